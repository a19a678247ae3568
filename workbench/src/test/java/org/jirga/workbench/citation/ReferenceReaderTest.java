package org.jirga.workbench.citation;

import static org.assertj.core.api.Assertions.assertThat;

import org.jirga.model.source.Source;
import org.junit.jupiter.api.Test;

class ReferenceReaderTest {

  private static ReferenceReader.Reading read(String name, String text) {
    return ReferenceReader.read(new Source(name, text));
  }

  @Test
  void bibtexIsRead() {
    var reading =
        read(
            "works.bib",
            """
            @comment{nothing}
            @Article{sterman, author = {Sterman, John D. and M{\\"u}ller, Ann},
              title = "{B}usiness \\& dynamics", journal = {SDR}, volume = 3, number = 1,
              pages = {1--20}, year = 2000}
            """);
    assertThat(reading.diagnostics()).isEmpty();
    var reference = reading.references().getFirst();
    assertThat(reference.inText()).isEqualTo("Sterman and Müller 2000");
    assertThat(reference.line())
        .isEqualTo("Sterman, John D. and Ann Müller. 2000. Business & dynamics. SDR 3(1): 1–20.");
  }

  @Test
  void bibtexThatIsNotReadIsReported() {
    var reading = read("works.bib", "@string{x = {y}}\n@book{a, title = {Open");
    assertThat(reading.diagnostics().stream().map(it -> it.message()))
        .contains("abbreviations (@string) are not read", "a text in the reference is not closed");
  }

  @Test
  void cslJsonIsRead() {
    var reading =
        read(
            "works.json",
            """
            [{"id": "un", "title": "Report", "author": [{"literal": "United Nations"}],
              "issued": {"date-parts": [[2023, 8, 2]]}, "URL": "https://example.org/r"}]
            """);
    assertThat(reading.diagnostics()).isEmpty();
    var reference = reading.references().getFirst();
    assertThat(reference.inText()).isEqualTo("United Nations 2023");
    assertThat(reference.issued()).isEqualTo("2023-08-02");
    assertThat(reference.link()).isEqualTo("https://example.org/r");
  }

  @Test
  void twoReferencesOfOneKeyAreReported() {
    var reading =
        read("w.json", "[{\"id\": \"a\", \"title\": \"x\"}, {\"id\": \"a\", \"title\": \"y\"}]");
    assertThat(reading.references()).hasSize(1);
    assertThat(reading.diagnostics().getFirst().message())
        .isEqualTo("two references have the id 'a'");
  }
}
