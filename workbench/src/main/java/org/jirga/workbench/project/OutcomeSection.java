package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Measure.Direction;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Reduction;
import org.jirga.model.source.Span;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Values;
import org.jirga.workbench.yaml.Yaml;

/// Reads `outcomes`, and the reductions that outcomes and criteria share.
final class OutcomeSection {

  static final List<String> REDUCTION_KEYS =
      List.of("at", "maximum", "minimum", "mean", "every", "reaches", "falls to");
  static final List<String> KEYS =
      Stream.concat(Stream.of("of", "title", "unit", "better", "headline"), REDUCTION_KEYS.stream())
          .toList();

  private static final List<String> DIRECTIONS = List.of("lower", "higher", "neither");

  private final Context context;

  OutcomeSection(Context context) {
    this.context = context;
  }

  List<Measure> read(List<Yaml.Entry> entries) {
    var measures = new ArrayList<Measure>();
    for (var entry : entries) {
      Section.of(entry, "an outcome", context.problems(), KEYS)
          .flatMap(section -> measure(entry.name(), section))
          .ifPresent(measures::add);
    }
    return measures;
  }

  private Optional<Measure> measure(String name, Section section) {
    var variable =
        section
            .requiredScalar("of")
            .flatMap(of -> context.model().variable(of, context.problems()));
    var reduction = reduction(section);
    var title = section.text("title");
    var unit = variable.map(found -> context.unit(section, found)).orElse("");
    var better = better(section);
    var headline = section.flag("headline");
    return variable.flatMap(
        found ->
            reduction.map(
                how ->
                    new Measure(
                        new Outcome(name, found.label(), how),
                        title.isEmpty() ? name : title,
                        unit,
                        better,
                        headline)));
  }

  private Direction better(Section section) {
    var word = section.scalar("better");
    if (word.isEmpty()
        || !context.known(
            StudyCode.CONTRADICTION,
            word.get(),
            DIRECTIONS,
            "'better' is lower, higher or neither, not '%s'")) {
      return Direction.NEITHER;
    }
    return Direction.values()[DIRECTIONS.indexOf(word.get().value())];
  }

  /// How a variable's course becomes a number; the final value where nothing is said.
  Optional<Reduction> reduction(Section section) {
    var given = section.present("at", "maximum", "minimum", "mean", "reaches", "falls to");
    if (given.size() > 1) {
      context
          .problems()
          .add(
              StudyCode.CHOOSE_ONE,
              given.get(1).key().span(),
              "'%s' and '%s' cannot both be"
                  .formatted(given.getFirst().name(), given.get(1).name()));
      return Optional.empty();
    }
    section
        .entry("every")
        .filter(_ -> !section.has("mean") || isWhole(section))
        .ifPresent(
            every ->
                context
                    .problems()
                    .add(
                        StudyCode.CONTRADICTION,
                        every.key().span(),
                        "'every' belongs to a 'mean' from one time to another"));
    if (given.isEmpty()) {
      return Optional.of(new Reduction.Final());
    }
    var entry = given.getFirst();
    return switch (entry.name()) {
      case "at" -> at(entry.value());
      case "mean" ->
          isWhole(section)
              ? Optional.of(new Reduction.Mean())
              : mean(section, entry.value().span());
      case "reaches" -> crossing(section, "reaches");
      case "falls to" -> crossing(section, "falls to");
      case "maximum" -> extreme(section, entry, new Reduction.Maximum());
      default -> extreme(section, entry, new Reduction.Minimum());
    };
  }

  /// Whether a mean is over the whole course.
  private static boolean isWhole(Section section) {
    return section
        .entry("mean")
        .filter(it -> it.value() instanceof Yaml.Scalar word && word.value().equals("true"))
        .isPresent();
  }

  private Optional<Reduction> crossing(Section section, String key) {
    var threshold = section.number(key);
    return threshold.isPresent()
        ? Optional.of(new Reduction.Crossing(threshold.getAsDouble(), key.equals("reaches")))
        : Optional.empty();
  }

  private Optional<Reduction> at(Yaml value) {
    if (value instanceof Yaml.Scalar scalar && scalar.value().equals("final")) {
      return Optional.of(new Reduction.Final());
    }
    var time = Values.number(value, "'at'", context.problems());
    if (time.isEmpty()) {
      return Optional.empty();
    }
    context.model().checkTime(time.getAsDouble(), value.span(), context.problems());
    return Optional.of(new Reduction.At(time.getAsDouble()));
  }

  private Optional<Reduction> mean(Section section, Span place) {
    var range = section.numbers("mean", 2, 2);
    var every = section.number("every").orElse(1);
    if (range.isEmpty()) {
      return Optional.empty();
    }
    var from = range.get()[0];
    var to = range.get()[1];
    if (to < from) {
      context
          .problems()
          .add(
              StudyCode.RANGE_DOES_NOT_RISE,
              place,
              "the mean runs from %s back to %s".formatted(Words.number(from), Words.number(to)));
      return Optional.empty();
    }
    if (!(every > 0)) {
      context
          .problems()
          .add(
              StudyCode.NOT_POSITIVE,
              section.entry("every").orElseThrow().value().span(),
              "'every' must be above 0, not " + Words.number(every));
      return Optional.empty();
    }
    for (var time : new double[] {from, to, from + every}) {
      if (time <= to) {
        context.model().checkTime(time, place, context.problems());
      }
    }
    return Optional.of(new Reduction.MeanAt(from, to, every));
  }

  private Optional<Reduction> extreme(Section section, Yaml.Entry entry, Reduction reduction) {
    if (section.flag(entry.name())) {
      return Optional.of(reduction);
    }
    if (entry.value() instanceof Yaml.Scalar scalar && scalar.value().equals("false")) {
      context
          .problems()
          .add(
              StudyCode.CONTRADICTION,
              entry.value().span(),
              "'%s' can only be true; leave it out otherwise".formatted(entry.name()));
    }
    return Optional.empty();
  }
}
