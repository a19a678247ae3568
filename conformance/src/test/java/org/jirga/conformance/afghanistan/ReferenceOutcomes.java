package org.jirga.conformance.afghanistan;

import java.util.LinkedHashMap;
import java.util.Map;

/// The outcomes of §7 of the specification: one number each for a run.
public final class ReferenceOutcomes {

  private ReferenceOutcomes() {}

  /// All outcomes of a run, by name.
  ///
  /// @param wX weight of former personnel in force in that run: the sampled one, or 1 under S3
  public static Map<String, Double> of(ReferenceTrajectory run, double wX) {
    var outcomes = new LinkedHashMap<String, Double>();
    outcomes.put("defectors", run.at("cumdef", 60));
    outcomes.put("peak strength", run.peak("Kt"));
    outcomes.put("strength at 48", run.at("Kt", 48));
    outcomes.put("skill share at 48", ratio(wX * run.at("X", 48), run.at("cap", 48)));
    outcomes.put("attacks", run.at("attacks", 60));
    outcomes.put("attack deaths", run.at("dead", 60));
    outcomes.put("external risk by 6", run.externalRiskBy(6));
    outcomes.put("external risk by 12", run.externalRiskBy(12));
    outcomes.put("external risk by 30", run.externalRiskBy(30));
    outcomes.put("external risk by 60", run.externalRiskBy(60));
    outcomes.put("reprisal deaths", run.at("D", 60));
    outcomes.put(
        "employed share",
        ratio(run.at("E", 60), run.at("V", 60) + run.at("H", 60) + run.at("E", 60)));
    outcomes.put("need", run.at("needacc", 60) / 60);
    outcomes.put("activity at 60", run.at("Y", 60));
    outcomes.put("funds released", run.at("W", 0) - run.at("W", 60) - run.at("S", 60));
    outcomes.put("funds diverted", run.at("diverted", 60));
    outcomes.put("reform", run.at("Z", 60));
    outcomes.put("programme cost", run.at("cost", 60));
    return outcomes;
  }

  private static double ratio(double x, double y) {
    return y == 0 ? 0 : x / y;
  }
}
