package org.jirga.workbench.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jirga.formats.ModelReader;
import org.jirga.model.source.Source;
import org.junit.jupiter.api.Test;

class FeedbackLoopsTest {

  private static final String CONTROL =
      """
      FINAL TIME = 10 ~ Month ~|
      INITIAL TIME = 0 ~ Month ~|
      SAVEPER = 1 ~ Month ~|
      TIME STEP = 1 ~ Month ~|
      """;

  private static List<String> loops(String equations) {
    return FeedbackLoops.of(
        ModelReader.read(new Source("test.mdl", "{UTF-8}\n" + equations + CONTROL)).model());
  }

  @Test
  void aRiseThatComesBackAsARiseReinforces() {
    assertThat(
            loops(
                """
                people = INTEG(births - deaths, 10) ~~|
                mood = INTEG((target mood - mood) / 3, 1) ~~|
                births = people * birth rate ~~|
                birth rate = 0.1 * mood ~~|
                target mood = people / 10 ~~|
                deaths = people * 0.1 ~~|
                """))
        .containsExactly(
            "Reinforcing: people → births → people",
            "Reinforcing: mood → birth rate → births → people → target mood → mood");
  }

  @Test
  void aRiseThatComesBackAsAFallBalances() {
    assertThat(
            loops(
                """
                inventory = INTEG(orders, 1) ~~|
                gap = 10 - inventory ~~|
                orders = gap / 4 ~~|
                """))
        .containsExactly("Balancing: inventory → gap → orders → inventory");
  }

  @Test
  void aPartOfAWholeRaisesItsShare() {
    assertThat(
            loops(
                """
                armed = INTEG(recruits, 1) ~~|
                share = armed / (armed + 5) ~~|
                recruits = share * 2 ~~|
                """))
        .containsExactly("Reinforcing: armed → share → recruits → armed");
  }

  @Test
  void aTableSaysWhichWayItGoes() {
    assertThat(
            loops(
                """
                fear = INTEG(change, 1) ~~|
                calm = WITH LOOKUP(fear, ([(0,0)-(2,1)],(0,1),(1,0.5),(2,0))) ~~|
                change = 2 / (1 + calm) ~~|
                """))
        .containsExactly("Reinforcing: fear → calm → change → fear");
  }

  @Test
  void whatTheEquationsLeaveOpenIsSaidToBeOpen() {
    assertThat(
            loops(
                """
                level = INTEG(flow, 1) ~~|
                signal = 2 * level ~~|
                outside = 3 ~~|
                flow = signal * (outside - signal) ~~|
                """))
        .containsExactly(
            "Reinforcing or balancing, by circumstances: level → signal → flow → level");
  }
}
