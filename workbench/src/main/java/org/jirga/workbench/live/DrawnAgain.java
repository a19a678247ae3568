package org.jirga.workbench.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.jirga.analysis.design.LatinHypercube;
import org.jirga.analysis.study.Design.Method;
import org.jirga.analysis.study.Distribution;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.engine.run.Inputs;
import org.jirga.workbench.json.Json;

/// Which values of some futures a page need not hold, since a script can compute them from the seed
/// again, to the same bits: those of constants whose Latin hypercube is cut into strata of a
/// uniform or triangular belief.
///
/// Random bits do not compress, and so the values of 75 constants in 200 futures are a fifth of a
/// page.
///
/// @param constants the recipe of each: its place, the key of its random numbers, its belief
/// @param written the values of all others, future by future
record DrawnAgain(List<Json> constants, double[] written) {

  /// More draws, of all batches together, take a reader's machine too long; and more in one batch
  /// take another shuffle.
  private static final int MOST_TOGETHER = 32_768;

  DrawnAgain {
    constants = List.copyOf(constants);
  }

  static DrawnAgain of(Study study, Inputs futures) {
    var again = again(study, futures);
    var places = new HashSet<Integer>();
    var constants = new ArrayList<Json>();
    for (var uncertainty : again) {
      var at = futures.constants().indexOf(uncertainty.constant());
      places.add(at);
      constants.add(recipe(uncertainty, at));
    }
    var width = futures.constants().size();
    var written = new double[futures.rows() * (width - places.size())];
    var next = 0;
    for (var row = 0; row < futures.rows(); row++) {
      for (var column = 0; column < width; column++) {
        if (!places.contains(column)) {
          written[next++] = futures.value(row, column);
        }
      }
    }
    return new DrawnAgain(constants, written);
  }

  private static Json recipe(Uncertainty uncertainty, int at) {
    var belief = uncertainty.distribution();
    var recipe =
        Json.object(
            "at", at,
            "key", String.valueOf(LatinHypercube.key(uncertainty.constant())),
            "low", belief.low(),
            "high", belief.high());
    return belief instanceof Distribution.Triangular triangular
        ? recipe.with("best", triangular.best())
        : recipe;
  }

  /// Constants whose value in each future is that of the plain hypercube: correlations, constraints
  /// and other designs give others.
  private static List<Uncertainty> again(Study study, Inputs futures) {
    var batch = study.filter().batch();
    var byBatch = byBatch(futures, batch);
    if (!study.design().method().equals(new Method.LatinHypercube(false))
        || (long) byBatch.size() * batch > MOST_TOGETHER) {
      return List.of();
    }
    var same =
        new ArrayList<>(
            study.uncertainties().stream()
                .filter(it -> isSimple(it.distribution()))
                .filter(it -> futures.constants().contains(it.constant()))
                .toList());
    var hypercube = new LatinHypercube(List.copyOf(same), futures.seed(), batch);
    var names = same.stream().map(Uncertainty::constant).toList();
    for (var rows : byBatch.entrySet()) {
      var first = rows.getKey() * batch;
      var draws = hypercube.draws(first, batch);
      for (var row : rows.getValue()) {
        var draw = (int) (futures.runs()[row] - first);
        same.removeIf(
            it ->
                !isSame(
                    futures.value(row, futures.constants().indexOf(it.constant())),
                    draws.value(draw, names.indexOf(it.constant()))));
      }
    }
    return same;
  }

  private static boolean isSame(double one, double other) {
    return Double.doubleToRawLongBits(one) == Double.doubleToRawLongBits(other);
  }

  private static boolean isSimple(Distribution belief) {
    return belief instanceof Distribution.Uniform || belief instanceof Distribution.Triangular;
  }

  /// Rows of the table by the number of their batch.
  private static TreeMap<Long, List<Integer>> byBatch(Inputs futures, int batch) {
    var rows = new TreeMap<Long, List<Integer>>();
    for (var row = 0; row < futures.rows(); row++) {
      rows.computeIfAbsent(futures.runs()[row] / batch, _ -> new ArrayList<>()).add(row);
    }
    return rows;
  }
}
