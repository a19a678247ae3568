package org.jirga.workbench.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

  @Test
  void valuesKnowTheirPlaces() {
    var text = "a: 1\nb: [x, 'y z']\n";
    var root = read(new Problems(new Source("t", text))).orElseThrow();
    assertThat(root.entries()).extracting(Yaml.Entry::name).containsExactly("a", "b");
    var list = (Yaml.Items) root.entries().get(1).value();
    assertThat(list.items())
        .containsExactly(
            new Yaml.Scalar("x", true, new Span(9, 10)),
            new Yaml.Scalar("y z", false, new Span(12, 17)));
  }

  @Test
  void placesCountCharactersBeyondTheBasicPlane() {
    var text = "a: \uD83D\uDC1F fish\nb: x\n";
    var root = read(new Problems(new Source("t", text))).orElseThrow();
    var place = root.entries().get(1).value().span();
    assertThat(text.substring(place.start(), place.end())).isEqualTo("x");
  }

  @Test
  void aQuotedNumberIsText() {
    var problems = new Problems(new Source("t", "a: '1'\n"));
    var root = read(problems).orElseThrow();
    Section.of(root, new Span(0, 0), "a test", problems, List.of("a")).number("a");
    assertThat(problems.all())
        .singleElement()
        .extracting(d -> d.code())
        .isEqualTo(YamlCode.WRONG_TYPE);
  }

  @Test
  void deepNestingIsRefused() {
    var problems = new Problems(new Source("t", "a: " + "[".repeat(5000) + "]".repeat(5000)));
    assertThat(read(problems)).isEmpty();
    assertThat(problems.all()).extracting(d -> d.code()).containsExactly(YamlCode.TOO_LARGE);
  }

  @Test
  void aHugeFileIsRefusedUnread() {
    var problems = new Problems(new Source("t", "a: 1\n".repeat(300_000)));
    assertThat(read(problems)).isEmpty();
    assertThat(problems.all()).extracting(d -> d.code()).containsExactly(YamlCode.TOO_LARGE);
  }

  @Test
  void anAliasBombStaysSmall() {
    var bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (var level = 1; level < 40; level++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(level, level, level - 1, level - 1));
    }
    var problems = new Problems(new Source("t", bomb.toString()));
    assertThat(read(problems)).isPresent();
    assertThat(problems.all()).allMatch(d -> d.code() == YamlCode.NOT_PLAIN).hasSizeGreaterThan(40);
  }

  @Test
  void controlCharactersAndEmptyFilesAreReported() {
    for (var text : List.of("a: \u0000\n", "", "# only a comment\n", "- a\n", "a: \"\\x\"\n")) {
      var problems = new Problems(new Source("t", text));
      assertThat(read(problems)).isEmpty();
      assertThat(problems.all()).hasSize(1);
    }
  }

  private static Optional<Yaml.Entries> read(Problems problems) {
    return YamlReader.read(problems);
  }
}
