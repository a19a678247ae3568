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
public final class FunctionNames {

  /// Functions of Vensim (reference manual, summary list of functions) that are not in [Function].
  private static final Set<String> VENSIM_UNSUPPORTED =
      keys(
          """
          A FUNCTION OF, ALLOC P, CUMULATE, CUMULATEF, DELAY BATCH, DELAY CONVEYOR, DELAY P,
          DELAY PROFILE, DEPRECIATE BY SCHEDULE, FIND ZERO,
          GET 123 CONSTANTS, GET 123 DATA, GET 123 LOOKUPS, GET DATA STDV,
          GET DIRECT CONSTANTS, GET DIRECT DATA, GET DIRECT LOOKUPS, GET DIRECT SUBSCRIPT,
          GET ODBC CONSTANTS, GET ODBC DATA, GET ODBC LOOKUPS, GET VDF CONSTANTS,
          GET VDF DATA, GET VDF LOOKUPS, GET XLS CONSTANTS, GET XLS DATA, GET XLS LOOKUPS,
          GET XLS SUBSCRIPT, INTERNAL RATE OF RETURN, MARKETP, MESSAGE, PROPAGATE, RAMP FROM TO,
          RANDOM LOGISTIC, REINITIAL, SAMPLE UNTIL, SHIFT IF TRUE, SIMULTANEOUS, SINTEG,
          SMOOTH3 N, SSHAPE, TABBED ARRAY, TABXL, TASK TERM FUNCTION\
          """);

  /// Functions of XMILE 1.0 (section 3.5) and of Stella that are not in [Function].
  private static final Set<String> XMILE_UNSUPPORTED =
      keys(
          """
          ALLOCATE, CAPACITY, CGROWTH, CONVERGE, CTFLOW, CTMAX, CTMEAN, CTMIN, CTSTDDEV,
          CYCLETIME, DERIVN, DEMAND AT PRICE, ENDVAL, FIND MARKET PRICE, FV, HISTORY, INTERPOLATE,
          IRR, LOGISTICBOUND, LOOKUPMEAN, LOOKUPSUM, NAN, PAUSE, PMT, PULSETRAIN, PV, QELEM, QLEN,
          RATE, REWORK, RUNCOUNT, SELF, SENSIRUNCOUNT, SOUND, SUPPLY AT PRICE, THROUGHPUT,
          TIMECONSTANT\
          """);

  private static final Map<String, List<Function>> VENSIM = catalog(Dialect.VENSIM);
  private static final Map<String, List<Function>> XMILE = catalog(Dialect.XMILE);

  private FunctionNames() {}

  /// The functions of that name, which differ in the number of arguments; none if it is no
  /// function.
  static List<Function> of(String written, Dialect dialect) {
    return catalogOf(dialect).getOrDefault(Name.of(written).key(), List.of());
  }

  /// Whether a name with so many arguments is read as that function.
  public static boolean isCalled(String name, Function function, int arguments, Dialect dialect) {
    return of(name, dialect).stream()
        .filter(
            candidate ->
                arguments >= fewestArguments(candidate, dialect)
                    && arguments <= mostArguments(candidate, dialect))
        .findFirst()
        .filter(function::equals)
        .isPresent();
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

  /// Why a function of Vensim is not read, or what to use instead.
  static Optional<String> reason(String written) {
    return switch (Name.of(written).key()) {
      case "delay conveyor" ->
          Optional.of(
              "its reference does not say how the initial profile is spread over the steps");
      case "delay batch" ->
          Optional.of("its reference does not say in which step a batch begins and how it leaves");
      case "depreciate by schedule" ->
          Optional.of("its reference does not say which fiscal period an initial value belongs to");
      case "shift if true" ->
          Optional.of(
              "it changes stocks beside their net flows, in an order that is not documented");
      case "get data stdv" -> Optional.of("its reference does not say by which number it divides");
      case "get odbc constants",
          "get odbc data",
          "get odbc lookups",
          "get vdf constants",
          "get vdf data",
          "get vdf lookups",
          "get 123 constants",
          "get 123 data",
          "get 123 lookups" ->
          Optional.of(
              "put the data in a spreadsheet or text file: GET DIRECT DATA, or --data FILE");
      default -> Optional.empty();
    };
  }

  /// The names that a modeller may have meant, in capitals.
  static Collection<String> known(Dialect dialect) {
    return Arrays.stream(Function.values()).flatMap(f -> nameIn(f, dialect).stream()).toList();
  }

  /// The fewest arguments: XMILE has shorter forms of some functions that Vensim has not.
  static int fewestArguments(Function function, Dialect dialect) {
    if (dialect == Dialect.XMILE) {
      return function.fewestArguments();
    }
    return switch (function) {
      case RAMP, TREND -> 3;
      case NPV -> 4;
      default -> function.fewestArguments();
    };
  }

  /// The most arguments: XMILE has longer forms of some.
  static int mostArguments(Function function, Dialect dialect) {
    if (dialect == Dialect.XMILE) {
      return function.mostArguments();
    }
    return switch (function) {
      case MIN, MAX -> 2;
      case FORECAST -> 3;
      default -> function.mostArguments();
    };
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
