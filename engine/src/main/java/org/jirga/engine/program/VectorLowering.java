package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.ExprPrinter;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.structure.Dimension;

/// Lowers functions that see more than one element of their arguments.
///
/// A vector is what its reference runs over when its last subscript does; the function's value is
/// that for the element which the left side gives this subscript.
final class VectorLowering {

  /// The numbers of a profile: kind, priority, width and one more.
  private static final int PROFILE = 4;

  private static final double UNIFORM = 1;

  /// A sum over more elements goes through hidden slots, one for each so many terms, which keeps
  /// expressions small and gives them the same shape.
  private static final int TERMS = 16;

  private final Draft draft;
  private final Scalars scalars;
  private final ExpressionLowering expressions;

  /// The latest terms of each allocation, for each list of assignments, which is told from others
  /// by what it is, not by what is in it.
  private final Map<List<Assignment>, Map<Expr.Call, Terms>> allocations = new IdentityHashMap<>();

  /// The vectors that functions take, for each list of assignments in the same way.
  private final Map<List<Assignment>, Map<Common, Vector>> vectors = new IdentityHashMap<>();

  /// What other arguments have for each element of such a vector, in the same way.
  private final Map<List<Assignment>, Map<Common, List<Code>>> beside = new IdentityHashMap<>();

  VectorLowering(Draft draft, Scalars scalars, ExpressionLowering expressions) {
    this.draft = draft;
    this.scalars = scalars;
    this.expressions = expressions;
  }

  /// Joins the values of an expression over its reduced subscripts, from the first on, the last
  /// dimension running fastest.
  Code reduce(Expr.Call call, Op op, Scope scope) {
    var values = each(call, 0, scope);
    var joined = values.getFirst();
    for (var term = 1; term < values.size(); term++) {
      if (term > 1 && term % TERMS == 1) {
        var label = "part of a sum in " + scope.definition().label();
        joined = Code.of(draft.valueSlot(joined, label, scope.out()));
      }
      joined = Code.of(op, joined, values.get(term));
    }
    return joined;
  }

  Code mean(Expr.Call call, Scope scope) {
    var count = each(call, 0, scope).size();
    return Code.of(Op.DIVIDE, reduce(call, Op.ADD, scope), Code.of(count));
  }

  Code size(Expr.Call call, Scope scope) {
    return Code.of(each(call, 0, scope).size());
  }

  Code deviation(Expr.Call call, Scope scope) {
    return new Code.Invoke(Calculation.STANDARD_DEVIATION, 0, each(call, 0, scope));
  }

  Code nthSmallest(Expr.Call call, Scope scope) {
    var operands = new ArrayList<Code>();
    var vector = each(call, 0, scope);
    operands.add(argument(call, 1, scope));
    operands.addAll(vector);
    if (call.arguments().size() == 2) {
      return new Code.Invoke(Calculation.NTH_SMALLEST, 0, operands);
    }
    var second = each(call, 2, scope);
    if (second.size() != vector.size()) {
      draft.complain(
          new Draft.Complaint(
              LoweringCode.ELEMENTS,
              call.arguments().get(2).span(),
              "RANK is given %d values to decide between %d"
                  .formatted(second.size(), vector.size()),
              "its third argument has as many elements as its first"));
      return Code.of(Double.NaN);
    }
    operands.addAll(second);
    return new Code.Invoke(Calculation.NTH_SMALLEST_PAIR, 0, operands);
  }

  Code interpolated(Expr.Call call, Scope scope) {
    var over = scalars.reducedDimensions(call.arguments().getFirst());
    if (over.size() != call.arguments().size() - 1) {
      draft.complain(
          new Draft.Complaint(
              LoweringCode.ELEMENTS,
              call.span(),
              "INTERPOLATE is given %d places for %d dimensions"
                  .formatted(call.arguments().size() - 1, over.size()),
              "it takes a place from 0 to 1 along each dimension of the array"));
      return Code.of(Double.NaN);
    }
    var values = each(call, 0, scope);
    for (var dimension = over.size(); dimension > 0; dimension--) {
      var place = argument(call, dimension, scope);
      var size = over.get(dimension - 1).elements().size();
      var between = new ArrayList<Code>();
      for (var from = 0; from < values.size(); from += size) {
        between.add(between(values.subList(from, from + size), place));
      }
      values = between;
    }
    return values.getFirst();
  }

  private static Code between(List<Code> values, Code place) {
    if (values.size() == 1) {
      return values.getFirst();
    }
    var operands = new ArrayList<Code>();
    operands.addAll(List.of(place, Code.of(0), Code.of(1), Code.of(0)));
    operands.addAll(values);
    return new Code.Invoke(Calculation.VECTOR_LOOKUP, 0, operands);
  }

  private List<Code> each(Expr.Call call, int place, Scope scope) {
    var body = call.arguments().get(place);
    return scopes(scalars.reducedDimensions(body), scope).stream()
        .map(one -> expressions.lower(body, one))
        .toList();
  }

  private static List<Scope> scopes(List<Dimension> over, Scope scope) {
    var scopes = List.of(scope);
    for (var dimension : over) {
      scopes =
          scopes.stream()
              .flatMap(
                  one ->
                      dimension.elements().stream()
                          .map(element -> one.reducing(dimension.name(), element)))
              .toList();
    }
    return scopes;
  }

  Code select(Expr.Call call, Scope scope) {
    complainOfNoMode(call, 3, 10, "numerical action");
    complainOfNoMode(call, 4, 3, "error action");
    var operands = new ArrayList<Code>();
    for (var place = 2; place <= 4; place++) {
      operands.add(argument(call, place, scope));
    }
    var over = new ArrayList<>(scalars.reducedDimensions(call.arguments().get(0)));
    for (var dimension : scalars.reducedDimensions(call.arguments().get(1))) {
      if (!over.contains(dimension)) {
        over.add(dimension);
      }
    }
    for (var one : scopes(over, scope)) {
      operands.add(argument(call, 0, one));
      operands.add(argument(call, 1, one));
    }
    return new Code.Invoke(Calculation.SELECT, 0, operands);
  }

  /// Modes are counted from 0.
  private void complainOfNoMode(Expr.Call call, int place, int last, String what) {
    var argument = call.arguments().get(place);
    if (isNegative(argument)
        || argument instanceof Expr.Literal(var mode, _) && isNone(mode, last)) {
      draft.complain(
          new Draft.Complaint(
              LoweringCode.NO_MODE,
              argument.span(),
              "%s has no %s %s"
                  .formatted(call.function().word(), what, ExprPrinter.print(argument)),
              "it is a whole number from 0 to %d".formatted(last)));
    }
  }

  private static boolean isNegative(Expr mode) {
    return mode instanceof Expr.Unary(var op, Expr.Literal(var number, _), _)
        && op == UnaryOp.MINUS
        && number > 0;
  }

  private static boolean isNone(double mode, int last) {
    return mode < 0 || mode > last || mode != Math.rint(mode);
  }

  Code elementCount(Expr.Call call) {
    return call.arguments().getFirst() instanceof Expr.Reference reference
        ? Code.of(scalars.dimension(reference.name()).orElseThrow().elements().size())
        : Code.of(Double.NaN);
  }

  /// `VECTOR SORT ORDER` and `VECTOR RANK`.
  Code ordered(Calculation calculation, Expr.Call call, Scope scope) {
    var vector = vector(call, 0, scope);
    var operands = new ArrayList<Code>();
    operands.add(argument(call, 1, scope));
    operands.addAll(vector.codes());
    return new Code.Invoke(calculation, here(vector, call, scope), operands);
  }

  Code reordered(Expr.Call call, Scope scope) {
    var operands = new ArrayList<Code>();
    operands.add(argument(call, 1, scope));
    operands.addAll(vector(call, 0, scope).codes());
    return new Code.Invoke(Calculation.ELEMENT_AT, 0, operands);
  }

  /// Counts on through all elements of the variable, the last dimension running fastest.
  Code mapped(Expr.Call call, Scope scope) {
    var reference = reference(call, 0);
    var operands = new ArrayList<Code>();
    var from = Code.of(scalars.place(reference, scope));
    operands.add(Code.of(Op.ADD, from, argument(call, 1, scope)));
    operands.addAll(scalars.elements(reference.name()));
    return new Code.Invoke(Calculation.ELEMENT_AT, 0, operands);
  }

  Code looked(Expr.Call call, Scope scope) {
    complainOfNoMode(call, 4, 9, "mode");
    var reference = reference(call, 0);
    var last = reference.subscripts().size() - 1;
    var dimension = dimension(reference, last);
    complainOfOther(reference.subscripts().get(last).name(), dimension, call, 0, scope);
    var operands = new ArrayList<Code>();
    for (var place = 1; place <= 4; place++) {
      operands.add(argument(call, place, scope));
    }
    for (var element : dimension.elements()) {
      operands.add(expressions.lower(with(reference, last, element), scope));
    }
    return new Code.Invoke(Calculation.VECTOR_LOOKUP, 0, operands);
  }

  Code allocated(Expr.Call call, Scope scope) {
    var requests = vector(call, 0, scope);
    var operands = new ArrayList<Code>();
    operands.add(argument(call, 2, scope));
    var profiles = each(call, 1, requests, scope, one -> profile(call, 1, one));
    for (var place = 0; place < requests.codes().size(); place++) {
      operands.add(requests.codes().get(place));
      operands.addAll(profiles.subList(place * PROFILE, (place + 1) * PROFILE));
    }
    return share(operands, here(requests, call, scope), call, scope);
  }

  /// What decides about the shares of an allocation.
  private record Terms(List<Code> operands, List<Code> terms) {}

  /// The share of one of those who ask; what all of them have in common is computed once.
  ///
  /// @param operands what there is, then five numbers of each
  private Code share(List<Code> operands, int element, Expr.Call call, Scope scope) {
    var here = allocations.computeIfAbsent(scope.out(), _ -> new IdentityHashMap<>());
    var known = here.get(call);
    if (known == null || !known.operands().equals(operands)) {
      var label = "terms of " + scope.definition().label();
      var terms = new ArrayList<Code>();
      for (var term = 0; term < 4; term++) {
        var code = new Code.Invoke(Calculation.ALLOCATION_TERMS, term, operands);
        terms.add(Code.of(draft.valueSlot(code, label, scope.out())));
      }
      known = new Terms(operands, terms);
      here.put(call, known);
    }
    var own = new ArrayList<>(known.terms());
    var first = 1 + element * (PROFILE + 1);
    own.addAll(operands.subList(first, first + PROFILE + 1));
    return new Code.Invoke(Calculation.ALLOCATE, 0, own);
  }

  /// With one width for all: each asks for none of its request at a price half a width above its
  /// priority.
  Code allocatedByPriority(Expr.Call call, Scope scope) {
    var requests = vector(call, 0, scope);
    if (!isSize(call, 2, requests.codes().size(), scope)) {
      return complainOfSize(call, 2, requests.codes().size());
    }
    var operands = new ArrayList<Code>();
    operands.add(argument(call, 4, scope));
    var priorities = each(call, 1, requests, scope, one -> List.of(argument(call, 1, one)));
    var width = argument(call, 3, scope);
    for (var place = 0; place < requests.codes().size(); place++) {
      operands.add(requests.codes().get(place));
      operands.addAll(uniform(priorities.get(place), width));
    }
    return share(operands, here(requests, call, scope), call, scope);
  }

  /// With a priority, a width and a kind of profile for each of those who ask, or for all.
  Code allocatedByProfile(Expr.Call call, Scope scope) {
    var requests = vector(call, 0, scope);
    var count = requests.codes().size();
    var priorities = ofAll(call, 1, count, scope);
    var widths = ofAll(call, 2, count, scope);
    var kinds = ofAll(call, 3, count, scope);
    var operands = new ArrayList<Code>();
    operands.add(argument(call, 4, scope));
    for (var place = 0; place < count; place++) {
      operands.add(requests.codes().get(place));
      operands.add(kinds.get(place));
      operands.add(priorities.get(place));
      operands.add(widths.get(place));
      operands.add(Code.of(0));
    }
    return share(operands, here(requests, call, scope), call, scope);
  }

  private List<Code> ofAll(Expr.Call call, int place, int count, Scope scope) {
    var codes = each(call, place, scope);
    if (codes.size() == 1) {
      return Collections.nCopies(count, codes.getFirst());
    }
    if (codes.size() != count) {
      draft.complain(
          new Draft.Complaint(
              LoweringCode.ELEMENTS,
              call.arguments().get(place).span(),
              "an allocation among %d has %d values here".formatted(count, codes.size()),
              "give one for each of those who ask, or one for all"));
      return Collections.nCopies(count, Code.of(Double.NaN));
    }
    return codes;
  }

  /// Where the demand, as [#allocatedByPriority] has it, meets a supply that is always the same.
  Code marketPriority(Expr.Call call, Scope scope) {
    var size = size(call, 2, scope);
    var requests = elements(call, 0, scope);
    var priorities = elements(call, 1, scope);
    if (size < 1 || size > requests.size() || size > priorities.size()) {
      draft.complain(
          new Draft.Complaint(
              LoweringCode.ELEMENTS,
              call.arguments().get(2).span(),
              "MARKETP needs to know before the run how many of its elements ask",
              "ELMCOUNT of their range counts them"));
      return Code.of(Double.NaN);
    }
    var operands = new ArrayList<Code>();
    operands.add(Code.of(size));
    for (var place = 0; place < size; place++) {
      operands.add(requests.get(place));
      operands.addAll(uniform(priorities.get(place), argument(call, 3, scope)));
    }
    operands.add(argument(call, 4, scope));
    operands.addAll(List.of(Code.of(0), priorities.getFirst(), Code.of(0), Code.of(0)));
    return new Code.Invoke(Calculation.MARKET_PRICE, 0, operands);
  }

  /// A whole number that the model gives; 0 where it does not.
  private int size(Expr.Call call, int place, Scope scope) {
    var value = constant(argument(call, place, scope));
    return value == Math.rint(value) && value < Integer.MAX_VALUE ? (int) value : 0;
  }

  private static List<Code> uniform(Code priority, Code width) {
    return List.of(Code.of(UNIFORM), priority, width, Code.of(0));
  }

  Code allocatedAtPriority(Expr.Call call, Scope scope) {
    var operands = new ArrayList<Code>();
    operands.add(argument(call, 3, scope));
    operands.add(argument(call, 0, scope));
    operands.addAll(uniform(argument(call, 1, scope), argument(call, 2, scope)));
    return new Code.Invoke(Calculation.DEMAND_AT_PRICE, 0, operands);
  }

  Code marketPrice(Expr.Call call, Scope scope) {
    var operands = new ArrayList<Code>();
    operands.add(Code.of(vector(call, 0, scope).codes().size()));
    for (var side = 0; side <= 2; side += 2) {
      var vector = vector(call, side, scope);
      for (var place = 0; place < vector.codes().size(); place++) {
        operands.add(vector.codes().get(place));
        operands.addAll(profile(call, side + 1, vector.scopes().get(place)));
      }
    }
    return new Code.Invoke(Calculation.MARKET_PRICE, 0, operands);
  }

  Code atPrice(Calculation calculation, Expr.Call call, Scope scope) {
    var operands = new ArrayList<Code>();
    operands.add(argument(call, 2, scope));
    operands.add(argument(call, 0, scope));
    operands.addAll(profile(call, 1, scope));
    return new Code.Invoke(calculation, 0, operands);
  }

  Code inverted(Expr.Call call, Scope scope) {
    var matrix = reference(call, 0);
    var last = matrix.subscripts().size() - 1;
    var rows = dimension(matrix, last - 1);
    var columns = dimension(matrix, last);
    var operands = new ArrayList<Code>();
    for (var row : rows.elements()) {
      for (var column : columns.elements()) {
        var one = with(with(matrix, last - 1, row), last, column);
        operands.add(expressions.lower(one, scope));
      }
    }
    var size = rows.elements().size();
    if (!isSize(call, 1, size, scope)) {
      return complainOfSize(call, 1, size);
    }
    if (size != columns.elements().size()) {
      draft.complain(
          new Draft.Complaint(
              LoweringCode.ELEMENTS,
              call.arguments().getFirst().span(),
              "a matrix of %d rows and %d columns has no inverse"
                  .formatted(size, columns.elements().size()),
              "give it as many rows as columns"));
      return Code.of(Double.NaN);
    }
    if (!endsLikeTheLeft(matrix, scope)) {
      draft.complain(
          new Draft.Complaint(
              LoweringCode.ELEMENTS,
              call.arguments().getFirst().span(),
              "the left side of %s does not end with the two ranges of the matrix"
                  .formatted(call.function().word()),
              "write these two last on the left side, in either order"));
      return Code.of(Double.NaN);
    }
    var row = placeOnTheLeft(2, size, scope);
    var column = placeOnTheLeft(1, size, scope);
    if (row == 0 && column == 0) {
      complainOfSingular(call, operands);
    }
    return new Code.Invoke(
        Calculation.INVERT_MATRIX, row * columns.elements().size() + column, operands);
  }

  private void complainOfSingular(Expr.Call call, List<Code> matrix) {
    var values = matrix.stream().mapToDouble(this::constant).toArray();
    if (Arrays.stream(values).allMatch(Double::isFinite)
        && !Double.isFinite(Calculation.INVERT_MATRIX.apply(0, values))) {
      draft.complain(
          new Draft.Complaint(
              LoweringCode.SINGULAR,
              call.arguments().getFirst().span(),
              "this matrix has no inverse",
              "one of its rows follows from the others"));
    }
  }

  /// What a constant is by the model's own values; NaN where it is none.
  private double constant(Code code) {
    return switch (ConstantFolding.fold(code)) {
      case Code.Const(var number) -> number;
      case Code.Load(var slot) -> draft.constants.getOrDefault(slot, Double.NaN);
      default -> Double.NaN;
    };
  }

  /// Whether the ranges of a matrix, where the left side names them, are the last two there:
  /// "the last two Subscripts" of both (Vensim reference manual, INVERT MATRIX).
  private static boolean endsLikeTheLeft(Expr.Reference matrix, Scope scope) {
    var element = scope.definition().element();
    if (element.size() < 2) {
      return false;
    }
    var ends = element.subList(element.size() - 2, element.size());
    var subscripts = matrix.subscripts();
    return subscripts.subList(subscripts.size() - 2, subscripts.size()).stream()
        .flatMap(range -> Stream.ofNullable(scope.definition().bindings().get(range.name())))
        .allMatch(ends::contains);
  }

  /// The place of the element that is defined in the dimension of that size on the left side: the
  /// inverse of `m[a, b]` has its rows along the first of its own dimensions, whatever its name.
  private int placeOnTheLeft(int fromTheEnd, int size, Scope scope) {
    var definition = scope.definition();
    var position = definition.element().size() - fromTheEnd;
    if (position < 0) {
      return 0;
    }
    var element = definition.element().get(position);
    var named =
        definition.bindings().entrySet().stream()
            .filter(bound -> bound.getValue().equals(element))
            .flatMap(bound -> scalars.dimension(bound.getKey()).stream())
            .filter(dimension -> dimension.elements().size() == size)
            .findFirst()
            .orElseGet(() -> scalars.shape(definition.variable().name()).get(position));
    return Math.clamp(named.elements().indexOf(element), 0, size - 1);
  }

  /// Whether an argument may be the number of elements: what is known of it before the run.
  private boolean isSize(Expr.Call call, int place, int size, Scope scope) {
    var known = size(call, place, scope);
    return known == 0 || known == size;
  }

  private Code complainOfSize(Expr.Call call, int place, int size) {
    draft.complain(
        new Draft.Complaint(
            LoweringCode.ELEMENTS,
            call.arguments().get(place).span(),
            "%s is told of another number of elements than the %d that there are"
                .formatted(call.function().word(), size),
            "ELMCOUNT of their range counts them"));
    return Code.of(Double.NaN);
  }

  /// @param scopes in which each element is meant
  private record Vector(List<Code> codes, List<Scope> scopes, Name named, Dimension dimension) {}

  /// What all elements of a left side have in common of an argument.
  ///
  /// @param bindings of the other subscripts of the left side
  private record Common(
      Scope.Phase phase,
      Expr.Call call,
      int place,
      Map<Name, Name> bindings,
      Map<Name, Name> reduced) {
    static Common of(Expr.Call call, int place, Name named, Scope scope) {
      var bindings = new HashMap<>(scope.definition().bindings());
      bindings.remove(named);
      var reduced = new HashMap<>(scope.reduced());
      reduced.remove(named);
      return new Common(scope.phase(), call, place, bindings, reduced);
    }
  }

  private Vector vector(Expr.Call call, int place, Scope scope) {
    var reference = reference(call, place);
    var last = reference.subscripts().size() - 1;
    var dimension = dimension(reference, last);
    var name = reference.subscripts().get(last).name();
    complainOfOther(name, dimension, call, place, scope);
    return vectors
        .computeIfAbsent(scope.out(), _ -> new HashMap<>())
        .computeIfAbsent(
            Common.of(call, place, name, scope), _ -> vector(reference, name, dimension, scope));
  }

  /// What an argument has for each element of a vector, one after the other.
  private List<Code> each(
      Expr.Call call, int place, Vector vector, Scope scope, Function<Scope, List<Code>> code) {
    var key = Common.of(call, place, vector.named(), scope);
    var here = beside.computeIfAbsent(scope.out(), _ -> new HashMap<>());
    var known = here.get(key);
    if (known == null) {
      known = vector.scopes().stream().map(code).flatMap(List::stream).toList();
      here.put(key, known);
    }
    return known;
  }

  private Vector vector(Expr.Reference reference, Name name, Dimension dimension, Scope scope) {
    var last = reference.subscripts().size() - 1;
    var scopes =
        dimension.elements().stream().map(element -> scope.binding(name, element)).toList();
    var codes = new ArrayList<Code>();
    for (var index = 0; index < scopes.size(); index++) {
      var one = with(reference, last, dimension.elements().get(index));
      codes.add(expressions.lower(one, scopes.get(index)));
    }
    return new Vector(codes, scopes, name, dimension);
  }

  /// An element stands for all of its dimension where it is the first, or the one on the left side.
  ///
  /// @see "Vensim reference manual, VECTOR LOOKUP: called with the first element"
  private void complainOfOther(
      Name named, Dimension dimension, Expr.Call call, int place, Scope scope) {
    var first = dimension.elements().getFirst();
    if (dimension.elements().contains(named)
        && !named.equals(first)
        && !scope.definition().element().contains(named)) {
      draft.complain(
          new Draft.Complaint(
              LoweringCode.NOT_FIRST,
              call.arguments().get(place).span(),
              "%s takes all elements of '%s', of which '%s' is not the first"
                  .formatted(call.function().word(), dimension.name(), named),
              "name the first of them, '%s'".formatted(first)));
    }
  }

  /// The place in a vector of the element that the left side means.
  private int here(Vector vector, Expr.Call call, Scope scope) {
    var elements = vector.dimension().elements();
    var definition = scope.definition();
    var bound = definition.bindings().get(vector.named());
    var place =
        Stream.concat(Stream.ofNullable(bound), definition.element().reversed().stream())
            .mapToInt(elements::indexOf)
            .filter(at -> at >= 0)
            .findFirst();
    if (place.isEmpty()) {
      draft.complain(
          new Draft.Complaint(
              LoweringCode.ELEMENTS,
              call.arguments().getFirst().span(),
              "%s has a value for each element of '%s', and none for '%s'"
                  .formatted(call.function().word(), vector.dimension().name(), definition.label()),
              "let the left side run over '%s'".formatted(vector.dimension().name())));
    }
    return place.orElse(0);
  }

  /// Four numbers from the element that the last subscript names, or from its first.
  private List<Code> profile(Expr.Call call, int place, Scope scope) {
    var reference = reference(call, place);
    var last = reference.subscripts().size() - 1;
    var named = reference.subscripts().get(last).name();
    var dimension = scalars.shape(reference.name()).get(last);
    var from =
        scalars
            .dimension(named)
            .map(whole -> dimension.elements().indexOf(whole.elements().getFirst()))
            .orElse(dimension.elements().indexOf(named));
    if (from < 0 || from + PROFILE > dimension.elements().size()) {
      var complaint =
          new Draft.Complaint(
              LoweringCode.PROFILE,
              reference.span(),
              "the profile of %s has no four numbers from '%s' on"
                  .formatted(call.function().word(), named),
              "its last subscript runs over kind, priority, width and one more");
      draft.complain(complaint);
      return Collections.nCopies(PROFILE, Code.of(Double.NaN));
    }
    return dimension.elements().subList(from, from + PROFILE).stream()
        .map(element -> expressions.lower(with(reference, last, element), scope))
        .toList();
  }

  /// What an argument's last subscript names, or all from the element on that it names.
  List<Code> elements(Expr.Call call, int place, Scope scope) {
    var reference = reference(call, place);
    var last = reference.subscripts().size() - 1;
    var named = reference.subscripts().get(last).name();
    var elements =
        scalars
            .dimension(named)
            .map(Dimension::elements)
            .orElseGet(
                () -> {
                  var all = scalars.shape(reference.name()).get(last).elements();
                  return all.subList(Math.max(0, all.indexOf(named)), all.size());
                });
    return elements.stream()
        .map(element -> expressions.lower(with(reference, last, element), scope))
        .toList();
  }

  /// What a subscript runs over: the dimension that it names, or that of the element.
  private Dimension dimension(Expr.Reference reference, int position) {
    var name = reference.subscripts().get(position).name();
    return scalars.dimension(name).orElseGet(() -> scalars.shape(reference.name()).get(position));
  }

  private static Expr.Reference reference(Expr.Call call, int place) {
    if (call.arguments().get(place) instanceof Expr.Reference reference) {
      return reference;
    }
    throw new IllegalStateException(
        "Argument %d of %s is no variable.".formatted(place + 1, call.function().word()));
  }

  private static Expr.Reference with(Expr.Reference reference, int position, Name element) {
    var subscripts = new ArrayList<>(reference.subscripts());
    var span = subscripts.get(position).span();
    subscripts.set(position, new Subscript(element, false, span));
    return new Expr.Reference(reference.name(), subscripts, reference.span());
  }

  private Code argument(Expr.Call call, int place, Scope scope) {
    return expressions.lower(call.arguments().get(place), scope);
  }
}
