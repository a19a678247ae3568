package org.jirga.conflict.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.conflict.published.Sketch.condition;
import static org.jirga.conflict.published.Sketch.conflict;
import static org.jirga.conflict.published.Sketch.game;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.preference.IntervalPreference;
import org.jirga.conflict.preference.Preference;
import org.jirga.conflict.preference.Preferences;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.Grounds;
import org.jirga.conflict.structure.PreferenceForm;
import org.jirga.conflict.structure.Statement;
import org.jirga.conflict.structure.Statement.Force;
import org.junit.jupiter.api.Test;

/// Stability with preferences that are not a complete order.
class JudgedStabilityTest {

  private static final int CONFLICTS = 400;

  @Test
  void allExtensionsAgreeWhereEverythingIsKnown() {
    var conflicts = new RandomConflicts(new SplittableRandom(11));
    for (var n = 0; n < CONFLICTS; n++) {
      var game = conflicts.game(1, 4);
      var rankings = conflicts.rankings(game);
      var expected = new StabilityAnalysis(game).analyse(rankings, JudgedStability.CONCEPTS);
      for (var extension : Extension.values()) {
        var judgement = extension.judgement(List.copyOf(rankings));
        assertThat(new JudgedStability(game, judgement).analyse(JudgedStability.CONCEPTS))
            .isEqualTo(expected);
      }
      var selfish = new int[rankings.size()][rankings.size()];
      for (var who = 0; who < rankings.size(); who++) {
        selfish[who][who] = 1;
      }
      assertThat(
              new JudgedStability(game, new Attitudes(rankings, selfish))
                  .analyse(JudgedStability.CONCEPTS))
          .isEqualTo(expected);
    }
  }

  /// Li, Hipel, Kilgour and Fang 2004: who leaves only for sure gains, or fears more, stays more.
  @Test
  void extensionsImplyEachOther() {
    var random = new SplittableRandom(12);
    var conflicts = new RandomConflicts(random);
    for (var n = 0; n < CONFLICTS; n++) {
      var game = conflicts.game(2, 4);
      var preferences = intervals(random, game);
      Map<Extension, StabilityTable> tables = new EnumMap<>(Extension.class);
      for (var extension : Extension.values()) {
        tables.put(
            extension,
            new JudgedStability(game, extension.judgement(preferences))
                .analyse(JudgedStability.CONCEPTS));
      }
      for (var concept : JudgedStability.CONCEPTS) {
        for (var who = 0; who < game.decisionMakers(); who++) {
          assertWeaker(tables, concept, who, Extension.A, Extension.B);
          assertWeaker(tables, concept, who, Extension.A, Extension.C);
          assertWeaker(tables, concept, who, Extension.B, Extension.D);
          assertWeaker(tables, concept, who, Extension.C, Extension.D);
        }
      }
    }
  }

  private static void assertWeaker(
      Map<Extension, StabilityTable> tables,
      Concept concept,
      int who,
      Extension strong,
      Extension weak) {
    var strict = java.util.Objects.requireNonNull(tables.get(strong));
    var lax = java.util.Objects.requireNonNull(tables.get(weak));
    assertThat(lax.stable(concept, who).containsAll(strict.stable(concept, who)))
        .as("%s: %s implies %s", concept, strong, weak)
        .isTrue();
  }

  @Test
  void setsAreThoseOfTheDefinitions() {
    var random = new SplittableRandom(13);
    var conflicts = new RandomConflicts(random);
    for (var n = 0; n < CONFLICTS; n++) {
      var game = conflicts.game(1, 4);
      var preferences = intervals(random, game);
      for (var extension : Extension.values()) {
        var judgement = extension.judgement(preferences);
        var definitions = new Definitions(game, List.of());
        var judged = new JudgedStability(game, judgement);
        for (var concept : JudgedStability.CONCEPTS) {
          for (var who = 0; who < game.decisionMakers(); who++) {
            assertThat(judged.stable(concept, who))
                .as("%s, extension %s, for %d in %s", concept, extension, who, game.conflict())
                .isEqualTo(definitions.stable(concept, who, judgement));
          }
        }
      }
    }
  }

  private static List<Preference> intervals(SplittableRandom random, Game game) {
    return IntStream.range(0, game.decisionMakers())
        .<Preference>mapToObj(
            _ -> {
              var low = random.doubles(game.size()).toArray();
              var width = random.nextDouble();
              var high =
                  IntStream.range(0, low.length)
                      .mapToDouble(s -> random.nextBoolean() ? low[s] : low[s] + width * 0.5)
                      .toArray();
              return new IntervalPreference(low, high);
            })
        .toList();
  }

  @Test
  void strongStabilityNeedsAnAnswerThatHurtsMuch() {
    // a prisoner's dilemma in which betrayal of both is strongly worse, or only worse
    assertThat(strong(Force.STRONGLY).stable(Concept.SEQ, 0).contains(0)).isTrue();
    assertThat(strong(Force.PREFERRED).stable(Concept.SEQ, 0).contains(0)).isFalse();
    assertThat(strong(Force.PREFERRED).stable(Concept.NASH, 0))
        .isEqualTo(strong(Force.STRONGLY).stable(Concept.NASH, 0));
  }

  private static StabilityTable strong(Force force) {
    var conflict = conflict("Row: a", "Column: b");
    var game = game(conflict);
    List<Preference> preferences =
        List.of(
            statements(conflict, game, force, "NOT b", "a"),
            statements(conflict, game, force, "NOT a", "b"));
    return new JudgedStability(game, new StrongStability(preferences))
        .analyse(JudgedStability.CONCEPTS);
  }

  private static Preference statements(
      Conflict conflict, Game game, Force firstForce, String first, String second) {
    return Preferences.of(
            new PreferenceForm.Statements(
                List.of(
                    new Statement(condition(conflict, first), first, firstForce, Grounds.NONE),
                    Statement.of(condition(conflict, second), second))),
            game)
        .preference();
  }

  @Test
  void oneWhoIsWellDisposedToTheOtherDoesNotBetray() {
    var game = game(conflict("Row: a", "Column: b"));
    // states CC, DC, CD, DD
    var rankings = List.of(Ranking.of(3, 4, 1, 2), Ranking.of(3, 1, 4, 2));
    var friends = new Attitudes(rankings, new int[][] {{1, 1}, {1, 1}});
    assertThat(
            new JudgedStability(game, friends)
                .analyse(JudgedStability.CONCEPTS)
                .equilibria(Concept.NASH)
                .contains(0))
        .isTrue();
    var foes = new Attitudes(rankings, new int[][] {{0, -1}, {-1, 0}});
    assertThat(
            new JudgedStability(game, foes)
                .analyse(JudgedStability.CONCEPTS)
                .equilibria(Concept.NASH)
                .toArray())
        .containsExactly(3);
  }
}
