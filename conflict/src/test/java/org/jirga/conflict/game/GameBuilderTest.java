package org.jirga.conflict.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.conflict.published.Sketch.condition;
import static org.jirga.conflict.published.Sketch.conflict;
import static org.jirga.conflict.published.Sketch.pattern;
import static org.jirga.conflict.published.Sketch.without;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jirga.conflict.structure.Blocked;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.DecisionMaker;
import org.jirga.conflict.structure.Grounds;
import org.jirga.conflict.structure.Infeasible;
import org.jirga.conflict.structure.Option;
import org.junit.jupiter.api.Test;

class GameBuilderTest {

  @Test
  void everyRuleSaysWhatItRulesOut() {
    var conflict = without(conflict("A: a b", "B: c"), "YY-", "Y-Y", "--Y");
    var game = GameBuilder.build(conflict).game();
    assertThat(game.removals()).extracting(Removal::removed).containsExactly(2L, 2L, 4L);
    // what two rules exclude, neither does alone: YNY is ruled out by the second and the third
    assertThat(game.removals()).extracting(Removal::alone).containsExactly(1L, 0L, 2L);
    assertThat(patterns(game)).containsExactly("NNN", "YNN", "NYN");
    assertThat(game.whyInfeasible(0b111)).hasSize(3);
    assertThat(game.whyInfeasible(0b101))
        .extracting(Infeasible::states)
        .containsExactly(pattern(conflict, "Y-Y"), pattern(conflict, "--Y"));
    assertThat(game.whyInfeasible(0)).isEmpty();
  }

  @Test
  void movesAreBlockedFromOneSituationToAnotherAndForOneParty() {
    var free = conflict("A: a b", "B: c");
    var blocked =
        free.withBlocked(
            List.of(
                new Blocked(
                    condition(free, "a AND b"), condition(free, "NOT b"), OptionalInt.of(0), ""),
                new Blocked(condition(free, "c AND a"), condition(free, "NOT c"), none(), "")));
    var game = GameBuilder.build(blocked).game();
    assertThat(targets(game, 0, "YYN")).containsExactly("NYN");
    assertThat(targets(game, 0, "YNN")).containsExactly("NNN", "NYN", "YYN");
    assertThat(targets(game, 1, "YYY")).isEmpty();
    assertThat(targets(game, 1, "NYY")).containsExactly("NYN");
  }

  @Test
  void anOptionOfSeveralLevelsMovesTheWayItMay() {
    var option =
        new Option("step", "", List.of("low", "mid", "high"), Option.Change.FORWARD, Grounds.NONE);
    var conflict =
        Conflict.of(
            "steps",
            List.of(
                new DecisionMaker("A", "", List.of(option), List.of()),
                new DecisionMaker("B", "", List.of(Option.binary("b")), List.of())));
    var game = GameBuilder.build(conflict).game();
    assertThat(game.size()).isEqualTo(6);
    assertThat(targets(game, 0, "0N")).containsExactly("1N", "2N");
    assertThat(targets(game, 0, "1N")).containsExactly("2N");
    assertThat(targets(game, 0, "2N")).isEmpty();
    assertThat(targets(game, 1, "1Y")).containsExactly("1N");
  }

  private static OptionalInt none() {
    return OptionalInt.empty();
  }

  private static List<String> patterns(Game game) {
    return IntStream.range(0, game.size()).mapToObj(game.states()::pattern).toList();
  }

  private static List<String> targets(Game game, int who, String from) {
    var state = patterns(game).indexOf(from);
    var targets = new ArrayList<String>();
    IntStream.of(game.moves(who).of(state))
        .sorted()
        .forEach(target -> targets.add(game.states().pattern(target)));
    return targets;
  }
}
