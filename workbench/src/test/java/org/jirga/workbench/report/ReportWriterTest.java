package org.jirga.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jirga.workbench.page.PageWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {

  private static String afghanistan;
  private static String lake;
  private static String teacup;

  @BeforeAll
  static void write() {
    afghanistan = PageWriter.html(ReportWriter.page(SampleReports.ofCase("afghanistan-2021")));
    lake = PageWriter.html(ReportWriter.page(SampleReports.ofCase("lake")));
    teacup = PageWriter.html(ReportWriter.page(SampleReports.ofCase("teacup")));
  }

  @Test
  void elementsAreClosedInOrder() {
    for (var page : List.of(afghanistan, teacup)) {
      assertThat(Markup.unclosed(page)).isEmpty();
    }
  }

  @Test
  void anchorsAreUniqueAndLinksFindThem() {
    for (var page : List.of(afghanistan, teacup)) {
      var ids = Markup.attributes(page, "id");
      assertThat(ids).doesNotHaveDuplicates();
      var known = new HashSet<>(ids);
      assertThat(Markup.attributes(page, "href"))
          .allSatisfy(
              href -> {
                if (href.startsWith("#")) {
                  assertThat(known).contains(href.substring(1));
                } else {
                  assertThat(href).isEqualTo("data:,");
                }
              });
      for (var references : Markup.attributes(page, "aria-labelledby")) {
        assertThat(known).containsAll(List.of(references.split(" ")));
      }
    }
  }

  @Test
  void nothingIsAskedOfTheNetwork() {
    for (var page : List.of(afghanistan, teacup)) {
      assertThat(Markup.attributes(page, "src")).isEmpty();
      assertThat(Markup.withoutScriptsAndNamespaces(page)).doesNotContain("http://", "https://");
    }
  }

  @Test
  void thePolicyAllowsTheScriptsAndStylesOfTheFileAndNothingElse() throws Exception {
    for (var page : List.of(afghanistan, teacup)) {
      var policy = Markup.policy(page);
      assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe");
      var hashes = new ArrayList<String>();
      for (var text : Markup.contents(page, "style")) {
        hashes.add(hash(text));
      }
      for (var text : Markup.contents(page, "script")) {
        hashes.add(hash(text));
      }
      assertThat(hashes).hasSizeGreaterThan(2);
      assertThat(hashes).allSatisfy(hash -> assertThat(policy).contains("'" + hash + "'"));
      assertThat(Pattern.compile("'sha256-").matcher(policy).results().count())
          .isEqualTo(hashes.size());
      assertThat(Markup.attributes(page, "style")).isEmpty();
    }
  }

  @Test
  void everyPictureHasANameADescriptionAndATable() {
    for (var page : List.of(afghanistan, teacup)) {
      for (var figure : Markup.contents(page, "figure")) {
        assertThat(figure).contains("<title", "<desc", "figure-title", "figure-finding", "<table>");
      }
    }
  }

  @Test
  void aCaseWithoutFilterPoliciesAndEvidenceHasNoSuchSections() {
    assertThat(Markup.attributes(teacup, "id"))
        .contains("finding", "claims", "over-time", "model", "limits", "reproduce")
        .doesNotContain("policies", "filter", "attribution", "structure", "evidence", "levers");
    assertThat(teacup).doesNotContain("plausible futures");
  }

  @Test
  void theFullCaseHasEverySection() {
    assertThat(Markup.attributes(afghanistan, "id"))
        .contains(
            "finding",
            "claims",
            "claim-3",
            "over-time",
            "policies",
            "levers",
            "attribution",
            "structure",
            "decides",
            "filter",
            "seeds",
            "model",
            "evidence",
            "evidence-A01",
            "limits",
            "reproduce",
            "what-a-share-is");
  }

  @Test
  void coursesAreShownFilteredOrNot() {
    assertThat(Markup.attributes(afghanistan, "id"))
        .contains("lines-total-isk-fighters", "density-total-isk-fighters")
        .contains("over-time-total-isk-fighters");
    assertThat(Markup.attributes(lake, "id"))
        .contains("lines-pollution", "density-pollution", "over-time-pollution");
  }

  @Test
  void seriesWithoutCoursesAreNamed() {
    assertThat(afghanistan).contains("Not shown so: “");
    assertThat(lake).doesNotContain("Not shown so");
  }

  @Test
  void aStudyChoosesWhoseCoursesAreShown(@TempDir Path folder) throws IOException {
    var original = Path.of(System.getProperty("jirga.root", "."), "cases", "lake");
    try (var files = Files.list(original)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    var study = folder.resolve("study.yaml");
    Files.writeString(
        study,
        Files.readString(study)
            .replace("release: {title: Release by the town}", "release: {courses: true}"));
    var page = PageWriter.html(ReportWriter.page(SampleReports.of(folder)));
    assertThat(Markup.attributes(page, "id"))
        .contains("lines-release", "density-release", "series-pollution")
        .doesNotContain("lines-pollution", "over-time-pollution");
    assertThat(page).contains("Not shown so: “Pollution of the lake”");
  }

  @Test
  void futuresAreShownSideBySideFilteredOrNot() {
    for (var page : List.of(afghanistan, lake, teacup)) {
      assertThat(Markup.attributes(page, "id")).contains("futures");
      assertThat(figure(page, "futures"))
          .contains("\"marks\":[{\"label\":\"")
          .contains("upper half");
      assertThat(Markup.contents(page, "script")).anyMatch(it -> it.contains("' remain. '"));
    }
  }

  @Test
  void boxesToChooseFromAreInATable() {
    var figure =
        Pattern.compile("<figure id=\"box-.*?</figure>", Pattern.DOTALL)
            .matcher(afghanistan)
            .results()
            .findFirst()
            .orElseThrow()
            .group();
    assertThat(figure)
        .containsSubsequence(
            "<th scope=\"row\">Box 1, chosen</th>", "<td>60", "<td>80", "<td>30</td>")
        .containsSubsequence("<th scope=\"row\">Box 2</th>", "<td>23", "<td>90", "<td>10</td>")
        .contains("\"boxes\":{\"chosen\":0");
  }

  private static String figure(String page, String id) {
    var start = page.indexOf("<figure id=\"%s\"".formatted(id));
    return page.substring(start, page.indexOf("</figure>", start));
  }

  @Test
  void rowsFromMemoryAreMarkedWhereTheyAreUsed() {
    assertThat(afghanistan)
        .contains("<strong>UNVERIFIED</strong>, from memory: <a href=\"#evidence-");
  }

  @Test
  void thePageIsSmallEnoughToMail() {
    assertThat(afghanistan.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2_500_000);
  }

  @Test
  void noNumberIsMissing() {
    for (var page : List.of(afghanistan, teacup)) {
      assertThat(Markup.text(page)).doesNotContain("NaN", "Optional[", "no value");
    }
  }

  private static String hash(String text) throws Exception {
    return "sha256-"
        + Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
