package org.jirga.conflict.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jirga.conflict.published.Sketch.conflict;
import static org.jirga.conflict.published.Sketch.game;
import static org.jirga.conflict.published.Sketch.set;
import static org.jirga.conflict.published.Sketch.without;

import java.util.SplittableRandom;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.stability.RandomConflicts;
import org.junit.jupiter.api.Test;

class CubeCoverTest {

  @Test
  void whatIsFreeIsLeftOpen() {
    var states = game(conflict("A: a b", "B: c")).states();
    assertThat(CubeCover.patterns(states, set("2,4,6,8"))).containsExactly("Y--");
    assertThat(CubeCover.patterns(states, set("1-8"))).containsExactly("---");
    assertThat(CubeCover.patterns(states, set(""))).isEmpty();
  }

  @Test
  void infeasibleCombinationsMayFitAPattern() {
    var states = game(without(conflict("Syria: release escalate", "Iraq: attack"), "YY-")).states();
    assertThat(CubeCover.patterns(states, set("2,5"))).containsExactly("Y--");
  }

  @Test
  void patternsHoldTheSetAndNothingElse() {
    var random = new SplittableRandom(9);
    var conflicts = new RandomConflicts(random);
    for (var n = 0; n < 300; n++) {
      var states = conflicts.game(1, 4).states();
      var wanted = StateSet.where(states.size(), _ -> random.nextInt(3) == 0);
      var cubes = CubeCover.of(states, wanted);
      var covered =
          StateSet.where(
              states.size(),
              state -> {
                var fits = new boolean[1];
                states.forEachCombination(
                    state,
                    code ->
                        fits[0] |=
                            cubes.stream()
                                .anyMatch(
                                    cube -> {
                                      for (var i = 0; i < cube.settings().size(); i++) {
                                        var level = cube.settings().get(i);
                                        if (level >= 0 && level != states.layout().level(code, i)) {
                                          return false;
                                        }
                                      }
                                      return true;
                                    }));
                return fits[0];
              });
      assertThat(covered).isEqualTo(wanted);
      assertThat(cubes.size()).isLessThanOrEqualTo(Math.max(wanted.size(), states.combinations()));
    }
  }
}
