package org.jirga.deal.lab;

/// One change of a deal that makes a promise hold which did not.
///
/// @param from the value that it has
/// @param to the value with which it just holds
/// @param money what it costs the giver more a month, on average; 0 where it costs none
public record Repair(Kind kind, double from, double to, double money) {

  /// What is changed, in the order in which repairs without cost are preferred.
  public enum Kind {
    /// See a breach earlier.
    SHORTER_LAG,
    /// See it more surely.
    BETTER_DETECTION,
    /// The same money in smaller tranches, given more often.
    SMALLER_TRANCHES,
    /// Be able to stop a larger share.
    LARGER_SNAP_BACK,
    /// Go on as long as the promise is kept.
    NO_END,
    /// Ask for less.
    LIGHTER_BURDEN,
    /// Give more each time.
    LARGER_TRANCHE,
    /// Give something at the end to whoever kept until then.
    LARGER_ENDING
  }
}
