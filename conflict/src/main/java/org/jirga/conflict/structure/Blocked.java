package org.jirga.conflict.structure;

import java.util.OptionalInt;
import org.jirga.conflict.condition.Condition;

/// Moves that cannot be made although each state can be: what cannot be undone in some situation.
///
/// @param by number of the decision maker who cannot make them; absent for everybody
public record Blocked(Condition from, Condition to, OptionalInt by, String why) {

  public boolean concerns(int decisionMaker) {
    return by.isEmpty() || by.getAsInt() == decisionMaker;
  }
}
