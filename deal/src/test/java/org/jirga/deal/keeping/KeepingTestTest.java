package org.jirga.deal.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.GameBuilder;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.stability.StabilityAnalysis;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.DecisionMaker;
import org.jirga.conflict.structure.Grounds;
import org.jirga.conflict.structure.Infeasible;
import org.jirga.conflict.structure.Option;
import org.jirga.deal.keeping.KeepingTest.Foresight;
import org.junit.jupiter.api.Test;

class KeepingTestTest {

  private static final Map<Foresight, Concept> CONCEPTS =
      Map.of(
          Foresight.NONE, Concept.NASH,
          Foresight.ANSWERS, Concept.SEQ,
          Foresight.NO_ESCAPE, Concept.SSEQ);

  @Test
  void oneStateAtATimeGivesWhatTheAnalysisOfAllStatesGives() {
    var random = new Random(5);
    var kept = 0;
    var broken = 0;
    for (var round = 0; round < 150; round++) {
      var game = randomGame(random);
      var rankings = new ArrayList<Ranking>();
      for (var who = 0; who < game.decisionMakers(); who++) {
        rankings.add(Ranking.of(random.ints(game.size(), 0, game.size()).toArray()));
      }
      var all = new StabilityAnalysis(game).analyse(rankings, EnumSet.copyOf(CONCEPTS.values()));
      var test = keeping(game, rankings);
      for (var state = 0; state < game.size(); state++) {
        for (var who = 0; who < game.decisionMakers(); who++) {
          for (var foresight : Foresight.values()) {
            var expected =
                all.stable(Objects.requireNonNull(CONCEPTS.get(foresight)), who).contains(state);
            assertThat(test.keeps(state, who, foresight)).isEqualTo(expected);
            kept += expected ? 1 : 0;
            broken += expected ? 0 : 1;
          }
          var temptations = test.temptations(state, who);
          assertThat(temptations.isEmpty()).isEqualTo(test.keeps(state, who, Foresight.NONE));
          assertThat(temptations.stream().allMatch(it -> it.sanction().isPresent()))
              .isEqualTo(test.keeps(state, who, Foresight.ANSWERS));
          assertThat(temptations.stream().allMatch(Temptation::certain))
              .isEqualTo(test.keeps(state, who, Foresight.NO_ESCAPE));
        }
      }
    }
    assertThat(kept).isGreaterThan(1_000);
    assertThat(broken).isGreaterThan(1_000);
  }

  @Test
  void anAnswerIsAPathOfImprovementsThatEndsNoBetter() {
    var random = new Random(6);
    var answers = 0;
    for (var round = 0; round < 60; round++) {
      var game = randomGame(random);
      var rankings = new ArrayList<Ranking>();
      for (var who = 0; who < game.decisionMakers(); who++) {
        rankings.add(Ranking.of(random.ints(game.size(), 0, game.size()).toArray()));
      }
      for (var state = 0; state < game.size(); state++) {
        for (var temptation : keeping(game, rankings).temptations(state, 0)) {
          var steps = temptation.sanction().orElse(List.of());
          var at = temptation.target();
          var last = 0;
          for (var step : steps) {
            assertThat(step.who()).isNotEqualTo(last).isNotZero();
            assertThat(game.moves(step.who()).contains(at, step.to())).isTrue();
            assertThat(rankings.get(step.who()).rank(step.to()))
                .isGreaterThan(rankings.get(step.who()).rank(at));
            at = step.to();
            last = step.who();
          }
          if (!steps.isEmpty()) {
            answers++;
            assertThat(rankings.getFirst().rank(at))
                .isLessThanOrEqualTo(rankings.getFirst().rank(state));
          }
        }
      }
    }
    assertThat(answers).isGreaterThan(100);
  }

  private static KeepingTest keeping(Game game, List<Ranking> rankings) {
    return new KeepingTest(
        game,
        rankings.stream().map(ranking -> (Taste) ranking::compare).toList(),
        Certainty.SURELY);
  }

  private static Game randomGame(Random random) {
    var makers = new ArrayList<DecisionMaker>();
    var count = 2 + random.nextInt(2);
    var number = 0;
    for (var who = 0; who < count; who++) {
      var options = new ArrayList<Option>();
      for (var i = 0; i < 1 + random.nextInt(2); i++) {
        var option = Option.binary("o" + number++);
        options.add(random.nextInt(5) == 0 ? option.with(Option.Change.FORWARD) : option);
      }
      makers.add(new DecisionMaker("d" + who, "d" + who, options, List.of()));
    }
    var conflict = Conflict.of("random", makers);
    if (number > 2 && random.nextBoolean()) {
      conflict =
          conflict.withInfeasible(
              List.of(
                  new Infeasible(
                      new Condition.And(
                          List.of(new Condition.Setting(0, 1), new Condition.Setting(2, 1))),
                      "",
                      "",
                      Grounds.NONE)));
    }
    return GameBuilder.build(conflict).game();
  }
}
