package org.jirga.conflict.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.conflict.published.Sketch.condition;
import static org.jirga.conflict.published.Sketch.conflict;
import static org.jirga.conflict.published.Sketch.game;
import static org.jirga.conflict.published.Sketch.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.Grounds;
import org.jirga.conflict.structure.PreferenceForm;
import org.jirga.conflict.structure.Statement;
import org.jirga.conflict.structure.Statement.Force;
import org.junit.jupiter.api.Test;

class PreferencesTest {

  private final Conflict conflict = conflict("A: a b", "B: c");
  private final Game game = game(conflict);

  private Ranking ranking(PreferenceForm form) {
    return Preferences.of(form, game).preference().ranking().orElseThrow();
  }

  @Test
  void firstStatementThatTellsTwoStatesApartDecides() {
    var order =
        ranking(
            new PreferenceForm.Statements(
                List.of(
                    Statement.of(condition(conflict, "c"), ""),
                    Statement.of(condition(conflict, "a IF b"), ""),
                    Statement.of(condition(conflict, "NOT a"), ""))));
    // NNY, then YNY and YYY, then NYY, then the same without c
    assertThat(order.order().stream().map(Arrays::toString))
        .containsExactly("[4]", "[5, 7]", "[6]", "[0]", "[1, 3]", "[2]");
  }

  /// More statements than bits in a number: only the 200th tells two states apart.
  @Test
  void anyNumberOfStatements() {
    var statements = new ArrayList<Statement>();
    for (var i = 0; i < 199; i++) {
      statements.add(Statement.of(condition(conflict, "a OR NOT a"), ""));
    }
    statements.add(Statement.of(condition(conflict, "b"), ""));
    var order = ranking(new PreferenceForm.Statements(statements));
    assertThat(order.classes()).isEqualTo(2);
    assertThat(order.rank(2)).isEqualTo(1);
  }

  @Test
  void orderIsThatOfTheTruthVectors() {
    var random = new SplittableRandom(8);
    for (var n = 0; n < 200; n++) {
      var size = 1 + random.nextInt(40);
      var criteria = new ArrayList<StateSet>();
      var forces = new ArrayList<Force>();
      for (var i = random.nextInt(8); i >= 0; i--) {
        criteria.add(StateSet.where(size, _ -> random.nextBoolean()));
        forces.add(Force.values()[random.nextInt(3)]);
      }
      var preference = Prioritisation.of(size, criteria, forces);
      for (var s = 0; s < size; s++) {
        for (var q = 0; q < size; q++) {
          assertThat(preference.compare(s, q)).isEqualTo(compare(criteria, forces, s, q));
        }
      }
    }
  }

  private static Comparison compare(
      List<StateSet> criteria, List<Force> forces, int state, int other) {
    for (var i = 0; i < criteria.size(); i++) {
      var mine = criteria.get(i).contains(state);
      if (mine != criteria.get(i).contains(other)) {
        return switch (forces.get(i)) {
          case PREFERRED -> mine ? Comparison.BETTER : Comparison.WORSE;
          case STRONGLY -> mine ? Comparison.MUCH_BETTER : Comparison.MUCH_WORSE;
          case UNKNOWN -> Comparison.UNKNOWN;
        };
      }
    }
    return Comparison.EQUAL;
  }

  @Test
  void weightsAddUp() {
    var order =
        ranking(
            new PreferenceForm.Weights(
                List.of(
                    new PreferenceForm.Weight(condition(conflict, "a"), 2),
                    new PreferenceForm.Weight(condition(conflict, "b AND c"), -3))));
    assertThat(order.rank(1)).isEqualTo(order.rank(3)).isEqualTo(3);
    assertThat(order.rank(6)).isZero();
    assertThat(order.rank(7)).isEqualTo(1);
  }

  @Test
  void rankingsNeedEachStateOnce() {
    var all = pattern(conflict, "---");
    var first = pattern(conflict, "NNN");
    assertThat(Preferences.of(new PreferenceForm.Ranked(List.of(List.of(first)), List.of()), game))
        .isInstanceOf(Preferences.Making.Missing.class);
    assertThat(
            Preferences.of(
                new PreferenceForm.Ranked(List.of(List.of(first), List.of(all)), List.of()), game))
        .isEqualTo(new Preferences.Making.Twice(1, StateSet.of(0)));
  }

  @Test
  void strongStepsCountAcrossAllBetween() {
    var preference =
        Preferences.of(
                new PreferenceForm.Ranked(
                    List.of(
                        List.of(pattern(conflict, "YY-")),
                        List.of(pattern(conflict, "YN-")),
                        List.of(pattern(conflict, "N-Y")),
                        List.of(pattern(conflict, "N-N"))),
                    List.of(2)),
                game)
            .preference();
    assertThat(preference.compare(3, 1)).isEqualTo(Comparison.BETTER);
    assertThat(preference.compare(1, 4)).isEqualTo(Comparison.MUCH_BETTER);
    assertThat(preference.compare(0, 3)).isEqualTo(Comparison.MUCH_WORSE);
    assertThat(preference.compare(4, 0)).isEqualTo(Comparison.BETTER);
  }

  @Test
  void intervalsThatOverlapLeaveItOpen() {
    var preference =
        Preferences.of(
                new PreferenceForm.Payoffs(
                    List.of(
                        new PreferenceForm.Payoff(pattern(conflict, "--Y"), 2, 4),
                        new PreferenceForm.Payoff(pattern(conflict, "-YN"), 3, 3),
                        new PreferenceForm.Payoff(pattern(conflict, "-NN"), 1, 1))),
                game)
            .preference();
    assertThat(preference.compare(4, 2)).isEqualTo(Comparison.UNKNOWN);
    assertThat(preference.compare(4, 0)).isEqualTo(Comparison.BETTER);
    assertThat(preference.compare(2, 3)).isEqualTo(Comparison.EQUAL);
    assertThat(preference.ranking()).isEmpty();
  }

  @Test
  void outcomesWaitForASimulation() {
    var attacks =
        new org.jirga.conflict.condition.Condition.Outcome(
            "attacks", org.jirga.conflict.condition.Condition.Relation.BELOW, 5);
    assertThat(
            Preferences.of(
                new PreferenceForm.Statements(
                    List.of(new Statement(attacks, "", Force.PREFERRED, Grounds.NONE))),
                game))
        .isInstanceOf(Preferences.Making.NeedsSimulation.class);
  }
}
