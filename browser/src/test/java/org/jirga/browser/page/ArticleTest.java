package org.jirga.browser.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jirga.browser.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// An article of a published site, opened from disk: its figures run again, it paints early and
/// nothing of it moves.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "jirga.all", matches = "true", disabledReason = "needs Chromium")
class ArticleTest {

  private static final int DESKTOP = 1280;
  private static final int PHONE = 390;

  /// Of the case's own article, whose numbers follow only from the whole study, what has to do with
  /// figures.
  private static final String TEXT =
      """
      ---
      title: What the threat was made of
      subtitle: An article to be tested
      authors: [Ada Lovelace]
      date: 2026-11-26
      summary: Whether figures in an article can be run again.
      topics: [Security]
      licence: CC BY 4.0
      contact: desk@example.org
      ---
      There are {{60 = futures()}} futures here, and %s

      ## Strength

      {{figure series-total-isk-fighters}}

      %s

      {{figure series-attacks-per-month}}

      {{live}}

      ## What else there is

      {{claim 1: fact}}

      | From month 4 on | People in need | Killed in reprisal | Joined | Strength |
      |---|---|---|---|---|
      | Release on conditions | not counted | not counted | not counted | not counted |

      {{figure outlets}}

      %s
      """
          .formatted(prose(60), prose(200), prose(400));

  /// The best of so many counts: how busy the machine is, is not the page's fault.
  private static final int LOADS = 5;

  private static final double FIRST_PAINT_MS = 1000;

  private final Path root = Path.of(System.getProperty("jirga.root", ".."));
  private final Chromium chromium = Chromium.start();
  private Path article = Path.of("");

  private static String prose(int words) {
    return "one word after another ".repeat(words / 4).strip() + ".";
  }

  @BeforeAll
  void publish(@TempDir Path folder) throws IOException, InterruptedException {
    var from = root.resolve("cases/afghanistan-2021");
    var copy = folder.resolve("afghanistan-2021");
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(file, copy.resolve(from.relativize(file).toString()));
      }
    }
    Files.writeString(copy.resolve("assessment.md"), TEXT);
    Files.writeString(
        folder.resolve("site.yaml"),
        """
        title: Assessments
        address: https://example.org/site
        description: Put to the test.
        publisher: The press
        cases: [afghanistan-2021]
        """);
    var out = folder.resolve("published");
    Workbench.call(
        folder.resolve("log"),
        "publish",
        folder.toString(),
        "--runs",
        "60",
        "--no-pdf",
        "--no-audio",
        "--results",
        folder.resolve("results").toString(),
        "--out",
        out.toString());
    article = out.resolve("afghanistan-2021/index.html");
  }

  @AfterAll
  void close() {
    chromium.close();
  }

  @Test
  void eachFigureSaysThatItsRunsHaveTheBitsOfTheJvm() {
    try (var opened = open(DESKTOP, ColorScheme.LIGHT, "")) {
      for (var figure : List.of("#series-total-isk-fighters", "#series-attacks-per-month")) {
        assertThat(opened.page().locator(figure + " .live-note"))
            .hasText("Run again here: 60 of 60 runs identical to the bit.");
      }
      assertThat(opened.page().locator("#outlets .live-note")).hasCount(0);
      opened.hasNoTroubles();
    }
  }

  @Test
  void anAssumptionSetByKeyboardMovesTheFiguresTheVerdictsAndTheLink() {
    try (var opened = open(PHONE, ColorScheme.DARK, "")) {
      var page = opened.page();
      assertThat(page.locator(".live-status")).containsText("identical");
      page.locator(".live-panel > summary").focus();
      page.keyboard().press("Enter");
      page.waitForFunction("() => document.querySelector('.live').dataset.claims");
      page.locator("fieldset:last-of-type > .live-row input[type=range]").first().focus();
      page.keyboard().press("End");
      assertThat(page.locator("#series-total-isk-fighters .live-note")).containsText("Yours:");
      assertThat(page.url()).contains("#try?with.");
      assertThat(page.locator(".live-controls > div [role=status]")).containsText("With your");
      opened.hasNoTroubles();
    }
  }

  @Test
  void nothingMovesWhileThePageLoadsAndIsRead() {
    for (var width : List.of(DESKTOP, PHONE)) {
      for (var fragment : List.of("", "#series-attacks-per-month", "#try?policy=package")) {
        try (var opened = open(width, ColorScheme.LIGHT, fragment)) {
          var page = opened.page();
          assertThat(page.locator(".live-status")).containsText("identical");
          page.evaluate(
              """
              async () => {
                for (let y = 0; y < document.body.scrollHeight; y += 400) {
                  scrollTo({ top: y, behavior: 'instant' });
                  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
                }
              }
              """);
          assertThat(opened.shifts()).as("%d %s", width, fragment).isEmpty();
        }
      }
    }
  }

  @Test
  void aReaderGoesThroughItByKeyboard() {
    try (var opened = open(DESKTOP, ColorScheme.LIGHT, "")) {
      var page = opened.page();
      page.keyboard().press("Tab");
      assertThat(page.locator(".skip")).isFocused();
      page.keyboard().press("Enter");
      assertThat(page.locator("#content")).isFocused();
      var figure = page.locator("#series-total-isk-fighters");
      figure.locator(".data summary").first().focus();
      page.keyboard().press("Enter");
      assertThat(figure.locator(".data table").first()).isVisible();
      figure.locator(".picture[tabindex]").focus();
      page.keyboard().press("End");
      assertThat(page.locator("#spoken")).containsText("5 to 95 %");
      page.locator("#claim-1 .number").focus();
      page.keyboard().press("Enter");
      assertThat(page).hasURL(Pattern.compile("#claim-1$"));
      assertThat(page.locator("#citation-line")).containsText("Lovelace");
      opened.hasNoTroubles();
    }
  }

  @Test
  void printHasTablesAndTheHashButNothingToPress() {
    try (var opened = open(DESKTOP, ColorScheme.LIGHT, "")) {
      var page = opened.page();
      assertThat(page.locator(".live-status")).containsText("identical");
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      page.evaluate("() => dispatchEvent(new Event('beforeprint'))");
      assertThat(page.locator("#series-total-isk-fighters .data table").first()).isVisible();
      assertThat(page.locator(".colophon")).containsText("Result hash");
      for (var button : page.locator("button, .live-panel").all()) {
        assertThat(button).isHidden();
      }
    }
  }

  @Test
  void withoutScriptsPicturesAndTablesStay() {
    try (var context =
        chromium
            .browser()
            .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      var page = context.newPage();
      page.navigate(article.toUri().toString());
      assertThat(page.locator("#series-total-isk-fighters svg")).isVisible();
      page.locator("#series-total-isk-fighters .data summary").first().click();
      assertThat(page.locator("#series-total-isk-fighters .data table").first()).isVisible();
      for (var pressed : page.locator(".live, .live-note, button").all()) {
        assertThat(pressed).isHidden();
      }
    }
  }

  @Test
  void nothingIsWiderThanAPhone() {
    try (var opened = open(PHONE, ColorScheme.LIGHT, "")) {
      assertThat(
              opened
                  .page()
                  .evaluate(
                      "() => document.documentElement.scrollWidth -"
                          + " document.documentElement.clientWidth"))
          .isEqualTo(0);
    }
  }

  @Test
  void isPaintedWithinASecond() {
    for (var width : List.of(DESKTOP, PHONE)) {
      var best = Double.POSITIVE_INFINITY;
      for (var load = 0; load < LOADS; load++) {
        try (var opened = open(width, ColorScheme.LIGHT, "")) {
          best = Math.min(best, opened.firstPaint());
        }
      }
      System.out.printf("first contentful paint at %d: %.0f ms%n", width, best);
      assertThat(best).isLessThanOrEqualTo(FIRST_PAINT_MS);
    }
  }

  @Test
  void isAccessibleInLightAndDarkOnDesktopPhoneAndRightToLeft() {
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (var width : List.of(DESKTOP, PHONE)) {
        try (var opened = open(width, scheme, "#try?policy=package")) {
          opened.page().waitForFunction("() => document.querySelector('.live').dataset.claims");
          opened.isAccessible();
          opened.turnedRightToLeft();
          opened.isAccessible();
          opened.hasNoTroubles();
        }
      }
    }
  }

  private OpenedPage open(int width, ColorScheme scheme, String fragment) {
    return new OpenedPage(chromium, article, fragment, width, scheme);
  }
}
