package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jirga.analysis.study.Distribution;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Values;
import org.jirga.workbench.yaml.Yaml;

/// Reads `uncertainties`: two numbers are the bounds of a uniform distribution, three the low, best
/// and high of a triangular one.
final class UncertaintySection {

  static final List<String> KEYS =
      Stream.concat(
              Stream.of("symbol", "unit", "positive", "evidence", "basis"),
              DistributionSection.KEYS.stream())
          .toList();

  private final Context context;
  private final DistributionSection distributions;
  private final Set<String> positive = new HashSet<>();

  UncertaintySection(Context context) {
    this.context = context;
    this.distributions = new DistributionSection(context);
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
    var distribution = distributions.read(section);
    if (section.flag("positive")) {
      constant.ifPresent(found -> positive.add(found.label()));
      distribution.ifPresent(found -> checkPositive(found, section));
    }
    if (distribution.isEmpty() || constant.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Uncertainty(
            constant.get().label(),
            symbol,
            distribution.get(),
            section.named("categories").stream().map(Yaml.Entry::name).toList(),
            unit,
            evidence,
            basis));
  }

  private Optional<Uncertainty> brief(
      Yaml.Entry entry, Yaml value, Optional<ModelNames.Scalar> constant) {
    var numbers = Values.numbers(value, "'" + entry.name() + "'", 2, 3, context.problems());
    var distribution = numbers.flatMap(range -> distributions.rising(range, value.span()));
    if (distribution.isEmpty() || constant.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Uncertainty(
            constant.get().label(), "", distribution.get(), constant.get().unit(), List.of(), ""));
  }

  private void checkPositive(Distribution distribution, Section section) {
    if (!distribution.isPositive()) {
      var place = section.entry("range").or(() -> section.entry("positive")).orElseThrow();
      context
          .problems()
          .add(
              StudyCode.NOT_POSITIVE,
              place.value().span(),
              Double.isInfinite(distribution.low())
                  ? "the distribution has no lower bound, and the constant must stay above 0"
                  : "the range begins at %s, and the constant must stay above 0"
                      .formatted(Words.number(distribution.low())));
    }
  }
}
