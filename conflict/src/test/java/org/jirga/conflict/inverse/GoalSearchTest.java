package org.jirga.conflict.inverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.conflict.published.Sketch.condition;
import static org.jirga.conflict.published.Sketch.conflict;
import static org.jirga.conflict.published.Sketch.game;
import static org.jirga.conflict.published.Sketch.set;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.preference.Preference;
import org.jirga.conflict.preference.Preferences;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.PreferenceForm;
import org.jirga.conflict.structure.Statement;
import org.junit.jupiter.api.Test;

/// A recipient and a donor: reform for release.
class GoalSearchTest {

  private final Conflict conflict = conflict("Recipient: reform", "Donor: release");
  private final Game game = game(conflict);

  private PreferenceForm statements(String... texts) {
    return new PreferenceForm.Statements(
        Arrays.stream(texts).map(text -> Statement.of(condition(conflict, text), text)).toList());
  }

  private List<Ranking> rankings(List<PreferenceForm> forms) {
    var rankings = new ArrayList<Ranking>();
    for (var form : forms) {
      Preference preference = Preferences.of(form, game).preference();
      rankings.add(preference.ranking().orElseThrow());
    }
    return rankings;
  }

  private GoalSearch.Found search(GoalSearch.Goal goal, PreferenceForm... forms) {
    return new GoalSearch(game, rankings(List.of(forms)), List.of(forms)).search(goal, 10_000);
  }

  @Test
  void theDealWouldHoldIfTheRecipientPutReleaseFirst() {
    var deal = new GoalSearch.Goal(Concept.SEQ, set("4"), set(""));
    var found =
        search(
            deal, statements("NOT reform", "release"), statements("release IFF reform", "reform"));
    assertThat(found.complete()).isTrue();
    assertThat(found.changes())
        .contains(List.of(new Edit.Moved(0, 1, 0)))
        .contains(List.of(new Edit.Reversed(0, 0)))
        .contains(List.of(new Edit.Dropped(0, 0)))
        .allSatisfy(change -> assertThat(change).hasSize(1));
  }

  @Test
  void nothingChangesWhereTheGoalIsReached() {
    var found =
        search(
            new GoalSearch.Goal(Concept.SEQ, set("4"), set("")),
            statements("release", "NOT reform"),
            statements("release IFF reform", "reform"));
    assertThat(found.changes()).containsExactly(List.of());
  }

  @Test
  void twoChangesAreFoundWhereOneIsNotEnough() {
    // both would have to drop what they want most
    var found =
        search(
            new GoalSearch.Goal(Concept.NASH, set("4"), set("")),
            statements("NOT reform"),
            statements("NOT release"));
    assertThat(found.changes()).isNotEmpty().allSatisfy(it -> assertThat(it).hasSize(2));
    assertThat(found.changes()).contains(List.of(new Edit.Reversed(0, 0), new Edit.Reversed(1, 0)));
  }

  @Test
  void unstableStatesAreMadeSo() {
    var found =
        search(
            new GoalSearch.Goal(Concept.NASH, set(""), set("1")),
            statements("NOT reform"),
            statements("NOT release"));
    assertThat(found.changes()).contains(List.of(new Edit.Reversed(0, 0)));
  }
}
