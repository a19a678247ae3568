package org.jirga.conformance.afghanistan;

import java.util.LinkedHashMap;
import java.util.Map;

/// What outsiders do: the ten levers, and two yes-or-no properties of a policy.
///
/// @param aidCut share of aid cut
/// @param escrow whether 3.5 billion USD go to escrow in month 13; does not wait for `t0`
/// @param rate share of the withheld funds released in a month
/// @param conditional whether a release depends on reform; does not wait for `t0`
/// @param engage engagement, 0 to 1
/// @param slots places of the programme in a month, persons
/// @param cost cost of a place, USD
/// @param protect protection from reprisal, 0 to 1
/// @param ctcoop cooperation against the armed group, 0 to 1
/// @param ctfin share of the armed group's outside income stopped
/// @param quota persons resettled abroad in a month
/// @param t0 month from which all levers work
public record ReferencePolicy(
    double aidCut,
    boolean escrow,
    double rate,
    boolean conditional,
    double engage,
    double slots,
    double cost,
    double protect,
    double ctcoop,
    double ctfin,
    double quota,
    double t0) {

  /// The historical policy.
  public static final ReferencePolicy STATUS_QUO =
      new ReferencePolicy(0, true, 0, false, 0, 0, 0, 0, 0, 0, 0, 0);

  /// Half of the aid cut from the first day, nothing else, not even the escrow.
  public static final ReferencePolicy ISOLATION =
      new ReferencePolicy(.5, false, 0, false, 0, 0, 0, 0, 0, 0, 0, 0);

  /// Release of the withheld funds as far as reform goes.
  public static final ReferencePolicy CONDITIONAL =
      new ReferencePolicy(0, true, .10, true, .5, 0, 0, 0, 0, 0, 0, 4);

  /// Release of the withheld funds without a condition.
  public static final ReferencePolicy UNCONDITIONAL =
      new ReferencePolicy(0, true, .10, false, .3, 0, 0, 0, 0, 0, 0, 4);

  /// Work for former personnel.
  public static final ReferencePolicy REINTEGRATION =
      new ReferencePolicy(0, true, 0, false, 0, 4000, 1500, 0, 0, 0, 0, 4);

  /// Protection of former personnel from reprisal.
  public static final ReferencePolicy PROTECTION =
      new ReferencePolicy(0, true, 0, false, .3, 0, 0, .6, 0, 0, 0, 4);

  /// All that the source document asks for.
  public static final ReferencePolicy PACKAGE =
      new ReferencePolicy(0, true, .10, true, .5, 4000, 1500, .3, .2, 0, 0, 4);

  /// The part of the package that is talk alone.
  public static final ReferencePolicy ENGAGEMENT =
      new ReferencePolicy(0, true, 0, false, .5, 0, 0, 0, 0, 0, 0, 4);

  /// The part of the package that is cooperation against the armed group alone.
  public static final ReferencePolicy COOPERATION =
      new ReferencePolicy(0, true, 0, false, 0, 0, 0, 0, .2, 0, 0, 4);

  /// The nine policies, by name.
  public static Map<String, ReferencePolicy> nine() {
    var policies = new LinkedHashMap<String, ReferencePolicy>();
    policies.put("isolation", ISOLATION);
    policies.put("status quo", STATUS_QUO);
    policies.put("conditional", CONDITIONAL);
    policies.put("unconditional", UNCONDITIONAL);
    policies.put("reintegration", REINTEGRATION);
    policies.put("protection", PROTECTION);
    policies.put("package", PACKAGE);
    policies.put("engagement only", ENGAGEMENT);
    policies.put("cooperation only", COOPERATION);
    return policies;
  }

  /// The variants, by name.
  public static Map<String, ReferencePolicy> variants() {
    var policies = new LinkedHashMap<String, ReferencePolicy>();
    policies.put("package at 0", PACKAGE.startingAt(0));
    policies.put("package at 12", PACKAGE.startingAt(12));
    policies.put("package at 24", PACKAGE.startingAt(24));
    policies.put(
        "unconditional with engage .5",
        new ReferencePolicy(0, true, .10, false, .5, 0, 0, 0, 0, 0, 0, 4));
    policies.put(
        "counter-finance", new ReferencePolicy(0, true, 0, false, 0, 0, 0, 0, 0, .5, 0, 4));
    policies.put("resettlement", new ReferencePolicy(0, true, 0, false, 0, 0, 0, 0, 0, 0, 1500, 4));
    return policies;
  }

  /// The same policy with another first month.
  public ReferencePolicy startingAt(double month) {
    return new ReferencePolicy(
        aidCut,
        escrow,
        rate,
        conditional,
        engage,
        slots,
        cost,
        protect,
        ctcoop,
        ctfin,
        quota,
        month);
  }
}
