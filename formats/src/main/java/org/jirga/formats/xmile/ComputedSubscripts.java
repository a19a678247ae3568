package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Declared;
import org.jirga.formats.equation.Dialect;
import org.jirga.formats.equation.EquationParser;
import org.jirga.formats.equation.ExpressionParser;
import org.jirga.formats.equation.NotANumber;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Model;

/// Puts elements for subscripts that are worked out, such as the `Age - 1` of
/// `IF Age = 1 THEN births ELSE growing[Age - 1]`, in the equation of one element.
///
/// Where they follow from the elements on the left side, a choice that these decide is decided, so
/// that what lies outside of a dimension may stand in the branch that is never taken. Others are
/// counted along the dimension during a run, and what lies outside is 0, or whatever the file says
/// (`invalid_index_value`, XMILE 1.0, section 2.2.1).
final class ComputedSubscripts {

  /// More than names, numbers and stars: operators, and bounds that may be dimensions of the left.
  private static final Pattern COMPUTED =
      Pattern.compile(
          "[-+/(<>=^]|(?i:\\b(IF|NOT|AND|OR|MOD)\\b)|[\\p{L}\\p{Nd}_\\]]\\s*\\*"
              + "|[\\p{L}\\p{Nd}_]\\s*:\\s*\\p{L}|\\p{L}[\\p{L}\\p{Nd}_]*\\s*:");

  /// Each subscript within another is written three times: whether it is below or above the
  /// dimension, and where.
  private static final int DEEPEST = 4;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private static final Map<Name, Name> TIMES =
      Map.of(
          Model.TIME,
          Model.TIME,
          Name.of("DT"),
          Model.TIME_STEP,
          Name.of("STARTTIME"),
          Model.INITIAL_TIME,
          Name.of("STOPTIME"),
          Model.FINAL_TIME);

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

  private final Declared declared;
  private final Map<Name, Dimension> dimensions = new HashMap<>();
  private final List<Dimension> all;
  private final LeftSide left;
  private final Outside invalid;
  private final BeltQuestions questions;
  private final Complaints complaints;
  private final ChangingSlices slices;

  /// What computed subscripts say, by their places.
  private final Map<Span, Optional<Expr>> computedRead = new HashMap<>();

  /// How many subscripts the one that is being read lies in.
  private int depth;

  /// What is made of a graphical function.
  private interface Application {
    Expr of(Expr.Reference graph);
  }

  /// What an element is that a dimension does not have.
  enum Outside {
    ZERO("0"),
    NO_NUMBER("no number");

    private final String word;

    Outside(String word) {
      this.word = word;
    }

    /// As the file says.
    static Outside of(XmlElement root) {
      return root.all("header")
              .flatMap(header -> header.all("options"))
              .flatMap(options -> options.all("uses_arrays"))
              .flatMap(arrays -> arrays.attribute("invalid_index_value").stream())
              .anyMatch(value -> value.content().strip().equalsIgnoreCase("NaN"))
          ? NO_NUMBER
          : ZERO;
    }

    String word() {
      return word;
    }

    Expr at(Span span) {
      return this == ZERO ? number(0, span) : NotANumber.at(span);
    }
  }

  /// @param dimensions of the file; a part of one that an equation speaks of, `Age[2:4]`, is added
  /// @param left of the equation
  ComputedSubscripts(
      Declared declared,
      List<Dimension> dimensions,
      LeftSide left,
      Outside invalid,
      BeltQuestions questions,
      Complaints complaints) {
    this.invalid = invalid;
    this.questions = questions;
    this.declared = declared;
    this.all = dimensions;
    this.left = left;
    this.complaints = complaints;
    this.slices = new ChangingSlices(this, invalid, complaints);
    dimensions.forEach(dimension -> this.dimensions.put(dimension.name(), dimension));
  }

  /// Whether an equation has such subscripts, and so has to be read for each element by itself.
  static boolean areIn(Passage equation) {
    var text = QUOTED.matcher(equation.content()).replaceAll("q");
    var computed = COMPUTED.matcher(text);
    var depth = 0;
    var opening = 0;
    for (var at = 0; at < text.length(); at++) {
      if (text.charAt(at) == '[' && depth++ == 0) {
        opening = at;
      } else if (text.charAt(at) == ']'
          && --depth == 0
          && computed.region(opening + 1, at).find()) {
        return true;
      }
    }
    return false;
  }

  Expr of(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> literal;
      case Expr.Reference reference -> of(reference);
      case Expr.Unary(var op, var operand, var span) -> new Expr.Unary(op, of(operand), span);
      case Expr.Binary(var op, var a, var b, var span) -> new Expr.Binary(op, of(a), of(b), span);
      case Expr.Conditional(var test, var then, var otherwise, var span) -> {
        var known = mentionsLeft(test) ? value(test) : OptionalDouble.empty();
        yield known.isPresent()
            ? of(known.getAsDouble() != 0 ? then : otherwise)
            : new Expr.Conditional(of(test), of(then), of(otherwise), span);
      }
      // which asks for the dimension, not for a number
      case Expr.Call call when call.function() == Function.ELMCOUNT -> call;
      case Expr.Call call -> of(call);
      case Expr.LookupCall(var graph, var x, var span) -> {
        var at = of(x);
        yield applied(graph, one -> new Expr.LookupCall(one, at, span));
      }
      case Expr.InlineLookup(var table, var x, var span) ->
          new Expr.InlineLookup(table, of(x), span);
    };
  }

  private Expr of(Expr.Call call) {
    var function = call.function();
    var added = slices.added(call);
    if (added.isPresent()) {
      return added.get();
    }
    for (var place = 0; place < call.arguments().size(); place++) {
      if (function.namesLookup(place)
          && call.arguments().get(place) instanceof Expr.Reference graph
          && !graph.subscripts().isEmpty()) {
        var at = place;
        var others = call.arguments().stream().map(one -> one == graph ? one : of(one)).toList();
        return applied(
            graph,
            one -> {
              var all = new ArrayList<>(others);
              all.set(at, one);
              return new Expr.Call(function, all, call.span());
            });
      }
    }
    return new Expr.Call(function, call.arguments().stream().map(this::of).toList(), call.span());
  }

  private Expr of(Expr.Reference reference) {
    var number = number(reference);
    if (number.isPresent()) {
      return new Expr.Literal(number.getAsDouble(), reference.span());
    }
    var range = declared.range(reference.name());
    if (reference.subscripts().isEmpty()
        && !declared.dimensions().containsKey(reference.name())
        && left.entry(range, 1).isPresent()) {
      return new Expr.Reference(range, List.of(), reference.span());
    }
    if (reference.subscripts().isEmpty()) {
      return reference;
    }
    var shape = shape(reference);
    return flat(reference, shape)
        .or(() -> outside(reference, shape))
        .or(() -> changing(reference, shape))
        .or(() -> at(reference))
        .orElseGet(() -> new Expr.Literal(Double.NaN, reference.span()));
  }

  /// A single number counts all elements of an array of several dimensions, the last one running
  /// fastest.
  private Optional<Expr> flat(Expr.Reference reference, List<Dimension> shape) {
    if (shape.size() < 2 || reference.subscripts().size() != 1) {
      return Optional.empty();
    }
    var span = reference.span();
    var subscript = reference.subscripts().getFirst();
    var size = shape.stream().mapToInt(one -> one.elements().size()).reduce(1, Math::multiplyExact);
    var place = place(subscript, List.of());
    if (place.isPresent()) {
      return Optional.of(
          isWithin(place.getAsInt(), size)
              ? element(reference, shape, place.getAsInt() - 1)
              : missing(reference.name(), place.getAsInt(), subscript.span(), span));
    }
    return index(subscript, shape.getFirst())
        .map(index -> new Expr.Call(Function.INTEGER, List.of(index), span))
        .map(
            whole ->
                mapped(
                    element(reference, shape, 0),
                    binary(BinaryOp.SUBTRACT, whole, number(1, span)),
                    isOutside(whole, size)));
  }

  private static Expr.Reference element(Expr.Reference array, List<Dimension> shape, int from) {
    var rest = from;
    var subscripts = new ArrayList<Subscript>();
    for (var dimension : shape.reversed()) {
      var elements = dimension.elements();
      subscripts.addFirst(new Subscript(elements.get(rest % elements.size()), false, array.span()));
      rest /= elements.size();
    }
    return new Expr.Reference(array.name(), subscripts, array.span());
  }

  /// What a reference is one of whose subscripts lies outside of its dimension; nothing if none
  /// does, as far as is known before a run.
  private Optional<Expr> outside(Expr.Reference reference, List<Dimension> shape) {
    if (shape.size() != reference.subscripts().size()) {
      return Optional.empty();
    }
    for (var at = 0; at < shape.size(); at++) {
      var elements = shape.get(at).elements();
      var subscript = reference.subscripts().get(at);
      var place = place(subscript, elements);
      if (place.isPresent() && !isWithin(place.getAsInt(), elements.size())) {
        var span = reference.span();
        var missing = missing(shape.get(at).name(), place.getAsInt(), subscript.span(), span);
        var another = with(reference, at, elements.getFirst());
        return Optional.of(
            isSlice(reference)
                // as many as the slice has, where that counts
                ? new Expr.Conditional(number(0, span), of(another), missing, span)
                : missing);
      }
    }
    return Optional.empty();
  }

  private static boolean isSlice(Expr.Reference reference) {
    return reference.subscripts().stream().anyMatch(Subscript::reduced);
  }

  private Expr missing(Name of, int place, Span subscript, Span reference) {
    complaints.add(
        ReadCode.EASILY_MISREAD,
        subscript,
        "'%s' has no element %d: what is asked for here is %s".formatted(of, place, invalid.word),
        "say by IF … THEN … ELSE what is meant at the ends of the dimension");
    return invalid.at(reference);
  }

  private static boolean isWithin(int place, int size) {
    return place >= 1 && place <= size;
  }

  static Expr isOutside(Expr place, int size) {
    var span = place.span();
    return binary(
        BinaryOp.OR,
        binary(BinaryOp.LESS, place, number(1, span)),
        binary(BinaryOp.GREATER, place, number(size, span)));
  }

  /// The element that is so far from the first one.
  private Expr mapped(Expr.Reference first, Expr offset, Expr isOutside) {
    var span = first.span();
    var element = new Expr.Call(Function.VECTOR_ELM_MAP, List.of(first, offset), span);
    return new Expr.Conditional(isOutside, invalid.at(span), element, span);
  }

  /// A reference with subscripts that change during a run, by how far it is from the first element.
  private Optional<Expr> changing(Expr.Reference reference, List<Dimension> shape) {
    var span = reference.span();
    if (shape.size() != reference.subscripts().size() || shape.isEmpty()) {
      return Optional.empty();
    }
    var first = new ArrayList<Subscript>();
    var steps = new ArrayList<Expr>();
    var outside = new ArrayList<Expr>();
    var stride = 1.0;
    for (var place = shape.size() - 1; place >= 0; place--) {
      var dimension = shape.get(place);
      var size = dimension.elements().size();
      var subscript = reference.subscripts().get(place);
      var index = index(subscript, dimension);
      if (index.isPresent()) {
        var whole = new Expr.Call(Function.INTEGER, List.of(index.get()), span);
        var before = binary(BinaryOp.SUBTRACT, whole, number(1, span));
        steps.add(binary(BinaryOp.MULTIPLY, before, number(stride, span)));
        outside.add(isOutside(whole, size));
        subscript = new Subscript(dimension.elements().getFirst(), false, subscript.span());
      }
      first.addFirst(subscript);
      stride *= size;
    }
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        at(new Expr.Reference(reference.name(), first, span))
            .map(start -> mapped(start, joined(BinaryOp.ADD, steps), joined(BinaryOp.OR, outside)))
            .orElseGet(() -> number(Double.NaN, span)));
  }

  /// What applies a graphical function, for the element of it that is meant.
  private Expr applied(Expr.Reference graph, Application application) {
    var shape = shape(graph);
    return outside(graph, shape)
        .or(() -> chosen(graph, shape, application))
        .orElseGet(() -> application.of(at(graph).orElse(graph)));
  }

  /// A graphical function with subscripts that change during a run: as there is no value that is
  /// one, each that may be meant is applied, and one of these is chosen.
  private Optional<Expr> chosen(
      Expr.Reference graph, List<Dimension> shape, Application application) {
    var span = graph.span();
    if (shape.size() != graph.subscripts().size()) {
      return Optional.empty();
    }
    var first = new ArrayList<Subscript>();
    var changing = new ArrayList<Integer>();
    var outside = new ArrayList<Expr>();
    Expr number = number(0, span);
    for (var dimension : shape) {
      var place = first.size();
      var size = dimension.elements().size();
      var subscript = graph.subscripts().get(place);
      var index = index(subscript, dimension);
      if (index.isPresent()) {
        var whole = new Expr.Call(Function.INTEGER, List.of(index.get()), span);
        var before = binary(BinaryOp.SUBTRACT, whole, number(1, span));
        number =
            changing.isEmpty()
                ? before
                : binary(
                    BinaryOp.ADD, binary(BinaryOp.MULTIPLY, number, number(size, span)), before);
        outside.add(isOutside(whole, size));
        changing.add(place);
        subscript = new Subscript(dimension.elements().getFirst(), false, subscript.span());
      }
      first.add(subscript);
    }
    if (changing.isEmpty()) {
      return Optional.empty();
    }
    var found = at(new Expr.Reference(graph.name(), first, span));
    if (found.isEmpty()) {
      return Optional.of(number(Double.NaN, span));
    }
    var graphs = List.of(found.get());
    for (var place : changing) {
      graphs =
          graphs.stream()
              .flatMap(one -> shape.get(place).elements().stream().map(it -> with(one, place, it)))
              .toList();
    }
    var all = graphs.stream().map(application::of).toList();
    return Optional.of(
        new Expr.Conditional(
            joined(BinaryOp.OR, outside), invalid.at(span), Choice.of(all, number), span));
  }

  static Expr.Reference with(Expr.Reference array, int place, Name element) {
    var subscripts = new ArrayList<>(array.subscripts());
    subscripts.set(place, new Subscript(element, false, subscripts.get(place).span()));
    return new Expr.Reference(array.name(), subscripts, array.span());
  }

  static Expr joined(BinaryOp op, List<Expr> all) {
    return all.stream().reduce((one, other) -> binary(op, one, other)).orElseThrow();
  }

  List<Dimension> shape(Expr.Reference reference) {
    return declared.dimensionsOf(reference.name()).stream()
        .flatMap(name -> Optional.ofNullable(dimensions.get(name)).stream())
        .toList();
  }

  /// What a subscript comes to if that is only known during a run; nothing if it is known before,
  /// or cannot be read.
  Optional<Expr> index(Subscript subscript, Dimension dimension) {
    var name = subscript.name();
    if (!ExpressionParser.isComputed(subscript)) {
      var time = TIMES.get(name);
      if (time != null && !dimension.elements().contains(name)) {
        return Optional.of(new Expr.Reference(time, List.of(), subscript.span()));
      }
      var isVariable =
          !subscript.reduced()
              && declared.isVariable(name)
              && !dimensions.containsKey(name)
              && !dimension.elements().contains(name);
      return isVariable
          ? Optional.of(
              new BareArrays(declared, left)
                  .of(new Expr.Reference(name, List.of(), subscript.span())))
          : Optional.empty();
    }
    var index = read(subscript);
    if (index.isEmpty() || value(index.get()).isPresent()) {
      return Optional.empty();
    }
    if (index.get().parts().stream().anyMatch(ComputedSubscripts::isRandom)) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          subscript.span(),
          "a random number in a subscript is not supported yet",
          "give it a variable of its own, and use that as the subscript");
    }
    if (depth == DEEPEST) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          subscript.span(),
          "subscripts more than %d deep in others are not supported".formatted(DEEPEST),
          "give the inner one a variable of its own");
      return Optional.of(number(Double.NaN, subscript.span()));
    }
    depth++;
    var found = of(new BareArrays(declared, left).of(index.get()));
    depth--;
    return Optional.of(found);
  }

  private static boolean isRandom(Expr expr) {
    return expr instanceof Expr.Call call && call.function().isRandom();
  }

  private Optional<Expr> read(Subscript computed) {
    return computedRead.computeIfAbsent(
        computed.span(),
        span ->
            EquationParser.parse(
                    XmlTree.decoded(complaints.source(), span), Dialect.XMILE, declared, complaints)
                .map(questions::withElements));
  }

  static Expr binary(BinaryOp op, Expr left, Expr right) {
    return new Expr.Binary(op, left, right, left.span());
  }

  private static Expr number(double value, Span span) {
    return new Expr.Literal(value, span);
  }

  /// The reference with elements for all that the left side decides; nothing after a complaint.
  private Optional<Expr.Reference> at(Expr.Reference reference) {
    var shape = shape(reference);
    var subscripts = new ArrayList<Subscript>();
    for (var subscript : reference.subscripts()) {
      var at = subscripts.size();
      var dimension = shape.stream().skip(at).findFirst();
      var elements = dimension.map(Dimension::elements).orElse(List.of());
      var place = place(subscript, elements);
      var found =
          place.isPresent() && isWithin(place.getAsInt(), elements.size())
              ? Optional.of(
                  new Subscript(elements.get(place.getAsInt() - 1), false, subscript.span()))
              : ExpressionParser.isComputed(subscript)
                  ? unknown(subscript, place, dimension)
                  : ExpressionParser.isRange(subscript)
                      ? range(reference, at, subscript)
                      : subscript.reduced()
                          ? Optional.of(subscript)
                          : entry(reference, at, subscript);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      subscripts.add(found.get());
    }
    return Optional.of(new Expr.Reference(reference.name(), subscripts, reference.span()));
  }

  /// What stands on the left side for a dimension, or at the place that `@2` names.
  private Optional<Subscript> entry(Expr.Reference reference, int at, Subscript subscript) {
    var place = ExpressionParser.place(subscript);
    if (place.isPresent()) {
      var entry = left.entry(place.getAsInt());
      if (entry.isEmpty()) {
        complaints.add(
            ReadCode.UNSUPPORTED,
            subscript.span(),
            "the left side of this equation has no dimension %d".formatted(place.getAsInt()));
      }
      return entry.map(name -> new Subscript(name, false, subscript.span()));
    }
    var shape = shape(reference);
    if (at < shape.size() && isElement(subscript.name(), shape.get(at))) {
      return Optional.of(subscript);
    }
    var name = declared.range(subscript.name());
    if (left.isUnclear(name, timesNamed(name, reference.subscripts()))) {
      complainOfUnclear(name, subscript.span());
      return Optional.empty();
    }
    var n = timesNamed(name, reference.subscripts().subList(0, at + 1));
    return Optional.of(new Subscript(left.entry(name, n).orElse(name), false, subscript.span()));
  }

  /// Where an element has the name of a dimension, it is meant in subscripts of its own dimension.
  private boolean isElement(Name written, Dimension dimension) {
    return dimension.elements().contains(written)
        && !dimension.name().equals(declared.range(written));
  }

  private int timesNamed(Name dimension, List<Subscript> subscripts) {
    return (int)
        subscripts.stream()
            .filter(one -> !one.reduced() && declared.range(one.name()).equals(dimension))
            .count();
  }

  private void complainOfUnclear(Name dimension, Span span) {
    complaints.add(
        ReadCode.UNSUPPORTED,
        span,
        "'%s' stands twice on the left side of this equation: it is not clear which is meant"
            .formatted(dimension),
        "write its place there, @1 for the first dimension, @2 for the second");
  }

  /// Some neighbouring elements of a dimension, `2:4`, as a dimension of their own.
  private Optional<Subscript> range(Expr.Reference reference, int place, Subscript subscript) {
    var shape = shape(reference);
    var bounds = bounds(subscript);
    if (place >= shape.size()) {
      return Optional.of(subscript); // the check knows why
    }
    var whole = shape.get(place);
    var first = position(bounds.getFirst(), whole).orElse(0);
    var last = position(bounds.getLast(), whole).orElse(0);
    if (first < 1 || last < first || last > whole.elements().size()) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          subscript.span(),
          "'%s' has no elements from %s to %s"
              .formatted(whole.name(), written(bounds.getFirst()), written(bounds.getLast())),
          "the bounds are elements or their numbers, the first one first; they may change during a"
              + " run within a sum, 'SUM(a[1:k])', if no more than %d elements may be meant"
                  .formatted(ChangingSlices.MOST_CHOSEN));
      return Optional.empty();
    }
    var elements = whole.elements().subList(first - 1, last);
    if (elements.size() == whole.elements().size()) {
      return Optional.of(new Subscript(whole.name(), true, subscript.span()));
    }
    var name =
        Name.of(
            "%s from %s to %s".formatted(whole.name(), elements.getFirst(), elements.getLast()));
    if (!dimensions.containsKey(name)) {
      var part = new Dimension(name, elements, List.of(), subscript.span());
      dimensions.put(name, part);
      all.add(part);
    }
    return Optional.of(new Subscript(name, true, subscript.span()));
  }

  /// The first and the last element of a part of a dimension, as they are written.
  List<Subscript> bounds(Subscript range) {
    return ExpressionParser.bounds(range, XmlTree.decoded(complaints.source(), range.span()));
  }

  private String written(Subscript bound) {
    return XmlTree.decoded(complaints.source(), bound.span()).content().strip();
  }

  /// Of a bound, counted from 1; nothing if it is no element, or changes during a run.
  OptionalInt position(Subscript bound, Dimension dimension) {
    if (ExpressionParser.isComputed(bound)) {
      return place(bound, dimension.elements());
    }
    var written = written(bound, dimension);
    return written.isPresent() ? written : ofLeft(bound.name());
  }

  /// Whether a bound is an element or its number.
  boolean isWrittenOut(Subscript bound, Dimension dimension) {
    return !ExpressionParser.isComputed(bound) && written(bound, dimension).isPresent();
  }

  private static OptionalInt written(Subscript bound, Dimension dimension) {
    var text = bound.name().text();
    var prefix = dimension.name().text() + ".";
    var isQualified = Name.of(text).key().startsWith(Name.of(prefix).key());
    var element = isQualified ? Name.of(text.substring(prefix.length())) : bound.name();
    var at = dimension.elements().indexOf(element);
    if (at >= 0) {
      return OptionalInt.of(at + 1);
    }
    return NUMBER.matcher(text).matches()
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  /// The number of the element that the left side has of a dimension; nothing if it has none.
  private OptionalInt ofLeft(Name dimension) {
    var range = declared.range(dimension);
    var entry = left.entry(range, 1);
    if (entry.isEmpty()
        || declared.isVariable(dimension)
        || !dimensions.containsKey(range)
        || left.isUnclear(range, 1)) {
      return OptionalInt.empty();
    }
    var at = dimensions.get(range).elements().indexOf(entry.get());
    return at < 0 ? OptionalInt.empty() : OptionalInt.of(at + 1);
  }

  /// What no element follows from: nothing, after a complaint.
  private Optional<Subscript> unknown(
      Subscript computed, OptionalInt place, Optional<Dimension> dimension) {
    if (place.isPresent() && dimension.isPresent()) {
      // with as many subscripts as dimensions, it would be what lies outside
      complaints.add(
          ReadCode.UNSUPPORTED,
          computed.span(),
          "'%s' has no element %d".formatted(dimension.get().name(), place.getAsInt()));
    } else {
      complaints.add(
          ReadCode.UNSUPPORTED,
          computed.span(),
          "this subscript cannot be worked out before a run, which is not supported yet",
          "here a subscript may be computed from numbers and the dimensions of the left side; for"
              + " others list the elements by IF … THEN … ELSE");
    }
    return Optional.empty();
  }

  /// The place that a number among subscripts names, from 1, cut to a whole one; nothing where it
  /// is none or only known during a run.
  ///
  /// @param elements of which one may be called so
  private OptionalInt place(Subscript subscript, List<Name> elements) {
    var text = subscript.name().text();
    if (ExpressionParser.isComputed(subscript)) {
      var value = read(subscript).map(this::value).orElse(OptionalDouble.empty());
      return value.isPresent() ? OptionalInt.of((int) value.getAsDouble()) : OptionalInt.empty();
    }
    return NUMBER.matcher(text).matches() && !elements.contains(subscript.name())
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  /// The number of an element for a dimension that stands in an equation as a value.
  private OptionalDouble number(Expr.Reference reference) {
    var qualified = qualified(reference);
    if (qualified.isPresent()) {
      return qualified;
    }
    var range = declared.range(reference.name());
    var element = left.entry(range, 1);
    var dimension = dimensions.get(range);
    if (element.isEmpty()
        || dimension == null
        || !reference.subscripts().isEmpty()
        || declared.dimensions().containsKey(reference.name())) {
      return OptionalDouble.empty();
    }
    if (left.isUnclear(range, 1)) {
      complainOfUnclear(reference.name(), reference.span());
      return OptionalDouble.of(Double.NaN);
    }
    var at = dimension.elements().indexOf(element.get());
    return at < 0 ? OptionalDouble.empty() : OptionalDouble.of(at + 1.0);
  }

  /// The number of an element that stands in an equation with its dimension, `Severity.Mild`.
  private OptionalDouble qualified(Expr.Reference reference) {
    var text = reference.name().text();
    var dot = text.indexOf('.');
    var dimension =
        dot > 0 ? dimensions.get(declared.range(Name.of(text.substring(0, dot)))) : null;
    if (dimension == null || declared.dimensions().containsKey(reference.name())) {
      return OptionalDouble.empty();
    }
    var at = dimension.elements().indexOf(Name.of(text.substring(dot + 1)));
    return at < 0 ? OptionalDouble.empty() : OptionalDouble.of(at + 1.0);
  }

  private boolean mentionsLeft(Expr expr) {
    return expr instanceof Expr.Reference reference && number(reference).isPresent()
        || expr.children().stream().anyMatch(this::mentionsLeft);
  }

  private OptionalDouble value(Expr expr) {
    return KnownValue.of(expr, this::number);
  }
}
