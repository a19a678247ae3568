package org.jirga.formats.equation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jirga.formats.equation.Token.Kind;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Model;

/// Reads an expression from tokens, by the precedence of its operators, which [Infix] tells.
///
/// What is understood but not supported is complained about, and reading goes on with the number
/// NaN in its place. A broken grammar ends the expression with a [SyntaxException].
public final class ExpressionParser {

  /// Enough for any equation a person wrote, and few enough for those who walk the tree
  /// recursively.
  static final int MOST_LEVELS = 500;

  /// What XMILE defines beside functions.
  private static final Set<String> CONSTANT_WORDS =
      Set.of("time", "dt", "starttime", "stoptime", "pi", "inf", "nan");

  private static final Name EVERY_ELEMENT = Name.of("*");

  /// What the name of a subscript begins with that has to be worked out.
  private static final String COMPUTED = "\0";

  /// What stands between the bounds of a subscript that is a part of a dimension.
  private static final String RANGE = "\1";

  /// What the name of a subscript begins with that stands in a second pair of brackets.
  private static final String PART = "\2";

  private final Tokens tokens;
  private final Dialect dialect;
  private final Declared declared;
  private final Complaints complaints;
  private final Applications applications;

  /// How many expressions are being read, one inside the other.
  private int nesting;

  /// Whether what is read is expected of a model, and not an equation.
  private boolean expected;

  /// The levels of the tree that was read last.
  private int height;

  public ExpressionParser(
      Tokens tokens, Dialect dialect, Declared declared, Complaints complaints) {
    this.tokens = tokens;
    this.dialect = dialect;
    this.declared = declared;
    this.complaints = complaints;
    this.applications = new Applications(dialect, declared, complaints);
  }

  /// Reads up to a token that cannot go on with the expression.
  public Expr expression() throws SyntaxException {
    return expression(Infix.LOOSEST);
  }

  /// Reads what a model is expected to do, in which further functions may stand.
  public Expr expectation() throws SyntaxException {
    expected = true;
    try {
      return expression();
    } finally {
      expected = false;
    }
  }

  private Expr expression(int level) throws SyntaxException {
    if (++nesting > MOST_LEVELS) {
      throw tooDeep(tokens.peek().span());
    }
    var first = tokens.peek();
    var left = operand();
    var compared = -1;
    var infix = infix();
    while (infix.isPresent() && infix.get().level() >= level) {
      var operator = tokens.take();
      if (infix.get().isComparison() && infix.get().level() == compared) {
        complainOfChained(operator);
      }
      compared = infix.get().isComparison() ? infix.get().level() : -1;
      var leftHeight = height;
      var right = expression(infix.get().rightLevel());
      raise(Math.max(leftHeight, height), operator.span());
      left = infix.get().of(left, right, tokens.since(first));
      if (dialect == Dialect.XMILE) {
        left = NotANumber.compared(left);
      }
      infix = infix();
    }
    if (dialect == Dialect.VENSIM && Applications.beginsWithLogic(tokens.peek())) {
      throw new SyntaxException(
          ReadCode.UNEXPECTED,
          tokens.peek().span(),
          "expected an operator but found %s".formatted(tokens.peek().shown()),
          Applications.logicHint(tokens.peek().text()));
    }
    nesting--;
    return left;
  }

  private Optional<Infix> infix() {
    return Infix.of(tokens.peek(), dialect);
  }

  /// In XMILE, operators that bind equally tightly group from the left (XMILE 1.0, section 3.3.1).
  private void complainOfChained(Token operator) throws SyntaxException {
    var message = "'%s' compares the result of a comparison".formatted(operator.text());
    if (dialect == Dialect.VENSIM) {
      throw new SyntaxException(
          ReadCode.CHAINED_COMPARISON,
          operator.span(),
          message,
          "join two comparisons with :AND:, or use parentheses");
    }
    complaints.add(
        ReadCode.EASILY_MISREAD,
        operator.span(),
        message + ", which is 0 or 1",
        "if both shall be true, join them with AND");
  }

  private Expr operand() throws SyntaxException {
    var first = tokens.peek();
    if (tokens.took("+")) {
      return unary(UnaryOp.PLUS, Infix.SIGN, first);
    }
    if (tokens.took("-")) {
      return unary(UnaryOp.MINUS, Infix.SIGN, first);
    }
    if (tokens.took(":NOT:")) {
      return unary(UnaryOp.NOT, Infix.NOT, first);
    }
    if (tokens.at("(")) {
      return parenthesised();
    }
    if (dialect == Dialect.XMILE && tokens.at(".") && tokens.peek(1).isName()) {
      return variable();
    }
    if (first.is(":NA:")) {
      tokens.take();
      height = 1;
      return new Expr.Literal(Expr.Literal.NOT_AVAILABLE, first.span());
    }
    return switch (first.kind()) {
      case NUMBER -> {
        height = 1;
        yield new Expr.Literal(tokens.take().number(), first.span());
      }
      case QUOTED_NAME -> variable();
      case NAME -> dialect == Dialect.XMILE ? xmileWord(first) : vensimWord();
      case STRING, KEYWORD, SYMBOL, END -> throw tokens.unexpected("a number, a name or '('");
    };
  }

  private Expr unary(UnaryOp op, int level, Token first) throws SyntaxException {
    var operand = expression(level);
    raise(height, first.span());
    return new Expr.Unary(op, operand, tokens.since(first));
  }

  private Expr parenthesised() throws SyntaxException {
    var opening = tokens.take();
    var inner = expression();
    tokens.expectClosing(opening);
    return inner;
  }

  private Expr vensimWord() throws SyntaxException {
    if (!tokens.peek(1).is("(")) {
      return variable();
    }
    return switch (Name.of(tokens.peek().text()).key()) {
      case "with lookup" -> withLookup();
      case "integ" -> misplacedIntegral();
      default -> application();
    };
  }

  private Expr xmileWord(Token word) throws SyntaxException {
    return switch (Name.of(word.text()).key()) {
      case "if" -> ifThenElse();
      case "not" -> xmileNot();
      case "time" -> standsFor(Model.TIME);
      case "dt" -> standsFor(Model.TIME_STEP);
      case "starttime" -> standsFor(Model.INITIAL_TIME);
      case "stoptime" -> standsFor(Model.FINAL_TIME);
      case "pi" -> {
        takeConstantWord();
        yield new Expr.Literal(Math.PI, tokens.since(word));
      }
      case "inf" -> {
        takeConstantWord();
        yield new Expr.Literal(Double.POSITIVE_INFINITY, tokens.since(word));
      }
      case "then", "else", "and", "or" -> throw tokens.unexpected("a number, a name or '('");
      case "vensim" -> isVendors() ? vensimFunction() : variable();
      case "std", "isee" -> isInNamespace() ? ofXmile() : variable();
      case "user" -> isVendors() && isMacro(tokens.peek(2)) ? ofUser() : variable();
      case "nan" -> isVariable(word) ? variable() : notANumber(word);
      case "runcount", "sensiruncount", "clocktime" -> unlessDeclared(word);
      default ->
          tokens.peek(1).is("(")
              ? application()
              : isBareMacro(word) ? bareMacro(tokens.take()) : variable();
    };
  }

  private boolean isMacro(Token word) {
    return declared.macros().isMacro(Name.of(word.text()));
  }

  /// A macro without parameters may be called without parentheses.
  private boolean isBareMacro(Token word) {
    var name = Name.of(word.text());
    return declared.macros().isBare(name)
        && !isVariable(word)
        && !declared.ranges().containsKey(name)
        && !tokens.peek(1).is(".");
  }

  private Expr bareMacro(Token name) {
    height = 1;
    return declared
        .macros()
        .add(new MacroCalls.Call(Name.of(name.text()), List.of(), List.of(), name.span()));
  }

  private Expr standsFor(Name name) throws SyntaxException {
    var word = tokens.peek();
    takeConstantWord();
    return new Expr.Reference(name, List.of(), tokens.since(word));
  }

  /// A word without arguments, which may be written with empty parentheses.
  private void takeConstantWord() throws SyntaxException {
    tokens.take();
    if (tokens.at("(")) {
      var opening = tokens.take();
      tokens.expectClosing(opening);
    }
    height = 1;
  }

  private Expr xmileNot() throws SyntaxException {
    var not = tokens.take();
    var denied = unary(UnaryOp.NOT, Infix.SIGN, not);
    if (infix().filter(Infix::isComparison).isPresent()) {
      complaints.add(
          ReadCode.EASILY_MISREAD,
          not.span(),
          "'%s' denies what follows it, and not the comparison".formatted(not.text()),
          "put the comparison in parentheses if it is meant: NOT (a > b)");
    }
    return denied;
  }

  private Expr ifThenElse() throws SyntaxException {
    var first = tokens.take();
    var test = expression();
    var tallest = height;
    takeWord("then", "THEN");
    var then = expression();
    tallest = Math.max(tallest, height);
    takeWord("else", "ELSE");
    var otherwise = expression();
    raise(Math.max(tallest, height), first.span());
    return new Expr.Conditional(test, then, otherwise, tokens.since(first));
  }

  private void takeWord(String word, String shown) throws SyntaxException {
    if (!tokens.peek().isWord(word)) {
      throw tokens.unexpected("an operator or " + shown);
    }
    tokens.take();
  }

  /// A variable with its subscripts, or a subscripted lookup applied to a value.
  private Expr variable() throws SyntaxException {
    var reference = transposed(reference());
    height = 1;
    if (!tokens.at("(")) {
      return reference;
    }
    var opening = tokens.take();
    var x = expression();
    tokens.expectClosing(opening);
    raise(height, opening.span());
    return new Expr.LookupCall(reference, x, reference.span().to(tokens.since(opening)));
  }

  /// `A'` has the dimensions of `A` in the opposite order (XMILE 1.0, section 3.7.1.1), unless
  /// it is the name of a variable, which Stella writes without quotes.
  private Expr.Reference transposed(Expr.Reference reference) throws SyntaxException {
    var mark = tokens.peek();
    if (dialect != Dialect.XMILE || !tokens.took("'")) {
      return reference;
    }
    var marked = Name.of(reference.name().text() + "'");
    if (reference.subscripts().isEmpty() && declared.dimensions().containsKey(marked)) {
      var own = tokens.at("[") ? subscripts(marked) : List.<Subscript>of();
      return new Expr.Reference(marked, own, reference.span().to(mark.span()));
    }
    var count = declared.dimensionsOf(reference.name()).size();
    if (count < 2 || !reference.subscripts().isEmpty()) {
      throw new SyntaxException(
          ReadCode.UNSUPPORTED,
          mark.span(),
          "only whole arrays of two and more dimensions can be transposed",
          "say which dimension stands where, A[@2, @1]");
    }
    var subscripts = new ArrayList<Subscript>();
    for (var place = count; place > 0; place--) {
      subscripts.add(new Subscript(Name.of("@" + place), false, reference.span()));
    }
    return new Expr.Reference(reference.name(), subscripts, reference.span());
  }

  /// A name and, in brackets, its subscripts.
  public Expr.Reference reference() throws SyntaxException {
    var first = tokens.peek();
    // a full stop in front: of the outermost model
    var outermost = dialect == Dialect.XMILE && tokens.took(".") ? "." : "";
    var name = tokens.expectName("the name of a variable");
    var path = new StringBuilder(outermost + name.text());
    while (tokens.at(".") && tokens.peek(1).isName()) {
      tokens.take();
      path.append('.').append(tokens.take().text());
    }
    var variable = Name.of(path.toString());
    var subscripts = tokens.at("[") ? subscripts(variable) : List.<Subscript>of();
    if (dialect == Dialect.XMILE && !subscripts.isEmpty() && tokens.at("[")) {
      subscripts = Stream.concat(subscripts.stream(), Stream.of(part())).toList();
    }
    return new Expr.Reference(variable, subscripts, tokens.since(first));
  }

  /// The element of a conveyor or a queue that is itself an element of an array, `A[2, 3][1]`
  /// (XMILE 1.0, section 3.7.1.3).
  private Subscript part() throws SyntaxException {
    var opening = tokens.take();
    var read = subscript();
    tokens.expectClosing(opening);
    return new Subscript(Name.of(PART + read.name().text()), read.reduced(), read.span());
  }

  /// Whether a subscript stands in a second pair of brackets.
  public static boolean isPart(Subscript subscript) {
    return subscript.name().text().startsWith(PART);
  }

  /// Subscripts in brackets that belong to no reference.
  public List<Subscript> subscripts() throws SyntaxException {
    return subscripts(EVERY_ELEMENT);
  }

  private List<Subscript> subscripts(Name variable) throws SyntaxException {
    var opening = tokens.take();
    var subscripts = new ArrayList<Subscript>();
    do {
      var position = subscripts.size();
      var subscript = subscript();
      // XMILE's '*' is whatever dimension the variable has there.
      subscripts.add(
          declared
              .dimension(variable, position)
              .filter(dimension -> subscript.name().equals(EVERY_ELEMENT))
              .map(dimension -> new Subscript(dimension, true, subscript.span()))
              .orElse(subscript));
    } while (tokens.took(","));
    tokens.expectClosing(opening);
    return subscripts;
  }

  /// Whether a subscript is not a name but has to be worked out from what stands at its place.
  public static boolean isComputed(Subscript subscript) {
    return subscript.name().text().startsWith(COMPUTED) && !isRange(subscript);
  }

  /// The place on the left side that a subscript such as `@2` names, from 1.
  public static OptionalInt place(Subscript subscript) {
    var text = subscript.name().text();
    return text.matches("@[0-9]{1,4}")
        ? OptionalInt.of(Integer.parseInt(text.substring(1)))
        : OptionalInt.empty();
  }

  /// Whether a subscript is a part of a dimension, from one element to another.
  public static boolean isRange(Subscript subscript) {
    return subscript.name().text().contains(RANGE);
  }

  /// The first and the last element of a part of a dimension, or their numbers.
  public static List<Name> bounds(Subscript subscript) {
    var text = subscript.name().text();
    return Stream.of(text.substring(isPart(subscript) ? PART.length() : 0).split(RANGE, 2))
        .map(Name::of)
        .toList();
  }

  /// The bounds of a part of a dimension, each at its own place.
  ///
  /// @param written the part as the file has it
  public static List<Subscript> bounds(Subscript range, Passage written) {
    var tokens = Lexer.tokens(written, Dialect.XMILE);
    var depth = 0;
    while (depth > 0 || !tokens.at(":")) {
      if (tokens.atEnd()) {
        throw new IllegalArgumentException("no part of a dimension: " + written.content());
      }
      depth += nesting(tokens.take());
    }
    var between = tokens.take().span();
    var names = bounds(range);
    return List.of(
        new Subscript(names.getFirst(), false, new Span(range.span().start(), between.start())),
        new Subscript(names.getLast(), false, new Span(between.end(), range.span().end())));
  }

  /// How much deeper what follows a token lies.
  private static int nesting(Token token) {
    return token.is("(") || token.is("[") ? 1 : token.is(")") || token.is("]") ? -1 : 0;
  }

  /// How many tokens a subscript has that has to be worked out, such as `Age - 1`; otherwise 0.
  private int computedLength() {
    var depth = 0;
    var computed = false;
    for (var ahead = 0; tokens.peek(ahead).kind() != Kind.END; ahead++) {
      var token = tokens.peek(ahead);
      if (depth == 0 && (token.is(",") || token.is("]"))) {
        return computed ? ahead : 0;
      }
      depth += nesting(token);
      computed |= token.is("(") || token.is("[") || isOperator(ahead);
    }
    return 0;
  }

  /// Whether a token within a subscript works something out, and is neither a part of a name nor a
  /// star that stands for all elements.
  private boolean isOperator(int ahead) {
    var token = tokens.peek(ahead);
    if (ahead > 0) {
      return !tokens.peek(ahead - 1).is(".") && Infix.of(token, dialect).isPresent();
    }
    var isFirstOfMore = !tokens.peek(1).is(",") && !tokens.peek(1).is("]");
    return token.is("+")
        || token.is("-")
        || isFirstOfMore
            && (token.isWord("not") || token.isWord("if"))
            && !tokens.peek(1).is(".")
            && !tokens.peek(1).is(":");
  }

  private Subscript subscript() throws SyntaxException {
    var first = tokens.peek();
    // Only where it is known which dimension has to be counted along.
    var computed =
        dialect == Dialect.XMILE && !declared.dimensions().isEmpty() ? computedLength() : 0;
    if (computed > 0) {
      var from = computed();
      return tokens.took(":")
          ? new Subscript(Name.of(from + RANGE + computed()), true, tokens.since(first))
          : new Subscript(Name.of(from), false, tokens.since(first));
    }
    if (dialect == Dialect.XMILE && tokens.took("*")) {
      // of a part of the dimension that has a name, as converters write it: `*:Part`
      return tokens.took(":")
          ? new Subscript(
              declared.range(Name.of(tokens.expectName("a dimension").text())),
              true,
              tokens.since(first))
          : new Subscript(EVERY_ELEMENT, true, first.span());
    }
    if (dialect == Dialect.XMILE && tokens.took("@")) {
      if (tokens.peek().kind() != Kind.NUMBER) {
        throw tokens.unexpected("the number of a dimension");
      }
      return new Subscript(Name.of("@" + tokens.take().text()), false, tokens.since(first));
    }
    if (dialect == Dialect.XMILE && tokens.peek(boundLength()).is(":")) {
      var from = bound();
      tokens.take();
      return new Subscript(Name.of(from + RANGE + bound()), true, tokens.since(first));
    }
    if (dialect == Dialect.XMILE && first.kind() == Kind.NUMBER) {
      return new Subscript(Name.of(tokens.take().text()), false, first.span());
    }
    var name = tokens.expectElement("the name of a dimension or element");
    if (tokens.took("!")) {
      return new Subscript(Name.of(name.text()), true, tokens.since(first));
    }
    if (dialect == Dialect.XMILE && tokens.at(".") && tokens.peek(1).is("*")) {
      tokens.take();
      tokens.take();
      return new Subscript(declared.range(Name.of(name.text())), true, tokens.since(first));
    }
    if (dialect == Dialect.XMILE && tokens.at(".") && tokens.peek(1).isName()) {
      tokens.take();
      var element = tokens.take().text();
      // an element with its dimension in front, or a variable of a module
      if (declared.isDimension(Name.of(name.text()))) {
        return new Subscript(Name.of(element), false, tokens.since(first));
      }
      var path = new StringBuilder(name.text() + "." + element);
      while (tokens.at(".") && tokens.peek(1).isName()) {
        tokens.take();
        path.append('.').append(tokens.take().text());
      }
      return new Subscript(Name.of(path.toString()), false, tokens.since(first));
    }
    if (Stream.of("+", "-", "*", "/", "(").anyMatch(tokens::at)) {
      throw new SyntaxException(
          ReadCode.UNSUPPORTED,
          tokens.peek().span(),
          "computed subscripts are not supported yet",
          "use VECTOR ELM MAP, or a mapping of one range to the other");
    }
    return new Subscript(Name.of(name.text()), false, first.span());
  }

  /// What has to be worked out, or one bound of a part of a dimension that may have to be.
  private String computed() throws SyntaxException {
    var isBound = isEndOfBound(boundLength());
    var text = new StringBuilder();
    for (var depth = 0; depth > 0 || !isEndOfBound(0); ) {
      var token = tokens.take();
      depth += nesting(token);
      text.append(token.text());
    }
    if (text.isEmpty()) {
      throw tokens.unexpected("an element of the dimension, or its number");
    }
    return isBound ? text.toString() : COMPUTED + text;
  }

  private boolean isEndOfBound(int ahead) {
    return Stream.of(":", ",", "]").anyMatch(tokens.peek(ahead)::is);
  }

  /// How many tokens an element has that bounds a part of a dimension: `2`, `Boston`,
  /// `Location.Boston`.
  private int boundLength() {
    return tokens.peek().isName() && tokens.peek(1).is(".") && tokens.peek(2).isName() ? 3 : 1;
  }

  private String bound() throws SyntaxException {
    if (tokens.peek().kind() != Kind.NUMBER && !tokens.peek().isName()) {
      throw tokens.unexpected("an element of the dimension, or its number");
    }
    var text = new StringBuilder();
    for (var left = boundLength(); left > 0; left--) {
      text.append(tokens.take().text());
    }
    return text.toString();
  }

  /// A macro or a function with its arguments, or an unsubscripted lookup applied to a value.
  private Expr application() throws SyntaxException {
    if (isMacro(tokens.peek())) {
      var name = tokens.take();
      return macroCall(name, tokens.take());
    }
    return function();
  }

  private Expr function() throws SyntaxException {
    var name = tokens.take();
    var opening = tokens.take();
    var unsupported = applications.whyUnsupported(name);
    if (unsupported.isPresent()) {
      return unsupportedFunction(name, opening, unsupported.get());
    }
    var arguments = arguments(opening);
    raise(height, name.span());
    var applied = applications.of(name, arguments, tokens.since(name));
    if (!expected
        && applied instanceof Expr.Call(var function, _, _)
        && function.isOfExpectations()) {
      return unsupported(
          ReadCode.UNEXPECTED,
          name.span(),
          "'%s' can only stand in what a model is expected to do".formatted(name.text()));
    }
    return applied;
  }

  /// What XMILE and Stella define may have the name of its namespace in front, and then is no
  /// macro.
  private Expr ofXmile() throws SyntaxException {
    tokens.take();
    tokens.take();
    return tokens.peek(1).is("(") ? function() : xmileWord(tokens.peek());
  }

  private Expr ofUser() throws SyntaxException {
    tokens.take();
    tokens.take();
    return application();
  }

  private boolean isInNamespace() {
    return isVendors()
        || tokens.peek(1).is(".")
            && CONSTANT_WORDS.contains(Name.of(tokens.peek(2).text()).key())
            && !declared
                .dimensions()
                .containsKey(Name.of(tokens.peek().text() + "." + tokens.peek(2).text()));
  }

  private boolean isVariable(Token word) {
    return declared.dimensions().containsKey(Name.of(word.text()));
  }

  /// `NAN(a, b)` is how causal loop diagrams say what a variable depends on.
  private Expr notANumber(Token word) throws SyntaxException {
    if (tokens.peek(1).is("(") && !tokens.peek(2).is(")")) {
      tokens.take();
      skipToClosing(tokens.take());
      complaints.add(
          ReadCode.MISSING_EQUATION,
          tokens.since(word),
          "a list of causes stands in place of an equation",
          "a causal loop diagram cannot be run: give each variable an equation");
      return missing(tokens.since(word));
    }
    takeConstantWord();
    height = 2;
    return NotANumber.at(tokens.since(word));
  }

  /// A function without arguments that is not read, unless the model has a variable of that name.
  private Expr unlessDeclared(Token word) throws SyntaxException {
    var hint = FunctionNames.whyUnsupported(word.text(), dialect);
    if (hint.isEmpty()
        || tokens.peek(1).is("(")
        || declared.dimensions().isEmpty()
        || isVariable(word)) {
      return tokens.peek(1).is("(") ? application() : variable();
    }
    tokens.take();
    complaints.add(
        ReadCode.UNSUPPORTED_FUNCTION,
        word.span(),
        "the function '%s' is not supported yet".formatted(word.text()),
        hint);
    return missing(word.span());
  }

  private boolean isVendors() {
    return tokens.peek(1).is(".") && tokens.peek(2).isName() && tokens.peek(3).is("(");
  }

  /// A function of Vensim in XMILE, `vensim.PULSE_TRAIN(…)`.
  private Expr vensimFunction() throws SyntaxException {
    tokens.take();
    tokens.take();
    var name = tokens.take();
    var opening = tokens.take();
    var vensim = new Applications(Dialect.VENSIM, declared, complaints);
    var unsupported = vensim.whyUnsupported(name);
    if (unsupported.isPresent()) {
      return unsupportedFunction(name, opening, unsupported.get());
    }
    var arguments = arguments(opening);
    raise(height, name.span());
    var span = tokens.since(name);
    var called = vensim.of(name, arguments, span);
    if (called instanceof Expr.Call(var function, var given, _)
        && function == Function.GET_TIME_VALUE
        && given.size() < function.fewestArguments()) {
      complaints.add(
          ReadCode.WRONG_ARGUMENT_COUNT,
          span,
          "XMILE gives time no date, which '%s' asks for".formatted(name.text()),
          "add the year, month and day of time 0, and 0 to 7 for time in years, quarters, months,"
              + " weeks, days, hours, minutes or seconds");
      return missing(span);
    }
    return called;
  }

  /// `NAME(arguments : outputs)`.
  private Expr macroCall(Token name, Token opening) throws SyntaxException {
    var arguments = listed();
    var tallest = height;
    var outputs = new ArrayList<Expr.Reference>();
    if (tokens.took(":")) {
      do {
        outputs.add(reference());
      } while (tokens.took(","));
    }
    tokens.expectClosing(opening);
    raise(tallest, name.span());
    var span = tokens.since(name);
    if (expected) {
      throw new SyntaxException(
          ReadCode.EXPECTATION_NOT_READ,
          span,
          "this expectation is left out: it calls the macro '%s'".formatted(name.text()),
          "give what the macro computes a variable of its own");
    }
    return declared
        .macros()
        .add(new MacroCalls.Call(Name.of(name.text()), arguments, outputs, span));
  }

  private List<Expr> arguments(Token opening) throws SyntaxException {
    var arguments = listed();
    tokens.expectClosing(opening);
    return arguments;
  }

  private List<Expr> listed() throws SyntaxException {
    var arguments = new ArrayList<Expr>();
    var tallest = 0;
    if (!tokens.at(")") && !tokens.at(":")) {
      do {
        arguments.add(expression());
        tallest = Math.max(tallest, height);
      } while (tokens.took(","));
    }
    height = tallest;
    return arguments;
  }

  /// The arguments of an unknown function may follow a grammar of their own, so they are skipped.
  private Expr unsupportedFunction(Token name, Token opening, String hint) throws SyntaxException {
    skipToClosing(opening);
    complaints.add(
        ReadCode.UNSUPPORTED_FUNCTION,
        name.span(),
        "the function '%s' is not supported yet".formatted(name.text()),
        hint);
    return missing(name.span());
  }

  private void skipToClosing(Token opening) throws SyntaxException {
    var open = 1;
    while (open > 0) {
      if (tokens.atEnd()) {
        tokens.expectClosing(opening);
      }
      var token = tokens.take();
      open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
    }
  }

  private Expr misplacedIntegral() throws SyntaxException {
    var name = tokens.take();
    arguments(tokens.take());
    complaints.add(
        ReadCode.MISPLACED_INTEG,
        name.span(),
        "'%s' can only be the whole of an equation".formatted(name.text()),
        "define the integral as a variable of its own");
    return missing(tokens.since(name));
  }

  private Expr withLookup() throws SyntaxException {
    var name = tokens.take();
    var opening = tokens.take();
    var x = expression();
    var tallest = height;
    tokens.expect(",", "before the points of the lookup");
    var points = tokens.expect("(", "before the points of the lookup");
    var table = new LookupPoints(tokens, complaints).read(points);
    tokens.expectClosing(opening);
    raise(tallest, name.span());
    var span = tokens.since(name);
    return table.<Expr>map(t -> new Expr.InlineLookup(t, x, span)).orElseGet(() -> missing(span));
  }

  private Expr unsupported(ReadCode code, Span span, String message) {
    complaints.add(code, span, message);
    return missing(span);
  }

  /// Stands where something could not be read; the file has an error, so it is never evaluated.
  private Expr missing(Span span) {
    height = 1;
    return new Expr.Literal(Double.NaN, span);
  }

  private void raise(int below, Span span) throws SyntaxException {
    height = below + 1;
    if (height > MOST_LEVELS) {
      throw tooDeep(span);
    }
  }

  private static SyntaxException tooDeep(Span span) {
    return new SyntaxException(
        ReadCode.TOO_DEEP,
        span,
        "this expression has more than %d levels".formatted(MOST_LEVELS),
        "give parts of it a name of their own");
  }
}
