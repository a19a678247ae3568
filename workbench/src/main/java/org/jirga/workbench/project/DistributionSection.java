package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.analysis.study.Distribution;
import org.jirga.analysis.study.Distribution.Bell;
import org.jirga.analysis.study.Distribution.LogBell;
import org.jirga.analysis.study.Distribution.Stretched;
import org.jirga.analysis.study.Distribution.Triangular;
import org.jirga.analysis.study.Distribution.Uniform;
import org.jirga.analysis.study.Distribution.Whole;
import org.jirga.model.source.Span;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Values;
import org.jirga.workbench.yaml.Yaml;

/// Reads how belief about one uncertainty is spread: a distribution by its name, and the keys that
/// belong to it.
final class DistributionSection {

  static final List<String> KEYS =
      List.of(
          "distribution",
          "range",
          "mean",
          "deviation",
          "shape",
          "values",
          "categories",
          "weights",
          "chance");

  /// Which keys go with a distribution.
  private static final Map<String, List<String>> DISTRIBUTIONS =
      Map.of(
          "uniform", List.of("range"),
          "triangular", List.of("range"),
          "pert", List.of("range"),
          "beta", List.of("range", "shape"),
          "normal", List.of("mean", "deviation", "range"),
          "lognormal", List.of("mean", "deviation", "range"),
          "integer", List.of("range"),
          "values", List.of("values", "weights"),
          "categories", List.of("categories", "weights"),
          "boolean", List.of("chance"));

  private static final int MOST_VALUES = 10_000;

  /// As many as a box can tell apart.
  private static final int MOST_CATEGORIES = 63;

  private final Context context;

  DistributionSection(Context context) {
    this.context = context;
  }

  /// The distribution of an uncertainty; absent, and reported, where it makes no sense.
  Optional<Distribution> read(Section section) {
    var name = section.scalar("distribution");
    if (name.isEmpty()) {
      return section.has("categories")
          ? read("categories", section)
          : section.has("values") ? read("values", section) : plain(section);
    }
    if (!context.known(
        StudyCode.CONTRADICTION,
        name.get(),
        DISTRIBUTIONS.keySet(),
        "there is no distribution '%s'")) {
      return Optional.empty();
    }
    return read(Context.canonical(name.get().value(), DISTRIBUTIONS.keySet()), section);
  }

  private Optional<Distribution> read(String name, Section section) {
    var problems = context.problems();
    var before = problems.all().size();
    for (var entry : section.present(KEYS.toArray(String[]::new))) {
      if (!entry.name().equals("distribution") && !keys(name).contains(entry.name())) {
        problems.add(
            StudyCode.CONTRADICTION,
            entry.key().span(),
            "'%s' does not belong to a %s distribution".formatted(entry.name(), name),
            "it has " + String.join(", ", keys(name)));
      }
    }
    if (problems.all().size() > before) {
      return Optional.empty();
    }
    return switch (name) {
      case "uniform" -> range(section, 2).map(range -> new Uniform(range[0], range[1]));
      case "triangular" ->
          range(section, 3).map(range -> new Triangular(range[0], range[1], range[2]));
      case "pert" -> range(section, 3).map(r -> Stretched.pert(r[0], r[1], r[2]));
      case "beta" -> beta(section);
      case "normal" -> normal(section);
      case "lognormal" -> lognormal(section);
      case "integer" -> integer(section);
      case "boolean" -> yesOrNo(section);
      case "categories" -> categories(section);
      default -> values(section);
    };
  }

  private static List<String> keys(String distribution) {
    return DISTRIBUTIONS.getOrDefault(distribution, List.of());
  }

  /// Without a name the count of numbers says which.
  private Optional<Distribution> plain(Section section) {
    var numbers =
        section.required("range").flatMap(_ -> section.numbers("range", 2, 3)).map(it -> it.length);
    return numbers.flatMap(count -> read(count == 2 ? "uniform" : "triangular", section));
  }

  /// Two or three numbers that rise.
  Optional<Distribution> rising(double[] numbers, Span place) {
    if (!rises(numbers, place)) {
      return Optional.empty();
    }
    return Optional.of(
        numbers.length == 2
            ? new Uniform(numbers[0], numbers[1])
            : new Triangular(numbers[0], numbers[1], numbers[2]));
  }

  private Optional<double[]> range(Section section, int count) {
    var entry = section.required("range");
    return entry
        .flatMap(_ -> section.numbers("range", 2, 3))
        .filter(numbers -> fits(numbers, count, section))
        .filter(numbers -> rises(numbers, entry.orElseThrow().value().span()));
  }

  private boolean fits(double[] numbers, int count, Section section) {
    if (numbers.length == count) {
      return true;
    }
    var name = section.scalar("distribution").orElseThrow();
    context
        .problems()
        .add(
            StudyCode.CONTRADICTION,
            name.span(),
            "a %s distribution needs %s, not %d numbers"
                .formatted(
                    name.value(),
                    count == 2 ? "[low, high]" : "[low, best, high]",
                    numbers.length));
    return false;
  }

  /// Bounds at which a distribution is cut off; infinite where nothing is said.
  private Optional<double[]> cut(Section section) {
    return section.has("range")
        ? range(section, 2)
        : Optional.of(new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY});
  }

  private boolean rises(double[] numbers, Span place) {
    for (var index = 1; index < numbers.length; index++) {
      if (numbers[index] < numbers[index - 1]) {
        report(place, numbers[index - 1], numbers[index]);
        return false;
      }
    }
    if (numbers[0] == numbers[numbers.length - 1]) {
      report(place, numbers[0], numbers[0]);
      return false;
    }
    return true;
  }

  private void report(Span place, double first, double second) {
    context
        .problems()
        .add(
            StudyCode.RANGE_DOES_NOT_RISE,
            place,
            "the range must rise: %s is followed by %s"
                .formatted(Words.number(first), Words.number(second)));
  }

  private Optional<Distribution> beta(Section section) {
    var range = range(section, 2);
    var entry = section.required("shape");
    var shape = entry.flatMap(_ -> section.numbers("shape", 2, 2));
    if (range.isEmpty() || shape.isEmpty()) {
      return Optional.empty();
    }
    if (!Arrays.stream(shape.get()).allMatch(it -> positive(it, "shape", entry))) {
      return Optional.empty();
    }
    return Optional.of(
        new Stretched(range.get()[0], range.get()[1], shape.get()[0], shape.get()[1]));
  }

  private Optional<Distribution> normal(Section section) {
    var mean = section.required("mean").flatMap(_ -> boxed(section, "mean"));
    var entry = section.required("deviation");
    var deviation =
        entry
            .flatMap(_ -> boxed(section, "deviation"))
            .filter(it -> positive(it, "deviation", entry));
    var cut = cut(section);
    if (mean.isEmpty() || deviation.isEmpty() || cut.isEmpty()) {
      return Optional.empty();
    }
    var bounds = cut.get();
    if (!(Bell.mass(mean.get(), deviation.get(), bounds[0], bounds[1]) > 0)) {
      return nothingLeft(section);
    }
    return Optional.of(new Bell(mean.get(), deviation.get(), bounds[0], bounds[1]));
  }

  private Optional<Distribution> lognormal(Section section) {
    var first = section.required("mean");
    var mean = first.flatMap(_ -> boxed(section, "mean")).filter(it -> positive(it, "mean", first));
    var second = section.required("deviation");
    var deviation =
        second
            .flatMap(_ -> boxed(section, "deviation"))
            .filter(it -> positive(it, "deviation", second));
    var cut = cut(section);
    if (mean.isEmpty() || deviation.isEmpty() || cut.isEmpty()) {
      return Optional.empty();
    }
    var low = Math.max(0, cut.get()[0]);
    if (!(low < cut.get()[1])) {
      return nothingLeft(section);
    }
    try {
      return Optional.of(LogBell.of(mean.get(), deviation.get(), low, cut.get()[1]));
    } catch (IllegalArgumentException _) {
      // the one way that is left: the bounds cut everything off
      return nothingLeft(section);
    }
  }

  private Optional<Distribution> nothingLeft(Section section) {
    context
        .problems()
        .add(
            StudyCode.CONTRADICTION,
            section.entry("range").orElseThrow().value().span(),
            "the range leaves nothing of the distribution");
    return Optional.empty();
  }

  private Optional<Distribution> integer(Section section) {
    return range(section, 2)
        .flatMap(
            range -> {
              for (var bound : range) {
                if (bound != Math.rint(bound) || Math.abs(bound) > 1e15) {
                  context
                      .problems()
                      .add(
                          StudyCode.CONTRADICTION,
                          section.entry("range").orElseThrow().value().span(),
                          "an integer distribution has whole bounds, not " + Words.number(bound));
                  return Optional.empty();
                }
              }
              return Optional.of(new Whole((long) range[0], (long) range[1]));
            });
  }

  private Optional<Distribution> yesOrNo(Section section) {
    var chance = section.has("chance") ? section.number("chance").orElse(Double.NaN) : 0.5;
    if (Double.isNaN(chance)) {
      return Optional.empty();
    }
    if (!(chance > 0 && chance < 1)) {
      context
          .problems()
          .add(
              StudyCode.CONTRADICTION,
              section.entry("chance").orElseThrow().value().span(),
              "'chance' lies between 0 and 1, and is not " + Words.number(chance));
      return Optional.empty();
    }
    return Optional.of(new Distribution.Values(List.of(0.0, 1.0), List.of(1 - chance, chance)));
  }

  private Optional<Distribution> values(Section section) {
    var entry = section.required("values");
    var values = entry.flatMap(_ -> section.numbers("values", 2, MOST_VALUES));
    if (values.isEmpty()) {
      return Optional.empty();
    }
    return weighted(section, values.get());
  }

  /// Names of kinds, and the number by which the model knows each.
  private Optional<Distribution> categories(Section section) {
    var entry = section.required("categories");
    var named = section.named("categories");
    if (entry.isEmpty() || !(entry.get().value() instanceof Yaml.Entries)) {
      return Optional.empty();
    }
    if (named.size() < 2 || named.size() > MOST_CATEGORIES) {
      context
          .problems()
          .add(
              StudyCode.CONTRADICTION,
              entry.get().value().span(),
              "'categories' needs 2 to %d names with a number each, such as '{coal: 1, gas: 2}'"
                  .formatted(MOST_CATEGORIES));
      return Optional.empty();
    }
    var values = new ArrayList<Double>();
    for (var category : named) {
      var value = Values.number(category.value(), "'" + category.name() + "'", context.problems());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      if (values.contains(value.getAsDouble())) {
        context
            .problems()
            .add(
                StudyCode.NAME_TAKEN,
                category.value().span(),
                "%s stands for '%s' already"
                    .formatted(
                        Words.number(value.getAsDouble()),
                        named.get(values.indexOf(value.getAsDouble())).name()));
        return Optional.empty();
      }
      values.add(value.getAsDouble());
    }
    return weighted(section, values.stream().mapToDouble(it -> it).toArray());
  }

  private Optional<Distribution> weighted(Section section, double[] values) {
    var count = values.length;
    var weighing = section.entry("weights");
    var weights =
        weighing.isEmpty()
            ? Optional.of(Collections.nCopies(count, 1.0))
            : section.numbers("weights", count, count).map(DistributionSection::list);
    return weights
        .filter(all -> all.stream().allMatch(it -> positive(it, "weights", weighing)))
        .map(all -> new Distribution.Values(list(values), all));
  }

  private static List<Double> list(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  private static Optional<Double> boxed(Section section, String key) {
    return section.number(key).stream().boxed().findFirst();
  }

  private boolean positive(double value, String key, Optional<Yaml.Entry> place) {
    if (value > 0) {
      return true;
    }
    context
        .problems()
        .add(
            StudyCode.NOT_POSITIVE,
            place.orElseThrow().value().span(),
            "'%s' must be above 0, not %s".formatted(key, Words.number(value)));
    return false;
  }
}
