package org.jirga.conflict.stability;

import java.util.List;
import org.jirga.conflict.preference.Comparison;
import org.jirga.conflict.preference.Preference;

/// Strength of preference (Hamouda, Kilgour and Hipel 2004): a state is strongly stable if each
/// improvement, strong or not, is met by an answer that leaves the mover much worse off, and by SMR
/// and SSEQ by one from which it cannot escape to anything else.
///
/// What is stable and not strongly so is weakly stable; Nash stability knows no such difference.
public final class StrongStability implements Judgement {

  private final List<Preference> preferences;

  public StrongStability(List<Preference> preferences) {
    this.preferences = List.copyOf(preferences);
  }

  @Override
  public boolean leaves(int who, int from, int to) {
    return preferences.get(who).compare(to, from).isBetter();
  }

  @Override
  public boolean deters(int who, int start, int outcome) {
    return preferences.get(who).compare(outcome, start) == Comparison.MUCH_WORSE;
  }

  @Override
  public boolean isCredible(int who, int from, int to) {
    return leaves(who, from, to);
  }
}
