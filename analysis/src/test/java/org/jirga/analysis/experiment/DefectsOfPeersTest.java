package org.jirga.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jirga.analysis.discovery.Box;
import org.jirga.analysis.discovery.Cases;
import org.jirga.analysis.discovery.Factor;
import org.jirga.analysis.discovery.Prim;
import org.jirga.analysis.discovery.PrimSettings;
import org.jirga.analysis.discovery.Rotation;
import org.jirga.analysis.sensitivity.Method;
import org.jirga.analysis.sensitivity.Observed;
import org.jirga.analysis.study.Filter;
import org.jirga.analysis.study.StudyBuilder;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.run.EnsembleRunner;
import org.jirga.engine.run.Failure;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Reduction;
import org.jirga.engine.run.RunOptions;
import org.junit.jupiter.api.Test;

/// What EMA Workbench 3.0 and SALib 1.6 were found to do wrong, and what is not done here.
///
/// Other defects of theirs have their tests where the part is tested: resampling with other
/// settings (`DiscoveryMethodsTest.resamplingKeepsTheSettings`), designs that change with an
/// added parameter (`SamplingTest`), a seed of 0 that counts as none
/// (`SobolIndicesTest.seedZeroIsASeedLikeAnyOther`), a Delta that is 20 % low
/// (`MethodsTest.deltaOfIshigamiIsNearItsTrueValue`), a largest value that PAWN leaves out
/// (`MethodsTest.largestValueIsInTheLastSlice`), and names that collide when underscores become
/// spaces (`CaseReaderTest`: both are one name, as in the model), and ids of replications that
/// are products, so that (2, 3) is (3, 2)
/// (`ReplicationsTest.outcomeIsTheMeanOfRunsThatDiffer`).
class DefectsOfPeersTest {

  /// EMA: labels of 0 and 1 pick rows 0 and 1, and the rotation is garbage.
  @Test
  void axesFollowFromTheCasesOfInterestWhereverTheyStand() {
    var x = new double[200];
    var y = new double[200];
    var interest = new boolean[200];
    for (var row = 0; row < 200; row++) {
      x[row] = row * 61 % 200;
      y[row] = row * 83 % 200;
      interest[row] = Math.abs(x[row] - y[row]) < 40;
    }
    var there =
        Rotation.of(
            new Cases(List.of(Factor.continuous("x", x), Factor.continuous("y", y)), interest));
    var turned =
        new Cases(
            List.of(Factor.continuous("x", reversed(x)), Factor.continuous("y", reversed(y))),
            reversed(interest));
    assertThat(Rotation.of(turned))
        .usingRecursiveComparison()
        .withComparatorForType((one, other) -> Math.abs(one - other) < 1e-9 ? 0 : 1, Double.class)
        .isEqualTo(there);
  }

  /// EMA: a model with levers alone cannot be run.
  @Test
  void policiesRunWithoutUncertainties() {
    var study =
        StudyBuilder.of(new FishStudy().build())
            .uncertainties(List.of())
            .filter(Filter.NONE)
            .knowledge(List.of())
            .seedsCompared(1)
            .build();
    var results = StudyRunner.run(study, FishStudy.model(), settings(1));
    assertThat(results.futures().rows()).isEqualTo(3);
    var ends = new ArrayList<Double>();
    for (var policy : study.policies()) {
      var outcomes = results.arm(Arm.of(policy.name())).orElseThrow().outcomes().get(0).all();
      assertThat(outcomes).hasSize(3).containsOnly(outcomes[0]);
      ends.add(outcomes[0]);
    }
    assertThat(ends).doesNotHaveDuplicates();
  }

  /// EMA: sequential runs write the levers' values into the scenarios that were handed in, runs in
  /// several processes do not.
  @Test
  void runsLeaveTheirFuturesAsTheyWere() {
    var study = new FishStudy().build();
    var one = StudyRunner.run(study, FishStudy.model(), settings(1));
    var two = StudyRunner.run(study, FishStudy.model(), settings(2));
    assertThat(one.futures().constants())
        .containsExactly("growth rate", "capacity", "initial fish");
    assertThat(one.futures().first(3).values()).isEqualTo(two.futures().first(3).values());
    assertThat(one.resultHash()).isEqualTo(two.resultHash());
  }

  /// EMA: an exception in one run ends the batch, and all results are lost.
  @Test
  void oneRunThatFailsLeavesTheOthersAsTheyWere() {
    var program = Lowering.lower(FishStudy.model()).program().orElseThrow();
    var end = new Outcome("end", "fish", new Reduction.Final());
    var observation = new Observation(List.of(end), List.of(), List.of(), List.of());
    var capacities = new double[300];
    Arrays.setAll(capacities, row -> 60 + row);
    var sound = EnsembleRunner.run(program, inputs(capacities), observation, RunOptions.threads(2));
    capacities[137] = Double.NaN;
    var one = EnsembleRunner.run(program, inputs(capacities), observation, RunOptions.threads(2));
    assertThat(one.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.run()).isEqualTo(137);
              assertThat(failure.cause()).isEqualTo(Failure.Cause.NOT_A_NUMBER);
              assertThat(failure.variable()).isEqualTo("fish");
            });
    for (var row = 0; row < 300; row++) {
      if (row != 137) {
        assertThat(one.outcome(row, 0)).isEqualTo(sound.outcome(row, 0));
      }
    }
  }

  /// EMA: "5000 points remaining, containing 12497500 cases of interest": places are summed.
  @Test
  void casesOfInterestThatRemainAreCounted() {
    var x = new double[5000];
    Arrays.setAll(x, row -> row);
    var interest = new boolean[5000];
    Arrays.fill(interest, 4000, 5000, true);
    var cases = new Cases(List.of(Factor.continuous("x", x)), interest);
    var first = new Prim(PrimSettings.usual()).search(cases).steps().getLast();
    var further = new Prim(PrimSettings.usual()).further(cases, List.of(first.box()));
    var all = further.steps().getFirst();
    assertThat(all.box()).isEqualTo(Box.everything());
    assertThat(all.score().cases()).isEqualTo(5000 - first.score().cases());
    assertThat(all.score().ofInterest()).isEqualTo(1000 - first.score().ofInterest());
  }

  /// SALib: Delta and PAWN seed the generator that all share.
  @Test
  void analysesLeaveNoTraceInEachOther() {
    var x = new double[256];
    var y = new double[256];
    for (var row = 0; row < 256; row++) {
      x[row] = row * 37 % 256;
      y[row] = x[row] * x[row] + row % 7;
    }
    var observed = new Observed(List.of("x"), new double[][] {x}, y);
    var alone = Method.all().stream().map(method -> method.of(observed, 5)).toList();
    var backwards = Method.all().reversed().stream().map(method -> method.of(observed, 5)).toList();
    assertThat(backwards.reversed()).usingRecursiveComparison().isEqualTo(alone);
  }

  private static RunSettings settings(int threads) {
    return new RunSettings(3, 0, threads, StudyProgress.silent(), () -> false);
  }

  private static Inputs inputs(double[] capacities) {
    var runs = LongStream.range(0, capacities.length).toArray();
    return new Inputs(List.of("capacity"), runs, capacities.clone(), 7);
  }

  private static double[] reversed(double[] values) {
    var reversed = new double[values.length];
    Arrays.setAll(reversed, row -> values[values.length - 1 - row]);
    return reversed;
  }

  private static boolean[] reversed(boolean[] flags) {
    var reversed = new boolean[flags.length];
    for (var row = 0; row < flags.length; row++) {
      reversed[row] = flags[flags.length - 1 - row];
    }
    return reversed;
  }
}
