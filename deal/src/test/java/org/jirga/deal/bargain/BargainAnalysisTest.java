package org.jirga.deal.bargain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.jirga.conflict.condition.ConditionParser;
import org.jirga.conflict.structure.OptionVocabulary;
import org.jirga.deal.coupling.Profiles;
import org.jirga.deal.coupling.Worlds;
import org.jirga.deal.keeping.Certainty;
import org.jirga.deal.keeping.KeepingTest;
import org.jirga.deal.keeping.KeepingTest.Foresight;
import org.jirga.deal.structure.Bargain;
import org.jirga.deal.structure.Clause;
import org.jirga.deal.structure.Deal;
import org.jirga.deal.structure.Sampling;
import org.junit.jupiter.api.Test;

class BargainAnalysisTest {

  /// More than one stretch, the last of them not full.
  private static final Worlds WORLDS = Worlds.without(5, 300);

  private static final Sampling SAMPLING = new Sampling(2, 0.1, 0.1, 0.1, 0);

  @Test
  void theNumberOfThreadsDoesNotMatter() {
    try (var one = new ForkJoinPool(1);
        var four = new ForkJoinPool(4)) {
      assertThat(inWords(four.submit(BargainAnalysisTest::run).join()))
          .isEqualTo(inWords(one.submit(BargainAnalysisTest::run).join()));
    }
  }

  @Test
  void whatIsCountedIsWhatEachFutureSays() {
    var game = AfghanDraft.game();
    var results = run();
    for (var result : results.deals()) {
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
    assertThat(results.deals()).hasSize(2);
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

  private static BargainResults run() {
    var conflict = AfghanDraft.conflict();
    var words = new OptionVocabulary(conflict.options(), List.of());
    var standstill =
        ((ConditionParser.Reading.Understood)
                ConditionParser.read(
                    "t1=N AND t2=N AND t3=N AND t4=Y AND w1=N AND w2=Y AND w3=Y AND k1=N AND r1=Y",
                    words))
            .condition();
    var deal =
        new Deal(
            "rights for funds",
            "",
            "",
            Optional.empty(),
            standstill,
            List.of(promise(0, 1, 1), promise(0, 2, 1), promise(1, 4, 1), promise(1, 5, 0)),
            "",
            "",
            List.of(),
            Optional.empty(),
            "",
            true);
    return BargainAnalysis.run(
        new Bargain(
            conflict,
            Optional.empty(),
            List.of(AfghanDraft.LUMP),
            List.of(AfghanDraft.HARD, AfghanDraft.PRAGMATIC),
            List.of(deal),
            SAMPLING,
            List.of()),
        WORLDS,
        () -> false);
  }

  private static Clause promise(int party, int option, int level) {
    return new Clause(party, option, level, Optional.empty());
  }
}
