package org.jirga.workbench.conflict;

import java.util.List;
import java.util.Optional;
import org.jirga.conflict.cardinal.Bargaining;
import org.jirga.conflict.cardinal.Bimatrix;
import org.jirga.conflict.cardinal.MixedProfile;

/// What game theory and bargaining theory say of two decision makers with payoffs.
///
/// @param states by the choice of the first and of the second
/// @param mixed all extreme Nash equilibria; absent if there are too many choices
/// @param correlated with which probability a mediator draws each state for the greatest sum
/// @param logit by precision, as far as it is found
/// @param nash bargaining solution from the status quo, where one is given
/// @param kalaiSmorodinsky the same
public record PayoffFindings(
    Bimatrix game,
    int[][] states,
    Optional<List<MixedProfile>> mixed,
    double[][] correlated,
    List<Logit> logit,
    Optional<Bargaining.Point> nash,
    Optional<Bargaining.Point> kalaiSmorodinsky) {

  public PayoffFindings {
    logit = List.copyOf(logit);
  }

  /// A logit equilibrium at a precision.
  public record Logit(double precision, MixedProfile profile) {}
}
