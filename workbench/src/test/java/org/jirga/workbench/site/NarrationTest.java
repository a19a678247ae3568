package org.jirga.workbench.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.workbench.article.Addresses;
import org.jirga.workbench.article.Article;
import org.jirga.workbench.article.ArticleReader;
import org.jirga.workbench.article.Catalogue;
import org.jirga.workbench.binding.Quantities;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.report.ReportWriter;
import org.jirga.workbench.report.SampleReports;
import org.jirga.workbench.speech.Lexicon;
import org.jirga.workbench.speech.Recorder;
import org.jirga.workbench.speech.Sentences;
import org.junit.jupiter.api.Test;

class NarrationTest {

  private static final String FRONT =
      """
      ---
      title: Force and law
      authors: [Ada Lovelace]
      date: 2026-01-05
      summary: What it says.
      licence: CC BY 4.0
      references: works.json
      disclaimer: No advice.
      ---
      """;

  private static Article article(String text) {
    var report = SampleReports.ofCase("afghanistan-2021");
    Function<String, Optional<Source>> open =
        name ->
            Optional.of(
                new Source(
                    name,
                    """
                    [{"id": "one", "type": "book", "title": "One", "author": [{"family": "Smith"}],
                      "issued": {"date-parts": [[2020]]}}]
                    """));
    var reading =
        ArticleReader.read(
            new Source("assessment.md", FRONT + text),
            "force",
            new Addresses(),
            Catalogue.of(ReportWriter.page(report), Optional.empty()),
            new Quantities(report.results(), report.bargain(), report.evidence()),
            open);
    assertThat(Diagnostic.anyError(reading.diagnostics())).isFalse();
    return reading.content().orElseThrow();
  }

  private static List<String> spoken(Narration narration) {
    return narration.lines().stream().map(Recorder.Line::spoken).toList();
  }

  private static String marked(Narration narration) {
    var html = new StringBuilder();
    narration
        .article()
        .sections()
        .forEach(
            section ->
                section
                    .blocks()
                    .forEach(
                        block -> {
                          if (block instanceof Block.Markup(var text)) {
                            html.append(text).append('\n');
                          }
                        }));
    return html.toString();
  }

  @Test
  void proseIsReadSentenceBySentenceAndMarkedByItsLine() {
    var narration =
        Narration.of(
            article(
                """
                First *one of* {{200 = futures()}} & more. Second.[^1] Third [@one, p. 3].

                [^1]: A note.

                ## A part

                * Item
                """),
            Lexicon.shipped());
    assertThat(spoken(narration))
        .containsExactly(
            "Force and law.",
            "By Ada Lovelace, the fifth of January twenty twenty-six. Read by a synthetic voice.",
            "First one of two hundred and more.",
            "Second.",
            "Third.",
            "A part.",
            "Item.",
            "No advice.");
    assertThat(narration.targets())
        .containsExactly(
            "h1",
            ".byline p:first-child",
            "",
            "",
            "",
            "[id=\"a-part-title\"]",
            "",
            ".imprint p:first-child");
    assertThat(marked(narration))
        .contains("<span data-said=\"2\">First </span><em><span data-said=\"2\">one of</span></em>")
        .contains(
            "><span data-said=\"2\">200</span></data><span data-said=\"2\"> &amp; more.</span>")
        .contains("<span data-said=\"3\">Second.</span><sup class=\"footnote-ref\">")
        .contains("<span data-said=\"4\">Third</span> <span class=\"cited\">(")
        .contains(", p. 3)</span>.</p>")
        .contains("<li><span data-said=\"6\">Item</span></li>")
        .contains("A note.")
        .doesNotContain("data-said=\"7\"");
  }

  @Test
  void markingChangesNothingElse() {
    var article =
        article(
            """
            A *b* `c & d` <!-- gone --> [@one]. "Quoted" text; [a link](https://example.org/?a=1&b=2) here.
            A line\\
            broken.[^n]

            > Quoted. Twice.

            ### A heading

            1. one. Two
            2. three

            | a | b |
            |---|---|
            | c | d. E |

                code. More

            [^n]: Note. Two.

            ## References to it
            text
            """);
    var before = marked(new Narration(article, List.of(), List.of()));
    var after = marked(Narration.of(article, Lexicon.shipped()));
    assertThat(after).isNotEqualTo(before);
    assertThat(
            after
                .replaceAll("(?s)<span data-said=\"\\d+\">(.*?)</span>", "$1")
                .replaceAll(" data-said=\"\\d+\"", ""))
        .isEqualTo(before);
  }

  @Test
  void resultsAreReadAsWhatTheyFound() {
    var narration =
        Narration.of(
            article(
                """
                Before.

                {{figure outlets}}

                {{claim 1: fact}}

                | a | b |
                |---|---|
                | c | d |

                After.
                """),
            Lexicon.shipped());
    var spoken = spoken(narration);
    assertThat(spoken).anyMatch(line -> line.startsWith("Figure: Former personnel"));
    assertThat(spoken)
        .anyMatch(line -> line.matches("Claim one: .* Verdict: Settled by evidence\\."));
    assertThat(spoken).contains("A table stands here in the text.", "After.");
    assertThat(String.join(" ", spoken)).doesNotContain(" c ").doesNotContain(" d ");
    assertThat(narration.targets())
        .contains("[id=\"outlets\"] figcaption", "[id=\"claim-1-title\"]");
    assertThat(marked(narration))
        .contains(
            "<table data-said=\"" + spoken.indexOf("A table stands here in the text.") + "\">");
  }

  @Test
  void inAnotherLanguageNothingEnglishIsSaid() {
    var german = article("Ein Satz mit 3 %.\n\n{{figure outlets}}\n");
    var metadata = german.metadata();
    var narration =
        Narration.of(
            new Article(
                new org.jirga.workbench.article.ArticleMetadata(
                    metadata.slug(),
                    "Der Titel",
                    "",
                    metadata.authors(),
                    metadata.date(),
                    "",
                    List.of(),
                    "de",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    List.of()),
                german.sections(),
                List.of(),
                List.of(),
                ""),
            Lexicon.empty());
    assertThat(spoken(narration)).containsExactly("Der Titel.", "Ein Satz mit 3 %.");
  }

  @Test
  void signsOutsideOfTheBasicPlaneStayWhole() {
    var texts = new ArrayList<String>();
    var html =
        SpokenMarkup.mark(
            "<p>A 🎧 one. Two &lt;b&gt;.</p>",
            new Sentences(Lexicon.empty()),
            (text, _) -> {
              texts.add(text);
              return texts.size() - 1;
            });
    assertThat(texts).containsExactly("A 🎧 one.", "Two <b>.");
    assertThat(html)
        .isEqualTo(
            "<p><span data-said=\"0\">A 🎧 one.</span> <span data-said=\"1\">Two"
                + " &lt;b&gt;.</span></p>");
  }
}
