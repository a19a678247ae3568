package org.jirga.conformance.afghanistan;

import java.util.LinkedHashMap;
import java.util.Map;

/// Which of the contested mechanisms are in the model: the switches S1 to S8.
///
/// @param noPovertyPush S1: need pushes nobody
/// @param noFearPush S2: fear pushes nobody
/// @param noSkill S3: former personnel count as anybody else
/// @param backlash S4: an unmet condition hardens the Taliban
/// @param fungibility S5: diverted funds pay for counter-terror effort and weaken the incentive
/// @param multinomialChoice S6: outlets compete for the same person
/// @param viableResistance S7: the resistance does not collapse
/// @param linearContact S8: contact without an upper bound
/// @param zeta strength of the backlash
/// @param choiceTime months in which one choice is made
public record ReferenceStructure(
    boolean noPovertyPush,
    boolean noFearPush,
    boolean noSkill,
    boolean backlash,
    boolean fungibility,
    boolean multinomialChoice,
    boolean viableResistance,
    boolean linearContact,
    double zeta,
    double choiceTime) {

  /// No switch on.
  public static final ReferenceStructure BASE = alone("");

  /// One switch on, `S1` to `S8`, with its best value; another name switches none.
  public static ReferenceStructure alone(String name) {
    return new ReferenceStructure(
        name.equals("S1"),
        name.equals("S2"),
        name.equals("S3"),
        name.equals("S4"),
        name.equals("S5"),
        name.equals("S6"),
        name.equals("S7"),
        name.equals("S8"),
        .05,
        3);
  }

  /// The eight switches, each alone, by name.
  public static Map<String, ReferenceStructure> switches() {
    var switches = new LinkedHashMap<String, ReferenceStructure>();
    for (int i = 1; i <= 8; i++) {
      switches.put("S" + i, alone("S" + i));
    }
    return switches;
  }
}
