package org.jirga.workbench.analyse;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    if (!rivals.isStructure()) {
      return isKnown(asTheyAre) && isKnown(elsewhere)
          ? Optional.of(
              new Sides(
                  Performance.of(rivals.policies(), asTheyAre, moreIsBetter),
                  Performance.of(rivals.policies(), elsewhere, moreIsBetter)))
          : Optional.empty();
    }
    var both =
        Stream.concat(Arrays.stream(asTheyAre), Arrays.stream(elsewhere)).toArray(double[][]::new);
    if (!isKnown(both)) {
      return Optional.empty();
    }
    var twice = Stream.concat(rivals.policies().stream(), rivals.policies().stream()).toList();
    var values = Performance.of(twice, both, moreIsBetter).values();
    var half = asTheyAre.length;
    return Optional.of(
        new Sides(
            new Performance(rivals.policies(), Arrays.copyOfRange(values, 0, half)),
            new Performance(rivals.policies(), Arrays.copyOfRange(values, half, 2 * half))));
  }

  record Sides(Performance asTheyAre, Performance elsewhere) {}

  private static boolean isKnown(double[][] values) {
    return Performance.known(values).length > 0;
  }

  /// Those of one kind.
  static List<Contrast> of(List<Contrast> all, boolean areStructures) {
    return all.stream().filter(it -> it.rivals().isStructure() == areStructures).toList();
  }
}
