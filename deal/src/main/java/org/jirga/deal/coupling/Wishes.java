package org.jirga.deal.coupling;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.preference.Comparison;
import org.jirga.deal.keeping.Taste;
import org.jspecify.annotations.Nullable;

/// The ordered wishes of a decision maker in one future: which come true in each state. The first
/// that tells two states apart decides between them.
///
/// A wish about an outcome whose value lies within the noise of its bound may be true or not; where
/// it decides between states that the simulation tells apart, nobody knows which is preferred.
/// States that are the same to the simulation differ by nothing that is noise.
public final class Wishes implements Taste {

  private final List<Wish> wishes;
  private final int[] profileOf;
  private final int words;
  private final long[] yes;
  private final long[] unknown;

  private Wishes(List<Wish> wishes, int[] profileOf, int words, long[] yes, long[] unknown) {
    this.wishes = wishes;
    this.profileOf = profileOf;
    this.words = words;
    this.yes = yes;
    this.unknown = unknown;
  }

  public List<Wish> list() {
    return wishes;
  }

  @Override
  public Comparison compare(int state, int other) {
    var place = decides(state, other);
    if (place.isEmpty()) {
      return Comparison.EQUAL;
    }
    var word = place.getAsInt() / Long.SIZE;
    var bit = bit(place.getAsInt());
    var mayBeEither = unknown[state * words + word] | unknown[other * words + word];
    if (profileOf[state] != profileOf[other] && (mayBeEither & bit) != 0) {
      return Comparison.UNKNOWN;
    }
    return (yes[state * words + word] & bit) != 0 ? Comparison.BETTER : Comparison.WORSE;
  }

  /// The place of the wish that decides between two states, or leaves open which is preferred;
  /// absent where no wish tells them apart.
  public OptionalInt decides(int state, int other) {
    var same = profileOf[state] == profileOf[other];
    for (var word = 0; word < words; word++) {
      var a = state * words + word;
      var b = other * words + word;
      var apart = yes[a] ^ yes[b];
      if (!same) {
        apart |= unknown[a] | unknown[b];
      }
      if (apart != 0) {
        return OptionalInt.of(word * Long.SIZE + Long.numberOfLeadingZeros(apart));
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public boolean isSettled() {
    for (var bits : unknown) {
      if (bits != 0) {
        return false;
      }
    }
    return true;
  }

  /// Whether the same is wished, and comes true in the same states.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Wishes that
        && Arrays.equals(yes, that.yes)
        && Arrays.equals(unknown, that.unknown)
        && Arrays.equals(profileOf, that.profileOf)
        && wishes.equals(that.wishes);
  }

  @Override
  public int hashCode() {
    // the usual hash of an array collides where single bits differ in many words
    return Long.hashCode(mixed(mixed(0, yes), unknown));
  }

  private static long mixed(long hash, long[] bits) {
    var mixed = hash;
    for (var word : bits) {
      mixed = (mixed ^ word) * 0x9E3779B97F4A7C15L;
      mixed ^= mixed >>> 29;
    }
    return mixed;
  }

  private static long bit(int place) {
    return Long.MIN_VALUE >>> (place % Long.SIZE);
  }

  /// Asks wishes of all states, future by future; remembers those that no simulation can change.
  /// May be asked by several threads.
  public static final class Reader {

    private static final byte NO = 0;
    private static final byte YES = 1;
    private static final byte UNKNOWN = 2;

    private static final byte TRUE = 1;
    private static final byte OPEN = 2;
    private static final byte ASKED = 4;

    private final Game game;
    private final Profiles profiles;
    private final Worlds worlds;
    private final Map<Condition, int[]> settled = new ConcurrentHashMap<>();
    private final Map<String, Integer> outcomes = new HashMap<>();
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final int[][] levels;

    public Reader(Game game, Profiles profiles, Worlds worlds) {
      this.game = game;
      this.profiles = profiles;
      this.worlds = worlds;
      for (var i = 0; i < worlds.outcomes().size(); i++) {
        outcomes.put(key(worlds.outcomes().get(i).name()), i);
      }
      var layout = game.states().layout();
      levels = new int[game.size()][layout.options().size()];
      for (var state = 0; state < game.size(); state++) {
        for (var option = 0; option < levels[state].length; option++) {
          levels[state][option] = layout.level(game.states().code(state), option);
        }
      }
    }

    /// @param world the future, by its place in the worlds
    /// @param noise what the noise of outcomes is multiplied with
    public Wishes read(List<Wish> wishes, int world, double noise) {
      var words = Math.max(1, (wishes.size() + Long.SIZE - 1) / Long.SIZE);
      var yes = new long[game.size() * words];
      var unknown = new long[game.size() * words];
      for (var place = 0; place < wishes.size(); place++) {
        var condition = wishes.get(place).condition();
        var word = place / Long.SIZE;
        var bit = bit(place);
        var states = settled(condition);
        if (states == null) {
          ask(condition, world, noise, yes, unknown, words, place);
        } else {
          for (var state : states) {
            yes[state * words + word] |= bit;
          }
        }
      }
      return new Wishes(List.copyOf(wishes), profiles.ofState(), words, yes, unknown);
    }

    /// The states in which a condition is true, in every future; null if it needs the simulation.
    private int @Nullable [] settled(Condition condition) {
      var known = settled.get(condition);
      if (known != null || condition.needsSimulation()) {
        return known;
      }
      var states = game.states().where(condition).toArray();
      settled.put(condition, states);
      return states;
    }

    private void ask(
        Condition condition,
        int world,
        double noise,
        long[] yes,
        long[] unknown,
        int words,
        int place) {
      var word = place / Long.SIZE;
      var bit = bit(place);
      var ofProfile = isOutcome(condition) ? new byte[profiles.settings().size()] : new byte[0];
      for (var state = 0; state < game.size(); state++) {
        byte truths;
        if (ofProfile.length == 0) {
          truths = truths(condition, state, world, noise);
        } else {
          // an outcome alone is the same in all states of a profile
          var profile = profiles.ofState()[state];
          if (ofProfile[profile] == 0) {
            ofProfile[profile] = (byte) (ASKED | truths(condition, state, world, noise));
          }
          truths = ofProfile[profile];
        }
        if ((truths & TRUE) != 0) {
          yes[state * words + word] |= bit;
        }
        if ((truths & OPEN) != 0) {
          unknown[state * words + word] |= bit;
        }
      }
    }

    private static boolean isOutcome(Condition condition) {
      return switch (condition) {
        case Condition.Outcome _ -> true;
        case Condition.Not(var operand) -> isOutcome(operand);
        case Condition.Setting _, Condition.And _, Condition.Or _ -> false;
        case Condition.If _, Condition.Iff _ -> false;
      };
    }

    /// [#TRUE] by the value alone, and [#OPEN] with the noise.
    private byte truths(Condition condition, int state, int world, double noise) {
      var isTrue = truth(condition, state, world, -1) == YES;
      var isOpen = truth(condition, state, world, noise) == UNKNOWN;
      return (byte) ((isTrue ? TRUE : 0) | (isOpen ? OPEN : 0));
    }

    /// Three-valued after Kleene: what does not depend on the unknown part is known.
    private byte truth(Condition condition, int state, int world, double noise) {
      return switch (condition) {
        case Condition.Setting(var option, var level) -> of(levels[state][option] == level);
        case Condition.Outcome(var name, var relation, var bound) -> {
          var number = outcome(name);
          var value = worlds.values()[number][profiles.ofState()[state]][world];
          var distance = Math.abs(value - bound);
          yield distance < noise * worlds.outcomes().get(number).noise()
              ? UNKNOWN
              : of(relation.holds(value, bound));
        }
        case Condition.Not(var operand) -> not(truth(operand, state, world, noise));
        case Condition.And(var operands) -> {
          var all = YES;
          for (var operand : operands) {
            all = and(all, truth(operand, state, world, noise));
          }
          yield all;
        }
        case Condition.Or(var operands) -> {
          var none = YES;
          for (var operand : operands) {
            none = and(none, not(truth(operand, state, world, noise)));
          }
          yield not(none);
        }
        case Condition.If(var consequence, var when) ->
            not(
                and(
                    truth(when, state, world, noise),
                    not(truth(consequence, state, world, noise))));
        case Condition.Iff(var left, var right) -> {
          var a = truth(left, state, world, noise);
          var b = truth(right, state, world, noise);
          yield a == UNKNOWN || b == UNKNOWN ? UNKNOWN : of(a == b);
        }
      };
    }

    private int outcome(String name) {
      var known = numbers.get(name);
      if (known != null) {
        return known;
      }
      var number = outcomes.get(key(name));
      if (number == null) {
        throw new IllegalStateException("No simulation says what '%s' is.".formatted(name));
      }
      numbers.put(name, number);
      return number;
    }

    private static String key(String name) {
      return name.toLowerCase(Locale.ROOT);
    }

    private static byte of(boolean value) {
      return value ? YES : NO;
    }

    private static byte not(byte value) {
      return value == UNKNOWN ? UNKNOWN : of(value == NO);
    }

    private static byte and(byte a, byte b) {
      if (a == NO || b == NO) {
        return NO;
      }
      return a == UNKNOWN || b == UNKNOWN ? UNKNOWN : YES;
    }
  }
}
