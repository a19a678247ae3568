package org.jirga.conflict.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.jirga.conflict.structure.Grounds;
import org.jirga.conflict.structure.Option;
import org.jirga.conflict.structure.OptionVocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionParserTest {

  private static final OptionVocabulary WORDS =
      new OptionVocabulary(
          List.of(
              Option.binary("a"),
              Option.binary("b"),
              Option.binary("long name"),
              new Option(
                  "pace", "", List.of("slow", "fast"), Option.Change.BOTH_WAYS, Grounds.NONE)),
          List.of("attacks"));

  private static Condition read(String text) {
    return switch (ConditionParser.read(text, WORDS)) {
      case ConditionParser.Reading.Understood(var condition) -> condition;
      case ConditionParser.Reading.NotUnderstood(var problem) ->
          throw new AssertionError(problem.message());
    };
  }

  private static boolean holds(String text, int a, int b) {
    return read(text).holds(option -> option == 0 ? a : option == 1 ? b : 1);
  }

  /// The truth of each for a and b no-no, yes-no, no-yes, yes-yes.
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "a AND b, FFFT",
        "a OR b, FTTT",
        "NOT a, TFTF",
        "a IF b, TTFT",
        "a IFF b, TFFT",
        "NOT a AND b, FFTF",
        "NOT (a AND b), TTTF",
        "a or not b, TTFT",
        "a AND b OR NOT a AND NOT b, TFFT",
        "NOT NOT a, FTFT",
        "a = yes, FTFT",
        "a != Y, TFTF",
        "ALWAYS, TTTT",
        "NEVER OR b, FFTT",
        "pace = fast AND a, FTFT",
        "'long name' AND a, FTFT"
      })
  void meansWhatItSays(String text, String truth) {
    var values = "";
    for (var i = 0; i < 4; i++) {
      values += holds(text, i & 1, i >> 1) ? "T" : "F";
    }
    assertThat(values).as(text).isEqualTo(truth);
  }

  @Test
  void ifAndIffGoFromTheLeft() {
    assertThat(read("a IF b IF a")).isEqualTo(read("(a IF b) IF a"));
  }

  @Test
  void outcomesAreComparedWithNumbers() {
    var condition = read("attacks <= 1.5e1 AND a");
    assertThat(condition.needsSimulation()).isTrue();
    assertThat(condition)
        .isEqualTo(
            new Condition.And(
                List.of(
                    new Condition.Outcome("attacks", Condition.Relation.AT_MOST, 15),
                    new Condition.Setting(0, 1))));
  }

  @ParameterizedTest
  @CsvSource({
    "a AND c, 6, 7",
    "a AND, 5, 5",
    "(a OR b, 0, 1",
    "a b, 2, 3",
    "pace, 0, 4",
    "pace = quick, 7, 12",
    "a & b, 2, 3",
    "attacks, 7, 7"
  })
  void mistakesHaveAPlace(String text, int start, int end) {
    assertThat(ConditionParser.read(text, WORDS))
        .isInstanceOfSatisfying(
            ConditionParser.Reading.NotUnderstood.class,
            it -> {
              assertThat(it.problem().start()).isEqualTo(start);
              assertThat(it.problem().end()).isEqualTo(end);
            });
  }

  @Test
  void deepNestingIsRefusedAndNotAnOverflow() {
    var text = "(".repeat(100_000) + "a" + ")".repeat(100_000);
    assertThat(ConditionParser.read(text, WORDS))
        .isInstanceOf(ConditionParser.Reading.NotUnderstood.class);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    var random = new SplittableRandom(4);
    for (var n = 0; n < 500; n++) {
      var condition = condition(random, 4);
      var text = ConditionText.of(condition, i -> WORDS.optionList().get(i).name(), WORDS);
      var again = read(text);
      for (var settings = 0; settings < 16; settings++) {
        var s = settings;
        assertThat(again.holds(option -> s >> option & 1))
            .as(text)
            .isEqualTo(condition.holds(option -> s >> option & 1));
      }
    }
  }

  private static Condition condition(SplittableRandom random, int depth) {
    if (depth == 0) {
      return new Condition.Setting(random.nextInt(4), random.nextInt(2));
    }
    return switch (random.nextInt(6)) {
      case 0 -> new Condition.Not(condition(random, depth - 1));
      case 1 ->
          new Condition.And(List.of(condition(random, depth - 1), condition(random, depth - 1)));
      case 2 ->
          new Condition.Or(List.of(condition(random, depth - 1), condition(random, depth - 1)));
      case 3 -> new Condition.If(condition(random, depth - 1), condition(random, depth - 1));
      case 4 -> new Condition.Iff(condition(random, depth - 1), condition(random, depth - 1));
      default -> new Condition.Setting(random.nextInt(4), random.nextInt(2));
    };
  }

  @Test
  void patternsAreOneCharacterForEachOption() {
    assertThat(PatternParser.read("Y-N1", WORDS))
        .isEqualTo(
            new ConditionParser.Reading.Understood(
                new Condition.And(
                    List.of(
                        new Condition.Setting(0, 1),
                        new Condition.Setting(2, 0),
                        new Condition.Setting(3, 1)))));
    assertThat(PatternParser.read("YN N", WORDS))
        .isInstanceOf(ConditionParser.Reading.NotUnderstood.class);
    assertThat(PatternParser.read("Y-N7", WORDS))
        .isInstanceOf(ConditionParser.Reading.NotUnderstood.class);
  }
}
