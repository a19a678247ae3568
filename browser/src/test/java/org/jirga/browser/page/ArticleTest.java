package org.jirga.browser.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
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
  /// Of a screen that shows a whole article.
  private static final int TALL = 6000;

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
      funding: None.
      interests: None known.
      disclaimer: The views are those of the test.
      corrections:
        - {version: 2, date: 2026-11-27, text: A word was another.}
      ---
      There are {{60 = futures()}} futures here. If {{10 %% @ release rate, conditional}} were paid a month, and %s

      ## Strength

      {{figure series-total-isk-fighters}}

      %s

      {{figure series-attacks-per-month}}

      {{live}}

      {{disagree 26
        holds: Attach conditions.
        depends: Pay in small parts.
        fails: Pay without conditions.}}

      {{deal rights for tranches}}

      ## What else there is

      {{claim 1: fact}}

      | From month 4 on | People in need | Killed in reprisal | Joined | Strength |
      |---|---|---|---|---|
      | Release on conditions | not counted | not counted | not counted | not counted |

      {{figure outlets}}

      %s

      ## Why it is said

      {{diagram}}
      """
          .formatted(prose(60), prose(200), prose(400));

  private static final double FIRST_PAINT_MS = 1000;

  /// One of so many loads is soon enough: how busy the machine is, is not the page's fault.
  private static final int LOADS = 30;

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
        newsletter: https://desk.example.org
        cases: [afghanistan-2021, teacup]
        """);
    var teacup = Files.createDirectories(folder.resolve("teacup"));
    for (var file : List.of("study.yaml", "teacup.mdl")) {
      Files.copy(root.resolve("cases/teacup").resolve(file), teacup.resolve(file));
    }
    Files.writeString(
        teacup.resolve("assessment.md"),
        """
        ---
        title: Tea cools
        authors: [Ada Lovelace]
        date: 2026-01-05
        summary: How tea cools.
        licence: CC BY 4.0
        ---
        Tea is hot when it is poured.
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
            .hasText("60 of 60 runs identical to the bit.");
        assertThat(page(opened, figure + " .live-foot")).containsText("60 futures · seed ");
        page(opened, figure + " .live-again").press("Enter");
        assertThat(page(opened, figure + " .live-note"))
            .hasText(
                Pattern.compile(
                    "Run again here, in [0-9.]+ s: 60 of 60 runs identical to the bit\\."));
      }
      assertThat(opened.page().locator("#outlets .live-note")).hasCount(0);
      opened.hasNoTroubles();
    }
  }

  private static Locator page(OpenedPage opened, String selector) {
    return opened.page().locator(selector);
  }

  @Test
  void aNumberInTheTextMovesTheFiguresByKeyboardAndPointerAndGoesIntoTheLink() {
    for (var width : List.of(DESKTOP, PHONE)) {
      try (var opened = open(width, ColorScheme.LIGHT, "")) {
        var page = opened.page();
        var number = page.locator(".moved");
        var note = page.locator("#series-total-isk-fighters .live-note");
        assertThat(note).containsText("identical");
        assertThat(number).hasText("10 %");
        assertThat(number).hasAttribute("role", "slider");
        assertThat(number)
            .hasAttribute("aria-valuetext", "10 %, as written; figures show status quo");

        number.focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(number).hasText("12 %");
        assertThat(number).hasAttribute("aria-valuenow", "12");
        assertThat(note).containsText("Yours:");
        assertThat(page.locator(".mover-says")).containsText("Strength of IS-K: the median ends");
        assertThat(page)
            .hasURL(Pattern.compile("#try\\?policy=conditional&lever\\.release\\+rate=0\\.12$"));
        assertThat(page.locator(".live-controls select")).hasValue("conditional");
        page.keyboard().press("End");
        assertThat(number).hasText("20 %");
        opened.isAccessible();
        page.keyboard().press("Delete");
        assertThat(number).hasText("10 %");
        assertThat(note).not().containsText("Yours:");

        // By pointer, and without dragging.
        var box = number.boundingBox();
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.mouse().down();
        page.mouse().move(box.x + box.width / 2 - 20, box.y + box.height / 2);
        page.mouse().up();
        assertThat(number).hasText("5 %");
        page.locator(".mover-panel [aria-label=More]").click();
        assertThat(number).hasText("6 %");
        assertThat(note).containsText("Yours:");
        assertThat(page).hasURL(Pattern.compile("=0\\.06$"));
        page.reload();
        assertThat(page.locator(".moved")).hasText("6 %");
        opened.hasNoTroubles();
      }
    }
  }

  @Test
  void whereItFlipsTheRecommendationIsAnotherAndTheLinkHasIt() {
    try (var opened = open(PHONE, ColorScheme.DARK, "")) {
      var page = opened.page();
      assertThat(page.locator(".live-status")).containsText("identical");
      var now = page.locator(".dissent-advice .now");
      assertThat(now).containsText("Pay in small parts.");
      assertThat(now).containsText("with our assumptions");
      var slider = page.locator(".dissent input[type=range]").first();
      slider.focus();
      page.keyboard().press("Home");
      assertThat(now).containsText("Pay without conditions.");
      assertThat(page.locator(".dissent-now")).containsText("the recommendation flips");
      assertThat(page).hasURL(Pattern.compile("#try\\?with\\.reform\\+response=0$"));
      assertThat(page.locator(".dissent a.button"))
          .hasAttribute("href", Pattern.compile("^mailto:desk@example.org.*reform.*"));
      opened.isAccessible();

      // Beside the flip point, on the side that the page names.
      page.locator(".dissent-buttons").getByText("Reset all").press("Enter");
      assertThat(now).containsText("with our assumptions");
      page.locator(".flip").first().click();
      assertThat(now).containsText("Pay without conditions.");
      assertThat(now).containsText("with your assumptions");
      assertThat(page).hasURL(Pattern.compile("#try\\?with\\.reform\\+response=0\\.[0-9]+$"));
      page.locator(".dissent-buttons").getByText("Reset all").press("Enter");
      assertThat(now).containsText("with our assumptions");
      opened.hasNoTroubles();
    }
  }

  @Test
  void aShareOfADealOpens() {
    try (var opened = open(PHONE, ColorScheme.LIGHT, "")) {
      var cell = opened.page().locator("#deal-rights-for-tranches .why").first();
      cell.locator("summary").press("Enter");
      assertThat(cell).containsText("keeps this promise in");
      assertThat(cell).containsText("What breaks it:");
      assertThat(cell).containsText("What would repair it:");
      opened.isAccessible();
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
      assertThat(page).hasURL(Pattern.compile("#try\\?with\\."));
      assertThat(page.locator(".live-controls > div [role=status]")).containsText("With your");
      opened.hasNoTroubles();
    }
  }

  /// A key both moves a range and lets it go: the workers are asked once, and the address is
  /// written when the fan is drawn.
  @Test
  void aKeyAsksForOneFan() {
    try (var opened = open(DESKTOP, ColorScheme.LIGHT, "")) {
      var page = opened.page();
      assertThat(page.locator(".live-status")).containsText("identical");
      page.locator(".live-panel > summary").press("Enter");
      page.waitForFunction("() => document.querySelector('.live').dataset.claims");
      page.evaluate(
          """
          () => {
            window.fans = new Set();
            const post = Worker.prototype.postMessage;
            Worker.prototype.postMessage = function (message) {
              if (message.kind === 'fan') fans.add(message.id);
              return post.apply(this, arguments);
            };
          }
          """);
      page.locator(".live-row input[type=range]").first().focus();
      page.keyboard().press("ArrowRight");
      assertThat(page).hasURL(Pattern.compile("#try\\?lever\\."));
      assertThat(page.evaluate("() => fans.size")).isEqualTo(1);
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
  void nothingMovesWhileThePageArrivesInPieces() throws IOException {
    for (var width : List.of(DESKTOP, PHONE)) {
      for (var fragment : List.of("", "#try?policy=package")) {
        try (var server = new SlowServer(article);
            var opened =
                new OpenedPage(
                    chromium,
                    server.address() + fragment,
                    new Browser.NewContextOptions().setViewportSize(width, TALL))) {
          assertThat(opened.page().locator(".live-status")).containsText("identical");
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

  /// From a link in a chat to a letter to the author: what a reader may want of a page, in the
  /// order in which they come to want it. The recording has a test of its own.
  @Test
  void aReaderFindsOutWhatItSaysWhyItIsSaidAndWhatWouldChangeIt() throws IOException {
    try (var opened = open(PHONE, ColorScheme.LIGHT, "")) {
      var page = opened.page();

      // The card of the chat, and who says it, when, and what was corrected.
      assertThat(page.locator("meta[property='og:title']"))
          .hasAttribute("content", "What the threat was made of");
      assertThat(page.locator("meta[property='og:image']"))
          .hasAttribute("content", "https://example.org/site/afghanistan-2021/card.png");
      assertThat(article.resolveSibling("card.png")).isNotEmptyFile();
      assertThat(page.locator(".byline")).containsText("Ada Lovelace");
      assertThat(page.locator(".byline")).containsText("minutes to read");
      page.getByText("what changed").click();
      assertThat(page.locator("#corrections")).containsText("A word was another.");

      // A figure: at once, as a table, as files, by its own address.
      var figure = page.locator("#series-total-isk-fighters");
      assertThat(figure.locator("svg").first()).isVisible();
      assertThat(figure.locator(".live-note")).containsText("60 of 60 runs identical to the bit");
      figure.locator("summary").first().click();
      assertThat(figure.locator("table").first()).isVisible();
      figure.locator("summary").last().click();
      for (var file : List.of("SVG", "PNG", "CSV", "the figure alone, to embed")) {
        var link = figure.getByText(file, new Locator.GetByTextOptions().setExact(true));
        assertThat(article.resolveSibling(link.getAttribute("href"))).as(file).isNotEmptyFile();
      }
      figure.getByText("Link to this figure").click();
      assertThat(page).hasURL(Pattern.compile("#series-total-isk-fighters$"));

      // Another assumption: the fan moves, a verdict flips, the link says it, and all of it goes
      // back.
      page.locator(".live-panel > summary").press("Enter");
      page.locator(".live-controls select").selectOption("isolation");
      for (var set : List.of("recruitable fraction", "skill weight of ex personnel")) {
        var box = page.getByLabel(set + ", as a number");
        var fold = page.locator(".live-controls details").filter(within(box));
        if (fold.count() > 0) {
          fold.evaluate("(fold) => { fold.open = true; }");
        }
        box.fill(set.startsWith("skill") ? "8" : "0.15");
        box.press("Enter");
      }
      assertThat(figure.locator(".live-note")).containsText("Yours:");
      assertThat(page.locator(".live-controls .flips").first()).isVisible();
      assertThat(page.locator(".live-controls > div [role=status]")).containsText("flip");
      assertThat(page).hasURL(Pattern.compile("#try\\?policy=isolation&with\\."));
      var shared = page.url();
      page.locator(".live-controls").getByText("Reset all").press("Enter");
      assertThat(figure.locator(".live-note")).not().containsText("Yours:");
      assertThat(page).hasURL(Pattern.compile("#try$"));

      // Why: the model's loops in words.
      assertThat(page.locator(".drawing svg")).isVisible();
      page.locator(".drawing summary").click();
      assertThat(page.locator(".drawing table")).isVisible();

      // To cite it, and what stands behind it.
      page.getByText("Copy BibTeX").press("Enter");
      assertThat(page.locator("#spoken")).hasText(Pattern.compile("Copied|Selected.*"));
      assertThat(page.locator("#citation-bibtex")).containsText("Lovelace");
      for (var said : List.of("The views are those of the test.", "Funding: None.", "CC BY 4.0")) {
        assertThat(page.locator(".imprint")).containsText(said);
      }
      assertThat(page.locator(".imprint a[href^='mailto:']")).isVisible();

      // What is next, and how to hear of it.
      assertThat(page.locator(".recent .card")).containsText("Tea cools");
      assertThat(page.locator(".follow")).containsText("Atom");
      assertThat(page.locator(".follow a").first())
          .hasAttribute("href", "https://desk.example.org");
      opened.hasNoTroubles();

      // Who gets the link sees what was set.
      page.navigate(shared);
      page.reload();
      assertThat(page.locator(".live-controls select")).hasValue("isolation");
      assertThat(figure.locator(".live-note")).containsText("Yours:");
      page.locator(".recent .card h3 a").click();
      assertThat(page).hasTitle(Pattern.compile("Tea cools"));
    }
  }

  private static Locator.FilterOptions within(Locator one) {
    return new Locator.FilterOptions().setHas(one);
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
        chromium.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      var page = context.newPage();
      page.navigate(article.toUri().toString());
      assertThat(page.locator("#series-total-isk-fighters svg")).isVisible();
      page.locator("#series-total-isk-fighters .data summary").first().click();
      assertThat(page.locator("#series-total-isk-fighters .data table").first()).isVisible();
      assertThat(page.locator(".moved")).hasText("10 %");
      assertThat(page.locator(".moved")).not().hasAttribute("role", "slider");
      assertThat(page.locator(".dissent")).containsText("from about");
      assertThat(page.locator(".dissent")).containsText("Pay without conditions.");
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
      for (var load = 0; load < LOADS && best > FIRST_PAINT_MS; load++) {
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
