package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.equation.References;
import org.jirga.formats.mdl.DataReads.Series;
import org.jirga.formats.mdl.MdlDefinition.Body;
import org.jirga.formats.mdl.MdlDefinition.Formula;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.LookupTable.Point;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Model;

/// Gives data equations, `ahead :LOOK FORWARD: := 2 * planned`, their value at each time.
///
/// Such a variable has values at the times of the data that it is computed from, and between them
/// what its own keyword says (Vensim reference manual, "Data Equations"). So it is computed from
/// the data at the time before, or the time after, or both. Where its data are known at different
/// times, it has a value at each of them. Where that comes to the same as computing it now, it is
/// left as it is.
final class DataEquations {

  /// Data equations that are put into one another can multiply to more than a machine holds.
  private static final int MOST_PARTS = 2000;

  /// Reads the data of a reference at a time.
  interface Reading {
    Expr at(Expr.Reference data, Expr time);
  }

  private final Map<Name, List<Series>> data;
  private final Map<Name, List<Formula>> computed = new LinkedHashMap<>();
  private final Map<Name, TreeSet<Double>> times = new HashMap<>();
  private final Set<Name> missing;
  private final Reading reading;
  private final Complaints complaints;

  /// @param missing variables whose data were not found, of which it was complained
  DataEquations(
      Map<Name, List<Series>> data,
      List<Formula> formulas,
      Set<Name> missing,
      Reading reading,
      Complaints complaints) {
    this.data = data;
    this.missing = missing;
    this.reading = reading;
    this.complaints = complaints;
    for (var formula : formulas) {
      if (formula.body() instanceof Body.Computed) {
        computed.computeIfAbsent(formula.name(), name -> new ArrayList<>()).add(formula);
      }
    }
  }

  /// What takes the place of a data equation's right side.
  Expr value(Formula formula, Body.Computed body) {
    var expr = body.expr();
    var span = expr.span();
    var keyword = body.mode().filter(mode -> mode != DataMode.INTERPOLATE);
    var known = new TreeSet<Double>();
    expr.references().forEach(reference -> known.addAll(times(reference.name())));
    if (known.isEmpty()) {
      if (keyword.isPresent() && !isFromMissing(expr, new HashSet<>())) {
        complaints.add(
            ReadCode.DATA_NOT_FOUND,
            span,
            "the keyword of '%s' asks for data, but there are none on the right side"
                .formatted(formula.name()));
      }
      return expr;
    }
    if (keyword.isEmpty() && isLine(expr)) {
      return expr;
    }
    known.removeIf(time -> isMissing(expr, time, new HashSet<>()));
    var points = known.stream().map(time -> new Point(time, time)).toList();
    if (points.isEmpty()) {
      complaints.add(
          ReadCode.DATA_NOT_FOUND,
          span,
          "the data that '%s' is computed from are never known at the same time"
              .formatted(formula.name()));
      return expr;
    }
    var now = new Expr.Reference(Model.TIME, List.of(), span);
    var before = DataMode.HOLD_BACKWARD.at(points, span);
    var after = DataMode.LOOK_FORWARD.at(points, span);
    var value =
        switch (keyword.orElse(DataMode.INTERPOLATE)) {
          case HOLD_BACKWARD -> at(expr, before);
          case LOOK_FORWARD -> at(expr, after);
          case RAW ->
              at(expr, now)
                  .<Expr>map(
                      there -> new Expr.Conditional(isKnown(points, span), there, na(span), span));
          case INTERPOLATE -> between(expr, now, before, after);
        };
    if (value.isEmpty()) {
      complaints.add(
          keyword.isPresent() ? ReadCode.UNSUPPORTED : ReadCode.COMPUTED_BETWEEN_DATA,
          span,
          keyword.isPresent()
              ? "data equations with a keyword cannot use data that are computed element by element"
              : "'%s' is computed anew between the times of its data, where Vensim interpolates"
                  .formatted(formula.name()));
    }
    return value.orElse(expr);
  }

  private static Expr na(Span span) {
    return new Expr.Literal(Expr.Literal.NOT_AVAILABLE, span);
  }

  private static Expr isKnown(List<Point> points, Span span) {
    return new Expr.Binary(BinaryOp.NOT_EQUAL, DataMode.RAW.at(points, span), na(span), span);
  }

  /// On the straight line between the values at two times.
  private Optional<Expr> between(Expr expr, Expr now, Expr before, Expr after) {
    var span = expr.span();
    var first = at(expr, before);
    var last = at(expr, after);
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    var passed = new Expr.Binary(BinaryOp.SUBTRACT, now, before, span);
    var whole = new Expr.Binary(BinaryOp.SUBTRACT, after, before, span);
    // Where both are the same point, what has passed of nothing is nothing.
    var share = new Expr.Call(org.jirga.model.expr.Function.ZIDZ, List.of(passed, whole), span);
    var change = new Expr.Binary(BinaryOp.SUBTRACT, last.get(), first.get(), span);
    var gone = new Expr.Binary(BinaryOp.MULTIPLY, change, share, span);
    return Optional.of(new Expr.Binary(BinaryOp.ADD, first.get(), gone, span));
  }

  /// The times at which a variable has data.
  private Set<Double> times(Name name) {
    var known = times.get(name);
    if (known != null) {
      return known;
    }
    known = new TreeSet<>();
    times.put(name, known);
    for (var series : data.getOrDefault(name, List.of())) {
      series.points().forEach(point -> times.get(name).add(point.x()));
    }
    for (var formula : computed.getOrDefault(name, List.of())) {
      for (var reference : expr(formula).references().toList()) {
        known.addAll(times(reference.name()));
      }
    }
    return known;
  }

  /// Whether the value comes from data that were not found.
  private boolean isFromMissing(Expr expr, Set<Name> seen) {
    return expr.references()
        .map(Expr.Reference::name)
        .filter(seen::add)
        .anyMatch(
            name ->
                missing.contains(name)
                    || computed.getOrDefault(name, List.of()).stream()
                        .anyMatch(formula -> isFromMissing(expr(formula), seen)));
  }

  /// Whether something that the value needs at this time is `:NA:` then.
  private boolean isMissing(Expr expr, double time, Set<Name> seen) {
    return expr.references()
        .filter(reference -> seen.add(reference.name()))
        .anyMatch(reference -> isMissing(reference.name(), time, seen));
  }

  private boolean isMissing(Name name, double time, Set<Name> seen) {
    return data.getOrDefault(name, List.of()).stream()
            .filter(series -> series.mode() == DataMode.RAW)
            .anyMatch(series -> series.points().stream().noneMatch(point -> point.x() == time))
        || computed.getOrDefault(name, List.of()).stream()
            .anyMatch(formula -> isMissing(expr(formula), time, seen));
  }

  private static Expr expr(Formula formula) {
    return ((Body.Computed) formula.body()).expr();
  }

  /// Whether the value lies on straight lines between the points of data that do: then it is the
  /// same to compute it now.
  private boolean isLine(Expr expr) {
    return degree(expr) <= 1
        && expr.references()
            .allMatch(
                reference ->
                    data.getOrDefault(reference.name(), List.of()).stream()
                            .allMatch(series -> series.mode() == DataMode.INTERPOLATE)
                        && computed.getOrDefault(reference.name(), List.of()).stream()
                            .allMatch(formula -> mode(formula) == DataMode.INTERPOLATE));
  }

  private static DataMode mode(Formula formula) {
    return ((Body.Computed) formula.body()).mode().orElse(DataMode.INTERPOLATE);
  }

  /// 0 without data, 1 where they are only added and multiplied by what is none, otherwise 2.
  private int degree(Expr expr) {
    return switch (expr) {
      case Expr.Literal _ -> 0;
      case Expr.Reference reference -> times(reference.name()).isEmpty() ? 0 : 1;
      case Expr.Unary(_, var operand, _) -> degree(operand);
      case Expr.Binary(var op, var left, var right, _) ->
          switch (op) {
            case ADD, SUBTRACT -> Math.max(degree(left), degree(right));
            case MULTIPLY -> degree(left) + degree(right);
            case DIVIDE -> degree(left) + 2 * degree(right);
            default -> 2 * Math.max(degree(left), degree(right));
          };
      case Expr.Call(var function, var arguments, _)
          when function == org.jirga.model.expr.Function.SUM ->
          degree(arguments.getFirst());
      case Expr.Call _, Expr.Conditional _, Expr.LookupCall _, Expr.InlineLookup _ ->
          2 * expr.children().stream().mapToInt(this::degree).max().orElse(0);
    };
  }

  /// The expression with its data read at a time; nothing where that cannot be said.
  private Optional<Expr> at(Expr expr, Expr time) {
    var read = new At(time);
    var value = read.in(expr, Set.of());
    return read.parts <= MOST_PARTS ? Optional.of(value) : Optional.empty();
  }

  private final class At {
    private final Expr time;

    /// How many there are; more than allowed also where something cannot be said.
    private int parts;

    At(Expr time) {
      this.time = time;
    }

    Expr in(Expr expr, Set<Name> within) {
      Function<Expr.Reference, Expr> value = reference -> read(reference, within);
      return References.replace(expr, value, lookup -> lookup);
    }

    private Expr read(Expr.Reference reference, Set<Name> within) {
      if (++parts > MOST_PARTS || times(reference.name()).isEmpty()) {
        return reference;
      }
      if (data.containsKey(reference.name())) {
        return reading.at(reference, time);
      }
      var inner = new HashSet<>(within);
      var formula = definition(reference);
      if (formula.isEmpty() || !inner.add(reference.name())) {
        parts = MOST_PARTS + 1;
        return reference;
      }
      var left = formula.get().subscripts();
      var expr = expr(formula.get());
      for (var i = 0; i < left.size(); i++) {
        expr = substituted(expr, left.get(i).name(), reference.subscripts().get(i));
      }
      return in(expr, inner);
    }

    /// The only equation that can be meant.
    private Optional<Formula> definition(Expr.Reference reference) {
      var all = computed.getOrDefault(reference.name(), List.of());
      var names = names(reference.subscripts());
      return all.size() == 1 && all.getFirst().subscripts().size() == names.size()
          ? Optional.of(all.getFirst())
          : all.stream().filter(one -> names(one.subscripts()).equals(names)).findFirst();
    }
  }

  private static List<Name> names(List<Subscript> subscripts) {
    return subscripts.stream().map(Subscript::name).toList();
  }

  /// With another subscript in the place of a range of the left side.
  private static Expr substituted(Expr expr, Name range, Subscript by) {
    return References.replace(
        expr,
        reference -> substituted(reference, range, by),
        lookup -> substituted(lookup, range, by));
  }

  private static Expr.Reference substituted(Expr.Reference reference, Name range, Subscript by) {
    return new Expr.Reference(
        reference.name(),
        reference.subscripts().stream()
            .map(
                subscript ->
                    subscript.name().equals(range) && !subscript.reduced() ? by : subscript)
            .toList(),
        reference.span());
  }
}
