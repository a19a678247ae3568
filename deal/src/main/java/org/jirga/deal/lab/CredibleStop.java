package org.jirga.deal.lab;

/// Whether a giver who sees a breach would really stop, or could not bear what stopping does: the
/// Samaritan's dilemma (Buchanan 1975).
///
/// @param saved what stopping saves the giver a month
/// @param harm what it does a month to what the giver values, if nothing were exempt
/// @param exempt share in [0, 1] of that harm which the deal keeps away by exempting a flow
public record CredibleStop(double saved, double harm, double exempt) {

  public boolean holds() {
    return saved >= harm * (1 - exempt);
  }

  /// The smallest exempt share with which the stop is credible, in [0, 1].
  public double exemptNeeded() {
    return harm <= saved ? 0 : 1 - saved / harm;
  }
}
