package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.DataReading;
import org.jirga.formats.equation.DataReading.Marked;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.mdl.MdlDefinition.Body;
import org.jirga.formats.mdl.MdlDefinition.Formula;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.LookupTable.Kind;
import org.jirga.model.expr.LookupTable.Point;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Rewriting;

/// Gives the data that equations read at other times than now a lookup for each way in which they
/// are read.
final class DataReads {

  /// One element of a data variable.
  record Series(Formula formula, DataMode mode, List<Point> points) {}

  /// A time stands several times in what reads data between their points.
  private static final int LONGEST_TIME = 1000;

  private final Map<Name, List<Series>> data = new LinkedHashMap<>();
  private final Set<Name> missing = new LinkedHashSet<>();
  private final Set<Marked> used = new LinkedHashSet<>();
  private final Complaints complaints;
  private long intervalsLeft = PointIntervals.MOST;

  DataReads(Complaints complaints) {
    this.complaints = complaints;
  }

  void add(Formula formula, DataMode mode, List<Point> points) {
    data.computeIfAbsent(formula.name(), name -> new ArrayList<>())
        .add(new Series(formula, mode, points));
  }

  /// Says that the data of a variable were not found, which has been complained of.
  void addMissing(Name name) {
    missing.add(name);
  }

  /// The formulas with their readings of data replaced, and after them the lookups that these need.
  List<Formula> resolve(List<Formula> formulas) {
    var all = new ArrayList<Formula>();
    var equations = new DataEquations(data, formulas, missing, this::shifted, complaints);
    for (var formula : formulas) {
      all.add(
          switch (formula.body()) {
            case Body.Value(var expr) -> formula.with(new Body.Value(replaced(expr, formulas)));
            case Body.Computed computed ->
                formula.with(
                    new Body.Value(replaced(equations.value(formula, computed), formulas)));
            case Body.Integral(var netFlow, var initial) ->
                formula.with(
                    new Body.Integral(replaced(netFlow, formulas), replaced(initial, formulas)));
            case Body.Numbers _,
                Body.Points _,
                Body.External _,
                Body.Data _,
                Body.Sketched _,
                Body.Broken _ ->
                formula;
          });
    }
    for (var marked : used) {
      for (var series : data.getOrDefault(marked.data(), List.of())) {
        all.add(lookup(marked, series));
      }
    }
    return all;
  }

  private Expr replaced(Expr whole, List<Formula> formulas) {
    return Rewriting.bottomUp(
        whole, expr -> expr instanceof Expr.LookupCall call ? replaced(call, formulas) : expr);
  }

  private Expr replaced(Expr.LookupCall call, List<Formula> formulas) {
    var named = DataReading.of(call.lookup().name());
    if (named.isEmpty()) {
      return call;
    }
    var marked = new Marked(named.get().reading(), source(named.get().data(), formulas));
    if (!data.containsKey(marked.data())) {
      var name = named.get().data();
      return missing.contains(marked.data())
          ? new Expr.Literal(Double.NaN, call.span())
          : ofNoData(
              call,
              name,
              marked.reading(),
              formulas.stream().anyMatch(it -> it.name().equals(name)));
    }
    if (!used.contains(marked) && !fits(marked)) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          call.lookup().span(),
          "'%s' has too many points to be read over intervals between them"
              .formatted(marked.data()),
          "a model may read data over %,d intervals, as %,d points have"
              .formatted(PointIntervals.MOST, PointIntervals.MOST_POINTS));
      return new Expr.Literal(Double.NaN, call.span());
    }
    if (call.x().parts().size() > LONGEST_TIME) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          call.lookup().span(),
          "the time at which '%s' is read is too long an expression".formatted(marked.data()),
          "data read at times that are read from data several times over grow with each: give the"
              + " time a variable of its own");
      return new Expr.Literal(Double.NaN, call.span());
    }
    used.add(marked);
    return read(marked, call.lookup(), call.x());
  }

  /// What is known of the data of a variable that is computed: nothing, `:NA:`.
  ///
  /// @see "Vensim reference manual, GET DATA MIN, GET DATA BETWEEN TIMES"
  private Expr ofNoData(Expr.LookupCall call, Name name, DataReading reading, boolean isDefined) {
    var value =
        switch (reading) {
          case EXACT,
              BETWEEN,
              LATER,
              EARLIER,
              FIRST_TIME,
              LAST_TIME,
              SMALLEST,
              LARGEST,
              MEAN,
              MEDIAN,
              DEVIATION ->
              Expr.Literal.NOT_AVAILABLE;
          case BEFORE, UP_TO -> 0.0;
          case SHIFTED, CUMULATED, TOTAL -> Double.NaN;
        };
    var span = call.lookup().span();
    if (isDefined && !Double.isNaN(value)) {
      complaints.add(
          ReadCode.EASILY_MISREAD,
          span,
          "'%s' is computed and has no data: GET DATA … finds :NA:, and 0 points".formatted(name));
    } else {
      complaints.add(
          ReadCode.DATA_NOT_FOUND, span, "'%s' is no variable with data".formatted(name));
    }
    return new Expr.Literal(value, call.span());
  }

  /// Takes what the reading needs from the intervals that are left.
  private boolean fits(Marked marked) {
    var needed =
        switch (marked.reading()) {
          case SMALLEST, LARGEST, MEAN, MEDIAN, DEVIATION ->
              data.getOrDefault(marked.data(), List.of()).stream()
                  .mapToLong(series -> PointIntervals.count(series.points().size()))
                  .sum();
          case SHIFTED,
              EXACT,
              BETWEEN,
              LATER,
              EARLIER,
              CUMULATED,
              TOTAL,
              FIRST_TIME,
              LAST_TIME,
              BEFORE,
              UP_TO ->
              0;
        };
    var fits = needed <= intervalsLeft;
    intervalsLeft -= fits ? needed : 0;
    return fits;
  }

  /// Behind `a := b` stands the data of b.
  private Name source(Name name, List<Formula> formulas) {
    var at = name;
    for (var step = 0; step < formulas.size() && !data.containsKey(at); step++) {
      var here = at;
      var next =
          formulas.stream()
              .filter(formula -> formula.name().equals(here))
              .filter(formula -> formula.subscripts().isEmpty())
              .flatMap(formula -> plain(formula.body()).stream())
              .filter(body -> body instanceof Expr.Reference)
              .map(body -> ((Expr.Reference) body).name())
              .findFirst();
      if (next.isEmpty()) {
        return name;
      }
      at = next.get();
    }
    return at;
  }

  private static Optional<Expr> plain(Body body) {
    return switch (body) {
      case Body.Value(var expr) -> Optional.of(expr);
      case Body.Computed(var expr, _) -> Optional.of(expr);
      case Body.Integral _,
          Body.Numbers _,
          Body.Points _,
          Body.External _,
          Body.Data _,
          Body.Sketched _,
          Body.Broken _ ->
          Optional.empty();
    };
  }

  /// The data of a variable at another time than now, as they are interpolated.
  private Expr shifted(Expr.Reference reference, Expr time) {
    var marked = new Marked(DataReading.SHIFTED, reference.name());
    used.add(marked);
    return read(marked, reference, time);
  }

  private Expr read(Marked marked, Expr.Reference reference, Expr time) {
    var span = reference.span();
    var name = marked.reading().lookup(marked.data());
    var lookup = new Expr.Reference(name, reference.subscripts(), span);
    var mode = mode(marked);
    var value = new Expr.LookupCall(lookup, mode.place(time), span);
    return switch (marked.reading()) {
      case SHIFTED,
          EXACT,
          CUMULATED,
          TOTAL,
          FIRST_TIME,
          LAST_TIME,
          BEFORE,
          UP_TO,
          SMALLEST,
          LARGEST,
          MEAN,
          MEDIAN,
          DEVIATION ->
          value;
      case BETWEEN, LATER, EARLIER -> {
        used.add(new Marked(DataReading.FIRST_TIME, marked.data()));
        used.add(new Marked(DataReading.LAST_TIME, marked.data()));
        var first = end(DataReading.FIRST_TIME, marked, reference);
        var last = end(DataReading.LAST_TIME, marked, reference);
        var early = new Expr.Binary(BinaryOp.LESS, time, first, span);
        var late = new Expr.Binary(BinaryOp.GREATER, time, last, span);
        var beyond = new Expr.Binary(BinaryOp.OR, early, late, span);
        var missing = new Expr.Literal(Expr.Literal.NOT_AVAILABLE, span);
        yield new Expr.Conditional(beyond, missing, value, span);
      }
    };
  }

  private static Expr end(DataReading reading, Marked marked, Expr.Reference reference) {
    var span = reference.span();
    var name = reading.lookup(marked.data());
    return new Expr.LookupCall(
        new Expr.Reference(name, reference.subscripts(), span), new Expr.Literal(0, span), span);
  }

  private DataMode mode(Marked marked) {
    return switch (marked.reading()) {
      case SHIFTED ->
          data.getOrDefault(marked.data(), List.of()).stream()
              .findFirst()
              .map(Series::mode)
              .orElse(DataMode.INTERPOLATE);
      case EXACT -> DataMode.RAW;
      case BETWEEN, CUMULATED, TOTAL, FIRST_TIME, LAST_TIME -> DataMode.INTERPOLATE;
      case LATER, BEFORE -> DataMode.LOOK_FORWARD;
      case EARLIER, UP_TO, SMALLEST, LARGEST, MEAN, MEDIAN, DEVIATION -> DataMode.HOLD_BACKWARD;
    };
  }

  private Formula lookup(Marked marked, Series series) {
    var table =
        switch (marked.reading()) {
          case FIRST_TIME -> constant(series.points().getFirst().x());
          case LAST_TIME -> constant(series.points().getLast().x());
          case TOTAL -> constant(cumulated(series.points()).getLast().y());
          case CUMULATED -> mode(marked).table(cumulated(series.points()));
          case SHIFTED, EXACT, BETWEEN, LATER, EARLIER -> mode(marked).table(series.points());
          case BEFORE -> PointIntervals.before(series.points());
          case UP_TO -> PointIntervals.upTo(series.points());
          case SMALLEST, LARGEST, MEAN, MEDIAN, DEVIATION ->
              PointIntervals.table(marked.reading(), series.points());
        };
    var like = series.formula();
    return new Formula(
        marked.reading().lookup(marked.data()),
        like.subscripts(),
        like.exceptions(),
        new Body.Points(table),
        Entry.internal(like.entry()),
        like.nameSpan(),
        like.span());
  }

  private static List<Point> cumulated(List<Point> points) {
    var sums = new ArrayList<Point>();
    var sum = 0.0;
    for (var point : points) {
      sum += point.y();
      sums.add(new Point(point.x(), sum));
    }
    return sums;
  }

  private static LookupTable constant(double value) {
    return new LookupTable(List.of(new Point(0, value)), Kind.CONTINUOUS);
  }
}
