package org.jirga.workbench.binding;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jirga.analysis.discovery.Limit;
import org.jirga.analysis.experiment.Arm;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.analysis.experiment.Share;
import org.jirga.analysis.experiment.StudyResults;
import org.jirga.analysis.experiment.StudyResults.ClaimLine;
import org.jirga.analysis.experiment.StudyResults.ClaimResult;
import org.jirga.analysis.experiment.StudyResults.Comparison;
import org.jirga.analysis.experiment.StudyResults.Condition;
import org.jirga.analysis.experiment.StudyResults.Verdict;
import org.jirga.analysis.study.Change;
import org.jirga.analysis.study.Knowledge;
import org.jirga.analysis.study.Lever;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.deal.bargain.DealResult;
import org.jirga.deal.bargain.Mode;
import org.jirga.deal.bargain.Tally;
import org.jirga.deal.keeping.KeepingTest.Foresight;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;
import org.jirga.workbench.binding.Formula.Argument;
import org.jirga.workbench.project.EvidenceRow;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Units;
import org.jirga.workbench.yaml.Problems;

/// What a formula may name of a study's results. `docs/reference/article.md` lists it for authors.
///
/// Shares lie between 0 and 1; quantities are in the unit of the study's outcome.
public final class Quantities {

  /// @param fewest arguments
  /// @param most arguments
  /// @param usage for messages
  private record Entry(String name, int fewest, int most, String usage) {}

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry("futures", 0, 0, "futures()"),
          new Entry("drawn", 0, 0, "drawn()"),
          new Entry("acceptance", 0, 1, "acceptance(null or switch)"),
          new Entry("claims", 0, 1, "claims(holds)"),
          new Entry("share", 1, 2, "share(claim, state of knowledge)"),
          new Entry("low", 1, 1, "low(claim)"),
          new Entry("high", 1, 1, "high(claim)"),
          new Entry("undisputed", 1, 1, "undisputed(claim)"),
          new Entry("null", 2, 2, "null(claim, null)"),
          new Entry("limit", 4, 4, "limit(claim, holds, constant, low)"),
          new Entry("coverage", 2, 2, "coverage(claim, holds)"),
          new Entry("density", 2, 2, "density(claim, holds)"),
          new Entry("p5", 1, 2, "p5(outcome, policy)"),
          new Entry("p25", 1, 2, "p25(outcome, policy)"),
          new Entry("median", 1, 2, "median(outcome, policy)"),
          new Entry("p75", 1, 2, "p75(outcome, policy)"),
          new Entry("p95", 1, 2, "p95(outcome, policy)"),
          new Entry("difference", 2, 2, "difference(outcome, policy)"),
          new Entry("better", 2, 2, "better(outcome, policy)"),
          new Entry("worse", 2, 2, "worse(outcome, policy)"),
          new Entry("channel", 2, 2, "channel(outcome, null)"),
          new Entry("kept", 2, 3, "kept(deal, reading, party)"),
          new Entry("written", 2, 2, "written(deal, reading)"),
          new Entry("evidence", 1, 2, "evidence(row, low)"),
          new Entry("uncertainties", 0, 0, "uncertainties()"),
          new Entry("policies", 0, 0, "policies()"));

  private final StudyResults results;
  private final Study study;
  private final Optional<BargainResults> bargain;
  private final List<EvidenceRow> evidence;

  public Quantities(
      StudyResults results, Optional<BargainResults> bargain, List<EvidenceRow> evidence) {
    this.results = results;
    this.study = results.study();
    this.bargain = bargain;
    this.evidence = List.copyOf(evidence);
  }

  /// The verdict of a claim; absent, and reported, where there is no such claim.
  public Optional<Verdict> verdict(String claim, Span place, Problems problems) {
    return claim(new Argument(claim, place), problems).map(ClaimResult::verdict);
  }

  /// A claim; absent, and reported, where there is none.
  public Optional<ClaimResult> claim(String id, Span place, Problems problems) {
    return claim(new Argument(id, place), problems);
  }

  /// What a number to move sets; absent, and reported, where nothing of the study can be set so.
  public Optional<Setting> setting(Binding.OfSetting binding, Problems problems) {
    var before = problems.all().size();
    var lever =
        study.levers().stream()
            .filter(
                it ->
                    same(it.constant(), binding.name().text())
                        || same(it.symbol(), binding.name().text()))
            .findFirst();
    var found =
        lever.isPresent()
            ? Optional.of(lever(binding, lever.get(), problems))
            : assumption(binding, problems);
    found.ifPresent(it -> checkRange(it, problems));
    return problems.all().size() == before ? found : Optional.empty();
  }

  private Setting lever(Binding.OfSetting binding, Lever lever, Problems problems) {
    var policy =
        binding
            .policy()
            .flatMap(it -> named(it, study.policies(), Policy::name, "policy", problems))
            .map(Policy::name)
            .orElse(study.baseline());
    return new Setting(
        binding,
        Setting.Kind.LEVER,
        lever.constant(),
        policy,
        lever.low(),
        lever.high(),
        Units.words(lever.unit()));
  }

  private Optional<Setting> assumption(Binding.OfSetting binding, Problems problems) {
    var found =
        study.uncertainties().stream()
            .filter(
                it ->
                    same(it.constant(), binding.name().text())
                        || same(it.symbol(), binding.name().text()))
            .findFirst();
    if (found.isEmpty()) {
      unknown(
          binding.name(),
          "lever or uncertainty",
          Stream.concat(
                  study.levers().stream().map(Lever::constant),
                  study.uncertainties().stream().map(Uncertainty::constant))
              .toList(),
          problems);
      return Optional.empty();
    }
    binding
        .policy()
        .ifPresent(
            it ->
                problems.add(
                    PublicationCode.BAD_BINDING,
                    it.span(),
                    "'%s' is an uncertainty, the same under every policy"
                        .formatted(found.get().constant()),
                    "leave the policy out"));
    var range = found.get().distribution();
    return Optional.of(
        new Setting(
            binding,
            Setting.Kind.ASSUMPTION,
            found.get().constant(),
            "",
            range.low(),
            range.high(),
            Units.words(found.get().unit())));
  }

  private static void checkRange(Setting setting, Problems problems) {
    var number = setting.binding().number();
    if (setting.value() < setting.low() || setting.value() > setting.high()) {
      problems.add(
          PublicationCode.OUT_OF_RANGE,
          setting.binding().span(),
          "'%s' lies outside of what '%s' can be set to"
              .formatted(setting.binding().written(), setting.constant()),
          "write a number from %s to %s%s"
              .formatted(
                  Numbers.exact(number.inItsUnit(setting.low())),
                  Numbers.exact(number.inItsUnit(setting.high())),
                  number.percent()
                      ? " %"
                      : setting.unit().isEmpty() ? "" : ", in " + setting.unit()));
    }
  }

  /// A quantity's value; absent, and reported, where it has none.
  OptionalDouble value(Formula.Quantity quantity, Problems problems) {
    var entry = ENTRIES.stream().filter(it -> it.name().equals(quantity.name())).findFirst();
    if (entry.isEmpty()) {
      problems.unknown(
          PublicationCode.UNKNOWN_QUANTITY,
          quantity.span(),
          "'%s' is not a quantity of the results".formatted(quantity.name()),
          quantity.name(),
          ENTRIES.stream().map(Entry::name).toList());
      return OptionalDouble.empty();
    }
    var count = quantity.arguments().size();
    if (count < entry.get().fewest() || count > entry.get().most()) {
      problems.add(
          PublicationCode.UNKNOWN_QUANTITY,
          quantity.span(),
          "'%s' cannot have %d arguments".formatted(quantity.name(), count),
          "write it as " + entry.get().usage());
      return OptionalDouble.empty();
    }
    var before = problems.all().size();
    var value = new Lookup(quantity, problems).value();
    if (value.isEmpty() && problems.all().size() == before
        || value.isPresent() && Double.isNaN(value.getAsDouble())) {
      problems.add(
          PublicationCode.NO_VALUE,
          quantity.span(),
          "'%s' has no value in these results"
              .formatted(
                  problems
                      .source()
                      .text()
                      .substring(quantity.span().start(), quantity.span().end())));
      return OptionalDouble.empty();
    }
    return value;
  }

  /// One quantity, with its arguments at hand.
  private final class Lookup {
    private final String name;
    private final List<Argument> arguments;
    private final Problems problems;

    Lookup(Formula.Quantity quantity, Problems problems) {
      this.name = quantity.name();
      this.arguments = quantity.arguments();
      this.problems = problems;
    }

    OptionalDouble value() {
      return switch (name) {
        case "futures" -> OptionalDouble.of(results.futures().rows());
        case "drawn" -> OptionalDouble.of(results.filter().tried());
        case "acceptance" ->
            arguments.isEmpty()
                ? OptionalDouble.of(results.filter().acceptance().value())
                : some(change(arguments.get(0)).flatMap(this::acceptance), Share::value);
        case "claims" -> claims();
        case "share" -> some(line(), line -> line.share().value());
        case "low" -> some(line(), line -> line.share().low());
        case "high" -> some(line(), line -> line.share().high());
        case "undisputed" -> some(undisputed(), line -> line.share().value());
        case "null" -> some(nullShare(), Share::value);
        case "limit" -> limit();
        case "coverage" -> some(condition(), it -> it.coverage().value());
        case "density" -> some(condition(), it -> it.density().value());
        case "p5" -> some(quantiles(), Quantiles::p5);
        case "p25" -> some(quantiles(), Quantiles::p25);
        case "median" -> some(quantiles(), Quantiles::p50);
        case "p75" -> some(quantiles(), Quantiles::p75);
        case "p95" -> some(quantiles(), Quantiles::p95);
        case "difference" -> some(comparison(), it -> it.difference().p50());
        case "better" -> some(comparison(), it -> it.better().value());
        case "worse" -> some(comparison(), it -> it.worse().value());
        case "channel" -> some(channel(), Quantiles::p50);
        case "kept" -> some(kept(), tally -> tally.share().value());
        case "written" -> some(asWritten(), tally -> tally.share().value());
        case "evidence" -> evidence();
        case "uncertainties" -> OptionalDouble.of(study.uncertainties().size());
        case "policies" ->
            OptionalDouble.of(study.policies().stream().filter(it -> !it.variant()).count());
        default ->
            throw new IllegalStateException("The quantity '%s' has no value.".formatted(name));
      };
    }

    private OptionalDouble claims() {
      if (arguments.isEmpty()) {
        return OptionalDouble.of(results.claims().size());
      }
      return some(
          Quantities.verdict(arguments.get(0), problems),
          wanted -> {
            var count = results.claims().stream().filter(it -> it.verdict() == wanted).count();
            return (double) count;
          });
    }

    private Optional<Share> acceptance(Change change) {
      return results.refilters().stream()
          .filter(it -> it.change().equals(change.id()))
          .map(StudyResults.Refilter::acceptance)
          .findFirst();
    }

    private Optional<ClaimLine> line() {
      var claim = claim(arguments.get(0), problems);
      var known = study.knowledge().stream().map(Knowledge::id).toList();
      var knowledge =
          arguments.size() > 1
              ? named(arguments.get(1), known, it -> it, "state of knowledge")
              : known.isEmpty() ? Optional.of("") : Optional.of(known.getLast());
      return claim.flatMap(
          it ->
              knowledge.flatMap(
                  id ->
                      it.lines().stream()
                          .filter(line -> !line.withoutDisputed())
                          .filter(line -> id.isEmpty() || line.knowledge().equals(id))
                          .findFirst()));
    }

    private Optional<ClaimLine> undisputed() {
      return claim(arguments.get(0), problems)
          .flatMap(
              it -> it.lines().stream().filter(ClaimLine::withoutDisputed).reduce((a, b) -> b));
    }

    private Optional<Share> nullShare() {
      var change = change(arguments.get(1));
      return line().stream()
          .flatMap(line -> line.nulls().stream())
          .filter(it -> change.map(Change::id).equals(Optional.of(it.change())))
          .map(StudyResults.NullLine::share)
          .findFirst();
    }

    private Optional<Condition> condition() {
      var claim = claim(arguments.get(0), problems);
      return Quantities.verdict(arguments.get(1), problems)
          .flatMap(
              wanted ->
                  claim.stream()
                      .flatMap(it -> it.conditions().stream())
                      .filter(it -> it.isTrue() == (wanted == Verdict.HOLDS))
                      .findFirst());
    }

    private OptionalDouble limit() {
      var constants = study.uncertainties().stream().map(it -> it.constant()).toList();
      var constant = named(arguments.get(2), constants, it -> it, "uncertainty");
      var low = arguments.get(3).text().equals("low");
      if (!low && !arguments.get(3).text().equals("high")) {
        unknown(arguments.get(3), "end of a range", List.of("low", "high"));
        return OptionalDouble.empty();
      }
      return constant
          .flatMap(it -> condition().map(found -> found.box().limits().get(it)))
          .filter(Limit.Between.class::isInstance)
          .map(it -> (Limit.Between) it)
          .map(it -> low ? it.low() : it.high())
          .filter(Double::isFinite)
          .map(OptionalDouble::of)
          .orElse(OptionalDouble.empty());
    }

    private Optional<Quantiles> quantiles() {
      var measure = measure(arguments.get(0));
      var arm = arguments.size() > 1 ? arm(arguments.get(1)) : Optional.of(Arm.unnamed(study));
      return measure.flatMap(
          it ->
              arm.flatMap(results::arm)
                  .map(found -> found.quantiles(study.measures().indexOf(it))));
    }

    private Optional<Comparison> comparison() {
      var measure = measure(arguments.get(0)).map(it -> it.outcome().name());
      var policy =
          named(arguments.get(1), study.policies(), Policy::name, "policy").map(Policy::name);
      return results.comparisons().stream()
          .filter(it -> Optional.of(it.measure()).equals(measure))
          .filter(it -> Optional.of(it.policy()).equals(policy))
          .findFirst();
    }

    /// How much of an outcome is gone where a null of the study's attribution is in force.
    private Optional<Quantiles> channel() {
      var attribution = study.attribution();
      var measure = measure(arguments.get(0)).map(it -> it.outcome().name());
      var change = change(arguments.get(1)).map(Change::id);
      var divided =
          results.attribution().stream()
              .filter(it -> Optional.of(it.measure()).equals(measure))
              .findFirst();
      return attribution.flatMap(
          it ->
              change.equals(Optional.of(it.first()))
                  ? divided.map(StudyResults.Divided::first)
                  : change.equals(Optional.of(it.second()))
                      ? divided.map(StudyResults.Divided::second)
                      : Optional.empty());
    }

    private Optional<DealResult> deal() {
      if (bargain.isEmpty()) {
        return Optional.empty();
      }
      var of = bargain.get();
      var deal = named(arguments.get(0), of.bargain().deals(), it -> it.name(), "deal");
      var reading = named(arguments.get(1), of.bargain().readings(), it -> it.name(), "reading");
      return of.deals().stream()
          .filter(it -> Optional.of(it.deal()).equals(deal))
          .filter(it -> Optional.of(it.reading()).equals(reading))
          .findFirst();
    }

    private Optional<Tally> kept() {
      var verdict = deal().flatMap(it -> it.verdict(Mode.CONTENT));
      if (arguments.size() < 3) {
        return verdict.map(it -> it.whole().getOrDefault(Foresight.ANSWERS, Tally.NONE));
      }
      var parties = bargain.orElseThrow().bargain().conflict().decisionMakers();
      return verdict.flatMap(
          it ->
              named(arguments.get(2), parties, party -> party.name(), "party")
                  .map(party -> it.parties().get(parties.indexOf(party))));
    }

    private Optional<Tally> asWritten() {
      return deal()
          .flatMap(it -> it.verdict(Mode.WRITTEN))
          .map(it -> it.whole().getOrDefault(Foresight.ANSWERS, Tally.NONE));
    }

    private OptionalDouble evidence() {
      var row = named(arguments.get(0), evidence, EvidenceRow::id, "row of evidence");
      var which = arguments.size() > 1 ? arguments.get(1).text() : "best";
      return switch (which) {
        case "low" -> row.map(EvidenceRow::low).orElse(OptionalDouble.empty());
        case "best" -> row.map(EvidenceRow::best).orElse(OptionalDouble.empty());
        case "high" -> row.map(EvidenceRow::high).orElse(OptionalDouble.empty());
        default -> {
          unknown(arguments.get(1), "figure of evidence", List.of("low", "best", "high"));
          yield OptionalDouble.empty();
        }
      };
    }

    private Optional<Measure> measure(Argument argument) {
      return named(argument, study.measures(), it -> it.outcome().name(), "outcome");
    }

    private Optional<Change> change(Argument argument) {
      var changes = Stream.concat(study.nulls().stream(), study.switches().stream()).toList();
      var byName = changes.stream().filter(it -> same(it.name(), argument.text())).findFirst();
      return byName.or(() -> named(argument, changes, Change::id, "null or switch"));
    }

    /// A policy, or a null or switch under the baseline.
    private Optional<Arm> arm(Argument argument) {
      var change =
          Stream.concat(study.nulls().stream(), study.switches().stream())
              .filter(it -> same(it.id(), argument.text()) || same(it.name(), argument.text()))
              .findFirst();
      return change.isPresent()
          ? Optional.of(Arm.of(study.baseline()).with(change.get().id()))
          : named(argument, study.policies(), Policy::name, "policy")
              .map(policy -> Arm.of(policy.name()));
    }

    private <T> Optional<T> named(
        Argument argument, List<T> things, Function<T, String> name, String what) {
      return Quantities.named(argument, things, name, what, problems);
    }

    private void unknown(Argument argument, String what, Collection<String> known) {
      Quantities.unknown(argument, what, known, problems);
    }
  }

  private Optional<ClaimResult> claim(Argument argument, Problems problems) {
    return named(argument, results.claims(), it -> it.claim().id(), "claim", problems);
  }

  private static <T> Optional<T> named(
      Argument argument, List<T> things, Function<T, String> name, String what, Problems problems) {
    var found = things.stream().filter(it -> same(name.apply(it), argument.text())).findFirst();
    if (found.isEmpty()) {
      unknown(argument, what, things.stream().map(name).toList(), problems);
    }
    return found;
  }

  private static void unknown(
      Argument argument, String what, Collection<String> known, Problems problems) {
    problems.unknown(
        PublicationCode.UNKNOWN_NAME,
        argument.span(),
        "the results have no %s '%s'".formatted(what, argument.text()),
        argument.text(),
        known);
  }

  private static Optional<Verdict> verdict(Argument argument, Problems problems) {
    var verdict = verdictOf(argument.text());
    if (verdict.isEmpty()) {
      unknown(argument, "verdict", verdictWords(), problems);
    }
    return verdict;
  }

  /// The verdict that a word stands for.
  public static Optional<Verdict> verdictOf(String word) {
    return Stream.of(Verdict.values()).filter(it -> it.word().equals(word.strip())).findFirst();
  }

  public static List<String> verdictWords() {
    return Stream.of(Verdict.values()).map(Verdict::word).toList();
  }

  private static boolean same(String name, String written) {
    return Name.of(name).equals(Name.of(written));
  }

  private static <T> OptionalDouble some(Optional<T> found, Function<T, Double> value) {
    return found.map(value).map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }
}
