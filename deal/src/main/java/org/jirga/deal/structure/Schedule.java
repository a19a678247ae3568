package org.jirga.deal.structure;

import java.util.OptionalInt;
import org.jirga.deal.lab.Terms;
import org.jirga.deal.lab.Watch;

/// What one party pays another for its promises, when, and how it watches them.
///
/// @param giver number of the decision maker who pays
/// @param receiver number of the decision maker who is paid
/// @param unit of money
/// @param tranche paid at a time
/// @param every months from one tranche to the next
/// @param number of tranches; absent for no end
/// @param ending paid at the end to whoever kept until then
/// @param watch how a breach is seen, and how much can be stopped then
/// @param worth of a unit to the receiver
/// @param discount what a month later is worth of a month now
public record Schedule(
    int giver,
    int receiver,
    String unit,
    double tranche,
    int every,
    OptionalInt number,
    double ending,
    Watch watch,
    Quantity worth,
    Quantity discount) {

  public Terms terms() {
    return new Terms(tranche, every, number, ending, watch);
  }
}
