package org.jirga.analysis.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jirga.analysis.study.Constraint;
import org.jirga.analysis.study.Design;
import org.jirga.analysis.study.Design.Correlation;
import org.jirga.analysis.study.Design.Method;
import org.jirga.analysis.study.Distribution;
import org.jirga.analysis.study.Distribution.Bell;
import org.jirga.analysis.study.Distribution.Triangular;
import org.jirga.analysis.study.Distribution.Uniform;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.engine.run.Inputs;
import org.jirga.formats.equation.Dialect;
import org.jirga.formats.equation.EquationParser;
import org.jirga.model.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplingTest {

  private static final List<String> THREE = List.of("alpha", "beta", "gamma");

  static Stream<Method> endless() {
    return Stream.of(
        new Method.LatinHypercube(false),
        new Method.LatinHypercube(true),
        new Method.Random(),
        new Method.Sobol(),
        new Method.Halton());
  }

  @ParameterizedTest
  @MethodSource("endless")
  void moreFuturesAndPiecesLeaveTheFirstAsTheyWere(Method method) {
    var sampling = uniform(THREE, method);
    var all = sampling.draws(0, 3000).values();
    assertThat(sampling.draws(0, 100).values()).isEqualTo(Arrays.copyOf(all, 300));
    assertThat(sampling.draws(1000, 1500).values()).isEqualTo(Arrays.copyOfRange(all, 3000, 7500));
  }

  @ParameterizedTest
  @MethodSource("endless")
  void anotherUncertaintyAtTheEndMovesNoValue(Method method) {
    var three = uniform(THREE, method).draws(0, 500);
    var four = uniform(List.of("alpha", "beta", "gamma", "delta"), method).draws(0, 500);
    for (var row = 0; row < 500; row++) {
      for (var column = 0; column < 3; column++) {
        assertThat(four.value(row, column)).isEqualTo(three.value(row, column));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("endless")
  void marginsAreThoseOfTheDistribution(Method method) {
    var draws = uniform(THREE, method).draws(0, 4096);
    for (var column = 0; column < 3; column++) {
      var at = column;
      var values =
          IntStream.range(0, 4096).mapToDouble(row -> draws.value(row, at)).sorted().toArray();
      var distance =
          IntStream.range(0, 4096)
              .mapToDouble(i -> Math.abs(values[i] - (i + 0.5) / 4096))
              .max()
              .orElseThrow();
      // Kolmogorov and Smirnov: 0.1 % of random samples are further away
      assertThat(distance).isLessThan(1.95 / Math.sqrt(4096));
    }
  }

  @Test
  void seedsMatterWhereThereIsChance() {
    for (var method : List.of(new Method.Random(), new Method.Sobol())) {
      assertThat(sampling(THREE, method, List.of(), 2).draws(0, 10).values())
          .isNotEqualTo(sampling(THREE, method, List.of(), 3).draws(0, 10).values());
    }
  }

  @Test
  void sobolIsMoreEvenThanChance() {
    var even = uniform(THREE, new Method.Sobol()).draws(0, 1024);
    var product = 0.0;
    for (var row = 0; row < 1024; row++) {
      product += even.value(row, 0) * even.value(row, 1) * even.value(row, 2);
    }
    // a random sample's mean of the product has a standard error of 0.0045
    assertThat(product / 1024).isCloseTo(0.125, within(0.0005));
  }

  @Test
  void centresOfStrataAreHitOnce() {
    var draws = uniform(THREE, new Method.LatinHypercube(true)).draws(0, 64);
    for (var column = 0; column < 3; column++) {
      var at = column;
      assertThat(IntStream.range(0, 64).mapToDouble(row -> draws.value(row, at)).sorted().toArray())
          .isEqualTo(IntStream.range(0, 64).mapToDouble(i -> (i + 0.5) / 64).toArray());
    }
  }

  @Test
  void factorialHasEveryCombination() {
    var sampling = uniform(THREE, new Method.Factorial(3));
    assertThat(sampling.size()).hasValue(27);
    var draws = sampling.draws(0, 27);
    var seen = new ArrayList<List<Double>>();
    for (var row = 0; row < 27; row++) {
      seen.add(List.of(draws.value(row, 0), draws.value(row, 1), draws.value(row, 2)));
    }
    assertThat(seen)
        .doesNotHaveDuplicates()
        .allMatch(row -> List.of(0.0, 0.5, 1.0).containsAll(row));
    assertThat(seen.get(1)).containsExactly(0.0, 0.0, 0.5);
    assertThat(sampling.draws(20, 7).values())
        .isEqualTo(Arrays.copyOfRange(draws.values(), 60, 81));
    assertThatThrownBy(() -> sampling.draws(20, 8)).hasMessageContaining("27 futures");
  }

  @Test
  void oneAtATimeMovesOneConstantFromTheMedian() {
    var sampling = uniform(THREE, new Method.OneAtATime(5));
    assertThat(sampling.size()).hasValue(16);
    var draws = sampling.draws(0, 16);
    assertThat(draws.values()).startsWith(0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.25, 0.5, 0.5);
    for (var row = 1; row < 16; row++) {
      var at = row;
      assertThat(IntStream.range(0, 3).filter(c -> draws.value(at, c) != 0.5).count())
          .isLessThanOrEqualTo(1);
    }
  }

  @Test
  void tableIsTakenAsItIs() {
    var rows = List.of(List.of(1.0, 2.0, 3.0), List.of(4.0, 5.0, 6.0));
    var sampling = uniform(THREE, new Method.Table(rows));
    assertThat(sampling.size()).hasValue(2);
    assertThat(sampling.draws(1, 1).values()).containsExactly(4, 5, 6);
  }

  @Test
  void ranksAreCorrelatedAsAskedWhateverTheDistributions() {
    var uncertainties =
        List.of(
            of("alpha", new Triangular(0, 1, 9)),
            of("beta", new Uniform(2, 3)),
            of("gamma", new Bell(0, 1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)));
    var correlations =
        List.of(new Correlation("alpha", "gamma", 0.7), new Correlation("beta", "gamma", -0.4));
    for (var method :
        List.of(new Method.LatinHypercube(false), new Method.Random(), new Method.Sobol())) {
      var draws =
          new Sampling(uncertainties, new Design(method, correlations, 1), 64, 5).draws(0, 20_000);
      // the standard error of a rank correlation is below 0.0071
      assertThat(rank(draws, 0, 2)).isCloseTo(0.7, within(0.02));
      assertThat(rank(draws, 1, 2)).isCloseTo(-0.4, within(0.02));
      assertThat(rank(draws, 0, 1)).isCloseTo(0, within(0.02));
      var free =
          new Sampling(uncertainties, new Design(method, List.of(), 1), 64, 5).draws(0, 20_000);
      // there and back again through the normal distribution costs a few last bits
      for (var row = 0; row < 100; row++) {
        assertThat(draws.value(row, 0)).isCloseTo(free.value(row, 0), within(1e-12));
      }
      var middle =
          IntStream.range(0, 20_000)
              .mapToDouble(row -> draws.value(row, 2))
              .average()
              .orElseThrow();
      assertThat(middle).isCloseTo(0, within(0.03));
    }
  }

  @Test
  void correlationsThatCannotHoldTogetherAreRefused() {
    var impossible =
        List.of(
            new Correlation("alpha", "beta", 0.9),
            new Correlation("beta", "gamma", 0.9),
            new Correlation("alpha", "gamma", -0.9));
    assertThat(Copula.of(THREE, impossible)).isEmpty();
    // two of them say enough about the third: none of 0.9, 0.9 and 0
    assertThat(Copula.of(THREE, impossible.subList(0, 2))).isEmpty();
    assertThat(Copula.of(THREE, impossible.subList(0, 1))).isPresent();
  }

  private static double rank(Inputs draws, int first, int second) {
    var rows = draws.rows();
    var a = ranks(draws, first);
    var b = ranks(draws, second);
    var sum = 0.0;
    for (var row = 0; row < rows; row++) {
      sum += (double) (a[row] - b[row]) * (a[row] - b[row]);
    }
    return 1 - 6 * sum / ((double) rows * ((double) rows * rows - 1));
  }

  private static int[] ranks(Inputs draws, int column) {
    var order =
        IntStream.range(0, draws.rows())
            .boxed()
            .sorted((x, y) -> Double.compare(draws.value(x, column), draws.value(y, column)))
            .toList();
    var ranks = new int[draws.rows()];
    for (var rank = 0; rank < ranks.length; rank++) {
      ranks[order.get(rank)] = rank;
    }
    return ranks;
  }

  private static Sampling uniform(List<String> names, Method method) {
    return sampling(names, method, List.of(), 1);
  }

  private static Sampling sampling(
      List<String> names, Method method, List<Correlation> correlations, long seed) {
    var uncertainties = names.stream().map(name -> of(name, new Uniform(0, 1))).toList();
    return new Sampling(uncertainties, new Design(method, correlations, 1), 64, seed);
  }

  private static Uncertainty of(String name, Distribution distribution) {
    return new Uncertainty(name, "", distribution, "", List.of(), "");
  }

  @Test
  void maximinHypercubesAreHypercubesWhoseFuturesAreFartherApart() {
    var spread = uniform(THREE, new Method.MaximinHypercube());
    var plain = uniform(THREE, new Method.LatinHypercube(false));
    var spreads = 0.0;
    var plains = 0.0;
    for (var batch = 0; batch < 5; batch++) {
      var draws = spread.draws(64L * batch, 64);
      isLatinHypercube(draws, 64);
      spreads += nearest(draws);
      plains += nearest(plain.draws(64L * batch, 64));
    }
    assertThat(spreads).isGreaterThan(1.3 * plains);
    assertThat(spread.draws(70, 50).values())
        .isEqualTo(Arrays.copyOfRange(spread.draws(0, 200).values(), 210, 360));
  }

  @Test
  void eachTwoConstantsOfAnOrthogonalHypercubeFillAGrid() {
    var names = List.of("a", "b", "c", "d", "e", "f", "g", "h");
    var sampling = orthogonal(names);
    var draws = sampling.draws(49, 49);
    isLatinHypercube(draws, 49);
    for (var one = 0; one < 8; one++) {
      for (var other = 0; other < one; other++) {
        var cells = new int[49];
        for (var row = 0; row < 49; row++) {
          cells[(int) (draws.value(row, one) * 7) * 7 + (int) (draws.value(row, other) * 7)]++;
        }
        assertThat(cells).containsOnly(1);
      }
    }
    var fewer = orthogonal(names.subList(0, 5)).draws(49, 49);
    assertThat(fewer.value(3, 4)).isEqualTo(draws.value(3, 4));
    assertThat(Sampling.canBeOrthogonal(49, 9)).isFalse();
    assertThat(Sampling.canBeOrthogonal(64, 3)).isFalse();
    assertThat(Sampling.orthogonalBatch(9)).isEqualTo(121);
  }

  @Test
  void designsForIndicesAreThoseOfTheirAnalyses() {
    var trajectories = uniform(THREE, new Method.Trajectories(10, 4));
    assertThat(trajectories.size()).hasValue(40);
    var points = MorrisDesign.points(THREE, 10, 4, 1);
    var draws = trajectories.draws(5, 20);
    for (var row = 0; row < 20; row++) {
      assertThat(Arrays.copyOfRange(draws.values(), row * 3, row * 3 + 3))
          .isEqualTo(points[row + 5]);
    }
    var saltelli = uniform(THREE, new Method.Saltelli(8, true));
    assertThat(saltelli.size()).hasValue(64);
    assertThat(saltelli.draws(0, 64).values())
        .isEqualTo(
            Arrays.stream(SaltelliDesign.scrambled(THREE, THREE, 1, 8, true, 1).points())
                .flatMapToDouble(Arrays::stream)
                .toArray());
  }

  @ParameterizedTest
  @MethodSource("someWithoutEnd")
  void drawsThatDoNotMeetTheConstraintsArePassedOver(Method method) {
    var all = sampling(THREE, method, List.of(), 5);
    var some = constrained(method, "alpha + beta <= 1", "gamma > alpha");
    var raw = all.draws(0, 20_000);
    var kept = new ArrayList<Double>();
    var futures = 0;
    var tried = 0;
    for (var row = 0; row < raw.rows() && futures < 2500; row++) {
      if (raw.value(row, 0) + raw.value(row, 1) <= 1 && raw.value(row, 2) > raw.value(row, 0)) {
        for (var column = 0; column < 3; column++) {
          kept.add(raw.value(row, column));
        }
        futures++;
        tried = row + 1;
      }
    }
    assertThat(futures).isEqualTo(2500);
    var values = kept.stream().mapToDouble(it -> it).toArray();
    assertThat(some.draws(0, 2500).values()).isEqualTo(values);
    assertThat(some.tried(2500)).isEqualTo(tried);
    // from the middle, and by a sampling that has not seen the first ones
    assertThat(constrained(method, "alpha + beta <= 1", "gamma > alpha").draws(1500, 7).values())
        .isEqualTo(Arrays.copyOfRange(values, 4500, 4521));
    assertThat(some.draws(100, 1).runs()).containsExactly(100);
  }

  static List<Method> someWithoutEnd() {
    return List.of(
        new Method.LatinHypercube(false),
        new Method.Random(),
        new Method.Sobol(),
        new Method.Halton());
  }

  @Test
  void aDesignWithAnEndHasAsManyFuturesAsMeetTheConstraints() {
    var grid = constrained(new Method.Factorial(11), "alpha < beta");
    assertThat(grid.size()).hasValue(55 * 11);
    assertThat(grid.meeting(1331)).isEqualTo(55 * 11);
    assertThat(grid.draws(600, 5).rows()).isEqualTo(5);
    assertThatIllegalArgumentException().isThrownBy(() -> grid.draws(604, 2));
    assertThat(constrained(new Method.Factorial(3), "alpha > 2").size()).hasValue(0);
  }

  @Test
  void constraintsThatCannotBeMetEndTheSearch() {
    var none = constrained(new Method.Random(), "alpha > 1");
    assertThat(none.meeting(5000)).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> none.draws(0, 1))
        .withMessage("None of 1,048,576 draws in a row meets the constraints.");
  }

  @Test
  void anUnknownConstraintIsNotMet() {
    var draws = constrained(new Method.Random(), "1 / (alpha > 0.5) > 0").draws(0, 100);
    assertThat(draws.values()).hasSize(300);
    assertThat(IntStream.range(0, 100)).allMatch(row -> draws.value(row, 0) > 0.5);
  }

  private static Sampling constrained(Method method, String... tests) {
    var uncertainties = THREE.stream().map(name -> of(name, new Uniform(0, 1))).toList();
    var constraints =
        Arrays.stream(tests)
            .map(
                test -> {
                  var source = new Source("test", test);
                  return new Constraint(
                      test,
                      EquationParser.parse(source, source.all(), Dialect.VENSIM)
                          .expr()
                          .orElseThrow(),
                      test,
                      "");
                })
            .toList();
    return new Sampling(uncertainties, constraints, new Design(method, List.of(), 1), 64, 5);
  }

  private static Sampling orthogonal(List<String> names) {
    var uncertainties =
        names.stream()
            .map(name -> new Uncertainty(name, "", new Uniform(0, 1), "", List.of(), ""))
            .toList();
    return new Sampling(
        uncertainties, new Design(new Method.OrthogonalHypercube(), List.of(), 1), 49, 3);
  }

  private static void isLatinHypercube(Inputs draws, int batch) {
    for (var column = 0; column < draws.constants().size(); column++) {
      var at = column;
      assertThat(
              IntStream.range(0, batch)
                  .map(row -> (int) (draws.value(row, at) * batch))
                  .sorted()
                  .toArray())
          .isEqualTo(IntStream.range(0, batch).toArray());
    }
  }

  private static double nearest(Inputs draws) {
    var nearest = Double.MAX_VALUE;
    for (var one = 0; one < draws.rows(); one++) {
      for (var other = 0; other < one; other++) {
        var square = 0.0;
        for (var column = 0; column < draws.constants().size(); column++) {
          var difference = draws.value(one, column) - draws.value(other, column);
          square += difference * difference;
        }
        nearest = Math.min(nearest, Math.sqrt(square));
      }
    }
    return nearest;
  }
}
