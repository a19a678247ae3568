package org.jirga.conflict.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.conflict.published.Sketch.conflict;
import static org.jirga.conflict.published.Sketch.game;
import static org.jirga.conflict.published.Sketch.pattern;
import static org.jirga.conflict.published.Sketch.rankings;
import static org.jirga.conflict.published.Sketch.set;
import static org.jirga.conflict.published.Sketch.without;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.stability.StabilityAnalysis;
import org.jirga.conflict.stability.StabilityTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Conflicts whose stable states are known from publications and by hand.
public class PublishedStabilityTest {

  static StabilityTable analyse(Game game, List<Ranking> rankings) {
    var concepts = EnumSet.allOf(Concept.class);
    if (game.states().hasCoalesced()) {
      concepts.remove(Concept.SIM);
    }
    return new StabilityAnalysis(game).analyse(rankings, concepts);
  }

  private static void assertRow(StabilityTable table, Concept concept, String... columns) {
    for (var who = 0; who < columns.length - 1; who++) {
      assertThat(table.stable(concept, who))
          .as("%s for decision maker %d", concept, who)
          .isEqualTo(set(columns[who]));
    }
    assertThat(table.equilibria(concept))
        .as("equilibria of %s", concept)
        .isEqualTo(set(columns[columns.length - 1]));
  }

  /// The papers number the states (C,C), (C,D), (D,C), (D,D): the second option counts first.
  public static Game twoByTwo() {
    return game(conflict("Column: d2", "Row: d1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          prisoners dilemma | 3,1,4,2     | 2,1,4,3     | 3,4 | 2,4 | 4   | 1,4     | 1,4   | 1,4
          chicken           | 3,1,2,4     | 2,1,3,4     | 2,3 | 2,3 | 2,3 | 1,2,3   | 1,2,3 | 2,3
          stag hunt         | 1,3,4,2     | 1,2,4,3     | 1,4 | 1,4 | 1,4 | 1,4     | 1,4   | 1,4
          deadlock          | 3,4,1,2     | 2,4,1,3     | 3,4 | 2,4 | 4   | 4       | 4     | 4
          battle of sexes   | 1,4,[2,3]   | 4,1,[2,3]   | 1,4 | 1,4 | 1,4 | 1,2,3,4 | 1,4   | 1,4
          matching pennies  | [1,4],[2,3] | [2,3],[1,4] | 1,4 | 2,3 | ''  | 1,2,3,4 | ''    | 1,2,3,4
          """)
  void twoByTwoGames(
      String name,
      String row,
      String column,
      String nashRow,
      String nashColumn,
      String nash,
      String gmr,
      String smr,
      String seq) {
    var table =
        analyse(
            twoByTwo(),
            rankings(4, column, row)); // row moves 1-3 and 2-4: the option that counts second
    assertRow(table, Concept.NASH, nashColumn, nashRow, nash);
    assertThat(table.equilibria(Concept.GMR)).isEqualTo(set(gmr));
    assertThat(table.equilibria(Concept.SMR)).isEqualTo(set(smr));
    assertThat(table.equilibria(Concept.SEQ)).isEqualTo(set(seq));
    var sseq = name.equals("matching pennies") ? "" : seq;
    assertThat(table.equilibria(Concept.SSEQ)).isEqualTo(set(sseq));
  }

  @Test
  void eachPlayerOfThePrisonersDilemma() {
    var table = analyse(twoByTwo(), rankings(4, "2,1,4,3", "3,1,4,2"));
    assertRow(table, Concept.SEQ, "1,2,4", "1,3,4", "1,4");
  }

  /// Hipel, Fang, Kilgour and Haight 1993; nine states.
  @Test
  void elmira() {
    var game = elmiraOfNineStates();
    assertThat(IntStream.range(0, 9).mapToObj(game.states()::pattern))
        .containsExactly(
            "NYNNN", "YYNNN", "NNYNN", "YNYNN", "NYNNY", "YYNNY", "NNYNY", "YNYNY", "-NNY-");
    var table = analyse(game, elmiraRankings());
    assertRow(table, Concept.NASH, "1-9", "1,4,5,8,9", "5-9", "5,8,9");
    assertRow(table, Concept.SEQ, "1-9", "1,4,5,8,9", "2,3,5-9", "5,8,9");
    assertRow(table, Concept.SSEQ, "1-9", "1,4,5,8,9", "2,3,5-9", "5,8,9");
    assertRow(table, Concept.GMR, "1-9", "1,4,5,8,9", "1-9", "1,4,5,8,9");
    assertRow(table, Concept.SMR, "1-9", "1,4,5,8,9", "1-9", "1,4,5,8,9");
    assertMoves(game, 0, "1->2", "3->4", "5->6", "7->8");
    assertMoves(game, 1, "1->3,9", "2->4,9", "3->9", "4->9", "5->7,9", "6->8,9", "7->9", "8->9");
    assertMoves(game, 2, "1->5", "2->6", "3->7", "4->8", "5->1", "6->2", "7->3", "8->4");
    assertThat(table.noMove().get(0)).isEqualTo(set("2,4,6,8,9"));
    assertThat(table.noMove().get(1)).isEqualTo(set("9"));
  }

  /// These moves and no others.
  private static void assertMoves(Game game, int who, String... rows) {
    assertTargets(game, who, (_, _) -> true, rows);
  }

  private static void assertTargets(Game game, int who, IntBiPredicate which, String... rows) {
    var found = new ArrayList<String>();
    var moves = game.moves(who);
    for (var s = 0; s < game.size(); s++) {
      var state = s;
      var targets =
          IntStream.range(moves.first(s), moves.end(s))
              .map(moves::target)
              .filter(target -> target != state && which.test(state, target))
              .sorted()
              .mapToObj(target -> String.valueOf(target + 1))
              .collect(Collectors.joining(","));
      if (!targets.isEmpty()) {
        found.add("%d->%s".formatted(s + 1, targets));
      }
    }
    assertThat(found).containsExactly(rows);
  }

  private interface IntBiPredicate {
    boolean test(int one, int other);
  }

  /// Uniroyal's last four states are in another order elsewhere, and nothing changes.
  @Test
  void elmiraWithUniroyalsOtherRanking() {
    var game = elmiraOfNineStates();
    var table = analyse(game, elmiraRankings());
    var other =
        analyse(game, rankings(9, "7,3,4,8,5,1,2,6,9", "1,4,8,5,9,2,3,7,6", "7,3,5,1,8,6,4,2,9"));
    for (var concept : table.concepts()) {
      for (var who = 0; who < 3; who++) {
        assertThat(other.stable(concept, who)).isEqualTo(table.stable(concept, who));
      }
    }
  }

  public static Game elmiraOfNineStates() {
    var conflict = conflict("MoE: modify>", "Uniroyal: delay< accept abandon>", "Local: insist");
    conflict =
        without(conflict, "-YY--", "-Y-Y-", "--YY-", "-NNN-")
            .withCoalesced(List.of(pattern(conflict, "---Y-")));
    return game(conflict);
  }

  public static List<Ranking> elmiraRankings() {
    return rankings(9, "7,3,4,8,5,1,2,6,9", "1,4,8,5,9,3,7,2,6", "7,3,5,1,8,6,4,2,9");
  }

  /// The same with all twelve states, and Uniroyal's last four in another order.
  @Test
  void elmiraOfTwelveStates() {
    var table = analyse(elmiraOfAllStates(), elmiraRankingsOfAllStates());
    assertThat(table.equilibria(Concept.NASH)).isEqualTo(set("5,6,7,10,11,12"));
    assertThat(table.equilibria(Concept.SEQ)).isEqualTo(set("5,6,7,10,11,12"));
    assertThat(table.equilibria(Concept.GMR)).isEqualTo(set("1,4,5,6,7,10,11,12"));
    assertThat(table.equilibria(Concept.SMR)).isEqualTo(set("1,4,5,6,7,10,11,12"));
  }

  public static Game elmiraOfAllStates() {
    var conflict = conflict("MoE: modify>", "Uniroyal: delay< accept abandon>", "Local: insist");
    return game(without(conflict, "-YY--", "-Y-Y-", "--YY-", "-NNN-"));
  }

  public static List<Ranking> elmiraRankingsOfAllStates() {
    var abandoned = "[5,6,11,12]";
    return rankings(
        12,
        "9,3,4,10,7,1,2,8," + abandoned,
        "1,4,10,7," + abandoned + ",2,3,9,8",
        "9,3,7,1,10,8,4,2," + abandoned);
  }

  /// Hipel, Kilgour and Kinsara 2014, Group Decision and Negotiation 23.
  @Test
  void syriaAndIraq() {
    var table = analyse(syriaIraq(), syriaIraqRankings());
    assertRow(table, Concept.NASH, "1,6", "2,4,6", "6");
    assertRow(table, Concept.GMR, "1,3,6", "1,2,4,5,6", "1,6");
    assertRow(table, Concept.SMR, "1,3,6", "2,4,6", "6");
    assertRow(table, Concept.SEQ, "1,3,6", "2,4,5,6", "6");
    assertRow(table, Concept.SSEQ, "1,3,6", "2,4,6", "6");
    var syria = syriaIraqRankings().getFirst();
    var iraq = syriaIraqRankings().getLast();
    assertTargets(
        syriaIraq(),
        0,
        (from, to) -> syria.compare(to, from).isBetter(),
        "2->1,3",
        "3->1",
        "4->6",
        "5->4,6");
    assertTargets(
        syriaIraq(), 1, (from, to) -> iraq.compare(to, from).isBetter(), "1->4", "3->6", "5->2");
  }

  public static Game syriaIraq() {
    return game(without(conflict("Syria: release escalate", "Iraq: attack"), "YY-"));
  }

  public static List<Ranking> syriaIraqRankings() {
    return rankings(6, "1,3,6,2,4,5", "2,4,6,1,5,3");
  }

  /// Hipel and Fraser 1980, 23 states.
  @Test
  void garrison() {
    var game = garrisonGame();
    assertThat(IntStream.range(0, game.size()).mapToLong(game.states()::code))
        .containsExactly(
            34L, 36L, 41L, 42L, 50L, 52L, 57L, 58L, 66L, 68L, 74L, 82L, 84L, 89L, 90L, 146L, 148L,
            153L, 154L, 274L, 276L, 281L, 282L);
    var table = analyse(game, garrisonRankings());
    var support = "1,2,3,5,6,7,9,11,12,15,17,18,21,22";
    var opposition = "2,3,4,6,7,8,10,11,13,14,15,17,18,19,21,22,23";
    var strong = "2,3,11,17,18,21,22";
    assertRow(table, Concept.NASH, support, opposition, "1-4,9-11,14,16-23", "1-23", strong);
    assertRow(table, Concept.SEQ, support, opposition, "1-5,8-11,14,16-23", "1-23", strong);
    var weak = "2,3,4,6,8,10,11,13,14,15,17,18,19,21,22";
    for (var concept : List.of(Concept.GMR, Concept.SMR)) {
      assertRow(table, concept, "1-19,21,22", opposition, "1-6,8-23", "1-23", weak);
    }
    assertThat(table.noMove().get(3).size()).isLessThan(23);
  }

  public static Game garrisonGame() {
    var conflict =
        conflict(
            "Support: full reduced appease",
            "Opposition: legal",
            "Canada: treaty",
            "IJC: full2 reduced2 lonetree suspend");
    return game(
        without(
            conflict,
            "YY-------",
            "Y-Y------",
            "-YY------",
            "-----YY--",
            "-----Y-Y-",
            "-----Y--Y",
            "------YY-",
            "------Y-Y",
            "-------YY",
            "NNN------",
            "-----NNNN",
            "Y--N-----",
            "--YY-----",
            "Y---NN---",
            "-Y--N--Y-",
            "-Y--N---Y",
            "--Y-N--Y-",
            "--Y-N---Y"));
  }

  public static List<Ranking> garrisonRankings() {
    return rankings(
        23,
        "3,7,[1,2],4,[5,6],8,9,12,11,15,10,13,14,17,16,18,19,21,20,22,23",
        "[21,17,13,10,6,2],[23,19],15,11,8,4,22,18,14,7,3,20,16,12,9,5,1",
        "23,[20,21],19,[16,17],11,[9,10],15,[12,13],2,4,1,8,[5,6],22,18,14,3,7",
        "[1-23]");
  }
}
