package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jirga.analysis.study.Distribution;
import org.jirga.analysis.study.Distribution.Triangular;
import org.jirga.analysis.study.Distribution.Uniform;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.model.source.Span;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Values;
import org.jirga.workbench.yaml.Yaml;

/// Reads `uncertainties`: two numbers are the bounds of a uniform distribution, three the low, best
/// and high of a triangular one.
final class UncertaintySection {

  static final List<String> KEYS =
      List.of("symbol", "distribution", "range", "unit", "positive", "evidence", "basis");

  private static final List<String> DISTRIBUTIONS = List.of("uniform", "triangular");

  private final Context context;
  private final Set<String> positive = new HashSet<>();

  UncertaintySection(Context context) {
    this.context = context;
  }

  /// Constants that the study says must stay above 0, of those that were read.
  Set<String> positive() {
    return Set.copyOf(positive);
  }

  List<Uncertainty> read(List<Yaml.Entry> entries) {
    var uncertainties = new ArrayList<Uncertainty>();
    for (var entry : entries) {
      var constant = context.model().constant(entry.key(), context.problems());
      var read =
          switch (entry.value()) {
            case Yaml.Entries _ ->
                Section.of(entry, "an uncertainty", context.problems(), KEYS)
                    .flatMap(section -> full(section, constant));
            case Yaml.Items items -> brief(entry, items, constant);
            case Yaml.Scalar scalar -> brief(entry, scalar, constant);
          };
      read.ifPresent(uncertainties::add);
    }
    return uncertainties;
  }

  private Optional<Uncertainty> full(Section section, Optional<ModelNames.Scalar> constant) {
    var unit = constant.map(found -> context.unit(section, found)).orElse("");
    var evidence = context.evidence(section);
    var symbol = section.text("symbol");
    var basis = section.text("basis");
    var range = section.required("range").flatMap(_ -> section.numbers("range", 2, 3));
    if (range.isEmpty()) {
      return Optional.empty();
    }
    var place = section.entry("range").orElseThrow().value().span();
    var numbers = range.get();
    checkDistribution(section, numbers.length);
    if (section.flag("positive")) {
      constant.ifPresent(found -> positive.add(found.label()));
      checkPositive(numbers[0], place);
    }
    var distribution = distribution(numbers, place);
    if (distribution.isEmpty() || constant.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Uncertainty(constant.get().label(), symbol, distribution.get(), unit, evidence, basis));
  }

  private Optional<Uncertainty> brief(
      Yaml.Entry entry, Yaml value, Optional<ModelNames.Scalar> constant) {
    var numbers = Values.numbers(value, "'" + entry.name() + "'", 2, 3, context.problems());
    var distribution = numbers.flatMap(range -> distribution(range, value.span()));
    if (distribution.isEmpty() || constant.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Uncertainty(
            constant.get().label(), "", distribution.get(), constant.get().unit(), List.of(), ""));
  }

  private void checkDistribution(Section section, int numbers) {
    section
        .scalar("distribution")
        .ifPresent(
            name -> {
              if (context.known(
                      StudyCode.CONTRADICTION, name, DISTRIBUTIONS, "there is no distribution '%s'")
                  && !name.value().equals(DISTRIBUTIONS.get(numbers - 2))) {
                context
                    .problems()
                    .add(
                        StudyCode.CONTRADICTION,
                        name.span(),
                        "a %s distribution needs %s, not %d numbers"
                            .formatted(
                                name.value(),
                                name.value().equals("uniform")
                                    ? "[low, high]"
                                    : "[low, best, high]",
                                numbers));
              }
            });
  }

  private void checkPositive(double low, Span place) {
    if (!(low > 0)) {
      context
          .problems()
          .add(
              StudyCode.NOT_POSITIVE,
              place,
              "the range begins at %s, and the constant must stay above 0"
                  .formatted(Words.number(low)));
    }
  }

  private Optional<Distribution> distribution(double[] numbers, Span place) {
    for (var index = 1; index < numbers.length; index++) {
      if (numbers[index] < numbers[index - 1]) {
        report(place, numbers[index - 1], numbers[index]);
        return Optional.empty();
      }
    }
    var low = numbers[0];
    var high = numbers[numbers.length - 1];
    if (low == high) {
      report(place, low, high);
      return Optional.empty();
    }
    return Optional.of(
        numbers.length == 2 ? new Uniform(low, high) : new Triangular(low, numbers[1], high));
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
}
