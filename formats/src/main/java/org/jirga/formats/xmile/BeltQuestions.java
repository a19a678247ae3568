package org.jirga.formats.xmile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Declared;
import org.jirga.formats.equation.Dialect;
import org.jirga.formats.equation.EquationParser;
import org.jirga.formats.equation.ExpressionParser;
import org.jirga.formats.equation.NotANumber;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.equation.References;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Rewriting;
import org.jirga.model.expr.Subscript;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Bodies;
import org.jirga.model.structure.Variable;

/// Reads what equations ask about the parts of conveyors and queues, and about ovens.
///
/// The functions of arrays "MUST work on all container objects", and `queue[3]` is "the third
/// element (from the front)" (XMILE 1.0, section 3.7.1.3). How many elements there are is a
/// variable of its own, of which the questions are asked.
final class BeltQuestions {

  private final Map<Name, BeltStock> stocks = new HashMap<>();
  private final Surroundings around;
  private final Declared declared;
  private final ComputedSubscripts.Outside outside;
  private final Complaints complaints;

  /// Those whose capacities are being read.
  private final Set<Name> measured = new HashSet<>();

  /// @param stocks of the model, or of the macro
  /// @param outside what an element is that is not there
  BeltQuestions(
      Stream<XmlElement> stocks,
      Surroundings around,
      Declared declared,
      ComputedSubscripts.Outside outside,
      Complaints complaints) {
    this.around = around;
    this.declared = declared;
    this.outside = outside;
    this.complaints = complaints;
    stocks
        .flatMap(stock -> BeltStock.of(stock, List.of()).stream())
        .filter(stock -> !around.skipped().contains(stock.name()))
        .forEach(stock -> this.stocks.put(stock.name(), stock));
  }

  /// What a variable is called that says how many parts a stock has, or what an oven does; it is in
  /// the same module.
  static Name parts(Name stock) {
    var local = stock.text().lastIndexOf('.') + 1;
    return Name.of(stock.text().substring(0, local) + "parts of " + stock.text().substring(local));
  }

  /// Variables without those that say how many parts a stock has of which nobody asks.
  static List<Variable> withoutUnasked(List<Variable> variables) {
    var counts =
        variables.stream()
            .filter(WrittenBelts::isOfParts)
            .map(Variable::name)
            .collect(Collectors.toSet());
    if (counts.isEmpty()) {
      return variables;
    }
    variables.stream()
        .flatMap(Bodies::of)
        .flatMap(body -> body.parts().stream())
        .flatMap(part -> counted(part).stream())
        .forEach(counts::remove);
    return variables.stream()
        .filter(it -> !counts.contains(it.name()) || !WrittenBelts.isOfParts(it))
        .toList();
  }

  private static Optional<Name> counted(Expr part) {
    return part instanceof Expr.Call(var function, var arguments, _)
            && function.asksBelts()
            && arguments.size() > 1
            && arguments.get(1) instanceof Expr.Reference count
        ? Optional.of(count.name())
        : Optional.empty();
  }

  boolean isBelt(Name name) {
    return belt(name).isPresent();
  }

  private Optional<BeltStock> belt(Name name) {
    return Optional.ofNullable(stocks.get(name))
        .or(() -> elsewhere(name).map(Surroundings.Belt::stock));
  }

  /// One of another model.
  private Optional<Surroundings.Belt> elsewhere(Name name) {
    return declared.dimensions().containsKey(name) && !around.skipped().contains(name)
        ? Optional.empty()
        : around.belts().apply(name);
  }

  /// With elements of conveyors and queues as what they are, before subscripts are looked at.
  Expr withElements(Expr read) {
    return References.replace(
        Rewriting.bottomUp(read, this::withoutStar), this::element, lookup -> lookup);
  }

  /// `MEAN(queue[*])` is `MEAN(queue)`, and `SUM(queue[1:3])` is a sum.
  private Expr withoutStar(Expr expr) {
    if (!(expr instanceof Expr.Call(var function, var arguments, var span))) {
      return expr;
    }
    var isExtreme = function == Function.MAX || function == Function.MIN;
    if (!isExtreme && function != Function.SUM && ofParts(function).isEmpty()) {
      return expr;
    }
    if (function == Function.SUM
        && arguments.size() == 1
        && arguments.getFirst() instanceof Expr.Reference reference
        && isElement(reference)) {
      var added = added(reference);
      if (added.isPresent()) {
        return added.get();
      }
    }
    var most = function == Function.MAX ? Function.VMAX : Function.VMIN;
    return new Expr.Call(
        function,
        arguments.stream()
            .map(
                one ->
                    one instanceof Expr.Reference reference && isOfAll(reference)
                        ? isExtreme
                            ? new Expr.Call(most, List.of(stock(reference)), one.span())
                            : stock(reference)
                        : one)
            .toList(),
        span);
  }

  /// Parts from one to another, added up; nothing where these are no numbers.
  private Optional<Expr> added(Expr.Reference reference) {
    var range = reference.subscripts().getLast();
    var numbers =
        ExpressionParser.bounds(range).stream()
            .filter(bound -> bound.text().matches("[0-9]{1,6}"))
            .map(bound -> Integer.parseInt(bound.text()))
            .toList();
    if (!ExpressionParser.isRange(range) || numbers.size() != 2) {
      return Optional.empty();
    }
    var first = numbers.getFirst();
    var last = numbers.getLast();
    if (first < 1 || last < first || last - first >= ListedContents.MOST) {
      return Optional.empty();
    }
    return IntStream.rangeClosed(first, last)
        .<Expr>mapToObj(
            at ->
                new Expr.Call(
                    Function.PLACE_ELEMENT,
                    List.of(stock(reference), new Expr.Literal(at, range.span())),
                    reference.span()))
        .reduce((a, b) -> new Expr.Binary(BinaryOp.ADD, a, b, reference.span()));
  }

  private boolean isOfAll(Expr.Reference reference) {
    return isElement(reference)
        && reference.subscripts().getLast().reduced()
        && isEvery(reference.subscripts().getLast())
        && stock(reference).subscripts().stream().noneMatch(Subscript::reduced);
  }

  private static boolean isEvery(Subscript subscript) {
    return subscript.name().text().endsWith("*");
  }

  private boolean isElement(Expr.Reference reference) {
    var dimensions = declared.dimensionsOf(reference.name()).size();
    return hasParts(reference.name())
        && reference.subscripts().size() == dimensions + 1
        && (dimensions == 0 || ExpressionParser.isPart(reference.subscripts().getLast()));
  }

  private boolean hasParts(Name name) {
    return belt(name).filter(stock -> !stock.isOven()).isPresent();
  }

  private static Expr.Reference stock(Expr.Reference element) {
    var subscripts = element.subscripts();
    return new Expr.Reference(
        element.name(), subscripts.subList(0, subscripts.size() - 1), element.span());
  }

  private Expr element(Expr.Reference reference) {
    if (!isElement(reference)) {
      return reference.subscripts().stream().anyMatch(ExpressionParser::isPart)
          ? unsupported(
              reference.span(),
              "'%s' is no conveyor or queue of an array, one of whose parts the second brackets"
                      .formatted(reference.name())
                  + " could name",
              "write all subscripts of an array in one pair of brackets")
          : reference;
    }
    var subscript = reference.subscripts().getLast();
    if (subscript.reduced()
        || ExpressionParser.isRange(subscript)
        || subscript.name().text().contains("@")) {
      return unsupported(
          subscript.span(),
          "some parts of '%s' cannot be taken together here".formatted(reference.name()),
          "take one, 'queue[2]', some by their numbers in a sum, 'SUM(queue[1:3])', or all in a"
              + " function, 'MEAN(queue)'");
    }
    var number =
        EquationParser.parse(
            XmlTree.decoded(complaints.source(), subscript.span()),
            Dialect.XMILE,
            declared,
            complaints);
    if (number.isEmpty()) {
      return new Expr.Literal(Double.NaN, reference.span());
    }
    if (number.get().parts().stream().anyMatch(BeltQuestions::isRandom)) {
      return unsupported(
          subscript.span(),
          "a random number in a subscript is not supported yet",
          "give it a variable of its own, and use that as the subscript");
    }
    var known = KnownValue.of(number.get(), _ -> OptionalDouble.empty());
    if (known.isPresent() && known.getAsDouble() < 1) {
      complaints.add(
          ReadCode.EASILY_MISREAD,
          subscript.span(),
          "the parts of '%s' are counted from 1: what is asked for here is %s"
              .formatted(reference.name(), outside.word()),
          "1 is the part that comes off or leaves first");
    }
    return new Expr.Call(
        Function.PLACE_ELEMENT,
        List.of(stock(reference), withElements(number.get())),
        reference.span());
  }

  private static boolean isRandom(Expr expr) {
    return expr instanceof Expr.Call call && call.function().isRandom();
  }

  private Expr unsupported(Span span, String what, String instead) {
    complaints.add(ReadCode.UNSUPPORTED, span, what, instead);
    return new Expr.Literal(Double.NaN, span);
  }

  /// What a call comes to that asks about a conveyor, a queue or an oven; nothing if it asks about
  /// nothing, or about what is none.
  Optional<Expr> answered(Expr.Call call, Belts.Parser parse) {
    if (call.function() == Function.PLACE_ELEMENT && call.arguments().size() == 2) {
      return Optional.of(answeredElement(call));
    }
    if (!(call.arguments().getFirst() instanceof Expr.Reference reference)) {
      return asksOven(call) ? Optional.of(noBelt(call)) : Optional.empty();
    }
    var stock = belt(reference.name());
    var isReduced = reference.subscripts().stream().anyMatch(Subscript::reduced);
    return switch (call.function()) {
      case SUM -> stock.filter(_ -> !isReduced).map(_ -> reference);
      case OSTATE -> Optional.of(state(call, reference, stock.filter(BeltStock::isOven)));
      case CAPACITY ->
          Optional.of(
              capacity(
                  call,
                  reference,
                  Optional.ofNullable(stocks.get(reference.name())).filter(it -> !it.isQueue()),
                  parse));
      default ->
          stock
              .filter(it -> !isReduced && !it.isOven())
              .flatMap(
                  it ->
                      ofParts(call.function())
                          .map(question -> ofAll(question, reference, it, call.span())));
    };
  }

  /// What a function of the elements of an array is of the parts of a conveyor or a queue.
  private static Optional<Function> ofParts(Function function) {
    return switch (function) {
      case SIZE -> Optional.of(Function.PLACE_SIZE);
      case MEAN -> Optional.of(Function.PLACE_MEAN);
      case VMIN -> Optional.of(Function.PLACE_MIN);
      case VMAX -> Optional.of(Function.PLACE_MAX);
      case STDDEV -> Optional.of(Function.PLACE_STDDEV);
      default -> Optional.empty();
    };
  }

  private static boolean asksOven(Expr.Call call) {
    return call.function() == Function.OSTATE || call.function() == Function.CAPACITY;
  }

  private Expr.Reference parts(Expr.Reference stock) {
    var name =
        stocks.containsKey(stock.name())
            ? parts(stock.name())
            : elsewhere(stock.name())
                .map(belt -> Name.of("." + parts(belt.whole()).text()))
                .orElseThrow();
    return new Expr.Reference(name, stock.subscripts(), stock.span());
  }

  private Expr ofAll(Function question, Expr.Reference stock, BeltStock kind, Span span) {
    var answer = new Expr.Call(question, List.of(stock, parts(stock)), span);
    // a conveyor has a part at least
    return question == Function.PLACE_SIZE || !kind.isQueue()
        ? answer
        : within(binary(BinaryOp.LESS, size(stock), 1), answer);
  }

  private Expr answeredElement(Expr.Call call) {
    var number = call.arguments().get(1);
    var asked = call.arguments().getFirst();
    if (asked.references().findAny().isEmpty()) {
      return asked; // complained about already, or what an array does not have
    }
    if (asked instanceof Expr.Reference stock && !hasParts(stock.name())) {
      return unsupported(
          asked.span(),
          "'%s' is neither a conveyor nor a queue".formatted(stock.name()),
          "ask for a part of a stock that is one");
    }
    if (!(asked instanceof Expr.Reference stock)) {
      return unsupported(
          call.span(),
          "the conveyor or queue one of whose parts is asked for cannot change during a run",
          "choose among them by IF … THEN … ELSE");
    }
    var answer =
        new Expr.Call(Function.PLACE_ELEMENT, List.of(stock, parts(stock), number), call.span());
    var after = binary(BinaryOp.ADD, size(stock), 1);
    return within(
        new Expr.Binary(
            BinaryOp.OR,
            binary(BinaryOp.LESS, number, 1),
            new Expr.Binary(BinaryOp.GREATER_OR_EQUAL, number, after, call.span()),
            call.span()),
        answer);
  }

  private Expr size(Expr.Reference stock) {
    return new Expr.Call(Function.PLACE_SIZE, List.of(stock, parts(stock)), stock.span());
  }

  private static Expr binary(BinaryOp op, Expr left, double right) {
    return new Expr.Binary(op, left, new Expr.Literal(right, left.span()), left.span());
  }

  /// What is not there is 0, as it is of itself, or no number.
  private Expr within(Expr isOutside, Expr answer) {
    return outside == ComputedSubscripts.Outside.ZERO
        ? answer
        : new Expr.Conditional(isOutside, NotANumber.at(answer.span()), answer, answer.span());
  }

  private Expr state(Expr.Call call, Expr.Reference named, Optional<BeltStock> oven) {
    if (oven.isEmpty() || call.arguments().size() > 1) {
      return noBelt(call);
    }
    if (OvenEquations.isCleaned(oven.get())) {
      return unsupported(
          call.span(),
          "what OSTATE is while an oven is cleaned is not published, and not supported therefore",
          "leave out the clean time, or ask what flows into the oven and out of it");
    }
    return new Expr.Call(Function.OSTATE, List.of(named, parts(named)), call.span());
  }

  private Expr capacity(
      Expr.Call call, Expr.Reference named, Optional<BeltStock> stock, Belts.Parser parse) {
    if (elsewhere(named.name()).isPresent() && !stocks.containsKey(named.name())) {
      return unsupported(
          call.span(),
          "the capacity of '%s', which is in another module, cannot be asked for"
              .formatted(named.name()),
          "give the capacity a variable of its own there, and use that");
    }
    if (stock.isEmpty() || call.arguments().size() > 1) {
      return noBelt(call);
    }
    var written =
        stock
            .get()
            .part("capacity")
            .map(part -> XmileText.stripped(part.text()))
            .filter(text -> !text.isBlank());
    if (written.isEmpty()) {
      return ofCapacity(named, new Expr.Literal(Double.POSITIVE_INFINITY, call.span()), call);
    }
    if (named.subscripts().stream().anyMatch(Subscript::reduced) || !measured.add(named.name())) {
      return unsupported(
          call.span(),
          "this capacity cannot be asked for here",
          "give the capacity a variable of its own, and use that");
    }
    var capacity = parse.parse(written.get(), named.name(), named.subscripts());
    measured.remove(named.name());
    return capacity.parts().stream().anyMatch(BeltQuestions::isRandom)
        ? unsupported(
            call.span(),
            "the capacity of '%s' is drawn by chance, and would be drawn anew here"
                .formatted(named.name()),
            "give the capacity a variable of its own, and use that")
        : ofCapacity(named, capacity, call);
  }

  /// A question of the capacity of what has none, if it makes the whole expression infinite or no
  /// number at all times; as a bound it is what it should be.
  static Optional<Expr.Call> endless(Expr expr) {
    return switch (expr) {
      case Expr.Call call ->
          call.function() == Function.CAPACITY
                  && call.arguments().get(1) instanceof Expr.Literal(var capacity, _)
                  && Double.isInfinite(capacity)
              ? Optional.of(call)
              : Optional.empty();
      case Expr.Unary(var op, var operand, _) when op != UnaryOp.NOT -> endless(operand);
      case Expr.Binary(var op, var left, var right, _) ->
          switch (op) {
            case ADD, SUBTRACT, MULTIPLY -> endless(left).or(() -> endless(right));
            case DIVIDE -> endless(left);
            default -> Optional.empty();
          };
      default -> Optional.empty();
    };
  }

  private static Expr ofCapacity(Expr.Reference named, Expr capacity, Expr.Call call) {
    return new Expr.Call(Function.CAPACITY, List.of(named, capacity), call.span());
  }

  private Expr noBelt(Expr.Call call) {
    return unsupported(
        call.span(),
        call.function() == Function.OSTATE
            ? "OSTATE asks about an oven, and nothing else"
            : "CAPACITY asks about a conveyor or an oven of the same model, and nothing else",
        "name it as it is called where it is defined");
  }
}
