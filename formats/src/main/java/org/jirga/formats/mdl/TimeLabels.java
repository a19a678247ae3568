package org.jirga.formats.mdl;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.equation.WriteCode;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Rewriting;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Bodies;
import org.jirga.model.structure.Expectation;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.model.structure.Written;
import org.jirga.model.unit.UnitParser;

/// Tells `GET TIME VALUE` which dates the times of a model are. "This function uses the time
/// labeling set up in Model>Settings>Time Bounds" (Vensim reference manual, GET TIME VALUE), which
/// the settings keep: a date in the lines 37 to 39, and the unit of time in line 40.
///
/// No reference says which time has that date. It is taken to be time 0, as `TIME BASE` has it, and
/// said where a model begins at another.
final class TimeLabels {

  private static final List<String> UNITS =
      List.of("year", "quarter", "month", "week", "day", "hour", "minute", "second");

  private static final int MONTH = 2;
  private static final int DAY_OF_WEEK = 5;
  private static final int YEAR_LINE = 37;
  private static final int UNIT_LINE = 40;

  /// How many arguments a modeller writes.
  private static final int WRITTEN = 3;

  /// What Vensim keeps where nobody has chosen a date.
  private static final List<Integer> FIRST_OF_2000 = List.of(2000, 1, 1);

  private final Map<Integer, Integer> settings;
  private final List<List<Written>> synonyms;
  private final List<Variable> variables;
  private final Complaints complaints;
  private boolean told;

  /// @param settings the whole numbers of the settings, by the numbers of their lines
  /// @param synonyms words that are one unit
  TimeLabels(
      Map<Integer, Integer> settings,
      List<List<Written>> synonyms,
      List<Variable> variables,
      Complaints complaints) {
    this.settings = settings;
    this.synonyms = synonyms;
    this.variables = variables;
    this.complaints = complaints;
  }

  /// The variables with the date of time 0 in each call.
  List<Variable> dated() {
    return variables.stream()
        .map(
            variable ->
                Bodies.of(variable).flatMap(TimeLabels::calls).findAny().isPresent()
                    ? Bodies.replace(variable, this::dated)
                    : variable)
        .toList();
  }

  Expectation dated(Expectation expectation) {
    return switch (expectation) {
      case Expectation.TestInput(var name, var variable, var value, var span) ->
          new Expectation.TestInput(name, variable, dated(value), span);
      case Expectation.Constraint constraint ->
          new Expectation.Constraint(
              constraint.name(),
              constraint.subscripts(),
              dated(constraint.condition()),
              dated(constraint.consequence()),
              constraint.once(),
              constraint.span());
    };
  }

  private Expr dated(Expr expr) {
    return rewritten(expr, this::dated);
  }

  private static Stream<Expr.Call> calls(Expr expr) {
    return expr.parts().stream().flatMap(part -> call(part).stream());
  }

  private static Expr rewritten(Expr expr, java.util.function.Function<Expr.Call, Expr> by) {
    return Rewriting.bottomUp(expr, part -> call(part).map(by).orElse(part));
  }

  private static Optional<Expr.Call> call(Expr expr) {
    return expr instanceof Expr.Call call && call.function() == Function.GET_TIME_VALUE
        ? Optional.of(call)
        : Optional.empty();
  }

  private Expr dated(Expr.Call call) {
    var span = call.span();
    if (call.arguments().size() != WRITTEN) {
      complaints.add(
          ReadCode.WRONG_ARGUMENT_COUNT,
          span,
          "'GET TIME VALUE' takes 3 arguments, not %d".formatted(call.arguments().size()));
      return new Expr.Literal(Double.NaN, span);
    }
    var unit = unit();
    if (unit.isEmpty()) {
      complaints.add(
          ReadCode.UNSUPPORTED_FUNCTION,
          span,
          "neither the settings of this file nor the units of its TIME STEP say in what unit time"
              + " is",
          "give TIME STEP one of the units " + String.join(", ", UNITS));
      return new Expr.Literal(Double.NaN, span);
    }
    if (call.arguments().get(2) instanceof Expr.Literal measure
        && measure.value() == DAY_OF_WEEK
        && unit.getAsInt() <= MONTH) {
      complaints.add(
          ReadCode.UNSUPPORTED_FUNCTION,
          span,
          "where time is in %ss a year has 360 days, and a date no day of the week"
              .formatted(UNITS.get(unit.getAsInt())),
          "count time in weeks or days");
      return new Expr.Literal(Double.NaN, span);
    }
    tell(unit.getAsInt(), span);
    var arguments = new ArrayList<>(call.arguments());
    IntStream.concat(date().stream().mapToInt(it -> it), unit.stream())
        .forEach(number -> arguments.add(new Expr.Literal(number, span)));
    return new Expr.Call(Function.GET_TIME_VALUE, arguments, span);
  }

  /// Year, month and day.
  private List<Integer> date() {
    return IntStream.range(0, FIRST_OF_2000.size())
        .mapToObj(at -> settings.getOrDefault(YEAR_LINE + at, FIRST_OF_2000.get(at)))
        .toList();
  }

  private static boolean isDate(List<Integer> date) {
    var month = date.get(1);
    var day = date.get(2);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(date.getFirst(), month).lengthOfMonth();
  }

  private OptionalInt unit() {
    var set = settings.get(UNIT_LINE);
    return set != null && set < UNITS.size() ? OptionalInt.of(set) : unitOfTimeStep();
  }

  private OptionalInt unitOfTimeStep() {
    var words = synonyms.stream().map(list -> list.stream().map(Written::text).toList()).toList();
    var parser = new UnitParser(words);
    return variables.stream()
        .filter(variable -> variable.name().equals(Model.TIME_STEP))
        .flatMap(step -> step.description().unit().stream())
        .filter(unit -> !unit.text().isBlank())
        .map(unit -> parser.read(unit.text()))
        .flatMapToInt(
            read ->
                IntStream.range(0, UNITS.size())
                    .filter(unit -> parser.read(UNITS.get(unit)).equals(read)))
        .findFirst();
  }

  /// Once for a model, what its file leaves open.
  private void tell(int unit, Span span) {
    if (told) {
      return;
    }
    told = true;
    var date = date();
    var zero = "%d-%02d-%02d".formatted(date.toArray());
    if (!isDate(date)) {
      complaints.add(
          ReadCode.OPEN_READING,
          span,
          "the date %s of the settings is none: dates go on beyond the end of its month"
              .formatted(zero));
    }
    var step = unitOfTimeStep();
    if (!settings.containsKey(YEAR_LINE) || !settings.containsKey(UNIT_LINE)) {
      complaints.add(
          ReadCode.OPEN_READING,
          span,
          "the settings of this file give time no date: time 0 is taken for %s, and time for %ss"
              .formatted(zero, UNITS.get(unit)));
    } else if (step.isPresent() && step.getAsInt() != unit) {
      complaints.add(
          ReadCode.OPEN_READING,
          span,
          "dates count time in %ss, as the settings have it, but TIME STEP is in %ss"
              .formatted(UNITS.get(unit), UNITS.get(step.getAsInt())),
          "set the units of the dates in Model > Settings > Time Bounds");
    }
    if (!initialTime().equals(Optional.of(0.0))) {
      complaints.add(
          ReadCode.OPEN_READING,
          span,
          "%s, the date of the settings, is taken for that of time 0, not of INITIAL TIME"
              .formatted(zero));
    }
  }

  private Optional<Double> initialTime() {
    return variables.stream()
        .filter(variable -> variable.name().equals(Model.INITIAL_TIME))
        .flatMap(Bodies::of)
        .filter(Expr.Literal.class::isInstance)
        .map(number -> ((Expr.Literal) number).value())
        .findFirst();
  }

  /// The lines of the settings that give a model's calls their date; none if there is no call.
  ///
  /// @param complaints takes calls that settle their date otherwise
  static String written(Model model, Complaints complaints) {
    var dates = new LinkedHashSet<List<Integer>>();
    model.variables().stream()
        .flatMap(Bodies::of)
        .flatMap(TimeLabels::calls)
        .forEach(
            call -> {
              var date = date(call);
              if (date.isEmpty() || dates.add(date) && dates.size() > 1) {
                complaints.add(
                    WriteCode.NOT_IN_FORMAT,
                    call.span(),
                    "Vensim's dates are those of one calendar, which numbers in its settings give",
                    "give each call of GET_TIME_VALUE the same numbers");
              }
            });
    return dates.stream()
        .findFirst()
        .filter(date -> !date.isEmpty())
        .map(
            date ->
                "35:Date\n36:YYYY-MM-DD\n37:%d\n38:%d\n39:%d\n40:%d\n".formatted(date.toArray()))
        .orElse("");
  }

  /// As a modeller writes it.
  static Expr undated(Expr expr) {
    return rewritten(
        expr,
        call -> new Expr.Call(call.function(), call.arguments().subList(0, WRITTEN), call.span()));
  }

  /// Year, month, day and unit; none where Vensim could not read the call.
  private static List<Integer> date(Expr.Call call) {
    var arguments = call.arguments();
    var numbers = Stream.concat(Stream.of(arguments.get(0)), arguments.stream().skip(2)).toList();
    return numbers.stream().allMatch(TimeLabels::isWhole)
        ? arguments.stream().skip(WRITTEN).map(it -> (int) ((Expr.Literal) it).value()).toList()
        : List.of();
  }

  private static boolean isWhole(Expr expr) {
    return expr instanceof Expr.Literal(var value, _) && value == Math.rint(value) && value >= 0;
  }
}
