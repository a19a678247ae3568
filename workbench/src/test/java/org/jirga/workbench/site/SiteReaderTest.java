package org.jirga.workbench.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jirga.model.source.Diagnostic;
import org.jirga.workbench.speech.Encoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteReaderTest {

  @TempDir private Path folder = Path.of("");

  private SiteReader.Reading read(String listen) throws IOException {
    Files.writeString(
        folder.resolve("site.yaml"),
        """
        title: S
        address: https://example.org
        description: D
        publisher: P
        cases: []
        """
            + listen);
    return SiteReader.read(folder);
  }

  @Test
  void aPageThatEverySiteHasAndACaseThatIsNamedTwiceAreRefused() throws IOException {
    Files.writeString(folder.resolve("text.md"), "A text.");
    var tea = Files.createDirectories(folder.resolve("tea"));
    Files.writeString(tea.resolve("study.yaml"), "");
    Files.writeString(tea.resolve("assessment.md"), "");
    Files.writeString(
        folder.resolve("site.yaml"),
        """
        title: S
        address: https://example.org
        description: D
        publisher: P
        cases: [tea, ./tea]
        pages: {About us: text.md, about-us: text.md, archive: text.md}
        """);
    var reading = SiteReader.read(folder);
    assertThat(reading.content()).isEmpty();
    assertThat(reading.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactlyInAnyOrder(
            "'./tea' stands among the cases already",
            "the site has a page 'about-us.html' already",
            "the site has a page 'archive.html' already");
  }

  @Test
  void withoutAWordFliteReads() throws IOException {
    assertThat(read("").content().orElseThrow().listening()).isEqualTo(Listening.DEFAULT);
  }

  @Test
  void aVoiceIsACommandWithALexicon() throws IOException {
    var listening =
        read("""
        listen:
          voice: Piper, Lessac
          command: [piper, --model, lessac.onnx, --output_file, "{out}"]
          version: 2023-11-14
          language: en-US
          format: mp3
          category: Government
          lexicon:
            Qureshi: koo ray shee
        """)
            .content()
            .orElseThrow()
            .listening();
    assertThat(listening.voice()).isEqualTo("Piper, Lessac");
    assertThat(listening.command())
        .containsExactly("piper", "--model", "lessac.onnx", "--output_file", "{out}");
    assertThat(listening.format()).isEqualTo(Encoder.Format.MP3);
    assertThat(listening.lexicon()).containsEntry("Qureshi", "koo ray shee");
  }

  @Test
  void mistakesStandAtTheirPlace() throws IOException {
    var reading =
        read(
            """
            listen:
              command: [piper, --model, lessac.onnx]
              format: wav
              lexicon:
                Qureshi:
            """);
    assertThat(reading.content()).isEmpty();
    assertThat(reading.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactlyInAnyOrder(
            "the command of a voice does not say where its sound goes",
            "how a site is heard needs 'voice'",
            "'wav' is not a format of recordings",
            "'Qureshi' needs what is said for it");
  }
}
