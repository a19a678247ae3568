package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jirga.analysis.study.Filter;
import org.jirga.analysis.study.Knowledge;
import org.jirga.engine.run.Criterion;
import org.jirga.engine.run.Expectation;
import org.jirga.engine.run.Outcome;
import org.jirga.engine.run.Reduction;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Yaml;

/// Reads what runs are held against: the plausibility filter, expectations, states of knowledge.
final class FilterSection {

  static final List<String> KEYS = List.of("batch", "full", "most", "criteria");
  static final List<String> BOUND_KEYS = List.of("between", "above", "below");
  static final List<String> CRITERION_KEYS =
      Stream.of(
              Stream.of("of", "description", "rests on", "evidence", "disputed"),
              OutcomeSection.REDUCTION_KEYS.stream(),
              BOUND_KEYS.stream())
          .flatMap(keys -> keys)
          .toList();
  static final List<String> EXPECTATION_KEYS = List.of("of", "between");
  static final List<String> KNOWLEDGE_KEYS = List.of("title", "criteria", "until");

  private static final int BATCH = 1024;
  private static final int FULL = 10 * BATCH;
  private static final int MOST = 1000;
  private static final int MOST_BATCH = 1 << 16;
  private static final int MOST_FULL = 1_000_000;
  private static final int MOST_DRAWS = 1_000_000;
  private static final int MOST_CRITERIA = Long.SIZE;

  private final Context context;

  FilterSection(Context context) {
    this.context = context;
  }

  /// The filter; without criteria every draw is plausible.
  Filter filter(Optional<Yaml.Entry> entry) {
    var section = entry.flatMap(given -> Section.of(given, "the filter", context.problems(), KEYS));
    if (section.isEmpty()) {
      return new Filter(List.of(), List.of(), Set.of(), BATCH, FULL, MOST);
    }
    var outcomes = new ArrayList<Outcome>();
    var tests = new ArrayList<Filter.Test>();
    var disputed = new HashSet<String>();
    var criteria = section.get().named("criteria");
    for (var criterion : criteria) {
      Section.of(criterion, "a criterion", context.problems(), CRITERION_KEYS)
          .ifPresent(found -> criterion(criterion.name(), found, outcomes, tests, disputed));
    }
    if (criteria.size() > MOST_CRITERIA) {
      context
          .problems()
          .add(
              StudyCode.CONTRADICTION,
              criteria.get(MOST_CRITERIA).key().span(),
              "there are %d criteria; at most %d can be judged"
                  .formatted(criteria.size(), MOST_CRITERIA));
    }
    return new Filter(
        outcomes,
        tests,
        disputed,
        (int) section.get().whole("batch", 1, MOST_BATCH).orElse(BATCH),
        (int) section.get().whole("full", 0, MOST_FULL).orElse(FULL),
        (int) section.get().whole("most", 1, MOST_DRAWS).orElse(MOST));
  }

  /// Ids of the criteria, whether or not the rest of them makes sense.
  List<String> ids(Optional<Yaml.Entry> filter) {
    return filter.stream()
        .flatMap(entry -> children(entry.value()))
        .filter(entry -> entry.name().equals("criteria"))
        .flatMap(entry -> children(entry.value()))
        .map(Yaml.Entry::name)
        .toList();
  }

  private static Stream<Yaml.Entry> children(Yaml value) {
    return value instanceof Yaml.Entries entries ? entries.entries().stream() : Stream.of();
  }

  private void criterion(
      String id,
      Section section,
      List<Outcome> outcomes,
      List<Filter.Test> tests,
      Set<String> disputed) {
    var variable =
        section
            .requiredScalar("of")
            .flatMap(of -> context.model().variable(of, context.problems()));
    var reduction = new OutcomeSection(context).reduction(section);
    var bounds = bounds(section);
    var evidence = context.evidence(section);
    var description = section.text("description");
    var restsOn = section.text("rests on");
    var isDisputed = section.flag("disputed");
    if (variable.isEmpty() || reduction.isEmpty() || bounds.isEmpty()) {
      return;
    }
    // measures have names of their own, which a criterion's id may well repeat
    var outcome = new Outcome("criterion " + id, variable.get().label(), reduction.get());
    var bound = bounds.get();
    outcomes.add(outcome);
    tests.add(
        new Filter.Test(
            new Criterion(
                id,
                outcome.name(),
                bound.low,
                bound.lowIncluded,
                bound.high,
                bound.highIncluded,
                !isDisputed),
            description.isEmpty()
                ? outcome.variable() + words(reduction.get()) + bound.words()
                : description,
            restsOn,
            evidence));
    if (isDisputed) {
      disputed.add(id);
    }
  }

  private record Bounds(double low, boolean lowIncluded, double high, boolean highIncluded) {
    String words() {
      if (low == Double.NEGATIVE_INFINITY) {
        return " below " + Words.number(high);
      }
      if (high == Double.POSITIVE_INFINITY) {
        return " above " + Words.number(low);
      }
      return " between %s and %s".formatted(Words.number(low), Words.number(high));
    }
  }

  private Optional<Bounds> bounds(Section section) {
    if (section.present("between", "above", "below").isEmpty()) {
      context
          .problems()
          .add(
              StudyCode.CHOOSE_ONE,
              section.place(),
              "a criterion needs 'between', 'above' or 'below'");
      return Optional.empty();
    }
    if (section.has("between")) {
      for (var other : section.present("above", "below")) {
        context
            .problems()
            .add(
                StudyCode.CHOOSE_ONE,
                other.key().span(),
                "'between' and '%s' cannot both be".formatted(other.name()));
      }
      return between(section).map(range -> new Bounds(range[0], true, range[1], true));
    }
    var above = section.number("above");
    var below = section.number("below");
    var low = above.orElse(Double.NEGATIVE_INFINITY);
    var high = below.orElse(Double.POSITIVE_INFINITY);
    if (section.present("above", "below").size()
        > (above.isPresent() ? 1 : 0) + (below.isPresent() ? 1 : 0)) {
      return Optional.empty();
    }
    if (!(low < high)) {
      context
          .problems()
          .add(
              StudyCode.RANGE_DOES_NOT_RISE,
              section.place(),
              "nothing lies above %s and below %s"
                  .formatted(Words.number(low), Words.number(high)));
      return Optional.empty();
    }
    return Optional.of(new Bounds(low, false, high, false));
  }

  private Optional<double[]> between(Section section) {
    var range = section.numbers("between", 2, 2);
    if (range.isPresent() && range.get()[0] > range.get()[1]) {
      context
          .problems()
          .add(
              StudyCode.RANGE_DOES_NOT_RISE,
              section.entry("between").orElseThrow().value().span(),
              "nothing lies between %s and %s"
                  .formatted(Words.number(range.get()[0]), Words.number(range.get()[1])));
      return Optional.empty();
    }
    return range;
  }

  private static String words(Reduction reduction) {
    return switch (reduction) {
      case Reduction.Final() -> " at the end";
      case Reduction.At(var time) -> " at " + Words.number(time);
      case Reduction.Maximum() -> ", largest value,";
      case Reduction.Minimum() -> ", smallest value,";
      case Reduction.Mean() -> ", mean,";
      case Reduction.Crossing(var threshold, var rising) ->
          ", time when it %s %s,"
              .formatted(rising ? "reaches" : "falls to", Words.number(threshold));
      case Reduction.MeanAt(var from, var to, var _) ->
          ", mean of %s to %s,".formatted(Words.number(from), Words.number(to));
    };
  }

  List<Expectation> expectations(List<Yaml.Entry> entries) {
    var expectations = new ArrayList<Expectation>();
    for (var entry : entries) {
      Section.of(entry, "an expectation", context.problems(), EXPECTATION_KEYS)
          .ifPresent(
              section -> {
                var variable =
                    section
                        .requiredScalar("of")
                        .flatMap(of -> context.model().variable(of, context.problems()));
                var range = section.required("between").flatMap(_ -> between(section));
                if (variable.isPresent() && range.isPresent()) {
                  expectations.add(
                      new Expectation(
                          entry.name(), variable.get().label(), range.get()[0], range.get()[1]));
                }
              });
    }
    return expectations;
  }

  /// States of knowledge; the last is what is known now and takes every criterion.
  ///
  /// @param all ids of the filter's criteria, as far as they are named
  /// @param tests criteria that make sense
  List<Knowledge> knowledge(
      Optional<Yaml.Entry> entry,
      List<Yaml.Entry> entries,
      List<String> all,
      List<Filter.Test> tests) {
    if (entries.isEmpty()) {
      return List.of(new Knowledge("now", "with what is known now", Set.copyOf(all)));
    }
    var states = new ArrayList<Knowledge>();
    for (var state : entries) {
      Section.of(state, "a state of knowledge", context.problems(), KNOWLEDGE_KEYS)
          .ifPresent(section -> states.add(knowledge(state.name(), section, all, tests)));
    }
    if (states.isEmpty() || states.getLast().criteria().size() != all.size()) {
      context
          .problems()
          .add(
              StudyCode.CONTRADICTION,
              (states.isEmpty() ? entry.orElseThrow() : entries.getLast()).key().span(),
              "the last state of knowledge must take all criteria",
              "end with 'now: {title: with what is known now, criteria: all}'");
    }
    return states;
  }

  private Knowledge knowledge(
      String id, Section section, List<String> all, List<Filter.Test> tests) {
    var title = section.text("title");
    if (section.has("until")) {
      if (section.has("criteria")) {
        context
            .problems()
            .add(
                StudyCode.CHOOSE_ONE,
                section.entry("until").orElseThrow().key().span(),
                "the criteria are either named or those dated until a day");
      }
      var until = section.scalar("until");
      return new Knowledge(
          id,
          title.isEmpty()
              ? until.map(it -> "with what is dated until " + it.value()).orElse(id)
              : title,
          until.map(it -> until(it, tests)).orElse(Set.of()));
    }
    var criteria =
        section
            .required("criteria")
            .map(
                entry ->
                    entry.value() instanceof Yaml.Scalar scalar && scalar.value().equals("all")
                        ? Set.copyOf(all)
                        : some(section, all, context.problems()))
            .orElse(Set.of());
    return new Knowledge(id, title.isEmpty() ? id : title, criteria);
  }

  /// The criteria all of whose evidence is about times up to a day.
  private Set<String> until(Yaml.Scalar written, List<Filter.Test> tests) {
    var day = EvidenceDate.last(written.value());
    if (day.isEmpty()) {
      context
          .problems()
          .add(
              StudyCode.CONTRADICTION,
              written.span(),
              "'%s' is no date".formatted(written.value()),
              "write a day, a month or a year, such as 2021-12-31");
      return Set.of();
    }
    var ids = new HashSet<String>();
    for (var test : tests) {
      var dates =
          test.evidence().stream()
              .map(
                  row ->
                      EvidenceDate.last(context.evidence().orElse(Map.of()).getOrDefault(row, "")))
              .toList();
      if (context.evidence().isPresent()
          && (dates.isEmpty() || dates.stream().anyMatch(Optional::isEmpty))) {
        context
            .problems()
            .add(
                StudyCode.CONTRADICTION,
                written.span(),
                "whether '%s' was known then cannot be told: %s"
                    .formatted(
                        test.criterion().id(),
                        dates.isEmpty()
                            ? "it names no evidence"
                            : "not all of its evidence has a date"),
                "name the criteria instead: 'criteria: [%s]'".formatted(test.criterion().id()));
      } else if (dates.stream()
          .allMatch(it -> it.filter(last -> !last.isAfter(day.get())).isPresent())) {
        ids.add(test.criterion().id());
      }
    }
    return ids;
  }

  private Set<String> some(Section section, List<String> all, Problems problems) {
    var ids = new HashSet<String>();
    for (var word : section.words("criteria")) {
      if (all.contains(word.value())) {
        ids.add(word.value());
      } else {
        problems.unknown(
            StudyCode.UNKNOWN_CRITERION,
            word.span(),
            "the filter has no criterion '%s'".formatted(word.value()),
            word.value(),
            all);
      }
    }
    return ids;
  }
}
