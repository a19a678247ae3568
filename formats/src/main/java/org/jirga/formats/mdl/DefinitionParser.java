package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Declared;
import org.jirga.formats.equation.Dialect;
import org.jirga.formats.equation.ExpectationParser;
import org.jirga.formats.equation.ExpressionParser;
import org.jirga.formats.equation.Lexer;
import org.jirga.formats.equation.LookupPoints;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.equation.SyntaxException;
import org.jirga.formats.equation.Token;
import org.jirga.formats.equation.Token.Kind;
import org.jirga.formats.equation.Tokens;
import org.jirga.formats.mdl.MdlDefinition.Body;
import org.jirga.formats.mdl.MdlDefinition.Formula;
import org.jirga.formats.mdl.MdlDefinition.Mapping;
import org.jirga.formats.mdl.MdlDefinition.Member;
import org.jirga.formats.mdl.MdlDefinition.Range;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Model;

/// Reads the equation of one entry: the left side, the sign between the sides, the right side.
final class DefinitionParser {

  private final Entry entry;
  private final Complaints complaints;
  private final Tokens tokens;
  private final ExpressionParser expressions;
  private final Declared declared;
  private final TextVariables texts;

  private DefinitionParser(
      Entry entry, Declared declared, TextVariables texts, Complaints complaints) {
    this.texts = texts;
    this.entry = entry;
    this.declared = declared;
    this.complaints = complaints;
    this.tokens = Lexer.tokens(entry.equation(), Dialect.VENSIM);
    this.expressions = new ExpressionParser(tokens, Dialect.VENSIM, declared, complaints);
  }

  /// What the entry defines; nothing if not even its left side can be read.
  ///
  /// @param declared the macros of the file
  /// @param texts its variables that are texts, which define nothing here
  static Optional<MdlDefinition> parse(
      Entry entry, Declared declared, TextVariables texts, Complaints complaints) {
    try {
      return new DefinitionParser(entry, declared, texts, complaints).definition();
    } catch (SyntaxException broken) {
      broken.addTo(complaints);
      return Optional.empty();
    }
  }

  /// What stands behind a name, where an entry has nothing else: `:RAW:`, or `:= 2 * planned`.
  static Body body(Entry entry, Expr.Reference left, Declared declared, Complaints complaints) {
    return new DefinitionParser(entry, declared, TextVariables.of(List.of()), complaints)
        .body(left);
  }

  private Optional<MdlDefinition> definition() throws SyntaxException {
    var first = tokens.peek();
    if (first.kind() == Kind.KEYWORD) {
      unsupported(first);
      return Optional.empty();
    }
    var left = expressions.reference();
    if (left.subscripts().isEmpty() && tokens.at(":")) {
      return Optional.of(range(left, first));
    }
    if (left.subscripts().isEmpty() && tokens.took(TextVariables.KEYWORD)) {
      if (tokens.peek().kind() != Kind.STRING) {
        throw tokens.unexpected("a text in single quotes");
      }
      tokens.take();
      tokens.expectEnd();
      return Optional.empty();
    }
    if (left.subscripts().isEmpty() && tokens.at("<->")) {
      return Optional.of(equivalence(left, first));
    }
    if (tokens.at(":THE CONDITION:") || tokens.at(":TEST INPUT:")) {
      return new ExpectationParser(tokens, expressions, complaints)
          .read(left)
          .map(MdlDefinition.Expected::new);
    }
    var exceptions = exceptions();
    var body = body(left);
    return Optional.of(
        new Formula(
            left.name(), left.subscripts(), exceptions, body, entry, first.span(), tokens.all()));
  }

  private List<List<Subscript>> exceptions() throws SyntaxException {
    var exceptions = new ArrayList<List<Subscript>>();
    if (tokens.took(":EXCEPT:")) {
      do {
        if (!tokens.at("[")) {
          throw tokens.unexpected("'[' before the elements that are excepted");
        }
        exceptions.add(expressions.subscripts());
      } while (tokens.took(","));
    }
    return exceptions;
  }

  /// The right side. When it is broken, the left side is kept, so that those who use the variable
  /// are not complained about too.
  private Body body(Expr.Reference left) {
    var start = tokens.peek();
    try {
      var body = read(left);
      if (tokens.at(":IGNORE:")) {
        throw new SyntaxException(
            ReadCode.MISSING_EQUATION,
            tokens.peek().span(),
            "this equation is not complete yet: it is going to use what ':IGNORE:' lists",
            "write the whole equation, or delete ':IGNORE:' and its list; Vensim does not run it"
                + " either");
      }
      if (!(body instanceof Body.Broken)) {
        tokens.expectEnd();
      }
      return body;
    } catch (SyntaxException broken) {
      broken.addTo(complaints);
      return new Body.Broken();
    }
  }

  private Body read(Expr.Reference left) throws SyntaxException {
    var mode = Optional.<DataMode>empty();
    while (DataMode.isKeyword(tokens.peek().text()) && tokens.peek().kind() == Kind.KEYWORD) {
      mode = Optional.of(DataMode.of(tokens.take().text()));
    }
    if (tokens.peek().kind() == Kind.KEYWORD) {
      return unsupported(tokens.peek());
    }
    if (tokens.atEnd()) {
      return new Body.Data(mode);
    }
    if (tokens.at("(")) {
      var opening = tokens.take();
      var lookups = ExternalCall.next(tokens);
      if (lookups.isPresent()) {
        var call = ExternalCall.read(lookups.get(), tokens, texts);
        tokens.expectClosing(opening);
        return new Body.External(call, Optional.empty());
      }
      return new LookupPoints(tokens, complaints)
          .read(opening)
          .<Body>map(Body.Points::new)
          .orElse(new Body.Broken());
    }
    var isData = tokens.at(":=");
    if (!tokens.took("=") && !tokens.took("==") && !tokens.took(":=")) {
      throw tokens.unexpected("'=' after the name");
    }
    var external = ExternalCall.next(tokens);
    if (external.isPresent()) {
      return new Body.External(ExternalCall.read(external.get(), tokens, texts), mode);
    }
    if (tokens.peek().isWord("tabbed array") && tokens.peek(1).is("(")) {
      return tabbedArray();
    }
    if (tokens.peek().isWord("a function of") && tokens.peek(1).is("(")) {
      var word = tokens.peek();
      while (!tokens.atEnd()) {
        tokens.take();
      }
      return new Body.Sketched(word.span());
    }
    if (tokens.peek().isWord("integ") && tokens.peek(1).is("(")) {
      return integral();
    }
    if (tokens.peek().isWord("sinteg")
        && tokens.peek(1).is("(")
        && !declared.macros().isMacro(Name.of("sinteg"))) {
      return restrictedIntegral(left);
    }
    if (atNumbers()) {
      return numbers();
    }
    var value = expressions.expression();
    return isData ? new Body.Computed(value, mode) : new Body.Value(value);
  }

  private Body unsupported(Token token) {
    complaints.add(
        ReadCode.UNSUPPORTED,
        token.span(),
        "'%s' is not supported yet".formatted(token.text()),
        "write an equation with = or := in its place");
    return new Body.Broken();
  }

  /// `SINTEG(rate, initial, low, high, multiple, special, how close)`: a stock whose net flow leads
  /// to what the restrictions make of it.
  private Body restrictedIntegral(Expr.Reference left) throws SyntaxException {
    var name = tokens.take();
    var opening = tokens.take();
    var arguments = new ArrayList<Expr>();
    do {
      arguments.add(expressions.expression());
    } while (tokens.took(","));
    tokens.expectClosing(opening);
    if (arguments.size() != 7 || !tokens.atEnd()) {
      complaints.add(
          arguments.size() == 7 ? ReadCode.MISPLACED_INTEG : ReadCode.WRONG_ARGUMENT_COUNT,
          name.span(),
          arguments.size() == 7
              ? "'%s' can only be the whole of an equation".formatted(name.text())
              : "'%s' takes 7 arguments, not %d".formatted(name.text(), arguments.size()));
      return new Body.Broken();
    }
    if (arguments.subList(2, 7).stream().allMatch(DefinitionParser::isMissing)) {
      return new Body.Integral(arguments.get(0), arguments.get(1));
    }
    var span = tokens.since(name);
    var dt = new Expr.Reference(Model.TIME_STEP, List.of(), span);
    var change = new Expr.Binary(BinaryOp.MULTIPLY, arguments.get(0), dt, span);
    var next = new Expr.Binary(BinaryOp.ADD, left, change, span);
    var step = new Expr.Binary(BinaryOp.SUBTRACT, restricted(next, arguments, span), left, span);
    return new Body.Integral(
        new Expr.Binary(BinaryOp.DIVIDE, step, dt, span),
        restricted(arguments.get(1), arguments, span));
  }

  private static boolean isMissing(Expr number) {
    return number instanceof Expr.Literal literal && literal.value() == Expr.Literal.NOT_AVAILABLE;
  }

  private static Expr restricted(Expr x, List<Expr> arguments, Span span) {
    var all = new ArrayList<Expr>();
    all.add(x);
    all.addAll(arguments.subList(2, 7));
    return new Expr.Call(Function.RESTRICTED, all, span);
  }

  private Body integral() throws SyntaxException {
    var name = tokens.take();
    var opening = tokens.take();
    var netFlow = expressions.expression();
    if (tokens.at(")")) {
      complaints.add(
          ReadCode.WRONG_ARGUMENT_COUNT,
          name.span(),
          "'%s' takes 2 arguments, not 1".formatted(name.text()),
          "the second is the initial value");
      return new Body.Broken();
    }
    tokens.expect(",", "before the initial value");
    var initial = expressions.expression();
    if (tokens.at(",")) {
      throw new SyntaxException(
          ReadCode.WRONG_ARGUMENT_COUNT,
          tokens.peek().span(),
          "'%s' takes 2 arguments, the flow and the initial value, and no more"
              .formatted(name.text()));
    }
    tokens.expectClosing(opening);
    if (!tokens.atEnd()) {
      complaints.add(
          ReadCode.MISPLACED_INTEG,
          name.span(),
          "'%s' can only be the whole of an equation".formatted(name.text()),
          "define the integral as a variable of its own");
      return new Body.Broken();
    }
    return new Body.Integral(netFlow, initial);
  }

  /// Whether a number with a comma or semicolon after it comes next.
  private boolean atNumbers() {
    var sign = tokens.at("-") || tokens.at("+") ? 1 : 0;
    return tokens.peek(sign).kind() == Kind.NUMBER
        && (tokens.peek(sign + 1).is(",") || tokens.peek(sign + 1).is(";"));
  }

  private Body numbers() throws SyntaxException {
    var first = tokens.peek();
    var rows = new ArrayList<List<Expr>>();
    do {
      var row = new ArrayList<Expr>();
      do {
        row.add(number());
      } while (tokens.took(","));
      rows.add(row);
    } while (tokens.took(";") && !tokens.atEnd());
    return new Body.Numbers(rows, tokens.since(first));
  }

  /// Numbers between blanks, a row on each line.
  private Body tabbedArray() throws SyntaxException {
    tokens.take();
    var opening = tokens.take();
    var first = tokens.peek();
    var rows = new ArrayList<List<Expr>>();
    var end = first.span().start();
    while (!tokens.at(")")) {
      var next = tokens.peek();
      if (rows.isEmpty() || startsLine(end, next.span().start())) {
        rows.add(new ArrayList<>());
      }
      rows.getLast().add(number());
      end = tokens.since(next).end();
    }
    tokens.expectClosing(opening);
    return new Body.Numbers(rows, tokens.since(first));
  }

  private boolean startsLine(int from, int to) {
    return entry
        .equation()
        .text()
        .substring(from, to)
        .chars()
        .anyMatch(c -> c == '\n' || c == '\r');
  }

  private Expr number() throws SyntaxException {
    var first = tokens.peek();
    var isNegative = tokens.took("-");
    if (!isNegative) {
      tokens.took("+");
    }
    if (tokens.peek().kind() != Kind.NUMBER) {
      throw tokens.unexpected("a number");
    }
    var number = tokens.take();
    var literal = new Expr.Literal(number.number(), number.span());
    return isNegative ? new Expr.Unary(UnaryOp.MINUS, literal, tokens.since(first)) : literal;
  }

  private MdlDefinition range(Expr.Reference left, Token first) throws SyntaxException {
    tokens.take();
    var members = new ArrayList<Member>();
    var subscript = ExternalCall.next(tokens);
    var external = Optional.<ExternalCall>empty();
    if (subscript.isPresent()) {
      external = Optional.of(ExternalCall.read(subscript.get(), tokens, texts));
    } else {
      do {
        members(members);
      } while (tokens.took(","));
    }
    var mappings = new ArrayList<Mapping>();
    if (tokens.took("->")) {
      do {
        mappings.add(mapping());
      } while (tokens.took(","));
    }
    tokens.expectEnd();
    return new Range(left.name(), members, external, mappings, false, first.span());
  }

  private Mapping mapping() throws SyntaxException {
    var first = tokens.peek();
    if (!tokens.at("(")) {
      var target = tokens.expectName("the dimension that is mapped to");
      return new Mapping(Name.of(target.text()), List.of(), target.span());
    }
    var opening = tokens.take();
    var target = tokens.expectName("the dimension that is mapped to");
    tokens.expect(":", "before the elements that are mapped to");
    var images = new ArrayList<Member>();
    do {
      members(images);
    } while (tokens.took(","));
    tokens.expectClosing(opening);
    return new Mapping(Name.of(target.text()), images, tokens.since(first));
  }

  private void members(List<Member> members) throws SyntaxException {
    if (!tokens.at("(")) {
      var name = tokens.expectElement("the name of an element");
      if (tokens.at("(")) {
        throw new SyntaxException(
            ReadCode.UNSUPPORTED_FUNCTION,
            name.span(),
            "the function '%s' is not supported yet".formatted(name.text()),
            "write the names of the elements, or GET DIRECT SUBSCRIPT");
      }
      if (tokens.at("-")) {
        complaints.add(
            ReadCode.UNEXPECTED,
            tokens.take().span(),
            "expected ',', '->' or the end of the range but found '-'",
            "elements from one to another stand in parentheses, as in (r1-r4)");
        addBetween(name, tokens.expectElement("the last element"), name, members);
        return;
      }
      members.add(new Member(Name.of(name.text()), name.span()));
      return;
    }
    var opening = tokens.take();
    var from = tokens.expectName("the first element");
    tokens.expect("-", "between the first and the last element");
    var to = tokens.expectName("the last element");
    tokens.expectClosing(opening);
    addBetween(from, to, opening, members);
  }

  private void addBetween(Token from, Token to, Token first, List<Member> members)
      throws SyntaxException {
    var span = tokens.since(first);
    for (var name : NumberedElements.between(from.text(), to.text(), span)) {
      members.add(new Member(Name.of(name), span));
    }
  }

  /// `a <-> b` gives the elements of b a second name.
  private MdlDefinition equivalence(Expr.Reference left, Token first) throws SyntaxException {
    tokens.take();
    var other = tokens.expectName("the name of a dimension");
    tokens.expectEnd();
    var member = new Member(Name.of(other.text()), other.span());
    return new Range(left.name(), List.of(member), Optional.empty(), List.of(), true, first.span());
  }
}
