package org.jirga.workbench.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import org.jirga.model.source.DiagnosticPrinter;
import org.jirga.model.source.Source;
import org.jirga.workbench.binding.Quantities;
import org.jirga.workbench.live.Dissents;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Page;
import org.jirga.workbench.report.Report;
import org.jirga.workbench.report.ReportWriter;
import org.jirga.workbench.report.SampleReports;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class ArticleReaderTest {

  private static final String FRONT =
      """
      ---
      title: A title
      authors: [Ada Lovelace]
      date: 2026-11-26
      summary: What it says.
      licence: CC BY 4.0
      references: works.json
      ---
      """;

  private static final String WORKS =
      """
      [{"id": "one", "title": "A work", "author": [{"family": "Fang", "given": "L."}],
        "issued": {"date-parts": [[1987]]}}]
      """;

  private Report report;
  private Page page;

  @BeforeAll
  void sample() {
    report = SampleReports.ofCase("afghanistan-2021");
    page = ReportWriter.page(report);
  }

  private ArticleReader.Reading read(String body) {
    return readAll(FRONT + body + "\n\n[@one]\n");
  }

  private ArticleReader.Reading readAll(String text) {
    return readAll(text, new Addresses());
  }

  private ArticleReader.Reading readAll(String text, Addresses addresses) {
    return ArticleReader.read(
        new Source("assessment.md", text),
        "sample",
        addresses,
        Catalogue.of(page, Dissents.of(report.results(), report.model())),
        new Quantities(report.results(), report.bargain(), report.evidence()),
        name ->
            name.equals("works.json") ? Optional.of(new Source(name, WORKS)) : Optional.empty());
  }

  private static String printed(ArticleReader.Reading reading) {
    return reading.diagnostics().stream()
        .map(DiagnosticPrinter::print)
        .collect(Collectors.joining());
  }

  private static String html(Article article) {
    return article.sections().stream()
        .flatMap(section -> section.blocks().stream())
        .filter(Block.Markup.class::isInstance)
        .map(block -> ((Block.Markup) block).html())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void nothingOfASiteIsWrittenOverAnother() {
    var addresses = new Addresses();
    var text = FRONT.replace("licence", "topics: [IS-K, Money]\nlicence") + "[@one]\n";
    assertThat(printed(readAll(text, addresses))).isEmpty();
    var second =
        ArticleReader.read(
            new Source(
                "second.md",
                text.replace("IS-K", "IS K")
                    .replace("Lovelace", "lovelace")
                    .replaceFirst("---\n", "---\nslug: sample\n")),
            "second",
            addresses,
            Catalogue.of(page, Dissents.of(report.results(), report.model())),
            new Quantities(report.results(), report.bargain(), report.evidence()),
            name -> Optional.of(new Source(name, WORKS)));
    assertThat(printed(second))
        .contains(
            "second.md:2:7: error P006: the address 'sample' is that of the article assessment.md",
            "second.md:4:11: error P006: the address 'authors/ada-lovelace' is that of the author"
                + " 'Ada Lovelace'",
            "second.md:7:10: error P006: the address 'topics/is-k' is that of the topic 'IS-K'")
        .doesNotContain("topics/money");
  }

  @Test
  void aNumberThatFollowsIsPrintedAsWritten() {
    var reading = read("There are {{200 = futures()}} of them.");
    assertThat(printed(reading)).isEmpty();
    var article = reading.content().orElseThrow();
    assertThat(html(article))
        .contains("<data class=\"bound\" value=\"futures()\">200</data> of them.");
    assertThat(article.bound()).hasSize(1);
    assertThat(article.bound().getFirst().formula()).isEqualTo("futures()");
  }

  @Test
  void aStaleNumberIsAnErrorAtItsPlaceWithThePresentValue() {
    var reading = read("There are {{250 = futures()}} of them.");
    assertThat(reading.content()).isEmpty();
    assertThat(printed(reading))
        .contains("assessment.md:9:13: error P020: '250' no longer follows: futures() is 200")
        .contains("^^^^^^^^^^^^^^^")
        .contains("hint: write 200");
  }

  @Test
  void aNumberToMoveIsPlainWordsWithWhatItSets() {
    var reading =
        read(
            """
            If {{10 % @ release rate, conditional}} are paid, or {{0.03 @ rec_frac}} join.

            {{figure series-total-isk-fighters}}

            {{live}}
            """
                .replace("rec_frac", symbolOfRecruitable()));
    assertThat(printed(reading)).isEmpty();
    assertThat(html(reading.content().orElseThrow()))
        .contains(
            "If <span class=\"mover\"><span class=\"moved\" data-kind=\"levers\""
                + " data-name=\"release rate\" data-policy=\"conditional\" data-low=\"0.0\""
                + " data-high=\"0.2\" data-value=\"0.1\" data-decimals=\"0\""
                + " data-percent=\"true\">10 %</span></span> are paid")
        .contains("data-kind=\"assumptions\" data-name=\"recruitable fraction\"");
  }

  private String symbolOfRecruitable() {
    return report.results().study().uncertainties().stream()
        .filter(it -> it.constant().equals("recruitable fraction"))
        .findFirst()
        .orElseThrow()
        .symbol();
  }

  @Test
  void aNumberThatNobodyCouldMoveIsRefusedAtItsPlace() {
    var reading =
        read(
            """
            {{30 % @ release rate}}, {{10 % @ release rat}}, {{10 % @ release rate, condtional}},
            {{about 10 % @ release rate}}, {{3 % @ recruitable fraction, conditional}}, {{3 @ }}.

            {{figure series-total-isk-fighters}}

            {{live}}
            """);
    assertThat(printed(reading))
        .contains("assessment.md:9:3: error P015: '30 %' lies outside of what 'release rate' can")
        .contains("hint: write a number from 0 to 20 %")
        .contains(":35: error P013: the results have no lever or uncertainty 'release rat'")
        .contains("did you mean 'release rate'")
        .contains("error P013: the results have no policy 'condtional'")
        .contains("error P011: 'about 10 %' is not a number alone")
        .contains("error P010: 'recruitable fraction' is an uncertainty")
        .contains("error P010");
    assertThat(printed(read("{{10 % @ release rate}} a month.")))
        .contains("assessment.md:9:3: error P016")
        .contains("insert {{live}}");
  }

  @Test
  void whereAClaimFlipsIsSaidWithWhatIsRecommendedThen() {
    var reading =
        read(
            """
            {{figure series-total-isk-fighters}}

            {{live}}

            {{disagree CLAIM
              holds: Attach conditions.
              depends: Pay in small parts = slowly.
              fails: Release it.}}
            """
                .replace("CLAIM", decided()));
    assertThat(printed(reading)).isEmpty();
    var dissent =
        reading.content().orElseThrow().sections().stream()
            .flatMap(section -> section.blocks().stream())
            .filter(Block.Dissent.class::isInstance)
            .map(Block.Dissent.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(dissent.assumptions()).hasSize(2);
    assertThat(dissent.advice()).extracting(Block.Dissent.Advice::text).contains("Release it.");
    for (var assumption : dissent.assumptions()) {
      assertThat(assumption.flips()).noneMatch(flip -> flip.verdict().equals(dissent.verdict()));
      assertThat(assumption.flips().isEmpty())
          .isEqualTo(assumption.sentence().contains("flips nothing"));
    }
  }

  /// A claim that assumptions decide in the sample.
  private String decided() {
    return report.results().claims().stream()
        .filter(it -> it.deciding().size() >= 2)
        .findFirst()
        .orElseThrow()
        .claim()
        .id();
  }

  @Test
  void aDisagreementNeedsAdviceForEachVerdict() {
    assertThat(
            printed(
                read(
                    """
                    {{figure series-total-isk-fighters}}

                    {{live}}

                    {{disagree 26 holds: Attach conditions. fails: Release it.}}

                    {{disagree 99 holds: A. depends: B. fails: C.}}

                    {{disagree 1 holds: A. depends: B. fails: C.}}
                    """)))
        .contains("assessment.md:13:3: error P004: it is not said once for each verdict")
        .contains("assessment.md:15:3: error P013: the results have no claim '99'")
        .contains(
            "assessment.md:17:3: error P004: no assumption that a reader could move decides claim"
                + " 1");
    assertThat(printed(read("{{disagree " + decided() + " holds: A. depends: B. fails: C.}}")))
        .contains("error P016");
  }

  @Test
  void aMissingFileOfReferencesIsOneMessage() {
    var text = FRONT.replace("works.json", "wroks.json") + "[@one] and [@two] and [@one].\n";
    assertThat(readAll(text).diagnostics().stream().map(it -> it.code().id()))
        .containsExactly("P031");
    var none = FRONT.replace("references: works.json\n", "") + "[@one] and [@two].\n";
    assertThat(printed(readAll(none)))
        .contains("assessment.md:8:1: error P030: works are cited, but no file of references")
        .doesNotContain("'two'");
  }

  @Test
  void everyMistakeIsReportedAtOnce() {
    var reading =
        read(
            """
            {{250 = futures()}}, {{many = futures() > 1000}}, {{5 = medan(defectors)}}.

            {{3 = median(defectrs)}} {{no formula}} {{1 to 2 = futures()}} [@two] <b>bold</b>

            {{figure nothing}}

            [gone](#gone)
            """);
    assertThat(reading.diagnostics().stream().map(it -> it.code().id()))
        .containsExactlyInAnyOrder(
            "P020", "P021", "P012", "P013", "P010", "P011", "P030", "P003", "P003", "P004", "P005");
    assertThat(printed(reading))
        .contains("did you mean 'median'")
        .contains("did you mean 'defectors'");
  }

  @Test
  void aClaimWhoseVerdictChangedIsAnError() {
    var claim = report.results().claims().getFirst();
    var word = claim.verdict().word();
    assertThat(printed(read("{{claim %s: %s}}".formatted(claim.claim().id(), word)))).isEmpty();
    var other = word.equals("holds") ? "fails" : "holds";
    assertThat(printed(read("{{claim %s: %s}}".formatted(claim.claim().id(), other))))
        .contains(
            "error P022: the verdict of claim 1 is '%s', no longer '%s'".formatted(word, other));
    assertThat(printed(read("{{claim %s}}".formatted(claim.claim().id()))))
        .contains("without the verdict that the article expects");
  }

  @Test
  void headingsOfTheSecondLevelBeginSections() {
    var article =
        read("Before.\n\n## One\n\nText.\n\n### Small\n\n## One\n\nMore.").content().orElseThrow();
    assertThat(article.sections().stream().map(section -> section.id() + "|" + section.title()))
        .containsExactly("opening|", "one|One", "one-2|One");
    assertThat(html(article)).contains("<h3 id=\"small\">Small</h3>");
  }

  @Test
  void figuresStandBetweenParagraphs() {
    var article = read("Before.\n\n{{figure outlets}}\n\nAfter.").content().orElseThrow();
    assertThat(
            article.sections().getFirst().blocks().stream()
                .map(block -> block.getClass().getSimpleName()))
        .containsExactly("Markup", "Charts", "Markup");
  }

  @Test
  void onePanelRunsFiguresAgain() {
    var article = read("{{figure series-total-isk-fighters}}\n\n{{live}}").content().orElseThrow();
    var live =
        (Block.Live)
            article.sections().getFirst().blocks().stream()
                .filter(Block.Live.class::isInstance)
                .findFirst()
                .orElseThrow();
    assertThat(live.figures()).contains("series-total-isk-fighters");
  }

  @Test
  void aPanelThatMovesNothingOrStandsTwiceIsAnError() {
    assertThat(printed(read("{{figure outlets}}\n\n{{live}}")))
        .contains("error P004: the article has no figure that can be run again")
        .contains("hint: insert one above it, such as {{figure series-attacks-per-month}}");
    assertThat(printed(read("{{figure series-total-isk-fighters}}\n\n{{live}}\n\n{{live}}")))
        .contains("assessment.md:13:3: error P004: 'live' stands in the article already");
    assertThat(printed(read("{{figure series-total-isk-fighters}}\n\n{{live here}}")))
        .contains("error P004: 'live' stands alone, without 'here'");
  }

  @Test
  void citationsLinkToTheirReference() {
    var article = read("As shown [@one, p. 3].").content().orElseThrow();
    assertThat(html(article))
        .contains("(<a href=\"#reference-one\" class=\"citation\">Fang 1987</a>, p. 3)");
    assertThat(article.references()).hasSize(1);
  }

  @Test
  void footnotesTablesAndLinksAreRead() {
    var article =
        read("Said.[^1]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: A note.")
            .content()
            .orElseThrow();
    assertThat(html(article)).contains("footnote-ref").contains("A note.").contains("<th>a</th>");
  }

  @Test
  void whatAnAuthorWritesCannotBecomeAScript() {
    var reading = read("[x](javascript:alert(1)) `<script>`");
    assertThat(html(reading.content().orElseThrow()))
        .doesNotContain("javascript:")
        .contains("&lt;script&gt;");
  }

  @Test
  void frontMatterIsNeeded() {
    assertThat(printed(readAll("Text alone."))).contains("assessment.md:1:1: error P001");
    assertThat(printed(readAll("---\ntitle: A\ndate: soon\n---\n")))
        .contains("assessment.md:3:7: error P002: 'soon' is not a date")
        .contains("an article needs 'authors'");
  }
}
