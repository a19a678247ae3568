package org.jirga.deal.bargain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jirga.analysis.discovery.Factor;
import org.jirga.analysis.experiment.ConditionSearch;
import org.jirga.analysis.experiment.Share;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.GameBuilder;
import org.jirga.deal.coupling.Profiles;
import org.jirga.deal.coupling.Worlds;
import org.jirga.deal.keeping.Certainty;
import org.jirga.deal.keeping.KeepingTest.Foresight;
import org.jirga.deal.keeping.Taste;
import org.jirga.deal.keeping.Temptation;
import org.jirga.deal.structure.Bargain;
import org.jirga.deal.structure.Reading;
import org.jirga.deal.structure.Variant;

/// Puts every deal of a conflict to the test, in every reading and every future.
public final class BargainAnalysis {

  private final Bargain bargain;
  private final Worlds worlds;
  private final BooleanSupplier cancelled;
  private final Map<Optional<String>, Game> games = new HashMap<>();
  private final Profiles profiles;
  private final List<Integer> judged;
  private final ConditionSearch conditionsAsWritten;

  private BargainAnalysis(Bargain bargain, Worlds worlds, BooleanSupplier cancelled) {
    this.bargain = bargain;
    this.worlds = worlds;
    this.cancelled = cancelled;
    this.judged = IntStream.range(0, worlds.size()).filter(worlds::isWhole).boxed().toList();
    var constants = new ArrayList<Factor>();
    new TreeMap<>(worlds.constants())
        .forEach((name, values) -> constants.add(Factor.continuous(name, values)));
    this.conditionsAsWritten = new ConditionSearch(constants);
    var game = game(Optional.empty());
    this.profiles =
        bargain
            .coupling()
            .filter(_ -> !worlds.outcomes().isEmpty())
            .map(coupling -> Profiles.of(game, coupling))
            .orElseGet(() -> Profiles.none(game));
  }

  /// @param worlds with the outcomes of the profiles of the conflict's states, in their order
  /// @param threads that judge futures; the results do not depend on their number
  /// @param cancelled asked now and then
  /// @throws CancellationException if `cancelled` says so
  public static BargainResults run(
      Bargain bargain, Worlds worlds, int threads, BooleanSupplier cancelled) {
    // parallel streams run in the pool that they are started in
    try (var pool = new ForkJoinPool(threads)) {
      return pool.submit(() -> new BargainAnalysis(bargain, worlds, cancelled).run()).join();
    }
  }

  /// The states of a conflict, and those that are one to the simulation.
  public static Profiles profiles(Bargain bargain) {
    var game = GameBuilder.build(bargain.conflict()).game();
    return bargain
        .coupling()
        .map(coupling -> Profiles.of(game, coupling))
        .orElseGet(() -> Profiles.none(game));
  }

  private BargainResults run() {
    var deals = new ArrayList<DealResult>();
    var found = new ArrayList<BargainResults.Search>();
    for (var reading : bargain.readings()) {
      stopIfCancelled();
      var minds = ByMode.of(mode -> minds(reading, mode));
      var judges = judges();
      var searches = new ArrayList<DealSearch>();
      var searched = new ArrayList<Optional<String>>();
      for (var variant : variants()) {
        var game = game(variant);
        today(game)
            .ifPresent(
                today -> {
                  searches.add(new DealSearch(game, today, minds.of(Mode.WRITTEN), judged));
                  searched.add(variant);
                });
      }
      var counts = new ReadingTrial(minds, judges, searches, this::stopIfCancelled).run(judged);
      var drawn =
          new WishConditions(
              minds.of(Mode.CONTENT), bargain.conflict().decisionMakers().size(), worlds);
      var results =
          new ArrayList<>(
              IntStream.range(0, judges.size())
                  .parallel()
                  .mapToObj(
                      i -> result(judges.get(i), reading, minds.of(Mode.WRITTEN), drawn, counts, i))
                  .toList());
      results.sort(Comparator.comparingInt(it -> bargain.deals().indexOf(it.deal())));
      deals.addAll(results);
      for (var i = 0; i < searches.size(); i++) {
        found.add(
            new BargainResults.Search(
                reading,
                searched.get(i),
                searches.get(i).found(counts.found.get(i), judged.size())));
      }
    }
    return new BargainResults(
        bargain,
        game(Optional.empty()),
        worlds.size(),
        judged.size(),
        profiles.settings().size(),
        deals,
        found,
        bargain.readings().stream().map(this::equilibria).toList(),
        bargain.deals().stream().flatMap(deal -> LabAnalysis.of(deal, worlds).stream()).toList(),
        tastes());
  }

  private Map<String, List<Taste>> tastes() {
    var tastes = new HashMap<String, List<Taste>>();
    if (!judged.isEmpty()) {
      for (var reading : bargain.readings()) {
        var minds = minds(reading, Mode.WRITTEN);
        tastes.put(reading.name(), minds.in(judged.getFirst(), 1));
      }
    }
    return tastes;
  }

  /// The variants in which a deal is made, the conflict as it is first.
  private List<Optional<String>> variants() {
    var variants = new ArrayList<Optional<String>>();
    variants.add(Optional.empty());
    bargain.variants().forEach(variant -> variants.add(Optional.of(variant.name())));
    return variants;
  }

  private Game game(Optional<String> variant) {
    return games.computeIfAbsent(
        variant,
        name ->
            GameBuilder.build(
                    Variant.apply(
                        bargain.conflict(),
                        bargain.variants().stream()
                            .filter(it -> Optional.of(it.name()).equals(name))
                            .findFirst()))
                .game());
  }

  /// Where the conflict stands now: the last milestone, else where it began.
  private Optional<Integer> today(Game game) {
    var state =
        bargain.history().isEmpty()
            ? bargain.conflict().statusQuo()
            : Optional.of(bargain.history().getLast().state());
    return state.flatMap(it -> game.states().where(it).stream().boxed().findFirst());
  }

  /// What everybody wants: the states, and what is wished of them, are the same in all variants.
  private Minds minds(Reading reading, Mode mode) {
    return new Minds(
        game(Optional.empty()), profiles, worlds, reading, mode.of(bargain.sampling()));
  }

  /// The deals that are possible, those of the conflict as it is first.
  private List<DealJudge> judges() {
    var judges = new ArrayList<DealJudge>();
    for (var variant : variants()) {
      var game = game(variant);
      for (var deal : bargain.deals()) {
        if (deal.variant().equals(variant)) {
          DealStates.found(game, deal)
              .ifPresent(states -> judges.add(new DealJudge(game, deal, states)));
        }
      }
    }
    return judges;
  }

  private DealResult result(
      DealJudge judge,
      Reading reading,
      Minds written,
      WishConditions drawn,
      ReadingTrial.Counts counts,
      int place) {
    var verdicts = new EnumMap<Mode, DealVerdict>(Mode.class);
    counts.trials.get(place).all().forEach((mode, it) -> verdicts.put(mode, it.verdict(judged)));
    var verdict = Objects.requireNonNull(verdicts.get(Mode.WRITTEN));
    var tally = verdict.whole().getOrDefault(Foresight.ANSWERS, Tally.NONE);
    var changes =
        tally.share().value() >= WishChanges.ENOUGH
            ? List.<WishChange>of()
            : new WishChanges(judge.game(), written, judge.states().agreed()).of(judged);
    var temptations =
        judged.isEmpty()
            ? List.<List<Temptation>>of()
            : judge.temptations(written.in(judged.getFirst(), 1), Certainty.SURELY);
    return new DealResult(
        judge.deal(),
        reading,
        judge.states(),
        verdicts,
        temptations,
        new Share(counts.agreeable[place], judged.size()),
        changes,
        conditionsAsWritten.of(truths(verdict)),
        drawn.of(truths(Objects.requireNonNull(verdicts.get(Mode.CONTENT)))),
        written.needSimulation() ? median(counts.margins[place]) : OptionalDouble.empty());
  }

  /// For each future whether the deal is surely kept: 1, 0, or NaN where it was not judged.
  private double[] truths(DealVerdict verdict) {
    var truths = new double[worlds.size()];
    Arrays.fill(truths, Double.NaN);
    for (var i = 0; i < verdict.worlds().length; i++) {
      truths[verdict.worlds()[i]] = verdict.kept()[i] ? 1 : 0;
    }
    return truths;
  }

  private static OptionalDouble median(double[] margins) {
    var sorted = margins.clone();
    Arrays.sort(sorted);
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sorted[sorted.length / 2]);
  }

  /// In how many futures each state is one from which nobody goes away, as written.
  private BargainResults.Equilibria equilibria(Reading reading) {
    var game = game(Optional.empty());
    var minds = minds(reading, Mode.WRITTEN);
    var groups = minds.groups(minds.needSimulation() ? judged : judged.stream().limit(1).toList());
    var counts = new EnumMap<Foresight, long[]>(Foresight.class);
    for (var foresight : Foresight.values()) {
      counts.put(foresight, new long[game.size()]);
    }
    var stable =
        groups.parallelStream().map(group -> new StableStates(game, group.tastes())).toList();
    for (var i = 0; i < groups.size(); i++) {
      for (var entry : counts.entrySet()) {
        for (var state : stable.get(i).of(entry.getKey())) {
          entry.getValue()[state] += groups.get(i).count();
        }
      }
    }
    return new BargainResults.Equilibria(
        reading, counts, groups.stream().mapToLong(Minds.Group::count).sum());
  }

  private void stopIfCancelled() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("The analysis of deals was stopped.");
    }
  }
}
