package org.jirga.workbench.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.jirga.model.source.Source;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"Susceptible", "1/Month", "person/(day*km)", "growth rate", "50"})
  void namesAndUnitsReadWell(String text) {
    var plain = !text.equals("50");
    assertThat(YamlText.scalar(text)).isEqualTo(plain ? text : "\"" + text + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:b",
        "a: b",
        "x[a,b]",
        "say \"hi\"",
        "back\\slash",
        "#1",
        "a #b",
        "- x",
        "null",
        "No",
        "1e3",
        "~",
        "*",
        "{x}",
        "two\nlines",
        "a\u2028b",
        "\ud83d\udc1f",
        " blank ",
        "two  blanks",
        "ends ",
        "%",
        "@home",
        ""
      })
  void anyTextComesBack(String text) {
    var quoted = YamlText.scalar(text);
    assertThat(value("%s: {%s: %s}".formatted(quoted, quoted, quoted))).contains(text);
  }

  /// The text, if it is the key, the inner key and the inner value of the file.
  private static Optional<String> value(String yaml) {
    var problems = new Problems(new Source("test.yaml", yaml));
    var outer = YamlReader.read(problems).orElseThrow().entries().getFirst();
    assertThat(problems.all()).isEmpty();
    return outer.value() instanceof Yaml.Entries inner
            && inner.entries().getFirst().value() instanceof Yaml.Scalar value
            && !value.isEmpty()
            && outer.name().equals(value.value())
            && inner.entries().getFirst().name().equals(value.value())
        ? Optional.of(value.value())
        : Optional.empty();
  }

  @Test
  void numbersAreShort() {
    assertThat(YamlText.number(new BigDecimal("0.240"))).isEqualTo("0.24");
    assertThat(YamlText.number(new BigDecimal("1.2E4"))).isEqualTo("12000");
    assertThat(YamlText.number(new BigDecimal("-1.2E-30"))).isEqualTo("-1.2E-30");
  }

  @Test
  void aLongCommentIsCutAtAWord() {
    assertThat(YamlText.comment("How warm\n\tthe   tea is.", 40)).isEqualTo("How warm the tea is.");
    assertThat(YamlText.comment("How warm the tea is.", 12)).isEqualTo("How warm…");
    assertThat(YamlText.comment("Characteristic", 6)).isEqualTo("Chara…");
  }
}
