package org.jirga.workbench.starter;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.model.unit.Unit;
import org.jirga.workbench.starter.ListedConstant.Doubt;

/// Lists the constants of a model, and says of which a range around the value makes sense.
final class ConstantSurvey {

  private static final List<Name> CLOCK =
      List.of(Model.INITIAL_TIME, Model.FINAL_TIME, Model.TIME_STEP, Model.SAVEPER);

  private static final Set<String> TIMES =
      Set.of("second", "minute", "hour", "day", "week", "month", "quarter", "year");

  /// `M`, `kilo`, `million `: what stands before a unit to make it larger or smaller.
  private static final int LONGEST_PREFIX = 9;

  private static final Pattern CONVERTS = Pattern.compile("\\bconver(sion|ts?)\\b");

  /// `one year`, `unit population`: what an equation is divided by to lose a unit.
  private static final Pattern ONE_OF_A_UNIT = Pattern.compile("\\b(one|unit)\\b");

  private static final double LARGEST = 1e300;
  private static final double SMALLEST = 1e-300;

  private final CheckedModel checked;
  private final Scalars scalars;
  private final Set<Name> clockwork;

  private ConstantSurvey(CheckedModel checked) {
    this.checked = checked;
    scalars = new Scalars(checked);
    clockwork = clockwork(checked.model());
  }

  /// Every constant but the time settings, in the order of the file, element by element.
  static List<ListedConstant> of(CheckedModel checked) {
    var survey = new ConstantSurvey(checked);
    return checked.model().variables().stream()
        .filter(Variable.Constant.class::isInstance)
        .map(Variable.Constant.class::cast)
        .filter(constant -> !CLOCK.contains(constant.name()))
        .flatMap(survey::list)
        .toList();
  }

  private Stream<ListedConstant> list(Variable.Constant constant) {
    return scalars.of(constant).stream()
        .map(
            scalar -> {
              var value = literal(constant.equations().get(scalar.equation()).body());
              return new ListedConstant(
                  scalar.label(),
                  constant,
                  value,
                  0 < value && value < 1 && hasNoUnit(constant),
                  doubt(constant, value));
            });
  }

  private boolean hasNoUnit(Variable.Constant constant) {
    return Optional.ofNullable(checked.units().get(constant.name()))
        .map(Unit::isDimensionless)
        .orElse(true);
  }

  private static double literal(Expr body) {
    return switch (body) {
      case Expr.Literal(var value, var _) -> value;
      case Expr.Unary(var op, var operand, var _) ->
          op == UnaryOp.MINUS ? -literal(operand) : literal(operand);
      case Expr.Reference _,
          Expr.Binary _,
          Expr.Conditional _,
          Expr.Call _,
          Expr.LookupCall _,
          Expr.InlineLookup _ ->
          throw new IllegalArgumentException("The body of a constant must be a number.");
    };
  }

  private Optional<Doubt> doubt(Variable.Constant constant, double value) {
    if (clockwork.contains(constant.name())) {
      return Optional.of(Doubt.TIME);
    }
    if (value == 0) {
      return Optional.of(Doubt.ZERO);
    }
    if (value == 1 && hasNoUnit(constant)) {
      return Optional.of(Doubt.SWITCH);
    }
    if (!(Math.abs(value) < LARGEST && Math.abs(value) > SMALLEST)) {
      return Optional.of(Doubt.EXTREME);
    }
    if (value == 1 && ONE_OF_A_UNIT.matcher(constant.name().key()).find()) {
      return Optional.of(Doubt.UNIT);
    }
    var converts =
        CONVERTS.matcher(constant.name().key()).find()
            || Optional.ofNullable(checked.units().get(constant.name()))
                .filter(unit -> isConversion(unit, value))
                .isPresent();
    return converts ? Optional.of(Doubt.CONVERSION) : Optional.empty();
  }

  /// A ratio of two units of time (`Month/Year`), or a power of ten between a unit and the same
  /// with a prefix (`USD/MUSD`).
  private static boolean isConversion(Unit unit, double value) {
    if (unit.powers().size() != 2
        || !Set.copyOf(unit.powers().values()).equals(Set.of(1.0, -1.0))) {
      return false;
    }
    var names =
        unit.powers().keySet().stream().sorted(Comparator.comparing(String::length)).toList();
    var shorter = names.getFirst();
    var longer = names.getLast();
    var ofTime = TIMES.contains(singular(shorter)) && TIMES.contains(singular(longer));
    var prefixed =
        singular(longer).endsWith(singular(shorter))
            && longer.length() - shorter.length() <= LONGEST_PREFIX
            && isPowerOfTen(value);
    return ofTime || prefixed;
  }

  private static String singular(String unit) {
    var lower = unit.toLowerCase(Locale.ROOT);
    return lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static boolean isPowerOfTen(double value) {
    var tidy = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return tidy.precision() == 1 && tidy.unscaledValue().intValue() == 1;
  }

  /// What the start, the end and the steps of a run are computed from.
  private static Set<Name> clockwork(Model model) {
    var found = new HashSet<Name>();
    var open = new ArrayDeque<Name>(CLOCK);
    while (!open.isEmpty()) {
      var name = open.pop();
      if (found.add(name)) {
        model.variable(name).map(ConstantSurvey::bodies).orElse(List.of()).stream()
            .flatMap(Expr::references)
            .map(Expr.Reference::name)
            .forEach(open::push);
      }
    }
    return found;
  }

  private static List<Expr> bodies(Variable variable) {
    var equations =
        switch (variable) {
          case Variable.Flow flow -> flow.equations();
          case Variable.Auxiliary auxiliary -> auxiliary.equations();
          case Variable.Constant _, Variable.Stock _, Variable.Lookup _ -> List.<Equation>of();
        };
    return equations.stream().map(Equation::body).toList();
  }
}
