package org.jirga.model.expr;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The built-in functions: their names in each format, the number of arguments, and what their
/// value depends on.
///
/// The unit rules are in `org.jirga.model.unit`, the expansion of those that keep state in the
/// engine's lowering.
///
/// The dependencies decide the order of evaluation and what counts as a circular definition. `now`
/// lists the arguments (from 0) that the value at a time needs at that same time; `initially` those
/// that it needs at the initial time.
public enum Function {
  ABS("ABS", "ABS", 1, 1),
  MIN("MIN", "MIN", 2, 2),
  MAX("MAX", "MAX", 2, 2),
  EXP("EXP", "EXP", 1, 1),
  LN("LN", "LN", 1, 1),
  /// `LOG(x, base)`.
  LOG("LOG", "", 2, 2),
  LOG10("", "LOG10", 1, 1),
  SQRT("SQRT", "SQRT", 1, 1),
  /// `POWER(x, y)`: x to the power of y, as `x ^ y`.
  POWER("POWER", "", 2, 2),
  SIN("SIN", "SIN", 1, 1),
  COS("COS", "COS", 1, 1),
  TAN("TAN", "TAN", 1, 1),
  ARCSIN("ARCSIN", "ARCSIN", 1, 1),
  ARCCOS("ARCCOS", "ARCCOS", 1, 1),
  ARCTAN("ARCTAN", "ARCTAN", 1, 1),
  SINH("SINH", "SINH", 1, 1),
  COSH("COSH", "COSH", 1, 1),
  TANH("TANH", "TANH", 1, 1),
  /// Towards zero.
  INTEGER("INTEGER", "", 1, 1),
  /// Towards minus infinity, as XMILE's `INT` does.
  FLOOR("", "INT", 1, 1),
  /// The remainder with the sign of the dividend.
  MODULO("MODULO", "", 2, 2),
  /// The remainder with the sign of the divisor, as XMILE's `MOD` does.
  FLOOR_MODULO("", "MOD", 2, 2),
  /// `ZIDZ(a, b)`: a / b, or 0 where b is (nearly) 0.
  ZIDZ("ZIDZ", "", 2, 2),
  /// `XIDZ(a, b, x)`: a / b, or x where b is (nearly) 0; XMILE's `SAFEDIV`.
  XIDZ("XIDZ", "SAFEDIV", 2, 3),
  /// `PULSE(start, width)`: 1 from start for width.
  PULSE("PULSE", "", 2, 2),
  /// XMILE's `PULSE(magnitude, first, interval)`: magnitude / dt for one step.
  PULSE_MAGNITUDE("", "PULSE", 1, 3),
  /// `STEP(height, start)`.
  STEP("STEP", "STEP", 2, 2),
  /// `RAMP(slope, start, end)`; in XMILE the end may be left out.
  RAMP("RAMP", "RAMP", 2, 3),
  SMOOTH("SMOOTH", "SMTH1", 2, 2, Dependence.OF_STATE_ONLY, 0),
  SMOOTHI("SMOOTHI", "SMTH1", 3, 3, Dependence.OF_STATE_ONLY, 2),
  SMOOTH3("SMOOTH3", "SMTH3", 2, 2, Dependence.OF_STATE_ONLY, 0),
  SMOOTH3I("SMOOTH3I", "SMTH3", 3, 3, Dependence.OF_STATE_ONLY, 2),
  DELAY1("DELAY1", "DELAY1", 2, 2, Dependence.OF_STATE_AND_TIME, 0, 1),
  DELAY1I("DELAY1I", "DELAY1", 3, 3, Dependence.OF_STATE_AND_TIME, 2, 1),
  DELAY3("DELAY3", "DELAY3", 2, 2, Dependence.OF_STATE_AND_TIME, 0, 1),
  DELAY3I("DELAY3I", "DELAY3", 3, 3, Dependence.OF_STATE_AND_TIME, 2, 1),
  /// `DELAY FIXED(input, delay, initial)`: the input of `delay` ago. The delay is read at the
  /// initial time.
  DELAY_FIXED("DELAY FIXED", "", 3, 3, Dependence.OF_STATE_ONLY, 1, 2),
  /// XMILE's `DELAY(input, delay, initial)`; the initial value may be left out.
  DELAY("", "DELAY", 2, 3, Dependence.OF_STATE_ONLY, 0, 1, 2),
  /// The value of the argument at the initial time.
  INITIAL("INITIAL", "INIT", 1, 1, Dependence.OF_STATE_ONLY, 0),
  /// `ACTIVE INITIAL(active, initial)`: the second argument at the initial time, the first after
  /// it.
  ACTIVE_INITIAL("ACTIVE INITIAL", "", 2, 2, Dependence.OF_FIRST, 1),
  /// Sum over the elements of the reduced subscripts of its argument.
  SUM("SUM", "SUM", 1, 1);

  private enum Dependence {
    OF_ALL,
    OF_STATE_ONLY,
    OF_STATE_AND_TIME,
    OF_FIRST
  }

  private final String vensim;
  private final String xmile;
  private final int fewest;
  private final int most;
  private final Dependence dependence;
  private final List<Integer> initially;

  Function(String vensim, String xmile, int fewest, int most) {
    this(vensim, xmile, fewest, most, Dependence.OF_ALL);
  }

  Function(
      String vensim,
      String xmile,
      int fewest,
      int most,
      Dependence dependence,
      Integer... initially) {
    this.vensim = vensim;
    this.xmile = xmile;
    this.fewest = fewest;
    this.most = most;
    this.dependence = dependence;
    this.initially = List.of(initially);
  }

  /// The Vensim name, if Vensim has the function.
  public Optional<String> vensim() {
    return vensim.isEmpty() ? Optional.empty() : Optional.of(vensim);
  }

  /// The XMILE name, if XMILE has the function.
  public Optional<String> xmile() {
    return xmile.isEmpty() ? Optional.empty() : Optional.of(xmile);
  }

  /// A name for messages.
  public String word() {
    return vensim().or(this::xmile).orElseGet(() -> name().toLowerCase(Locale.ROOT));
  }

  public int fewestArguments() {
    return fewest;
  }

  public int mostArguments() {
    return most;
  }

  /// Whether the value depends on the past through hidden state.
  public boolean keepsState() {
    return dependence != Dependence.OF_ALL && this != ACTIVE_INITIAL;
  }

  /// Arguments that the value at a time after the initial one needs at that same time.
  public boolean needsNow(int argument) {
    return switch (dependence) {
      case OF_ALL -> true;
      case OF_STATE_ONLY -> false;
      case OF_STATE_AND_TIME -> argument == 1;
      case OF_FIRST -> argument == 0;
    };
  }

  /// Arguments that the value at the initial time needs.
  public boolean needsInitially(int argument) {
    return dependence == Dependence.OF_ALL || initially.contains(argument);
  }
}
