package org.jirga.formats.equation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;

/// What each dialect calls the functions, those that are read and those that are not yet.
final class FunctionNames {

  /// Functions of Vensim (reference manual, summary list of functions) that are not in [Function].
  private static final Set<String> VENSIM_UNSUPPORTED =
      keys(
          """
          A FUNCTION OF, ALLOCATE AVAILABLE, ALLOCATE BY PRIORITY, ALLOC P, CUMULATE, CUMULATEF,
          DELAY BATCH, DELAY CONVEYOR, DELAY INFORMATION, DELAY MATERIAL, DELAY N, DELAY P,
          DELAY PROFILE, DELAYP, DEMAND AT PRICE, DEPRECIATE BY SCHEDULE, DEPRECIATE STRAIGHTLINE,
          ELMCOUNT, FIND MARKET PRICE, FIND ZERO, FORECAST, GAME, GAMMA LN, GET 123 CONSTANTS,
          GET 123 DATA, GET 123 LOOKUPS, GET DATA AT TIME, GET DATA BETWEEN TIMES,
          GET DATA FIRST TIME, GET DATA LAST TIME, GET DATA MAX, GET DATA MEAN, GET DATA MEDIAN,
          GET DATA MIN, GET DATA STDV, GET DATA TOTAL POINTS, GET DIRECT CONSTANTS,
          GET DIRECT DATA, GET DIRECT LOOKUPS, GET DIRECT SUBSCRIPT, GET ODBC CONSTANTS,
          GET ODBC DATA, GET ODBC LOOKUPS, GET TIME VALUE, GET VDF CONSTANTS, GET VDF DATA,
          GET VDF LOOKUPS, GET XLS CONSTANTS, GET XLS DATA, GET XLS LOOKUPS, GET XLS SUBSCRIPT,
          INTERNAL RATE OF RETURN, INVERT MATRIX, LOOKUP AREA, LOOKUP BACKWARD,
          LOOKUP EXTRAPOLATE, LOOKUP FORWARD, LOOKUP INVERT, LOOKUP SLOPE, MARKETP, MESSAGE, NPV,
          PROD, PROPAGATE, PULSE TRAIN, QUANTUM, RAMP FROM TO, RANDOM 0 1, RANDOM BETA,
          RANDOM BINOMIAL, RANDOM EXPONENTIAL, RANDOM GAMMA, RANDOM LOGISTIC, RANDOM LOOKUP,
          RANDOM NEGATIVE BINOMIAL, RANDOM NORMAL, RANDOM PINK NOISE, RANDOM POISSON,
          RANDOM TRIANGULAR, RANDOM UNIFORM, RANDOM WEIBULL, REINITIAL, SAMPLE IF TRUE,
          SAMPLE UNTIL, SHIFT IF TRUE, SIMULTANEOUS, SINTEG, SMOOTH N, SMOOTH3 N, SSHAPE,
          SUPPLY AT PRICE, TABBED ARRAY, TABXL, TASK TERM FUNCTION, TIME BASE, TIME SHIFT, TREND,
          VECTOR ELM MAP, VECTOR LOOKUP, VECTOR RANK, VECTOR REORDER, VECTOR SELECT,
          VECTOR SORT ORDER, VMAX, VMIN\
          """);

  /// Functions of XMILE 1.0 (section 3.5) and of Stella that are not in [Function].
  private static final Set<String> XMILE_UNSUPPORTED =
      keys(
          """
          ALLOCATE, BETA, BINOMIAL, CAPACITY, CGROWTH, COMBINATIONS, CONVERGE, COSWAVE, COUNTER,
          CTFLOW, CTMAX, CTMEAN, CTMIN, CTSTDDEV, CYCLETIME, DELAYN, DERIVN, DEMAND AT PRICE,
          ENDVAL, EXPRND, FACTORIAL, FIND MARKET PRICE, FORCST, FV, GAMMA, GAMMALN, GEOMETRIC,
          HISTORY, INTERPOLATE, INVNORM, IRR, LOGISTIC, LOGISTICBOUND, LOGNORMAL, LOOKUPAREA,
          LOOKUPBACKWARD, LOOKUPFORWARD, LOOKUPINV, LOOKUPMEAN, LOOKUPSUM, MEAN, MONTECARLO, NAN,
          NEGBINOMIAL, NORMAL, NORMALCDF, NPV, PARETO, PAUSE, PERCENT, PERMUTATIONS, PMT, POISSON,
          PREVIOUS, PROD, PULSETRAIN, PV, QELEM, QLEN, RANDOM, RANK, RATE, REWORK, ROUND,
          RUNCOUNT, SELF, SENSIRUNCOUNT, SIGN, SINWAVE, SIZE, SMTHN, SOUND, STDDEV, SUPPLY AT
          PRICE, SWITCH, THROUGHPUT, TIMECONSTANT, TREND, TRIANGULAR, UNIFORM, WEIBULL\
          """);

  private static final Map<String, List<Function>> VENSIM = catalog(Dialect.VENSIM);
  private static final Map<String, List<Function>> XMILE = catalog(Dialect.XMILE);

  private FunctionNames() {}

  /// The functions of that name, which differ in the number of arguments; none if it is no
  /// function.
  static List<Function> of(String written, Dialect dialect) {
    return catalogOf(dialect).getOrDefault(Name.of(written).key(), List.of());
  }

  /// Whether the format has a function of that name which is not read yet.
  static boolean isUnsupported(String written, Dialect dialect) {
    var unsupported =
        switch (dialect) {
          case VENSIM -> VENSIM_UNSUPPORTED;
          case XMILE -> XMILE_UNSUPPORTED;
        };
    return unsupported.contains(Name.of(written).key());
  }

  /// The names that a modeller may have meant, in capitals.
  static Collection<String> known(Dialect dialect) {
    return Arrays.stream(Function.values()).flatMap(f -> nameIn(f, dialect).stream()).toList();
  }

  /// The fewest arguments: XMILE has shorter forms of two functions that Vensim has not.
  static int fewestArguments(Function function, Dialect dialect) {
    return dialect == Dialect.VENSIM && (function == Function.XIDZ || function == Function.RAMP)
        ? function.mostArguments()
        : function.fewestArguments();
  }

  private static Map<String, List<Function>> catalogOf(Dialect dialect) {
    return switch (dialect) {
      case VENSIM -> VENSIM;
      case XMILE -> XMILE;
    };
  }

  private static Optional<String> nameIn(Function function, Dialect dialect) {
    return switch (dialect) {
      case VENSIM -> function.vensim();
      case XMILE -> function.xmile();
    };
  }

  private static Map<String, List<Function>> catalog(Dialect dialect) {
    var catalog = new TreeMap<String, List<Function>>();
    for (var function : Function.values()) {
      nameIn(function, dialect)
          .ifPresent(
              name ->
                  catalog
                      .computeIfAbsent(Name.of(name).key(), key -> new ArrayList<>())
                      .add(function));
    }
    return catalog;
  }

  private static Set<String> keys(String list) {
    return Arrays.stream(list.split(","))
        .map(name -> Name.of(name).key())
        .collect(Collectors.toUnmodifiableSet());
  }
}
