package org.jirga.conflict.stability;

import java.util.List;
import org.jirga.conflict.preference.Comparison;
import org.jirga.conflict.preference.Preference;

/// What to make of a comparison that nobody knows: the four extensions of Li, Hipel, Kilgour and
/// Fang (2004). In all of them, others must be reckoned with if they might improve.
public enum Extension {
  /// Leaves where it might gain; deterred only by what is surely no better.
  A("leaves if it may gain, fears only sure losses", true, false),
  /// Leaves only where it surely gains; deterred only by what is surely no better.
  B("leaves if it surely gains, fears only sure losses", false, false),
  /// Leaves where it might gain; deterred by what might be no better.
  C("leaves if it may gain, fears possible losses", true, true),
  /// Leaves only where it surely gains; deterred by what might be no better.
  D("leaves if it surely gains, fears possible losses", false, true);

  private final String meaning;
  private final boolean leavesForUnknown;
  private final boolean fearsUnknown;

  Extension(String meaning, boolean leavesForUnknown, boolean fearsUnknown) {
    this.meaning = meaning;
    this.leavesForUnknown = leavesForUnknown;
    this.fearsUnknown = fearsUnknown;
  }

  /// In a few words.
  public String meaning() {
    return meaning;
  }

  /// @param preferences of each decision maker
  public Judgement judgement(List<Preference> preferences) {
    return new Judgement() {
      @Override
      public boolean leaves(int who, int from, int to) {
        var comparison = preferences.get(who).compare(to, from);
        return comparison.isBetter() || leavesForUnknown && comparison == Comparison.UNKNOWN;
      }

      @Override
      public boolean deters(int who, int start, int outcome) {
        var comparison = preferences.get(who).compare(outcome, start);
        return comparison.isWorseOrEqual() || fearsUnknown && comparison == Comparison.UNKNOWN;
      }

      @Override
      public boolean isCredible(int who, int from, int to) {
        var comparison = preferences.get(who).compare(to, from);
        return comparison.isBetter() || comparison == Comparison.UNKNOWN;
      }
    };
  }
}
