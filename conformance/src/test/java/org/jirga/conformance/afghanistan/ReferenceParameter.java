package org.jirga.conformance.afghanistan;

import java.util.LinkedHashMap;
import java.util.Map;

/// The 75 sampled constants by symbol: lowest, best and highest value of each.
///
/// @param low lowest value
/// @param best most likely value, which may equal a bound
/// @param high highest value
public record ReferenceParameter(double low, double best, double high) {

  private static final String TABLE =
      """
      P0 180000.0 300000.0 350000.0
      frac_M0 0.02 0.06 0.12
      frac_E0 0.05 0.15 0.3
      frac_H0 0.05 0.1 0.2
      R0 1000.0 3000.0 6000.0
      K0 1300 1500 2000
      F0 100 300 700
      prison 800 1800 3000
      h_hide 0.01 0.03 0.06
      tau_hide 6 12 24
      e0 0.004 0.012 0.02
      ret0 0.002 0.004 0.008
      ret1 0.006 0.012 0.03
      r0 0.01 0.03 0.06
      eps_r 1 2 3
      l0 0.005 0.01 0.02
      ta0 0.0003 0.001 0.003
      s0 0.0002 0.0006 0.002
      res_loss 0.08 0.15 0.25
      k_init 0.00012 0.00035 0.001
      k_floor 1e-05 4e-05 0.00012
      tau_ven 3 4.5 9
      beta_att 0 0.3 1
      phi 0.005 0.03 0.15
      d0 0.0008 0.003 0.012
      eps_N 0.3 1 2
      eps_F 0 0.5 1
      K50 1000.0 3000.0 6000.0
      kappaH 0.5 1 2
      x_exit 0.01 0.02 0.05
      wX 1.5 3 8
      wF 1 2 4
      k_rec 0.02 0.045 0.08
      Kmax 5000.0 8000.0 15000.0
      k_exit 0.005 0.01 0.03
      f_in 0 10 40
      lam0 0.01 0.018 0.035
      B0 0.5 1 1.5
      Bmax 2 3.5 5
      tau_B 6 14 30
      resp 0 0.3 0.8
      a0 0.006 0.012 0.02
      theta 1.5 2.6 3.4
      leth 1.5 3.5 7
      pay 100 200 450
      q_in 0.05 0.3 1
      q_loc 0 0.00012 0.0003
      Qinit 0.3 1 4
      op 0.005 0.01 0.02
      C_half 800 1800 4000
      tau_cu 9 24 48
      tau_cd 12 24 48
      Ydom 0.5 0.6 0.68
      mu 0.5 0.9 1.3
      tau_Y 3 5 9
      GDP0 18 20 20
      aid 1.8 2.9 3.7
      growth 0 0.002 0.004
      N0 12 14 16
      eps_Y 1 1.6 2.4
      tau_N 2 3 6
      food_eff 0.15 0.33 0.45
      shockN 0.15 0.4 0.7
      c_ext 0.1 0.3 0.8
      W0 9.0 9.2 9.5
      divert 0.02 0.1 0.3
      Z0 0.2 0.35 0.5
      Zideo 0.02 0.08 0.2
      eta 0 0.15 0.6
      tau_Z 6 12 24
      tau_U 3 6 12
      U0 0.1 0.2 0.35
      G0 0.3 0.45 0.6
      tau_G 6 12 24
      reint_eff 0.3 0.6 0.85
      """;

  /// All 75, in the order of the evidence table.
  public static Map<String, ReferenceParameter> all() {
    var parameters = new LinkedHashMap<String, ReferenceParameter>();
    for (String line : TABLE.lines().toList()) {
      String[] cell = line.strip().split(" ");
      parameters.put(
          cell[0], new ReferenceParameter(number(cell[1]), number(cell[2]), number(cell[3])));
    }
    return parameters;
  }

  /// The best value of each.
  public static Map<String, Double> bestValues() {
    var values = new LinkedHashMap<String, Double>();
    all().forEach((symbol, parameter) -> values.put(symbol, parameter.best()));
    return values;
  }

  /// The best values with some replaced.
  ///
  /// @throws IllegalArgumentException if a symbol is not one of the 75
  public static Map<String, Double> bestValuesWith(Map<String, Double> overrides) {
    return with(bestValues(), overrides);
  }

  /// The given values with some replaced.
  ///
  /// @throws IllegalArgumentException if a symbol is not among the given ones
  public static Map<String, Double> with(
      Map<String, Double> values, Map<String, Double> overrides) {
    var replaced = new LinkedHashMap<>(values);
    overrides.forEach(
        (symbol, value) -> {
          if (replaced.put(symbol, value) == null) {
            throw new IllegalArgumentException("No parameter is called '%s'.".formatted(symbol));
          }
        });
    return replaced;
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }
}
