package org.jirga.workbench.analyse;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jirga.analysis.robustness.Performance;

/// One outcome of policies as they are, and elsewhere.
///
/// @param asTheyAre for each policy a value for each future
/// @param elsewhere the same elsewhere; with another structure for the same futures
public record Contrast(Rivals rivals, double[][] asTheyAre, double[][] elsewhere) {

  /// Both in the futures with a value under every policy; with another structure, in those with one
  /// in both. Absent where there are none.
  Optional<Sides> sides(boolean moreIsBetter) {
    if (rivals.isStructure()) {
      var all =
          Stream.concat(Arrays.stream(asTheyAre), Arrays.stream(elsewhere))
              .toArray(double[][]::new);
      var known = known(all);
      return known.length == 0
          ? Optional.empty()
          : Optional.of(
              new Sides(
                  performance(select(asTheyAre, known), moreIsBetter),
                  performance(select(elsewhere, known), moreIsBetter)));
    }
    return known(asTheyAre).length == 0 || known(elsewhere).length == 0
        ? Optional.empty()
        : Optional.of(
            new Sides(performance(asTheyAre, moreIsBetter), performance(elsewhere, moreIsBetter)));
  }

  record Sides(Performance asTheyAre, Performance elsewhere) {}

  private Performance performance(double[][] values, boolean moreIsBetter) {
    return Performance.of(rivals.policies(), values, moreIsBetter);
  }

  private static int[] known(double[][] values) {
    return IntStream.range(0, values[0].length)
        .filter(future -> Arrays.stream(values).allMatch(row -> Double.isFinite(row[future])))
        .toArray();
  }

  private static double[][] select(double[][] values, int[] futures) {
    return Arrays.stream(values)
        .map(row -> Arrays.stream(futures).mapToDouble(future -> row[future]).toArray())
        .toArray(double[][]::new);
  }

  /// Those of one kind.
  static List<Contrast> of(List<Contrast> all, boolean areStructures) {
    return all.stream().filter(it -> it.rivals().isStructure() == areStructures).toList();
  }
}
