package org.jirga.conflict.game;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.LongConsumer;
import org.jirga.conflict.condition.Condition;

/// The feasible states, numbered from 0: in the order of their codes, and after them those that
/// stand for several combinations of settings that have been coalesced.
public final class StateSpace {

  private final OptionLayout layout;

  /// Feasible combinations in ascending order, and the state that each belongs to.
  private final long[] codes;

  private final int[] stateOf;

  /// For each state, its lowest combination, and the bits in which its combinations differ.
  private final long[] representatives;

  private final long[] varying;

  StateSpace(OptionLayout layout, long[] codes, int[] stateOf, int states) {
    this.layout = layout;
    this.codes = codes;
    this.stateOf = stateOf;
    this.representatives = new long[states];
    this.varying = new long[states];
    Arrays.fill(representatives, -1);
    for (var i = 0; i < codes.length; i++) {
      var state = stateOf[i];
      if (representatives[state] < 0) {
        representatives[state] = codes[i];
      }
      varying[state] |= codes[i] ^ representatives[state];
    }
  }

  public OptionLayout layout() {
    return layout;
  }

  public int size() {
    return representatives.length;
  }

  /// How many feasible combinations of settings there are: more than states where some coalesce.
  public int combinations() {
    return codes.length;
  }

  /// The lowest combination of a state.
  public long code(int state) {
    return representatives[state];
  }

  /// The state of a combination; absent if it is infeasible.
  public OptionalInt stateOf(long code) {
    var found = Arrays.binarySearch(codes, code);
    return found < 0 ? OptionalInt.empty() : OptionalInt.of(stateOf[found]);
  }

  /// Whether a state stands for several combinations.
  public boolean isCoalesced(int state) {
    return varying[state] != 0;
  }

  public boolean hasCoalesced() {
    return size() != codes.length;
  }

  /// The level of an option; absent where it may be any of several because it does not matter.
  public OptionalInt level(int state, int option) {
    var mask = layout.with(0, option, layout.options().get(option).levels().size() - 1);
    return (varying[state] & mask) != 0
        ? OptionalInt.empty()
        : OptionalInt.of(layout.level(representatives[state], option));
  }

  /// The settings in short, one character an option: `N`, `Y`, the number of a level, or `-` where
  /// it does not matter.
  public String pattern(int state) {
    var text = new StringBuilder();
    for (var i = 0; i < layout.options().size(); i++) {
      var option = i;
      text.append(
          level(state, option).isPresent()
              ? layout.symbol(option, level(state, option).getAsInt())
              : '-');
    }
    return text.toString();
  }

  /// Calls for every combination of a state, in ascending order.
  public void forEachCombination(int state, LongConsumer action) {
    if (!isCoalesced(state)) {
      action.accept(representatives[state]);
      return;
    }
    for (var i = 0; i < codes.length; i++) {
      if (stateOf[i] == state) {
        action.accept(codes[i]);
      }
    }
  }

  /// The states in which a condition is true; of a coalesced state its lowest combination is asked.
  ///
  /// @throws IllegalStateException if it needs a simulation
  public StateSet where(Condition condition) {
    var cursor = new Cursor(layout);
    return StateSet.where(
        size(),
        state -> {
          cursor.code = representatives[state];
          return condition.holds(cursor);
        });
  }

  /// The states some of whose combinations fulfil a condition, while others do not.
  public StateSet dividedBy(Condition condition) {
    var cursor = new Cursor(layout);
    var yes = new boolean[size()];
    var no = new boolean[size()];
    for (var i = 0; i < codes.length; i++) {
      cursor.code = codes[i];
      if (condition.holds(cursor)) {
        yes[stateOf[i]] = true;
      } else {
        no[stateOf[i]] = true;
      }
    }
    return StateSet.where(size(), state -> yes[state] && no[state]);
  }

  /// The settings of one combination, as conditions ask for them.
  static final class Cursor implements Condition.Situation {

    private final OptionLayout layout;
    long code;

    Cursor(OptionLayout layout) {
      this.layout = layout;
    }

    @Override
    public int level(int option) {
      return layout.level(code, option);
    }
  }
}
