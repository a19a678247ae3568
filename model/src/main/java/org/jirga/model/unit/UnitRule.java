package org.jirga.model.unit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jirga.model.expr.Function;

/// How a function treats units: what its arguments should have and what its value then has.
///
/// @param arguments one for each argument the function may take
public record UnitRule(List<Argument> arguments, Result result) {

  public enum Argument {
    /// Any unit.
    ANY,
    /// The input. If there are several, they have the same unit.
    INPUT,
    /// No unit.
    DIMENSIONLESS,
    /// The unit of time.
    TIME,
    /// One over the unit of time.
    PER_TIME,
    /// The unit of the function's value times that of time.
    RESULT_TIMES_TIME,
    /// The unit of the function's value.
    RESULT
  }

  public enum Result {
    /// The unit of the first argument.
    INPUT,
    DIMENSIONLESS,
    /// The square root of the unit of the first argument.
    ROOT,
    /// The unit of the first argument divided by that of the second.
    QUOTIENT,
    /// The first argument to the power of the second.
    POWER,
    INPUT_TIMES_TIME,
    INPUT_PER_TIME,
    /// One over the unit of time.
    PER_TIME,
    TIME,
    /// One over the unit of the first argument.
    INVERSE,
    /// Whatever its numbers stand for.
    UNKNOWN
  }

  public UnitRule {
    arguments = List.copyOf(arguments);
  }

  public static UnitRule of(Function function) {
    return switch (function) {
      case ABS, INTEGER, FLOOR, INITIAL, SUM, VMIN, VMAX, MEAN, STDDEV, GAME, PERCENT ->
          rule(Result.INPUT, Argument.INPUT);
      case MIN, MAX ->
          new UnitRule(Collections.nCopies(function.mostArguments(), Argument.INPUT), Result.INPUT);
      case MODULO, FLOOR_MODULO, ACTIVE_INITIAL, PREVIOUS, QUANTUM, COUNTER, SIMULTANEOUS ->
          rule(Result.INPUT, Argument.INPUT, Argument.INPUT);
      case ROUND -> rule(Result.INPUT, Argument.INPUT, Argument.DIMENSIONLESS);
      case EXP,
          LN,
          LOG10,
          SIN,
          COS,
          TAN,
          ARCSIN,
          ARCCOS,
          ARCTAN,
          SINH,
          COSH,
          TANH,
          GAMMA_LN,
          FACTORIAL ->
          rule(Result.DIMENSIONLESS, Argument.DIMENSIONLESS);
      case LOG, COMBINATIONS, PERMUTATIONS ->
          rule(Result.DIMENSIONLESS, Argument.DIMENSIONLESS, Argument.DIMENSIONLESS);
      case SIGN, SIZE, ELMCOUNT -> rule(Result.DIMENSIONLESS, Argument.ANY);
      case SWITCH -> rule(Result.DIMENSIONLESS, Argument.INPUT, Argument.INPUT);
      case NORMAL_CDF ->
          rule(
              Result.DIMENSIONLESS, Argument.INPUT, Argument.INPUT, Argument.INPUT, Argument.INPUT);
      case NORMAL_PDF -> rule(Result.UNKNOWN, Argument.INPUT, Argument.INPUT, Argument.INPUT);
      case INVERSE_NORMAL ->
          rule(Result.UNKNOWN, Argument.DIMENSIONLESS, Argument.INPUT, Argument.INPUT);
      case SQRT -> rule(Result.ROOT, Argument.ANY);
      case POWER -> rule(Result.POWER, Argument.ANY, Argument.DIMENSIONLESS);
      case ZIDZ -> rule(Result.QUOTIENT, Argument.ANY, Argument.ANY);
      case XIDZ, SAFEDIV -> rule(Result.QUOTIENT, Argument.ANY, Argument.ANY, Argument.RESULT);
      case PULSE -> rule(Result.DIMENSIONLESS, Argument.TIME, Argument.TIME);
      case PULSE_TRAIN ->
          rule(Result.DIMENSIONLESS, Argument.TIME, Argument.TIME, Argument.TIME, Argument.TIME);
      case PULSE_MAGNITUDE ->
          rule(Result.INPUT_PER_TIME, Argument.INPUT, Argument.TIME, Argument.TIME);
      case STEP, SINE_WAVE, COSINE_WAVE -> rule(Result.INPUT, Argument.INPUT, Argument.TIME);
      case RAMP -> rule(Result.INPUT_TIMES_TIME, Argument.INPUT, Argument.TIME, Argument.TIME);
      // its start is a number, most often, of whatever unit its slope makes of the time
      case TIME_BASE -> rule(Result.UNKNOWN, Argument.ANY, Argument.ANY);
      case GET_TIME_VALUE ->
          rule(
              Result.UNKNOWN,
              Argument.ANY,
              Argument.TIME,
              Argument.ANY,
              Argument.ANY,
              Argument.ANY,
              Argument.ANY,
              Argument.ANY);
      case SMOOTH, SMOOTH3, DELAY1, DELAY3 -> rule(Result.INPUT, Argument.INPUT, Argument.TIME);
      case SMOOTHI, SMOOTH3I, DELAY1I, DELAY3I, DELAY_FIXED, DELAY, DELAY_INFORMATION ->
          rule(Result.INPUT, Argument.INPUT, Argument.TIME, Argument.INPUT);
      case DELAY_MATERIAL ->
          rule(Result.INPUT, Argument.INPUT, Argument.TIME, Argument.INPUT, Argument.INPUT);
      case DELAY_BATCH ->
          rule(
              Result.INPUT,
              Argument.INPUT,
              Argument.RESULT_TIMES_TIME,
              Argument.TIME,
              Argument.INPUT,
              Argument.TIME,
              Argument.RESULT_TIMES_TIME);
      case DELAY_CONVEYOR ->
          rule(
              Result.INPUT,
              Argument.INPUT,
              Argument.TIME,
              Argument.PER_TIME,
              Argument.ANY,
              Argument.RESULT_TIMES_TIME,
              Argument.TIME);
      case DELAY_PROFILE ->
          rule(
              Result.INPUT,
              Argument.ANY,
              Argument.INPUT,
              Argument.TIME,
              Argument.INPUT,
              Argument.PER_TIME);
      case INTERNAL_RATE_OF_RETURN ->
          rule(Result.DIMENSIONLESS, Argument.ANY, Argument.TIME, Argument.ANY, Argument.TIME);
      case QUEUE_FIFO ->
          rule(
              Result.INPUT_TIMES_TIME,
              Argument.INPUT,
              Argument.INPUT,
              Argument.ANY,
              Argument.RESULT,
              Argument.TIME);
      case QUEUE_FIFO_ATTRIB ->
          rule(
              Result.INPUT_TIMES_TIME,
              Argument.INPUT,
              Argument.INPUT,
              Argument.ANY,
              Argument.ANY,
              Argument.ANY,
              Argument.ANY,
              Argument.RESULT,
              Argument.ANY,
              Argument.TIME);
      case QUEUE_AGE_AVERAGE -> rule(Result.TIME, Argument.ANY, Argument.ANY);
      case QUEUE_AGE_OLDEST -> rule(Result.TIME, Argument.ANY);
      case QUEUE_AGE_IN_RANGE -> rule(Result.INPUT, Argument.INPUT, Argument.TIME, Argument.TIME);
      case QUEUE_ATTRIB_AVERAGE -> rule(Result.UNKNOWN, Argument.ANY, Argument.ANY);
      case QUEUE_ATTRIB_MAX, QUEUE_ATTRIB_MIN -> rule(Result.UNKNOWN, Argument.ANY);
      case QUEUE_ATTRIB_IN_RANGE -> rule(Result.INPUT, Argument.INPUT, Argument.ANY, Argument.ANY);
      case QUEUE_ATTRIB_QUANTITY -> rule(Result.INPUT, Argument.INPUT, Argument.ANY);
      case DEPRECIATE_BY_SCHEDULE ->
          rule(
              Result.INPUT,
              Argument.INPUT,
              Argument.ANY,
              Argument.INPUT,
              Argument.TIME,
              Argument.TIME);
      case SHIFT_IF_TRUE ->
          rule(
              Result.INPUT,
              Argument.INPUT,
              Argument.ANY,
              Argument.DIMENSIONLESS,
              Argument.DIMENSIONLESS,
              Argument.INPUT);
      case DEPRECIATE_STRAIGHTLINE ->
          rule(Result.INPUT, Argument.INPUT, Argument.TIME, Argument.TIME, Argument.INPUT);
      case RC_STEP,
          RC_RAMP,
          RC_GROW,
          RC_DECAY,
          RC_STEP_CHECK,
          RC_RAMP_CHECK,
          RC_GROW_CHECK,
          RC_DECAY_CHECK ->
          new UnitRule(Collections.nCopies(function.mostArguments(), Argument.ANY), Result.UNKNOWN);
      case SMOOTH_N, DELAY_N ->
          rule(Result.INPUT, Argument.INPUT, Argument.TIME, Argument.INPUT, Argument.DIMENSIONLESS);
      case SMTHN, DELAYN ->
          rule(Result.INPUT, Argument.INPUT, Argument.TIME, Argument.DIMENSIONLESS, Argument.INPUT);
      case SAMPLE_IF_TRUE -> rule(Result.INPUT, Argument.ANY, Argument.INPUT, Argument.INPUT);
      case TREND -> rule(Result.PER_TIME, Argument.ANY, Argument.TIME, Argument.ANY);
      case FORECAST ->
          rule(Result.INPUT, Argument.INPUT, Argument.TIME, Argument.TIME, Argument.ANY);
      case NPV, NPVE ->
          rule(Result.INPUT_TIMES_TIME, Argument.INPUT, Argument.ANY, Argument.ANY, Argument.ANY);
      case VECTOR_SELECT ->
          rule(
              Result.UNKNOWN,
              Argument.DIMENSIONLESS,
              Argument.ANY,
              Argument.ANY,
              Argument.DIMENSIONLESS,
              Argument.DIMENSIONLESS);
      case PROD -> rule(Result.UNKNOWN, Argument.ANY);
      case VECTOR_SORT_ORDER, VECTOR_RANK ->
          rule(Result.DIMENSIONLESS, Argument.ANY, Argument.DIMENSIONLESS);
      case RANK -> rule(Result.DIMENSIONLESS, Argument.ANY, Argument.DIMENSIONLESS, Argument.ANY);
      case INTERPOLATE -> {
        var arguments =
            new ArrayList<>(Collections.nCopies(function.mostArguments(), Argument.DIMENSIONLESS));
        arguments.set(0, Argument.INPUT);
        yield new UnitRule(arguments, Result.INPUT);
      }
      case VECTOR_REORDER, VECTOR_ELM_MAP ->
          rule(Result.INPUT, Argument.INPUT, Argument.DIMENSIONLESS);
      case CONVEYOR_OUTFLOW, CONVEYOR_LEAK, SPREAD, LISTED_CONTENT ->
          new UnitRule(Collections.nCopies(function.mostArguments(), Argument.ANY), Result.UNKNOWN);
      case CONVEYOR_PLACES, QUEUE_PLACES, OVEN_STATE ->
          new UnitRule(
              Collections.nCopies(function.mostArguments(), Argument.ANY), Result.DIMENSIONLESS);
      case PLACE_SIZE, OSTATE -> rule(Result.DIMENSIONLESS, Argument.ANY, Argument.ANY);
      case PLACE_MEAN, PLACE_MIN, PLACE_MAX, PLACE_STDDEV, CAPACITY ->
          rule(Result.INPUT, Argument.INPUT, Argument.ANY);
      case PLACE_ELEMENT -> rule(Result.INPUT, Argument.INPUT, Argument.ANY, Argument.ANY);
      case ENTERED, OVEN_OUTFLOW, OVEN_ROOM ->
          new UnitRule(Collections.nCopies(function.mostArguments(), Argument.ANY), Result.UNKNOWN);
      case QUEUE_FRONT -> {
        var arguments =
            new ArrayList<>(Collections.nCopies(function.mostArguments(), Argument.INPUT));
        arguments.set(1, Argument.ANY);
        yield new UnitRule(arguments, Result.INPUT);
      }
      case ADMITTED ->
          rule(
              Result.INPUT,
              Argument.INPUT,
              Argument.ANY,
              Argument.ANY,
              Argument.INPUT,
              Argument.ANY,
              Argument.INPUT,
              Argument.INPUT,
              Argument.ANY);
      case RESTRICTED ->
          rule(
              Result.INPUT,
              Argument.INPUT,
              Argument.ANY,
              Argument.ANY,
              Argument.ANY,
              Argument.ANY,
              Argument.ANY);
      case VECTOR_LOOKUP ->
          rule(
              Result.UNKNOWN,
              Argument.ANY,
              Argument.INPUT,
              Argument.INPUT,
              Argument.INPUT,
              Argument.DIMENSIONLESS);
      case ALLOCATE_AVAILABLE -> rule(Result.INPUT, Argument.INPUT, Argument.ANY, Argument.INPUT);
      case ALLOCATE_BY_PRIORITY ->
          rule(
              Result.INPUT,
              Argument.INPUT,
              Argument.ANY,
              Argument.DIMENSIONLESS,
              Argument.ANY,
              Argument.INPUT);
      case ALLOCATE_BY_PROFILE ->
          rule(
              Result.INPUT,
              Argument.INPUT,
              Argument.ANY,
              Argument.ANY,
              Argument.DIMENSIONLESS,
              Argument.INPUT);
      case MARKETP ->
          rule(
              Result.UNKNOWN,
              Argument.INPUT,
              Argument.ANY,
              Argument.DIMENSIONLESS,
              Argument.ANY,
              Argument.INPUT);
      case ALLOC_P -> rule(Result.INPUT, Argument.INPUT, Argument.ANY, Argument.ANY, Argument.ANY);
      case FIND_MARKET_PRICE ->
          rule(Result.UNKNOWN, Argument.INPUT, Argument.ANY, Argument.INPUT, Argument.ANY);
      case DEMAND_AT_PRICE, SUPPLY_AT_PRICE ->
          rule(Result.INPUT, Argument.INPUT, Argument.ANY, Argument.ANY);
      case FIND_ZERO ->
          rule(
              Result.UNKNOWN,
              Argument.ANY,
              Argument.ANY,
              Argument.ANY,
              Argument.ANY,
              Argument.DIMENSIONLESS,
              Argument.DIMENSIONLESS,
              Argument.ANY,
              Argument.DIMENSIONLESS,
              Argument.DIMENSIONLESS);
      case INVERT_MATRIX -> rule(Result.INVERSE, Argument.INPUT, Argument.DIMENSIONLESS);
      case LOOKUP_EXTRAPOLATE, LOOKUP_FORWARD, LOOKUP_BACKWARD ->
          rule(Result.INPUT, Argument.INPUT, Argument.ANY);
      case LOOKUP_INVERT, LOOKUP_INVERT_OR_END ->
          rule(Result.UNKNOWN, Argument.INPUT, Argument.INPUT);
      case LOOKUP_SLOPE, LOOKUP_AREA, LOOKUP_AREA_WITHIN ->
          rule(Result.UNKNOWN, Argument.ANY, Argument.ANY, Argument.ANY);
      case RANDOM_UNIFORM, UNIFORM, RANDOM ->
          rule(Result.INPUT, Argument.INPUT, Argument.INPUT, Argument.ANY);
      case TRIANGULAR ->
          rule(Result.INPUT, Argument.INPUT, Argument.INPUT, Argument.INPUT, Argument.ANY);
      case RANDOM_NORMAL ->
          rule(
              Result.INPUT,
              Argument.INPUT,
              Argument.INPUT,
              Argument.INPUT,
              Argument.INPUT,
              Argument.ANY);
      case NORMAL ->
          rule(
              Result.INPUT,
              Argument.INPUT,
              Argument.INPUT,
              Argument.ANY,
              Argument.INPUT,
              Argument.INPUT);
      case LOGNORMAL -> rule(Result.INPUT, Argument.INPUT, Argument.INPUT, Argument.ANY);
      case EXPRND, POISSON -> rule(Result.INPUT, Argument.INPUT, Argument.ANY);
      case RANDOM_PINK_NOISE ->
          rule(Result.INPUT, Argument.INPUT, Argument.INPUT, Argument.TIME, Argument.ANY);
      case RANDOM_EXPONENTIAL,
          RANDOM_POISSON,
          RANDOM_BINOMIAL,
          RANDOM_NEGATIVE_BINOMIAL,
          RANDOM_GAMMA,
          RANDOM_BETA,
          RANDOM_TRIANGULAR,
          RANDOM_WEIBULL,
          RANDOM_LOOKUP,
          RANDOM_0_1,
          BINOMIAL,
          NEGBINOMIAL,
          GEOMETRIC,
          GAMMA,
          BETA,
          WEIBULL,
          LOGISTIC,
          PARETO,
          MONTECARLO ->
          new UnitRule(Collections.nCopies(function.mostArguments(), Argument.ANY), Result.UNKNOWN);
    };
  }

  private static UnitRule rule(Result result, Argument... arguments) {
    return new UnitRule(List.of(arguments), result);
  }
}
