package org.jirga.analysis.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.apache.commons.rng.sampling.PermutationSampler;

/// How methods fare on cases that they have not seen.
///
/// The cases are dealt into parts; each method searches all parts but one and is scored on that
/// one, in turn. The parts depend on the seed alone and are the same for every method.
public final class CrossValidation {

  private final int folds;
  private final long seed;

  public CrossValidation(int folds, long seed) {
    if (folds < 2) {
      throw new IllegalArgumentException("%d parts cannot be held out in turn.".formatted(folds));
    }
    this.folds = folds;
    this.seed = seed;
  }

  /// @param region found in all cases
  /// @param seen its score on the cases it was found in
  /// @param heldOut scores on the parts held out, added up: those of the regions found without them
  /// @param parts the scores on each part
  public record Result(String method, Region region, Score seen, Score heldOut, List<Score> parts) {
    public Result {
      parts = List.copyOf(parts);
    }
  }

  /// A result for each method, in their order.
  public List<Result> compare(Cases cases, List<DiscoveryMethod> methods) {
    return methods.stream().map(method -> validate(cases, method)).toList();
  }

  private Result validate(Cases cases, DiscoveryMethod method) {
    var part = parts(cases.rows());
    var parts = new ArrayList<Score>();
    for (var fold = 0; fold < folds; fold++) {
      var out = fold;
      var seen = cases.select(rows(part, row -> part[row] != out));
      var unseen = cases.select(rows(part, row -> part[row] == out));
      parts.add(unseen.score(method.find(seen)));
    }
    var region = method.find(cases);
    return new Result(
        method.name(),
        region,
        cases.score(region),
        parts.stream().reduce(Score::plus).orElseThrow(),
        parts);
  }

  private static int[] rows(int[] part, IntPredicate which) {
    return IntStream.range(0, part.length).filter(which).toArray();
  }

  /// The part of each case; the parts differ by one case at most.
  private int[] parts(int rows) {
    if (rows < folds) {
      throw new IllegalArgumentException(
          "%d cases cannot be dealt into %d parts.".formatted(rows, folds));
    }
    var order = IntStream.range(0, rows).toArray();
    PermutationSampler.shuffle(new Philox4x64(new long[] {seed, 0, 0, 0, 0, 0}), order);
    var part = new int[rows];
    for (var index = 0; index < rows; index++) {
      part[order[index]] = index % folds;
    }
    return part;
  }
}
