package org.jirga.conflict.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.conflict.published.Sketch.condition;
import static org.jirga.conflict.published.Sketch.conflict;
import static org.jirga.conflict.published.Sketch.game;
import static org.jirga.conflict.published.Sketch.set;
import static org.jirga.conflict.published.Sketch.without;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Preferences;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.stability.StabilityAnalysis;
import org.jirga.conflict.structure.PreferenceForm;
import org.jirga.conflict.structure.Statement;
import org.junit.jupiter.api.Test;

/// Published facts about whole families of games, and conflicts with large classes of ties.
class PublishedGamesTest {

  private static final EnumSet<Concept> CONCEPTS =
      EnumSet.of(Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ, Concept.SSEQ);

  /// 78 strict games (Rapoport and Guyer 1966, A taxonomy of 2 × 2 games), or 144 where it matters
  /// who plays the rows (Robinson and Goforth 2005, The topology of the 2 × 2 games). One game in
  /// eight has no equilibrium in pure strategies, one in eight has two.
  @Test
  void taxonomyOfTwoByTwoGames() {
    var game = PublishedStabilityTest.twoByTwo();
    var analysis = new StabilityAnalysis(game);
    var ofKinds = new HashMap<String, Integer>();
    var ofSides = new HashMap<String, Integer>();
    for (var row : permutations(4)) {
      for (var column : permutations(4)) {
        var table = analysis.analyse(List.of(Ranking.of(column), Ranking.of(row)), CONCEPTS);
        var count = table.equilibria(Concept.NASH).size();
        var side = side(row, column);
        var other = side(turned(column), turned(row));
        ofSides.put(side, count);
        ofKinds.put(side.compareTo(other) < 0 ? side : other, count);
        // whoever looks ahead finds rest (Fraser and Hipel 1984)
        assertThat(table.equilibria(Concept.SEQ).isEmpty()).isFalse();
      }
    }
    assertThat(counts(ofSides)).isEqualTo(Map.of(0, 18L, 1, 108L, 2, 18L));
    assertThat(counts(ofKinds)).isEqualTo(Map.of(0, 9L, 1, 57L, 2, 12L));
  }

  private static Map<Integer, Long> counts(Map<String, Integer> equilibria) {
    return equilibria.values().stream()
        .collect(Collectors.groupingBy(count -> count, Collectors.counting()));
  }

  /// The same for games that differ only in the names of rows and columns. States are (C,C), (C,D),
  /// (D,C), (D,D).
  private static String side(int[] row, int[] column) {
    int[][] orders = {{0, 1, 2, 3}, {1, 0, 3, 2}, {2, 3, 0, 1}, {3, 2, 1, 0}};
    return Arrays.stream(orders)
        .map(order -> text(row, order) + text(column, order))
        .min(String::compareTo)
        .orElseThrow();
  }

  /// With the players exchanged, (C,D) and (D,C) change places.
  private static int[] turned(int[] values) {
    return new int[] {values[0], values[2], values[1], values[3]};
  }

  private static String text(int[] values, int[] order) {
    return Arrays.stream(order)
        .mapToObj(i -> String.valueOf(values[i]))
        .collect(Collectors.joining());
  }

  private static List<int[]> permutations(int size) {
    if (size == 0) {
      return List.of(new int[0]);
    }
    var all = new ArrayList<int[]>();
    for (var shorter : permutations(size - 1)) {
      for (var place = 0; place < size; place++) {
        var longer = new int[size];
        for (var i = 0; i < size; i++) {
          longer[i] = i < place ? shorter[i] : i == place ? size - 1 : shorter[i - 1];
        }
        all.add(longer);
      }
    }
    return all;
  }

  /// A cut of the path 1-2-3 whose edges weigh 2: the middle stands against both ends.
  @Test
  void localCutsOfAPath() {
    var game = game(conflict("One: a", "Two: b", "Three: c"));
    var values = new double[3][game.size()];
    for (var state = 0; state < game.size(); state++) {
      var pattern = game.states().pattern(state);
      var left = pattern.charAt(0) == pattern.charAt(1) ? 0 : 2;
      var right = pattern.charAt(1) == pattern.charAt(2) ? 0 : 2;
      values[0][state] = left;
      values[1][state] = left + right;
      values[2][state] = right;
    }
    var rankings = Arrays.stream(values).map(Ranking::of).toList();
    var nash = new StabilityAnalysis(game).analyse(rankings, CONCEPTS).equilibria(Concept.NASH);
    assertThat(nash.stream().mapToObj(game.states()::pattern)).containsExactly("NYN", "YNY");
    assertThat(nash.stream().mapToObj(s -> List.of(values[0][s], values[1][s], values[2][s])))
        .containsOnly(List.of(2.0, 4.0, 2.0));
  }

  /// Jordan 1993: each of three wants to match the next, but the last one wants to differ from the
  /// first. No pure equilibrium; whoever has lost can win by moving, and whoever has won stays.
  @Test
  void threePlayersWhoNeverRest() {
    var game = game(conflict("One: a", "Two: b", "Three: c"));
    var wins = new double[3][game.size()];
    for (var state = 0; state < game.size(); state++) {
      var pattern = game.states().pattern(state);
      wins[0][state] = pattern.charAt(0) == pattern.charAt(1) ? 1 : 0;
      wins[1][state] = pattern.charAt(1) == pattern.charAt(2) ? 1 : 0;
      wins[2][state] = pattern.charAt(2) != pattern.charAt(0) ? 1 : 0;
    }
    var rankings = Arrays.stream(wins).map(Ranking::of).toList();
    var table = new StabilityAnalysis(game).analyse(rankings, CONCEPTS);
    for (var who = 0; who < 3; who++) {
      var winner = wins[who];
      assertThat(table.stable(Concept.NASH, who))
          .isEqualTo(StateSet.where(game.size(), state -> winner[state] == 1));
    }
    assertThat(table.equilibria(Concept.NASH).isEmpty()).isTrue();
    // the others can always take a gain away, and it can always be taken back
    assertThat(table.equilibria(Concept.GMR)).isEqualTo(StateSet.all(8));
    assertThat(table.equilibria(Concept.SMR).isEmpty()).isTrue();
  }

  /// The Milk River conflict as the handout of GMCR+ has it: 36 states, hardly any of which anybody
  /// tells apart.
  @Test
  void milkRiver() {
    var conflict = conflict("US: o1", "CA: o2", "IJC: o3 o4", "TF: o5 o6 o7");
    var game =
        game(without(conflict, "----YY-", "----Y-Y", "-----YY", "--YY---", "-Y---Y-", "-Y----Y"));
    assertThat(game.size()).isEqualTo(36);
    var rankings =
        List.of(
            ranking(game, "o5", "o4 AND o5"),
            ranking(
                game,
                "NOT o1 AND NOT o2 AND NOT o3 AND NOT o4 AND NOT o5 AND NOT o6 AND NOT o7",
                "o1 AND o6",
                "NOT o7",
                "o3"),
            ranking(game, "NOT o1 AND NOT o2"),
            ranking(game, "NOT o1 AND NOT o2"));
    var table = new StabilityAnalysis(game).analyse(rankings, CONCEPTS);
    assertThat(game.states().pattern(2)).isEqualTo("NYNNNNN");
    for (var concept : CONCEPTS) {
      var strict = concept == Concept.NASH || concept == Concept.SEQ || concept == Concept.SSEQ;
      for (var who = 0; who < 4; who++) {
        assertThat(table.stable(concept, who))
            .as("%s for %d", concept, who)
            .isEqualTo(set(who == 1 && strict ? "1,2,4-36" : "1-36"));
      }
      assertThat(table.equilibria(concept)).isEqualTo(set(strict ? "1,2,4-36" : "1-36"));
    }
  }

  private static Ranking ranking(Game game, String... wishes) {
    var statements =
        Arrays.stream(wishes)
            .map(text -> Statement.of(condition(game.conflict(), text), text))
            .toList();
    return Preferences.of(new PreferenceForm.Statements(statements), game)
        .preference()
        .ranking()
        .orElseThrow();
  }
}
