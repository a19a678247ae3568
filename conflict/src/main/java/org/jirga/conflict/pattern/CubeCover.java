package org.jirga.conflict.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.game.StateSpace;

/// Describes a set of states by patterns such as `YN--`: every state of the set fits one of them,
/// no other feasible state fits any.
///
/// Patterns are as general as they can be (prime implicants, with infeasible combinations counted
/// either way), and none is there whose states all fit another. Finding the fewest would take far
/// longer; the largest are taken first.
public final class CubeCover {

  /// More combinations of settings than these are not described by patterns.
  public static final long MOST_COMBINATIONS = 1L << 10;

  private final StateSpace states;
  private final int[] levels;
  private final int[] stride;

  /// What each combination is: in the set, outside, or infeasible.
  private final BitSet outside = new BitSet();

  private final BitSet inside = new BitSet();

  private CubeCover(StateSpace states, StateSet set) {
    this.states = states;
    var options = states.layout().options();
    this.levels = options.stream().mapToInt(option -> option.levels().size()).toArray();
    this.stride = new int[levels.length];
    var step = 1;
    for (var i = 0; i < levels.length; i++) {
      stride[i] = step;
      step = Math.multiplyExact(step, levels[i]);
    }
    for (var state = 0; state < states.size(); state++) {
      var of = set.contains(state) ? inside : outside;
      states.forEachCombination(state, code -> of.set(number(code)));
    }
  }

  /// One pattern: for each option the level, or -1 for any.
  public record Cube(List<Integer> settings) {
    public Cube {
      settings = List.copyOf(settings);
    }
  }

  /// Cubes, the most general first.
  ///
  /// @throws ArithmeticException if there are more combinations than an `int` holds
  public static List<Cube> of(StateSpace states, StateSet set) {
    return new CubeCover(states, set).cover();
  }

  /// The patterns as text, `YN--`.
  public static List<String> patterns(StateSpace states, StateSet set) {
    return of(states, set).stream()
        .map(
            cube -> {
              var text = new StringBuilder();
              for (var i = 0; i < cube.settings().size(); i++) {
                var level = cube.settings().get(i);
                text.append(level < 0 ? '-' : states.layout().symbol(i, level));
              }
              return text.toString();
            })
        .toList();
  }

  private List<Cube> cover() {
    var primes = new ArrayList<int[]>();
    inside.stream()
        .forEach(
            number -> {
              for (var first = 0; first < levels.length; first++) {
                primes.add(widened(number, first));
              }
            });
    primes.sort(Comparator.comparingLong(this::size).reversed());
    var left = (BitSet) inside.clone();
    var chosen = new ArrayList<int[]>();
    for (var cube : primes) {
      if (left.isEmpty()) {
        break;
      }
      if (numbers(cube).anyMatch(left::get)) {
        chosen.add(cube);
        numbers(cube).forEach(left::clear);
      }
    }
    withoutIdle(chosen);
    return chosen.stream().map(cube -> new Cube(IntStream.of(cube).boxed().toList())).toList();
  }

  /// Leaves out patterns all of whose states fit others, the least general first.
  private void withoutIdle(List<int[]> cubes) {
    for (var i = cubes.size() - 1; i >= 0; i--) {
      var others = new BitSet();
      for (var j = 0; j < cubes.size(); j++) {
        if (j != i) {
          numbers(cubes.get(j)).forEach(others::set);
        }
      }
      if (numbers(cubes.get(i)).filter(inside::get).allMatch(others::get)) {
        cubes.remove(i);
      }
    }
  }

  /// A combination with one option after the other set free, as long as none outside is let in.
  private int[] widened(int number, int first) {
    var cube = new int[levels.length];
    for (var i = 0; i < cube.length; i++) {
      cube[i] = number / stride[i] % levels[i];
    }
    for (var i = 0; i < cube.length; i++) {
      var option = (first + i) % cube.length;
      var level = cube[option];
      cube[option] = -1;
      if (numbers(cube).anyMatch(outside::get)) {
        cube[option] = level;
      }
    }
    return cube;
  }

  private long size(int[] cube) {
    var size = 1L;
    for (var i = 0; i < cube.length; i++) {
      size *= cube[i] < 0 ? levels[i] : 1;
    }
    return size;
  }

  /// The combinations of a pattern.
  private IntStream numbers(int[] cube) {
    var numbers = IntStream.of(0);
    for (var i = 0; i < cube.length; i++) {
      var option = i;
      numbers =
          cube[i] >= 0
              ? numbers.map(number -> number + cube[option] * stride[option])
              : numbers.flatMap(
                  number ->
                      IntStream.range(0, levels[option])
                          .map(level -> number + level * stride[option]));
    }
    return numbers;
  }

  private int number(long code) {
    var number = 0;
    for (var i = 0; i < levels.length; i++) {
      number += states.layout().level(code, i) * stride[i];
    }
    return number;
  }
}
