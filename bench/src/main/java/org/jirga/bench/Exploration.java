package org.jirga.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jirga.analysis.design.LatinHypercube;
import org.jirga.analysis.discovery.Cases;
import org.jirga.analysis.discovery.Factor;
import org.jirga.analysis.discovery.Prim;
import org.jirga.analysis.discovery.PrimSettings;
import org.jirga.analysis.study.Distribution;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.engine.program.Program;
import org.jirga.engine.run.EnsembleRunner;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Reduction;
import org.jirga.engine.run.RunOptions;

/// What exploration costs beside the models: an experiment of a model that does next to nothing, a
/// search for boxes.
final class Exploration {

  /// Before it is timed, so that what is timed is compiled.
  private static final int WARM = 3;

  private Exploration() {}

  /// Experiments from the draw of their values to the outcome that is kept, on one thread; of each,
  /// in nanoseconds of processor time.
  ///
  /// @param program of [Models#TRIVIAL]: four constants, one step
  static Figures experiments(Program program, int experiments, int rounds) {
    var uncertainties =
        List.of("a", "b", "c", "d").stream()
            .map(
                name ->
                    new Uncertainty(
                        name, "", new Distribution.Uniform(0.5, 1.5), "", List.of(), "judgement"))
            .toList();
    var observation =
        Observation.of(List.of(new Outcome("outcome", "outcome", new Reduction.Final())));
    var options = RunOptions.threads(1);
    return timed(
        rounds,
        experiments,
        () -> {
          var inputs = new LatinHypercube(uncertainties, 1, 1024).draws(0, experiments);
          var runs = EnsembleRunner.run(program, inputs, observation, options);
          return Double.doubleToRawLongBits(runs.outcome(experiments - 1, 0));
        });
  }

  /// A search of PRIM with its usual settings, in nanoseconds of processor time.
  static Figures prim(int cases, int factors, int rounds) {
    var table = table(cases, factors);
    return timed(rounds, 1, () -> new Prim(PrimSettings.usual()).search(table).steps().size());
  }

  /// Of interest is a corner of three factors, with noise.
  static Cases table(int cases, int factors) {
    var random = new SplittableRandom(1);
    var columns =
        IntStream.range(0, factors)
            .mapToObj(it -> Factor.continuous("factor " + it, random.doubles(cases).toArray()))
            .toList();
    var interest = new boolean[cases];
    for (var row = 0; row < cases; row++) {
      interest[row] =
          columns.get(0).values()[row] > 0.6
              && columns.get(1).values()[row] < 0.5
              && columns.get(2).values()[row] + 0.2 * random.nextDouble() > 0.5;
    }
    return new Cases(columns, interest);
  }

  /// @param parts that the work is made of
  private static Figures timed(int rounds, int parts, LongSupplier work) {
    var times = new ArrayList<Double>();
    for (var round = -WARM; round < rounds; round++) {
      var begin = Ensemble.processorTime();
      var seen = work.getAsLong();
      var time = (Ensemble.processorTime() - begin) / (double) parts;
      if (seen == 0) {
        throw new IllegalStateException("The work came to nothing.");
      }
      if (round >= 0) {
        times.add(time);
      }
    }
    return new Figures(times.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
