package org.jirga.engine.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jirga.engine.program.Slot;
import org.jirga.model.expr.Name;

/// The constants that vary over an ensemble, and their value in each run.
///
/// The arrays are not copied and must not be changed afterwards; two `Inputs` are equal only if
/// they share them.
///
/// @param constants labels of constants of the model, such as `aid cut` or `cost[north,young]`;
/// compared as [Name]s are, so case and white space do not matter
/// @param runs an id for each run, each different; what keyed random numbers and results go by
/// @param values row-major, `runs × constants`
/// @param seed of the random numbers inside of the model: with the same seed, a run of the same id
/// has the same ones whatever its constants are
public record Inputs(List<String> constants, long[] runs, double[] values, long seed) {

  /// The same with the seed 0.
  public Inputs(List<String> constants, long[] runs, double[] values) {
    this(constants, runs, values, 0);
  }

  /// The same with another seed.
  public Inputs withSeed(long other) {
    return new Inputs(constants, runs, values, other);
  }

  public Inputs {
    constants = List.copyOf(constants);
    var names = new HashSet<Name>();
    for (var constant : constants) {
      if (!names.add(Name.of(constant))) {
        throw new IllegalArgumentException("The constant '%s' is given twice.".formatted(constant));
      }
    }
    if (values.length != (long) runs.length * constants.size()) {
      throw new IllegalArgumentException(
          "%d runs of %d constants need %d values, not %d."
              .formatted(
                  runs.length,
                  constants.size(),
                  (long) runs.length * constants.size(),
                  values.length));
    }
  }

  /// How many runs there are.
  public int rows() {
    return runs.length;
  }

  /// The value of one constant, by its place in [#constants()], in one run, by its row.
  public double value(int row, int constant) {
    return values[row * constants.size() + constant];
  }

  /// Some of the runs, in the order given.
  public Inputs select(int[] rows) {
    var width = constants.size();
    var selected = new long[rows.length];
    var copied = new double[rows.length * width];
    for (var row = 0; row < rows.length; row++) {
      selected[row] = runs[rows[row]];
      System.arraycopy(values, rows[row] * width, copied, row * width, width);
    }
    return new Inputs(constants, selected, copied, seed);
  }

  /// The runs from one row to another.
  public Inputs part(int from, int to) {
    var width = constants.size();
    return new Inputs(
        constants,
        Arrays.copyOfRange(runs, from, to),
        Arrays.copyOfRange(values, from * width, to * width),
        seed);
  }

  /// The runs of several inputs with the same constants and seed, one after the other.
  ///
  /// @param parts at least one
  public static Inputs joined(List<Inputs> parts) {
    var first = parts.getFirst();
    if (parts.size() == 1) {
      return first;
    }
    return new Inputs(
        first.constants,
        parts.stream().flatMapToLong(part -> Arrays.stream(part.runs)).toArray(),
        parts.stream().flatMapToDouble(part -> Arrays.stream(part.values)).toArray(),
        first.seed);
  }

  /// The same runs with some constants set to one value in all of them, whether they varied or not.
  ///
  /// @param settings label to value
  public Inputs with(Map<String, Double> settings) {
    if (settings.isEmpty()) {
      return this;
    }
    var set = new TreeMap<Name, Double>();
    settings.forEach((label, value) -> set.put(Name.of(label), value));
    var kept =
        IntStream.range(0, constants.size())
            .filter(column -> !set.containsKey(Name.of(constants.get(column))))
            .toArray();
    var labels =
        Stream.concat(
                Arrays.stream(kept).mapToObj(constants::get), set.keySet().stream().map(Name::text))
            .toList();
    var fixed = set.values().stream().mapToDouble(Double::doubleValue).toArray();
    var all = new double[Math.multiplyExact(rows(), labels.size())];
    var at = 0;
    for (var row = 0; row < rows(); row++) {
      for (var column : kept) {
        all[at++] = value(row, column);
      }
      System.arraycopy(fixed, 0, all, at, fixed.length);
      at += fixed.length;
    }
    return new Inputs(labels, runs, all, seed);
  }

  /// Which constants have the same value, to the bit, in all runs.
  ///
  /// @param slots the constants' slots, in the order of [#constants()]
  Map<Slot, Double> sameInAllRuns(Slot[] slots) {
    var same = new HashMap<Slot, Double>();
    for (var constant = 0; constant < slots.length; constant++) {
      if (rows() > 0 && isSameInAllRuns(constant)) {
        same.put(slots[constant], value(0, constant));
      }
    }
    return same;
  }

  private boolean isSameInAllRuns(int constant) {
    var first = Double.doubleToRawLongBits(value(0, constant));
    for (var row = 1; row < rows(); row++) {
      if (Double.doubleToRawLongBits(value(row, constant)) != first) {
        return false;
      }
    }
    return true;
  }
}
