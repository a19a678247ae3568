package org.jirga.deal.bargain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jirga.analysis.discovery.Limit;
import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.condition.ConditionParser;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.DecisionMaker;
import org.jirga.conflict.structure.Grounds;
import org.jirga.conflict.structure.Option;
import org.jirga.conflict.structure.OptionVocabulary;
import org.jirga.conflict.structure.PreferenceForm;
import org.jirga.conflict.structure.PreferenceProfile;
import org.jirga.conflict.structure.Statement;
import org.jirga.deal.bargain.WishFactor.Fate;
import org.jirga.deal.bargain.WishFactor.Kind;
import org.jirga.deal.coupling.Profiles;
import org.jirga.deal.coupling.Worlds;
import org.jirga.deal.keeping.Certainty;
import org.jirga.deal.keeping.KeepingTest;
import org.jirga.deal.keeping.KeepingTest.Foresight;
import org.jirga.deal.structure.Bargain;
import org.jirga.deal.structure.Clause;
import org.jirga.deal.structure.Coupling;
import org.jirga.deal.structure.Coupling.SimulatedOutcome;
import org.jirga.deal.structure.Deal;
import org.jirga.deal.structure.Reading;
import org.jirga.deal.structure.Sampling;
import org.junit.jupiter.api.Test;

class BargainAnalysisTest {

  /// More than one stretch, the last of them not full.
  private static final Worlds WORLDS = Worlds.without(5, 300);

  private static final Sampling SAMPLING = new Sampling(2, 0.1, 0.1, 0.1, 0);

  @Test
  void theNumberOfThreadsDoesNotMatter() {
    assertThat(inWords(draft(4, () -> false))).isEqualTo(inWords(draft(1, () -> false)));
  }

  @Test
  void futuresAreJudgedOnNoMoreThreadsThanAskedFor() {
    for (var threads = 1; threads <= 2; threads++) {
      Set<Thread> used = ConcurrentHashMap.newKeySet();
      draft(threads, () -> !used.add(Thread.currentThread()) && false);
      assertThat(used).hasSizeBetween(1, threads);
    }
  }

  @Test
  void aCancelledAnalysisEnds() {
    assertThatThrownBy(() -> draft(2, () -> true)).isInstanceOf(CancellationException.class);
  }

  @Test
  void dealsComeInTheirOrderWhateverTheirVariant() {
    assertThat(draft().deals())
        .extracting(result -> result.deal().name())
        .containsExactly("lump", "deal", "lump", "deal");
  }

  @Test
  void whatIsCountedIsWhatEachFutureSays() {
    var results = draft();
    for (var result : results.deals()) {
      var game = result.states().game();
      for (var mode : Mode.values()) {
        var minds =
            new Minds(game, Profiles.none(game), WORLDS, result.reading(), mode.of(SAMPLING));
        var verdict = result.verdict(mode).orElseThrow();
        for (var foresight : Foresight.values()) {
          var kept =
              IntStream.range(0, WORLDS.size())
                  .filter(
                      world -> {
                        var test = new KeepingTest(game, minds.in(world, 1), Certainty.SURELY);
                        return IntStream.range(0, game.decisionMakers())
                            .allMatch(who -> test.keeps(result.states().agreed(), who, foresight));
                      })
                  .toArray();
          assertThat(verdict.whole().get(foresight))
              .isEqualTo(new Tally(kept.length, 0, WORLDS.size()));
          if (foresight == Foresight.ANSWERS) {
            assertThat(IntStream.range(0, WORLDS.size()).filter(i -> verdict.kept()[i]).toArray())
                .isEqualTo(kept);
          }
        }
      }
    }
    assertThat(results.deals()).hasSize(4);
  }

  @Test
  void whatTellsFuturesApartIsFoundAndScoredOnOthers() {
    var random = new SplittableRandom(3);
    var count = 900;
    var luck = random.doubles(count).toArray();
    var strength = random.doubles(count).toArray();
    var outcome = new SimulatedOutcome("growth", "growth", false, 0, "");
    // where strength is small, the deal makes nothing grow
    var worlds =
        new Worlds(
            1,
            IntStream.range(0, count).asLongStream().toArray(),
            List.of(outcome),
            new double[][][] {{new double[count], strength}},
            Map.of("luck", luck, "strength", strength));
    var result = run(worlds, outcome).deals().getFirst();
    assertThat(result.separation(Mode.WRITTEN)).isEqualTo(DealResult.Separation.FOUND);
    var conditions = result.conditions();
    assertThat(conditions).hasSize(2);
    var kept = conditions.getFirst();
    assertThat(kept.isTrue()).isTrue();
    assertThat(kept.box().factors()).containsExactly("strength");
    assertThat(((Limit.Between) kept.box().limit("strength")).low()).isBetween(0.55, 0.63);
    assertThat(kept.heldOut().all()).isEqualTo(count / 3);
    assertThat(kept.density().value()).isGreaterThan(0.95);
    assertThat(kept.coverage().value()).isGreaterThan(0.9);
  }

  /// Two can act: the one who gives, and the one who wants growth, which follows if both do.
  private static BargainResults run(Worlds worlds, SimulatedOutcome outcome) {
    return run(worlds, outcome, List.of("growth >= 0.6", "NOT give"), Sampling.NONE);
  }

  private static BargainResults run(
      Worlds worlds, SimulatedOutcome outcome, List<String> wishes, Sampling sampling) {
    var options = List.of(Option.binary("give"), Option.binary("talk"));
    var words = new OptionVocabulary(options, List.of("growth"));
    var conflict =
        Conflict.of(
            "growth",
            List.of(
                new DecisionMaker(
                    "giver",
                    "giver",
                    options,
                    List.of(
                        new PreferenceProfile(
                            "only",
                            "",
                            new PreferenceForm.Statements(
                                wishes.stream()
                                    .map(wish -> Statement.of(condition(wish, words), wish))
                                    .toList()),
                            Grounds.NONE)))));
    return BargainAnalysis.run(
        new Bargain(
            conflict,
            Optional.of(
                new Coupling(
                    List.of(new Coupling.Effect(0, 1, new TreeMap<>(Map.of("gift", 1.0)), "")),
                    List.of(outcome))),
            List.of(),
            List.of(new Reading("only", "", Map.of(), Optional.empty())),
            List.of(
                deal(
                    "deal",
                    Optional.empty(),
                    condition("NOT give AND NOT talk", words),
                    List.of(promise(0, 0, 1)))),
            sampling,
            List.of()),
        worlds,
        2,
        () -> false);
  }

  @Test
  void aWishTurnedIntoItsContraryIsFound() {
    var kept = drawn(List.of("give"), new Sampling(0, 0.2, 0.3, 0, 0)).getFirst();
    var broken = drawn(List.of("give"), new Sampling(0, 0.2, 0.3, 0, 0)).getLast();
    assertThat(admitted(kept)).containsExactly(Fate.AS_WRITTEN, Fate.GIVEN_UP);
    assertThat(kept.condition().density().value()).isEqualTo(1);
    assertThat(admitted(broken)).containsExactly(Fate.CONTRARY);
    assertThat(broken.condition().coverage().value()).isEqualTo(1);
  }

  private static List<Fate> admitted(WishCondition condition) {
    var limit = condition.condition().box().limits().values().iterator().next();
    return condition.wishes().values().iterator().next().admitted(limit);
  }

  @Test
  void aWishThatComesBeforeAnotherIsFound() {
    // one of the two pairs of neighbours is swapped in each future
    var found = drawn(List.of("give", "NOT give", "NOT talk"), new Sampling(1, 0, 0, 0, 0));
    assertThat(found).hasSize(2);
    for (var each : found) {
      var condition = each.condition();
      assertThat(each.wishes().values())
          .containsExactly(new WishFactor(0, 1, Kind.ORDER, OptionalInt.of(0), List.of()));
      assertThat(condition.box().limits().values().iterator().next().admits(1))
          .isEqualTo(!condition.isTrue());
      assertThat(condition.density().value()).isEqualTo(1);
      assertThat(condition.coverage().value()).isEqualTo(1);
    }
  }

  @Test
  void aBoundThatDecidesIsFound() {
    var found = drawn(List.of("growth >= 0.6", "NOT give"), new Sampling(0, 0, 0, 0, 0.5));
    var kept = found.getFirst();
    assertThat(kept.wishes().values())
        .containsExactly(new WishFactor(0, 0, Kind.BOUND, OptionalInt.empty(), List.of()));
    var limit = (Limit.Between) kept.condition().box().limits().values().iterator().next();
    assertThat(limit.high()).isBetween(0.95, 1.05);
    assertThat(kept.condition().density().value()).isGreaterThan(0.95);
  }

  /// Of 900 futures in which growth is as wished if something is given.
  private static List<WishCondition> drawn(List<String> wishes, Sampling sampling) {
    var outcome = new SimulatedOutcome("growth", "growth", false, 0, "");
    var growth = new double[900];
    Arrays.fill(growth, 0.6);
    var worlds =
        new Worlds(
            7,
            IntStream.range(0, 900).asLongStream().toArray(),
            List.of(outcome),
            new double[][][] {{new double[900], growth}},
            Map.of("luck", new SplittableRandom(3).doubles(900).toArray()));
    var result = run(worlds, outcome, wishes, sampling).deals().getFirst();
    assertThat(result.separation(Mode.CONTENT)).isEqualTo(DealResult.Separation.FOUND);
    return result.drawn();
  }

  @Test
  void whyNothingTellsFuturesApartIsSaid() {
    var outcome = new SimulatedOutcome("growth", "growth", false, 0, "");
    for (var strong : List.of(0, 19, 100)) {
      var strength = new double[200];
      Arrays.fill(strength, 0, strong, 1);
      var worlds =
          new Worlds(
              1,
              IntStream.range(0, 200).asLongStream().toArray(),
              List.of(outcome),
              new double[][][] {{new double[200], strength}},
              Map.of("luck", new SplittableRandom(3).doubles(200).toArray()));
      var result = run(worlds, outcome).deals().getFirst();
      assertThat(result.conditions()).isEmpty();
      assertThat(result.fewest(Mode.WRITTEN)).isEqualTo((long) strong);
      assertThat(result.separation(Mode.WRITTEN))
          .isEqualTo(
              switch (strong) {
                case 0 -> DealResult.Separation.NO_DIFFERENCE;
                case 19 -> DealResult.Separation.TOO_FEW;
                default -> DealResult.Separation.NONE_FOUND;
              });
    }
  }

  private static Condition condition(String text, OptionVocabulary words) {
    return ((ConditionParser.Reading.Understood) ConditionParser.read(text, words)).condition();
  }

  private static String inWords(BargainResults results) {
    var text = new StringBuilder();
    for (var result : results.deals()) {
      for (var mode : Mode.values()) {
        var verdict = result.verdict(mode).orElseThrow();
        text.append(verdict.whole().get(Foresight.NO_ESCAPE))
            .append(verdict.parties())
            .append(verdict.clauses())
            .append(verdict.stop())
            .append(verdict.reasons())
            .append(Arrays.toString(verdict.kept()));
      }
      text.append(result.agreeable()).append(result.changes()).append(result.margin());
    }
    for (var search : results.searches()) {
      search.found().forEach(found -> text.append(found.state()).append(found.shares().values()));
    }
    return text.toString();
  }

  private static BargainResults draft() {
    return draft(2, () -> false);
  }

  private static BargainResults draft(int threads, BooleanSupplier cancelled) {
    var conflict = AfghanDraft.conflict();
    var words = new OptionVocabulary(conflict.options(), List.of());
    var standstill =
        condition(
            "t1=N AND t2=N AND t3=N AND t4=Y AND w1=N AND w2=Y AND w3=Y AND k1=N AND r1=Y", words);
    var clauses = List.of(promise(0, 1, 1), promise(0, 2, 1), promise(1, 4, 1), promise(1, 5, 0));
    return BargainAnalysis.run(
        new Bargain(
            conflict,
            Optional.empty(),
            List.of(AfghanDraft.LUMP),
            List.of(AfghanDraft.HARD, AfghanDraft.PRAGMATIC),
            List.of(
                deal("lump", Optional.of(AfghanDraft.LUMP.name()), standstill, clauses),
                deal("deal", Optional.empty(), standstill, clauses)),
            SAMPLING,
            List.of()),
        WORLDS,
        threads,
        cancelled);
  }

  private static Deal deal(
      String name, Optional<String> variant, Condition otherwise, List<Clause> clauses) {
    return new Deal(
        name, "", "", variant, otherwise, clauses, "", "", List.of(), Optional.empty(), "", true);
  }

  private static Clause promise(int party, int option, int level) {
    return new Clause(party, option, level, Optional.empty());
  }
}
