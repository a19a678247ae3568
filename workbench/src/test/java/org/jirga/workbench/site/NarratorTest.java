package org.jirga.workbench.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.model.source.Source;
import org.jirga.workbench.article.Addresses;
import org.jirga.workbench.article.ArticleReader;
import org.jirga.workbench.article.Catalogue;
import org.jirga.workbench.binding.Quantities;
import org.jirga.workbench.report.ReportWriter;
import org.jirga.workbench.report.SampleReports;
import org.jirga.workbench.speech.Encoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an author is told where an article cannot be heard; it is published all the same.
class NarratorTest {

  @TempDir private Path folder = Path.of("");
  private final List<String> said = new ArrayList<>();

  private List<Publication> read(Listening listening, String language) throws Exception {
    var report = SampleReports.ofCase("teacup");
    var page = ReportWriter.page(report);
    var article =
        ArticleReader.read(
                new Source(
                    "assessment.md",
                    """
                    ---
                    title: Tea
                    authors: [Ada Lovelace]
                    date: 2026-01-05
                    summary: It cools.
                    licence: CC BY 4.0
                    language: %s
                    ---
                    It cools. So it does.
                    """
                        .formatted(language)),
                "tea",
                new Addresses(),
                Catalogue.of(page, Optional.empty()),
                new Quantities(report.results(), report.bargain(), report.evidence()),
                _ -> Optional.empty())
            .content()
            .orElseThrow();
    var site =
        new Site(
            "S", "https://example.org", "D", "en", "P", "", "", List.of(), List.of(), listening);
    var publication = new Publication(site, article, report, page, Optional.empty(), false);
    var read =
        new Narrator(site, folder.resolve("site"), folder.resolve("cache"), 1, said::add)
            .read(List.of(publication));
    assertThat(read).hasSize(1);
    return read;
  }

  private static Listening voice(String voice, List<String> command) {
    return new Listening(voice, command, "1", "en", Encoder.Format.OPUS, Map.of(), "News");
  }

  @Test
  void withoutTheProgramOfAVoiceItSaysSo() throws Exception {
    var read = read(voice("Anna", List.of("no-such-program", "{out}")), "en");
    assertThat(read.getFirst().recording()).isEmpty();
    assertThat(said)
        .containsExactly(
            "no article can be heard: the program 'no-such-program' of the voice 'Anna' is not"
                + " there");
  }

  @Test
  void aVoiceIsNotAskedForALanguageThatItDoesNotSpeak() throws Exception {
    var program = folder.resolve("speak");
    Files.writeString(program, "#!/bin/sh\nexit 1\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    org.junit.jupiter.api.Assumptions.assumeTrue(
        org.jirga.workbench.program.Program.find("opusenc", "ffmpeg").isPresent(),
        "neither opusenc nor ffmpeg is installed");
    var command = List.of(program.toString(), "{out}");
    var read = read(voice("Anna", command), "fa");
    assertThat(read.getFirst().recording()).isEmpty();
    assertThat(said)
        .containsExactly(
            "tea: the voice 'Anna' speaks 'en', the article is in 'fa', so it cannot be heard");
    said.clear();
    assertThat(read(voice("Anna", command), "en").getFirst().recording()).isEmpty();
    assertThat(said)
        .containsExactly(
            "tea: it cannot be heard: the voice 'Anna' could not say “Tea.”: ended with 1");
  }

  @Test
  void aSiteMayWantNoVoice() throws Exception {
    assertThat(read(voice("none", List.of()), "en").getFirst().recording()).isEmpty();
    assertThat(said).isEmpty();
  }
}
