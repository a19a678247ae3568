package org.jirga.conformance.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import org.jirga.engine.expectation.ExpectationTester;
import org.jirga.formats.ModelReader;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.junit.jupiter.api.Test;

class ExpectationTesterTest {

  /// Three places with 4, 5 and 6 people, each of whom makes 2 things; `seen` follows in a year.
  private static final String MODEL =
      """
      place : a, b, c ~~|
      people[place] = 4, 5, 6 ~~|
      made[place] = people[place] * 2 ~~|
      seen[place] = SMOOTH(made[place], 1) ~~|
      all = INTEG(SUM(made[place!]), 0) ~~|
      INITIAL TIME = 0 ~~|
      FINAL TIME = 5 ~~|
      TIME STEP = 0.5 ~~|
      SAVEPER = 0.5 ~~|
      """;

  /// "holds", or what was found.
  private static String found(String expectation) {
    var reading = ModelReader.read(new Source("x.mdl", MODEL + expectation + " ~~|\n"));
    assertThat(reading.diagnostics()).noneMatch(Diagnostic::isError);
    var findings = ExpectationTester.test(reading.model());
    assertThat(findings).hasSize(1);
    return findings.getFirst().problem().map(Diagnostic::message).orElse("holds");
  }

  @Test
  void aConsequenceIsAskedForWhereverTheConditionIsTrue() {
    assertThat(found("e :THE CONDITION: all > 50 :IMPLIES: Time > 1.5")).isEqualTo("holds");
    assertThat(found("e :THE CONDITION: all > 50 :IMPLIES: Time > 2"))
        .isEqualTo("'e' fails: the consequence is not true at time 2.0");
  }

  @Test
  void aConditionThatIsNeverTrueTestsNothing() {
    assertThat(found("e :THE CONDITION: all > 1000 :IMPLIES: Time < 0"))
        .isEqualTo("'e' was not put to the test: its condition is never true");
    assertThat(found("e[place] :THE CONDITION: made[place] > 9 :IMPLIES: people[place] > 4"))
        .isEqualTo("'e' was not put to the test for [a]: its condition is never true");
    assertThat(found("e :THE CONDITION: people[a] = RC STEP(people[a], 3, 9) :IMPLIES: Time < 0"))
        .isEqualTo("'e' was not put to the test: its condition is never true");
    // Never true of itself, but made true.
    assertThat(found("e :THE CONDITION: people[a] = 7 :IMPLIES: made[a] = 14")).isEqualTo("holds");
  }

  @Test
  void whatIsNotANumberIsNotTrue() {
    assertThat(found("e :THE CONDITION: SQRT(0 - Time) :IMPLIES: Time > 0"))
        .isEqualTo("'e' fails: the condition is not a number at time 0.5");
    assertThat(found("e :THE CONDITION: Time > 1 :IMPLIES: SQRT(1 - Time)"))
        .isEqualTo("'e' fails: the consequence is not a number at time 1.5");
    assertThat(found("e :THE CONDITION: Time > 1 :IMPLIES: :AT LEAST ONCE: SQRT(1 - Time)"))
        .isEqualTo("'e' fails: the consequence is never true");
  }

  @Test
  void onceIsEnoughWhereTheFileSaysSo() {
    assertThat(found("e :THE CONDITION: Time > 1 :IMPLIES: :AT LEAST ONCE: all > 140"))
        .isEqualTo("holds");
    assertThat(found("e :THE CONDITION: Time > 1 :IMPLIES: :AT LEAST ONCE: all > 150"))
        .isEqualTo("'e' fails: the consequence is never true");
  }

  @Test
  void oneElementIsForcedAndTheOthersGoOn() {
    assertThat(found("e :THE CONDITION: people[a] = 0 :IMPLIES: made[a] = 0")).isEqualTo("holds");
    assertThat(found("e :THE CONDITION: people[a] = 0 :IMPLIES: made[b] = 10")).isEqualTo("holds");
    assertThat(found("e :THE CONDITION: people[a] = 0 :IMPLIES: made[b] = 0"))
        .contains("when the condition is made true");
  }

  @Test
  void aStockThatIsForcedHasItsOwnValueBefore() {
    assertThat(found("e :THE CONDITION: all = 7 :IMPLIES: all = 7")).isEqualTo("holds");
    assertThat(found("e :THE CONDITION: all = 7 :IMPLIES: all = 8"))
        .isEqualTo(
            "'e' fails when the condition is made true: the consequence is not true at time 0.5");
  }

  @Test
  void eachElementOfTheLeftSideIsTested() {
    assertThat(found("e[place] :THE CONDITION: people[place] = 0 :IMPLIES: made[place] = 0"))
        .isEqualTo("holds");
    assertThat(found("e[place] :THE CONDITION: people[place] = 1 :IMPLIES: made[place] < 2"))
        .startsWith("'e' fails for [a] when");
  }

  @Test
  void aTestInputIsACondition() {
    assertThat(
            found(
                "none :TEST INPUT: people[a] = RC STEP(people[a], 0) ~~|\n"
                    + "e :THE CONDITION: none :IMPLIES: made[a] = 0"))
        .isEqualTo("holds");
  }

  @Test
  void stepsAreTheFactorTimesTheValueAtTheStart() {
    assertThat(found("e :THE CONDITION: people[b] = RC STEP(people[b], 3) :IMPLIES: made[b] = 30"))
        .isEqualTo("holds");
    assertThat(
            found("e :THE CONDITION: people[b] = RC STEP(people[b], 3, 2) :IMPLIES: made[b] = 30"))
        .isEqualTo("holds");
    // In force from 2 to 3 only, which is when it is asked for.
    assertThat(
            found(
                "e :THE CONDITION: people[b] = RC STEP(people[b], 3, 2, 1) :IMPLIES:"
                    + " made[b] = 30 :AND: Time < 3"))
        .isEqualTo("holds");
  }

  @Test
  void rampsGoInAStraightLine() {
    // From 6 at time 1 to 18 at time 5: 2 * 6 * (1 + 2 * 2 / 4) at time 3.
    var ramp = "e :THE CONDITION: people[c] = RC RAMP(people[c], 3, 4, 1) :IMPLIES: ";
    assertThat(found(ramp + "Time <> 3 :OR: made[c] = 24")).isEqualTo("holds");
    assertThat(found(ramp + "Time <> 3 :OR: made[c] = 25")).contains("not true at time 3.0");
  }

  @Test
  void growthAndDecayAreExponential() {
    var growth = "e :THE CONDITION: people[a] = RC GROW(people[a], LN(2), 1) :IMPLIES: ";
    assertThat(found(growth + "Time <> 3 :OR: ABS(made[a] - 32) < 0.001")).isEqualTo("holds");
    assertThat(found(growth + "Time <> 3 :OR: ABS(made[a] - 31) < 0.001")).contains("time 3.0");
    var decay = "e :THE CONDITION: people[a] = RC DECAY(people[a], 1 / LN(2), 1) :IMPLIES: ";
    assertThat(found(decay + "Time <> 3 :OR: ABS(made[a] - 2) < 0.001")).isEqualTo("holds");
  }

  @Test
  void checksGiveATimeOfGrace() {
    // What is seen halves each step from 1 on: 12, 6, 3, 1.5 at times 1, 1.5, 2, 2.5.
    var gone = "e :THE CONDITION: people[c] = RC STEP(people[c], 0, 1) :IMPLIES: ";
    assertThat(found(gone + "seen[c] <= RC STEP CHECK(1, seen[c], 0.25, 1)")).isEqualTo("holds");
    assertThat(found(gone + "seen[c] <= RC STEP CHECK(0.5, seen[c], 0.25, 1)"))
        .contains("not true at time 1.5");
    assertThat(found(gone + "seen[c] <= RC DECAY CHECK(0, seen[c], 1, 1)")).isEqualTo("holds");
    assertThat(found(gone + "seen[c] <= RC DECAY CHECK(0, seen[c], 0.5, 1)"))
        .contains("not true at time 1.5");
  }
}
