package org.jirga.deal.bargain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jirga.analysis.experiment.Share;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.GameBuilder;
import org.jirga.deal.coupling.Profiles;
import org.jirga.deal.coupling.Worlds;
import org.jirga.deal.keeping.Certainty;
import org.jirga.deal.keeping.KeepingTest;
import org.jirga.deal.keeping.KeepingTest.Foresight;
import org.jirga.deal.keeping.Taste;
import org.jirga.deal.keeping.Temptation;
import org.jirga.deal.structure.Bargain;
import org.jirga.deal.structure.Deal;
import org.jirga.deal.structure.Reading;
import org.jirga.deal.structure.Variant;

/// Puts every deal of a conflict to the test, in every reading and every future.
public final class BargainAnalysis {

  /// Multiples of the noise that are tried for a verdict's margin.
  private static final double[] MULTIPLES = {1, 2, 4, 8, 16, 32};

  /// Constants that are named as telling futures apart.
  private static final int SEPARATING = 3;

  private final Bargain bargain;
  private final Worlds worlds;
  private final BooleanSupplier cancelled;
  private final Map<Optional<String>, Game> games = new HashMap<>();
  private final Profiles profiles;
  private final List<Integer> judged;

  private BargainAnalysis(Bargain bargain, Worlds worlds, BooleanSupplier cancelled) {
    this.bargain = bargain;
    this.worlds = worlds;
    this.cancelled = cancelled;
    this.judged = IntStream.range(0, worlds.size()).filter(worlds::isWhole).boxed().toList();
    var game = game(Optional.empty());
    this.profiles =
        bargain
            .coupling()
            .filter(_ -> !worlds.outcomes().isEmpty())
            .map(coupling -> Profiles.of(game, coupling))
            .orElseGet(() -> Profiles.none(game));
  }

  /// @param worlds with the outcomes of the profiles of the conflict's states, in their order
  /// @param cancelled asked now and then
  /// @throws CancellationException if `cancelled` says so
  public static BargainResults run(Bargain bargain, Worlds worlds, BooleanSupplier cancelled) {
    return new BargainAnalysis(bargain, worlds, cancelled).run();
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
      for (var variant : variants()) {
        var game = game(variant);
        var minds = new EnumMap<Mode, Minds>(Mode.class);
        for (var mode : Mode.values()) {
          minds.put(mode, new Minds(game, profiles, worlds, reading, mode.of(bargain.sampling())));
        }
        deals.addAll(judge(game, variant, reading, minds));
        today(game)
            .ifPresent(
                today ->
                    found.add(
                        new BargainResults.Search(
                            reading, variant, new DealSearch(game, today).of(minds, judged))));
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
        var minds =
            new Minds(
                game(Optional.empty()),
                profiles,
                worlds,
                reading,
                Mode.WRITTEN.of(bargain.sampling()));
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

  private List<DealResult> judge(
      Game game, Optional<String> variant, Reading reading, Map<Mode, Minds> minds) {
    var deals =
        bargain.deals().stream()
            .filter(deal -> deal.variant().equals(variant))
            .filter(deal -> DealStates.found(game, deal).isPresent())
            .toList();
    if (deals.isEmpty()) {
      return List.of();
    }
    var trials = new HashMap<Deal, Map<Mode, DealTrial>>();
    var agreeable = new HashMap<Deal, Long>();
    var found = new HashMap<Deal, DealStates>();
    for (var deal : deals) {
      var states = DealStates.found(game, deal).orElseThrow();
      found.put(deal, states);
      var byMode = new EnumMap<Mode, DealTrial>(Mode.class);
      for (var mode : Mode.values()) {
        byMode.put(mode, new DealTrial(game, deal, states, mode));
      }
      trials.put(deal, byMode);
      agreeable.put(deal, 0L);
    }
    for (var world : judged) {
      stopIfCancelled();
      for (var mode : Mode.values()) {
        var tastes = mind(minds, mode).in(world, 1);
        for (var deal : deals) {
          trial(trials, deal, mode).judge(world, tastes);
          if (mode == Mode.WRITTEN
              && isAgreeable(deal, Objects.requireNonNull(found.get(deal)), tastes)) {
            agreeable.merge(deal, 1L, Long::sum);
          }
        }
      }
    }
    return deals.stream()
        .map(
            deal ->
                result(
                    game,
                    deal,
                    reading,
                    minds,
                    trials,
                    new Share(agreeable.getOrDefault(deal, 0L), judged.size())))
        .toList();
  }

  private static Minds mind(Map<Mode, Minds> minds, Mode mode) {
    return Objects.requireNonNull(minds.get(mode));
  }

  private static DealTrial trial(Map<Deal, Map<Mode, DealTrial>> trials, Deal deal, Mode mode) {
    return Objects.requireNonNull(Objects.requireNonNull(trials.get(deal)).get(mode));
  }

  private static boolean isAgreeable(Deal deal, DealStates states, List<Taste> tastes) {
    return deal.parties().stream()
        .allMatch(who -> tastes.get(who).compare(states.agreed(), states.without()).isBetter());
  }

  private DealResult result(
      Game game,
      Deal deal,
      Reading reading,
      Map<Mode, Minds> minds,
      Map<Deal, Map<Mode, DealTrial>> trials,
      Share agreeable) {
    var states = DealStates.found(game, deal).orElseThrow();
    var written = mind(minds, Mode.WRITTEN);
    var verdicts = new EnumMap<Mode, DealVerdict>(Mode.class);
    for (var mode : Mode.values()) {
      verdicts.put(mode, trial(trials, deal, mode).verdict());
    }
    var tally =
        verdicts.get(Mode.WRITTEN) == null
            ? Tally.NONE
            : verdicts.get(Mode.WRITTEN).whole().getOrDefault(Foresight.ANSWERS, Tally.NONE);
    var changes =
        tally.share().value() >= WishChanges.ENOUGH
            ? List.<WishChange>of()
            : new WishChanges(game, written, states.agreed()).of(judged);
    var temptations =
        judged.isEmpty()
            ? List.<List<Temptation>>of()
            : temptations(game, states, written.in(judged.getFirst(), 1));
    return new DealResult(
        deal,
        reading,
        states,
        verdicts,
        temptations,
        agreeable,
        changes,
        Separation.strongest(
            Objects.requireNonNull(verdicts.get(Mode.WRITTEN)), worlds.constants(), SEPARATING),
        written.needSimulation() ? margin(game, states, written) : OptionalDouble.empty());
  }

  private static List<List<Temptation>> temptations(
      Game game, DealStates states, List<Taste> tastes) {
    var test = new KeepingTest(game, tastes, Certainty.SURELY);
    return IntStream.range(0, game.decisionMakers())
        .mapToObj(who -> test.temptations(states.agreed(), who))
        .toList();
  }

  /// The largest multiple of the noise with which the verdict is not open, in the median future.
  private OptionalDouble margin(Game game, DealStates states, Minds written) {
    var margins =
        judged.stream()
            .mapToDouble(
                world -> {
                  var margin = 0.0;
                  for (var multiple : MULTIPLES) {
                    var tastes = written.in(world, multiple);
                    if (isKept(game, states, tastes, Certainty.SURELY)
                        != isKept(game, states, tastes, Certainty.POSSIBLY)) {
                      break;
                    }
                    margin = multiple;
                  }
                  return margin;
                })
            .sorted()
            .toArray();
    return margins.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(margins[margins.length / 2]);
  }

  private static boolean isKept(
      Game game, DealStates states, List<Taste> tastes, Certainty certainty) {
    var test = new KeepingTest(game, tastes, certainty);
    return IntStream.range(0, game.decisionMakers())
        .allMatch(who -> test.keeps(states.agreed(), who, Foresight.ANSWERS));
  }

  /// In how many futures each state is one from which nobody goes away, as written.
  private BargainResults.Equilibria equilibria(Reading reading) {
    var game = game(Optional.empty());
    var minds = new Minds(game, profiles, worlds, reading, Mode.WRITTEN.of(bargain.sampling()));
    var tried = minds.needSimulation() ? judged : judged.stream().limit(1).toList();
    var counts = new EnumMap<Foresight, long[]>(Foresight.class);
    for (var foresight : Foresight.values()) {
      counts.put(foresight, new long[game.size()]);
    }
    for (var world : tried) {
      stopIfCancelled();
      var test = new KeepingTest(game, minds.in(world, 1), Certainty.SURELY);
      for (var state = 0; state < game.size(); state++) {
        for (var entry : counts.entrySet()) {
          if (everybodyKeeps(game, test, state, entry.getKey())) {
            entry.getValue()[state]++;
          }
        }
      }
    }
    return new BargainResults.Equilibria(reading, counts, tried.size());
  }

  private static boolean everybodyKeeps(
      Game game, KeepingTest test, int state, Foresight foresight) {
    for (var who = 0; who < game.decisionMakers(); who++) {
      if (!test.keeps(state, who, foresight)) {
        return false;
      }
    }
    return true;
  }

  private void stopIfCancelled() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("The analysis of deals was stopped.");
    }
  }
}
