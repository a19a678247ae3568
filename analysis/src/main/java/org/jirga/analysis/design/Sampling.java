package org.jirga.analysis.design;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jirga.analysis.study.Constraint;
import org.jirga.analysis.study.Design;
import org.jirga.analysis.study.Design.Method;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.engine.run.Inputs;

/// The futures of a study, numbered from 0, by whichever design it asks for.
///
/// A future depends on the seed, the names of the constants and its number alone, however many are
/// asked for at once. More futures leave the first ones as they were, in every design. Another
/// constant leaves the values of the others as they were where the design is a Latin hypercube or
/// random, or where it comes last in a sequence; a grid it changes.
///
/// Draws that do not meet the study's constraints are passed over, and the others numbered anew.
public final class Sampling {

  /// Random values that are made together, for a generator costs more than a value.
  private static final int TOGETHER = 1024;

  private final List<Uncertainty> uncertainties;
  private final List<String> names;
  private final long seed;
  private final Method method;
  private final OptionalLong size;
  private final Optional<Copula> copula;
  private final LatinHypercube hypercube;
  private final Optional<SpreadHypercube> spread;
  private final Optional<SaltelliDesign> saltelli;
  private final Optional<Admission> admission;

  /// @throws IllegalArgumentException if the study's correlations cannot hold together
  public Sampling(Study study, long seed) {
    this(study.uncertainties(), study.constraints(), study.design(), study.filter().batch(), seed);
  }

  /// @param batch futures in one Latin hypercube
  Sampling(List<Uncertainty> uncertainties, Design design, int batch, long seed) {
    this(uncertainties, List.of(), design, batch, seed);
  }

  /// @param batch futures in one Latin hypercube
  Sampling(
      List<Uncertainty> uncertainties,
      List<Constraint> constraints,
      Design design,
      int batch,
      long seed) {
    this.uncertainties = uncertainties;
    this.names = uncertainties.stream().map(Uncertainty::constant).toList();
    this.seed = seed;
    this.method = design.method();
    var whole = design.size(uncertainties.size());
    var correlations = design.correlations();
    this.copula =
        correlations.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Copula.of(names, correlations)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "The correlations %s cannot hold together."
                                    .formatted(correlations))));
    var isCentred = method instanceof Method.LatinHypercube(var centred) && centred;
    this.hypercube = new LatinHypercube(uncertainties, seed, batch, isCentred);
    this.spread =
        switch (method) {
          case Method.MaximinHypercube _ ->
              Optional.of(new SpreadHypercube(names, seed, batch, false));
          case Method.OrthogonalHypercube _ ->
              Optional.of(new SpreadHypercube(names, seed, batch, true));
          case Method.LatinHypercube _,
              Method.Random _,
              Method.Sobol _,
              Method.Halton _,
              Method.Factorial _,
              Method.OneAtATime _,
              Method.Trajectories _,
              Method.Saltelli _,
              Method.Table _ ->
              Optional.empty();
        };
    this.saltelli =
        method instanceof Method.Saltelli(var base, var isSecondOrder)
            ? Optional.of(SaltelliDesign.scrambled(names, names, 1, base, isSecondOrder, seed))
            : Optional.empty();
    this.admission =
        constraints.isEmpty()
            ? Optional.empty()
            : Optional.of(new Admission(names, constraints, whole, this::any));
    this.size = admission.isEmpty() ? whole : admission.get().size();
  }

  /// One Latin hypercube of so many futures, whatever design the study asks for: with its
  /// correlations. Where constraints reject draws, others of the next hypercubes follow.
  public static Sampling hypercube(Study study, long seed, int rows) {
    var design = new Design(Design.STANDARD.method(), study.design().correlations(), 1);
    return new Sampling(study.uncertainties(), study.constraints(), design, rows, seed);
  }

  /// Whether an orthogonal Latin hypercube of so many futures can be made.
  public static boolean canBeOrthogonal(int batch, int constants) {
    return SpreadHypercube.canBeOrthogonal(batch, constants);
  }

  /// How many futures an orthogonal Latin hypercube may well have.
  public static int orthogonalBatch(int constants) {
    return IntStream.iterate(Math.max(5, constants - 1), levels -> levels + 1)
        .map(levels -> levels * levels)
        .filter(batch -> canBeOrthogonal(batch, constants))
        .findFirst()
        .orElseThrow();
  }

  /// How many futures a design has; absent where it goes on without end.
  public static OptionalLong size(
      List<Uncertainty> uncertainties, List<Constraint> constraints, Design design) {
    return constraints.isEmpty()
        ? design.size(uncertainties.size())
        : new Sampling(uncertainties, constraints, design, 1, 0).size();
  }

  /// How many futures there are; absent where they go on without end.
  public OptionalLong size() {
    return size;
  }

  /// The futures numbered from `first` on; the number is the run's id. The seed is also that of the
  /// random numbers inside the model.
  ///
  /// @throws IllegalArgumentException if the design has not so many
  public Inputs draws(long first, int count) {
    if (size.isPresent() && first + count > size.getAsLong()) {
      throw new IllegalArgumentException(
          "The design has %d futures, not %d.".formatted(size.getAsLong(), first + count));
    }
    var runs = new long[count];
    for (var row = 0; row < count; row++) {
      runs[row] = first + row;
    }
    var values = admission.isPresent() ? admission.get().values(first, count) : any(first, count);
    return new Inputs(names, runs, values, seed);
  }

  /// How many draws of the design come up to the last of so many futures: more where constraints
  /// reject some.
  public long tried(long futures) {
    return admission.map(it -> it.tried(futures)).orElse(futures);
  }

  /// How many of the first draws of the design meet the constraints.
  ///
  /// @param draws no more than the design has
  public long meeting(int draws) {
    return admission.map(it -> it.admitted(draws)).orElse((long) draws);
  }

  /// Values, whether or not they meet the constraints.
  private double[] any(long first, int count) {
    var width = names.size();
    if (method instanceof Method.Table table) {
      var values = new double[Math.multiplyExact(count, width)];
      for (var row = 0; row < count; row++) {
        for (var column = 0; column < width; column++) {
          values[row * width + column] = table.rows().get((int) first + row).get(column);
        }
      }
      return values;
    }
    var values = width == 0 || count == 0 ? new double[0] : shares(first, count);
    for (var from = 0; from < values.length; from += width) {
      var at = from;
      copula.ifPresent(it -> it.correlate(values, at));
      for (var column = 0; column < width; column++) {
        values[from + column] =
            uncertainties.get(column).distribution().quantile(values[from + column]);
      }
    }
    return values;
  }

  private double[] shares(long first, int count) {
    return switch (method) {
      case Method.LatinHypercube _ -> hypercube.shares(first, count);
      case Method.MaximinHypercube _, Method.OrthogonalHypercube _ ->
          spread.orElseThrow().shares(first, count);
      case Method.Random _ -> random(first, count);
      case Method.Sobol _ ->
          joined(SobolSequence.scrambled(names, seed).points(Math.toIntExact(first), count), count);
      case Method.Halton _ ->
          joined(Grids.halton(names.size(), Math.toIntExact(first), count), count);
      case Method.Factorial(var levels) -> factorial(levels, first, count);
      case Method.OneAtATime(var levels) -> oneAtATime(levels, first, count);
      case Method.Trajectories(var trajectories, var levels) -> {
        var points = MorrisDesign.points(names, trajectories, levels, seed);
        yield joined(
            Arrays.copyOfRange(points, Math.toIntExact(first), Math.toIntExact(first + count)),
            count);
      }
      case Method.Saltelli _ ->
          joined(
              IntStream.range(Math.toIntExact(first), Math.toIntExact(first + count))
                  .mapToObj(saltelli.orElseThrow()::point)
                  .toArray(double[][]::new),
              count);
      case Method.Table _ -> throw new IllegalStateException("A table has values, not shares.");
    };
  }

  private double[] random(long first, int count) {
    var width = names.size();
    var shares = new double[Math.multiplyExact(count, width)];
    for (var column = 0; column < width; column++) {
      for (var number = first / TOGETHER; number <= (first + count - 1) / TOGETHER; number++) {
        var random = Keyed.random(seed, names.get(column), 6, number);
        for (var run = number * TOGETHER;
            run < Math.min((number + 1) * TOGETHER, first + count);
            run++) {
          var share = random.nextDouble();
          if (run >= first) {
            shares[(int) (run - first) * width + column] = share;
          }
        }
      }
    }
    return shares;
  }

  /// The last constant moves fastest.
  private double[] factorial(int levels, long first, int count) {
    var width = names.size();
    var shares = new double[Math.multiplyExact(count, width)];
    for (var row = 0; row < count; row++) {
      var rest = first + row;
      for (var column = width - 1; column >= 0; column--) {
        shares[row * width + column] = level((int) (rest % levels), levels);
        rest /= levels;
      }
    }
    return shares;
  }

  private double[] oneAtATime(int levels, long first, int count) {
    var width = names.size();
    var shares = new double[Math.multiplyExact(count, width)];
    Arrays.fill(shares, 0.5);
    for (var row = 0; row < count; row++) {
      var step = first + row - 1;
      if (step >= 0) {
        shares[row * width + (int) (step / levels)] = level((int) (step % levels), levels);
      }
    }
    return shares;
  }

  private static double level(int level, int levels) {
    return levels == 1 ? 0.5 : (double) level / (levels - 1);
  }

  private double[] joined(double[][] points, int count) {
    var width = names.size();
    var shares = new double[Math.multiplyExact(count, width)];
    for (var row = 0; row < count; row++) {
      System.arraycopy(points[row], 0, shares, row * width, width);
    }
    return shares;
  }
}
