package org.jirga.formats.equation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;

/// What each dialect calls the functions, those that are read and those that are not yet.
public final class FunctionNames {

  /// Functions of Vensim (reference manual, summary list of functions) that are not in [Function],
  /// and why, or what to use instead.
  private static final Map<String, String> VENSIM_UNSUPPORTED =
      hints(
          """
          A FUNCTION OF: it only lists what a variable depends on; write the equation
          DELAY P: use DELAYP
          GET 123 CONSTANTS, GET 123 DATA, GET 123 LOOKUPS, GET ODBC CONSTANTS, GET ODBC DATA, \
          GET ODBC LOOKUPS, GET VDF CONSTANTS, GET VDF DATA, GET VDF LOOKUPS: put the data in a \
          spreadsheet or text file: GET DIRECT DATA, or --data FILE
          GET DIRECT CONSTANTS, GET DIRECT DATA, GET DIRECT LOOKUPS, GET DIRECT SUBSCRIPT, \
          GET XLS CONSTANTS, GET XLS DATA, GET XLS LOOKUPS, GET XLS SUBSCRIPT, SINTEG, \
          TABBED ARRAY: it has to be the whole right side of a variable; give it one of its own
          MESSAGE: nobody watches a run; leave it out
          NET PRESENT VALUE: use NPV, which counts what flows now as well
          PROPAGATE: write an equation for each element
          RAMP FROM TO: it is a macro of some models, which belongs into the file; without it use \
          from + RAMP((to - from) / (end - start), start, end)
          RANDOM LOGISTIC: no reference lists its arguments; use middle + scale * \
          LN(u / (1 - u)), where u = RANDOM UNIFORM(0, 1, seed)
          SAMPLE UNTIL: it is a macro of some models, which belongs into the file; without it use \
          SAMPLE IF TRUE(Time <= last time, x, initial)
          SMOOTH3 N: use SMOOTH N with an order of 3
          SSHAPE: it is a macro of some models, which belongs into the file; without it write the \
          curve as a lookup
          TASK TERM FUNCTION: write out what it works out, as an equation\
          """);

  /// Functions of XMILE 1.0 (section 3.5) and of Stella that are not in [Function].
  private static final Map<String, String> XMILE_UNSUPPORTED =
      hints(
          """
          ALLOCATE: it takes five or six arguments, ALLOCATE(supply, Dim, demand[Dim.*], \
          priority[Dim.*], width, kind)
          CAP, QLEN: it takes one argument, the conveyor or the queue
          AGECOUNT, ATTRCOUNT, ATTRMAX, ATTRMEAN, ATTRMIN, ATTRSTDDEV, ATTRSUM: what is marked on \
          material is not recorded; use a stock for each kind of it
          CLOCKTIME: a run does not know when it happens; use TIME
          CONVERGE: nothing is solved within a step; write the solution as an equation, or let a \
          stock approach it
          CTFLOW, CTMAX, CTMEAN, CTMIN, CTSTDDEV, CYCLETIME, THROUGHPUT: how long material has \
          been on its way is not recorded; for a conveyor, use its length
          DEMAND AT PRICE, FIND MARKET PRICE, SUPPLY AT PRICE: Vensim's function of this name is \
          read, with vensim. in front of it
          DERIVN: the order is a number from 0 to 9
          RUNCOUNT, SENSIRUNCOUNT: a run knows of no other; use a constant
          FV, PMT, PV: it takes four arguments, as in PMT(rate, periods, present, future)
          IRR, RATE: write out its formula, or use NPV
          HISTORY: the time is a constant, or TIME less a constant; use DELAY for a value of some \
          time ago
          ISNAN: give what it asks about a variable of its own, and ask for that
          EXPBOUND: use from + (to - from) * (EXP(exponent * u) - 1) / (EXP(exponent) - 1), where \
          u = (x - start) / (finish - start); for an exponent of 0, from + (to - from) * u
          LOGISTICBOUND: it takes five arguments, LOGISTICBOUND(from, to, x, middle, speed)
          LOOKUPMEAN, LOOKUPSUM, LOOKUPSTDDEV: write it as a number, or use LOOKUPAREA
          PAUSE, SOUND: nobody watches a run; leave it out
          PULSETRAIN: use vensim.PULSE_TRAIN(start, width, interval, end)
          MLPANN: the weights of the network are not in the model's file; use a graphical function
          COOKTIME, PROCTIME, TRANSTIME: give the time a variable of its own, and use that
          QELEM: it takes two arguments, QELEM(queue, number)
          REWORK: write out its flows and stocks
          RUNMAX: give it a variable of its own, as MAX(x, PREVIOUS(SELF, x))
          RUNMIN: give it a variable of its own, as MIN(x, PREVIOUS(SELF, x))
          SELF: only PREVIOUS(SELF, x) may ask for the variable's own value
          TIMECONSTANT: give the time a variable of its own, and use that\
          """);

  private static final Map<String, List<Function>> VENSIM = catalog(Dialect.VENSIM);
  private static final Map<String, List<Function>> XMILE = catalog(Dialect.XMILE);

  /// What is written as a function is in Vensim, without being one here.
  private static final List<String> WORDS_OF_VENSIM =
      List.of("INTEG", "IF THEN ELSE", "WITH LOOKUP", "A FUNCTION OF");

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

  /// Why the format's function of that name is not read, or what to use instead; nothing if it has
  /// none of that name, or it is read.
  static Optional<String> whyUnsupported(String written, Dialect dialect) {
    var unsupported =
        switch (dialect) {
          case VENSIM -> VENSIM_UNSUPPORTED;
          case XMILE -> XMILE_UNSUPPORTED;
        };
    return Optional.ofNullable(unsupported.get(Name.of(written).key()));
  }

  /// The names that a modeller may have meant, in capitals.
  static Collection<String> known(Dialect dialect) {
    var functions = Arrays.stream(Function.values()).flatMap(f -> nameIn(f, dialect).stream());
    return switch (dialect) {
      case VENSIM -> Stream.concat(functions, WORDS_OF_VENSIM.stream()).toList();
      case XMILE -> functions.toList();
    };
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

  private static Map<String, String> hints(String list) {
    var hints = new TreeMap<String, String>();
    list.lines()
        .map(line -> line.split(": ", 2))
        .forEach(
            line -> {
              for (var name : line[0].split(",")) {
                hints.put(Name.of(name).key(), line[1]);
              }
            });
    return hints;
  }
}
