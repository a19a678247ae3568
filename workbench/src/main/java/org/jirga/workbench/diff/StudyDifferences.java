package org.jirga.workbench.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jirga.analysis.study.Change;
import org.jirga.analysis.study.Claim;
import org.jirga.analysis.study.Constraint;
import org.jirga.analysis.study.Filter;
import org.jirga.analysis.study.Knowledge;
import org.jirga.analysis.study.Lever;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.StudyBuilder;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.engine.run.Criterion;
import org.jirga.engine.run.Expectation;
import org.jirga.engine.run.Outcome;
import org.jirga.workbench.wording.Numbers;

/// What two studies have differently.
final class StudyDifferences {

  private final Study before;
  private final Study after;
  private final List<Difference> found = new ArrayList<>();

  private StudyDifferences(Study before, Study after) {
    this.before = before;
    this.after = after;
  }

  static List<Difference> of(Study before, Study after) {
    return new StudyDifferences(before, after).find();
  }

  private List<Difference> find() {
    keyed(
        Kind.RANGE,
        Study::uncertainties,
        Uncertainty::constant,
        it -> words((Record) it.distribution()),
        StudyBuilder::uncertainties);
    levers();
    one(Kind.BASELINE, Study::baseline, it -> it, StudyBuilder::baseline);
    keyed(
        Kind.POLICY,
        Study::policies,
        Policy::name,
        it -> words(it.settings()),
        StudyBuilder::policies);
    keyed(
        Kind.SWITCH,
        Study::switches,
        Change::id,
        it -> words(it.settings()),
        StudyBuilder::switches);
    keyed(Kind.NULL, Study::nulls, Change::id, it -> words(it.settings()), StudyBuilder::nulls);
    keyed(
        Kind.OUTCOME,
        Study::measures,
        it -> it.outcome().name(),
        it ->
            words(it.outcome())
                + (it.better() == Measure.Direction.NEITHER
                    ? ""
                    : ", better " + it.better().name().toLowerCase(Locale.ROOT)),
        StudyBuilder::measures);
    criteria();
    one(
        Kind.DISPUTED,
        study -> new TreeSet<>(study.filter().disputed()),
        it -> it.isEmpty() ? "none" : String.join(", ", it),
        (draft, it) ->
            draft.filter(
                new Filter(
                    draft.build().filter().outcomes(),
                    draft.build().filter().tests(),
                    it,
                    draft.build().filter().batch(),
                    draft.build().filter().full(),
                    draft.build().filter().most())));
    one(
        Kind.DRAWS,
        study -> List.of(study.filter().batch(), study.filter().most()),
        it -> "batches of %d, at most %d draws for a future".formatted(it.get(0), it.get(1)),
        (draft, it) ->
            draft.filter(
                new Filter(
                    draft.build().filter().outcomes(),
                    draft.build().filter().tests(),
                    draft.build().filter().disputed(),
                    it.get(0),
                    draft.build().filter().full(),
                    it.get(1))));
    keyed(
        Kind.CONSTRAINT,
        Study::constraints,
        Constraint::id,
        Constraint::written,
        StudyBuilder::constraints);
    one(Kind.DESIGN, Study::design, it -> words((Record) it), StudyBuilder::design);
    keyed(
        Kind.EXPECTATION,
        Study::expectations,
        Expectation::name,
        it -> "%s from %s to %s".formatted(it.variable(), number(it.low()), number(it.high())),
        StudyBuilder::expectations);
    keyed(
        Kind.KNOWLEDGE,
        Study::knowledge,
        Knowledge::id,
        it -> "criteria " + String.join(", ", new TreeSet<>(it.criteria())),
        StudyBuilder::knowledge);
    one(
        Kind.RULE,
        Study::verdictRule,
        it -> "holds from %s on, fails up to %s".formatted(number(it.holds()), number(it.fails())),
        StudyBuilder::verdictRule);
    keyed(Kind.CLAIM, Study::claims, Claim::id, StudyDifferences::words, StudyBuilder::claims);
    texts();
    return found;
  }

  private <T> void keyed(
      Kind kind,
      Function<Study, List<T>> list,
      Function<T, String> name,
      Function<T, String> words,
      BiConsumer<StudyBuilder, List<T>> set) {
    Keyed.compare(
        list.apply(before),
        list.apply(after),
        name,
        words,
        (key, old, now) ->
            found.add(
                new Difference(
                    kind,
                    key,
                    old.map(words).orElse(""),
                    now.map(words).orElse(""),
                    edit(
                        draft ->
                            set.accept(
                                draft, Keyed.with(list.apply(draft.build()), name, key, now))))));
  }

  private <T> void one(
      Kind kind,
      Function<Study, T> value,
      Function<T, String> words,
      BiConsumer<StudyBuilder, T> set) {
    var now = value.apply(after);
    if (!value.apply(before).equals(now)) {
      found.add(
          new Difference(
              kind,
              "",
              words.apply(value.apply(before)),
              words.apply(now),
              edit(draft -> set.accept(draft, now))));
    }
  }

  private void levers() {
    Keyed.compare(
        before.levers(),
        after.levers(),
        Lever::constant,
        it -> "from %s to %s".formatted(number(it.low()), number(it.high())),
        (name, old, now) ->
            found.add(
                Difference.told(
                    Kind.LEVER,
                    name,
                    old.map(it -> "from %s to %s".formatted(number(it.low()), number(it.high())))
                        .orElse(""),
                    now.map(it -> "from %s to %s".formatted(number(it.low()), number(it.high())))
                        .orElse(""))));
  }

  /// A criterion and the outcome that it is about.
  private record Tested(Filter.Test test, Outcome outcome) {
    String id() {
      return test.criterion().id();
    }

    static List<Tested> of(Filter filter) {
      return IntStream.range(0, filter.tests().size())
          .mapToObj(index -> new Tested(filter.tests().get(index), filter.outcomes().get(index)))
          .toList();
    }

    String words() {
      return StudyDifferences.words(outcome) + " " + bounds(test.criterion());
    }
  }

  private void criteria() {
    Keyed.compare(
        Tested.of(before.filter()),
        Tested.of(after.filter()),
        Tested::id,
        Tested::words,
        (name, old, now) ->
            found.add(
                new Difference(
                    Kind.CRITERION,
                    name,
                    old.map(Tested::words).orElse(""),
                    now.map(Tested::words).orElse(""),
                    edit(draft -> draft.filter(with(draft.build().filter(), name, now))))));
  }

  private static Filter with(Filter filter, String id, Optional<Tested> tested) {
    var all = Keyed.with(Tested.of(filter), Tested::id, id, tested);
    return new Filter(
        all.stream().map(Tested::outcome).toList(),
        all.stream().map(Tested::test).toList(),
        filter.disputed(),
        filter.batch(),
        filter.full(),
        filter.most());
  }

  private void texts() {
    told("title", before.title(), after.title());
    told("summary", before.summary(), after.summary());
    told("source", before.source(), after.source());
    var ground = grounds(before);
    grounds(after)
        .forEach(
            (constant, text) -> {
              var old = ground.getOrDefault(constant, text);
              if (!old.equals(text)) {
                found.add(Difference.told(Kind.EVIDENCE, "range of " + constant, old, text));
              }
            });
    told("limits", String.join(" ", before.limits()), String.join(" ", after.limits()));
    var old = texts(before);
    texts(after)
        .forEach((claim, text) -> told("claim " + claim, old.getOrDefault(claim, text), text));
  }

  private static Map<String, String> texts(Study study) {
    return study.claims().stream()
        .collect(
            Collectors.toMap(
                Claim::id,
                claim -> (claim.text() + " " + claim.note()).strip(),
                (one, _) -> one,
                LinkedHashMap::new));
  }

  private static Map<String, String> grounds(Study study) {
    return study.uncertainties().stream()
        .collect(
            Collectors.toMap(
                Uncertainty::constant,
                it -> (it.basis() + " " + String.join(", ", it.evidence())).strip(),
                (one, _) -> one,
                LinkedHashMap::new));
  }

  private void told(String name, String old, String now) {
    if (!old.equals(now)) {
      found.add(Difference.told(Kind.TEXT, name, old, now));
    }
  }

  private static UnaryOperator<Version> edit(Consumer<StudyBuilder> change) {
    return version -> {
      var draft = StudyBuilder.of(version.study());
      change.accept(draft);
      return new Version(draft.build(), version.model());
    };
  }

  /// A record as words: `triangular (low 0.2, best 0.5, high 0.9)`.
  private static String words(Record data) {
    var text = data.toString();
    var open = text.indexOf('[');
    var members = text.substring(open + 1, text.length() - 1).replace('=', ' ');
    return text.substring(0, open).toLowerCase(Locale.ROOT)
        + (members.isEmpty() ? "" : " (" + members + ")");
  }

  private static String words(Map<String, Double> settings) {
    return settings.isEmpty()
        ? "as the model is"
        : settings.entrySet().stream()
            .map(entry -> "%s = %s".formatted(entry.getKey(), number(entry.getValue())))
            .collect(Collectors.joining(", "));
  }

  private static String words(Outcome outcome) {
    return "%s of %s".formatted(words((Record) outcome.reduction()), outcome.variable());
  }

  private static String words(Claim claim) {
    return switch (claim.kind()) {
      case Claim.Simulated it ->
          it.written()
              + (it.observableWritten().isEmpty() ? "" : "; beside nulls " + it.observableWritten())
              + (it.aboutDefection() ? "; about defection" : "");
      case Claim.Fact(var verdict) -> "settled by evidence: " + verdict;
      case Claim.Untestable(var reason) -> "not testable: " + reason;
    };
  }

  private static String bounds(Criterion criterion) {
    return "in %s%s, %s%s"
        .formatted(
            criterion.lowIncluded() ? "[" : "(",
            number(criterion.low()),
            number(criterion.high()),
            criterion.highIncluded() ? "]" : ")");
  }

  private static String number(double value) {
    return Double.isInfinite(value) ? value > 0 ? "∞" : "−∞" : Numbers.exact(value);
  }
}
