package org.jirga.browser.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jirga.browser.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// An article that `jirga publish` had read aloud, heard from disk.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "jirga.all", matches = "true", disabledReason = "needs Chromium")
class ListenTest {

  private static final int DESKTOP = 1280;
  private static final int PHONE = 390;

  private static final String ARTICLE =
      """
      ---
      title: Tea cools
      subtitle: And nobody minds
      slug: tea
      authors: [Ada Lovelace]
      date: 2026-01-05
      summary: How tea cools.
      licence: CC BY 4.0
      disclaimer: The views are those of the tea.
      ---
      Tea is hot when it is poured, and *nobody* drinks it then. It cools to 70 degrees in a while.[^1] Then it is drunk.

      ## What happens next

      %s

      | a | b |
      |---|---|
      | 1 | 2 |

      [^1]: Measured by hand.
      """
          .formatted(
              "The cup is empty, the guests are content, and the room is quiet again. ".repeat(30));

  private final Path root = Path.of(System.getProperty("jirga.root", ".."));
  private Chromium chromium;
  private Path site;

  ListenTest() {
    this.chromium = Chromium.start();
    this.site = Path.of("");
  }

  @BeforeAll
  void publish(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(isInstalled("flite") && isInstalled("opusenc"), "flite or opus-tools is missing");
    var tea = Files.createDirectories(folder.resolve("tea"));
    for (var file : List.of("study.yaml", "teacup.mdl")) {
      Files.copy(root.resolve("cases/teacup").resolve(file), tea.resolve(file));
    }
    Files.writeString(tea.resolve("assessment.md"), ARTICLE);
    Files.writeString(
        folder.resolve("site.yaml"),
        """
        title: Teas
        address: https://example.org/teas
        description: About tea.
        publisher: The pot
        cases: [tea]
        """);
    site = folder.resolve("out");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "org.jirga.workbench.cli.Main",
                "publish",
                folder.toString(),
                "--results",
                folder.resolve("results").toString(),
                "--no-pdf",
                "--out",
                site.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("log"))).isZero();
    assertThat(Files.readString(folder.resolve("log"))).contains("to hear, by flite, voice rms");
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .anyMatch(it -> Files.isExecutable(Path.of(it, program)));
  }

  @AfterAll
  void close() {
    chromium.close();
  }

  private OpenedPage open(int width, ColorScheme scheme) {
    return new OpenedPage(chromium, site.resolve("tea/index.html"), "", width, scheme);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        com.microsoft.playwright.options.AriaRole.BUTTON,
        new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /// Notes what is marked, one sentence after the other: who looks now and then may miss one.
  private static void takeNotes(Page page) {
    page.evaluate(
        """
        () => {
          window.heard = [];
          new MutationObserver((changes) => {
            for (const { target } of changes) {
              if (target.classList.contains('heard')) heard.push(target.textContent.trim());
            }
          }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['class'] });
        }
        """);
  }

  private static void waitUntilHeard(Page page, String... sentences) {
    page.waitForFunction(
        "(wanted) => JSON.stringify(heard.slice(0, wanted.length)) === JSON.stringify(wanted)",
        List.of(sentences));
  }

  private static double seconds(Page page) {
    return ((Number) page.evaluate("() => document.querySelector('.listen audio').currentTime"))
        .doubleValue();
  }

  private static void waitUntilHeard(Page page, double seconds) {
    page.waitForFunction(
        "(seconds) => document.querySelector('.listen audio').currentTime > seconds", seconds);
  }

  @Test
  void theSentenceThatIsHeardIsMarked() {
    try (var opened = open(DESKTOP, ColorScheme.LIGHT)) {
      var page = opened.page();
      assertThat(page.locator(".listen-note")).containsText("synthetic voice (flite, voice rms)");
      assertThat(page.locator(".heard")).hasCount(0);
      takeNotes(page);
      button(page, "Play").click();
      waitUntilHeard(page, "Tea cools", "And nobody minds");
      button(page, "Pause").click();
      page.locator("[data-said='4']").first().click();
      assertThat(page.locator(".heard").first()).hasText("It cools to 70 degrees in a while.");
      assertThat(page.locator("h1.heard, .subtitle.heard")).hasCount(0);
      page.evaluate("() => { heard.length = 0; }");
      button(page, "Play").click();
      waitUntilHeard(page, "Then it is drunk.");
      button(page, "Pause").click();
      var at = seconds(page);
      page.waitForTimeout(300);
      assertThat(seconds(page)).isEqualTo(at);
      opened.hasNoTroubles();
    }
  }

  @Test
  void theWholePlayerWorksByKeyboard() {
    try (var opened = open(DESKTOP, ColorScheme.LIGHT)) {
      var page = opened.page();
      button(page, "Play").focus();
      page.keyboard().press("k");
      waitUntilHeard(page, 0.2);
      page.keyboard().press("l");
      waitUntilHeard(page, 10);
      page.keyboard().press("k");
      assertThat(button(page, "Play")).isFocused();
      var at = seconds(page); // it stands: how soon the next key comes does not matter
      page.keyboard().press("j");
      page.waitForFunction(
          "(at) => Math.abs(document.querySelector('.listen audio').currentTime - at + 10) < 0.01",
          at);
      page.keyboard().press(".");
      assertThat(page.getByLabel("Speed")).hasValue("1.25");
      assertThat(page.locator("#spoken")).hasText("Speed 1.25");
      assertThat(page.evaluate("() => document.querySelector('.listen audio').playbackRate"))
          .isEqualTo(1.25);
      page.keyboard().press(",");
      assertThat(page.getByLabel("Speed")).hasValue("1");
      page.getByLabel("Place in the recording").focus();
      page.keyboard().press("End");
      page.waitForFunction(
          "() => { const a = document.querySelector('.listen audio'); return a.currentTime >"
              + " a.duration - 2; }");
      page.keyboard().press("Home");
      page.waitForFunction("() => document.querySelector('.listen audio').currentTime === 0");
      button(page, "Stop").press("Enter");
      assertThat(page.locator(".heard")).hasCount(0);
      assertThat(button(page, "Play")).isFocused();
      opened.hasNoTroubles();
    }
  }

  @Test
  void lettersBeyondThePlayerDoNothing() {
    try (var opened = open(DESKTOP, ColorScheme.LIGHT)) {
      var page = opened.page();
      page.locator("main").focus();
      page.keyboard().press("k");
      page.keyboard().press("l");
      page.waitForTimeout(300);
      assertThat(page.locator(".listening")).hasCount(0);
      assertThat(seconds(page)).isZero();
    }
  }

  @Test
  void placeAndSpeedAreRemembered() {
    try (var opened = open(DESKTOP, ColorScheme.LIGHT)) {
      var page = opened.page();
      page.getByLabel("Speed").selectOption("1.5");
      button(page, "Play").click();
      button(page, "Ahead 10 seconds").click();
      button(page, "Ahead 10 seconds").click();
      waitUntilHeard(page, 20);
      page.reload();
      assertThat(page.locator(".listen-time")).hasText(Pattern.compile("^(0:[2-5]|1:).*"));
      assertThat(page.getByLabel("Speed")).hasValue("1.5");
      assertThat(seconds(page)).as("nothing is loaded before it is asked for").isZero();
      button(page, "Play").click();
      waitUntilHeard(page, 20);
      assertThat(page.evaluate("() => document.querySelector('.listen audio').playbackRate"))
          .isEqualTo(1.5);
      opened.hasNoTroubles();
    }
  }

  @Test
  void lockScreensKnowWhatIsHeard() {
    try (var opened = open(DESKTOP, ColorScheme.LIGHT)) {
      var page = opened.page();
      button(page, "Play").click();
      waitUntilHeard(page, 0.1);
      assertThat(page.evaluate("() => navigator.mediaSession.metadata.title"))
          .isEqualTo("Tea cools");
      assertThat(page.evaluate("() => navigator.mediaSession.playbackState")).isEqualTo("playing");
    }
  }

  @Test
  void aReaderWhoScrolledAwayIsLeftThere() {
    try (var opened = open(DESKTOP, ColorScheme.LIGHT)) {
      var page = opened.page();
      button(page, "Play").click();
      waitUntilHeard(page, 0.2);
      takeNotes(page);
      page.evaluate("() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })");
      var top = page.evaluate("() => scrollY");
      page.waitForFunction("() => heard.length > 0");
      assertThat(page.evaluate("() => scrollY")).isEqualTo(top);
    }
  }

  @Test
  void isAccessibleBeforeAndWhileItIsHeard() {
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (var width : List.of(DESKTOP, PHONE)) {
        try (var opened = open(width, scheme)) {
          var page = opened.page();
          opened.isAccessible();
          button(page, "Play").click();
          waitUntilHeard(page, 0.1);
          button(page, "Pause").click();
          page.locator("[data-said='4']").first().click();
          assertThat(page.locator("[data-said='4'].heard").first()).isVisible();
          opened.isAccessible();
          opened.turnedRightToLeft();
          opened.isAccessible();
          assertThat(
                  page.evaluate(
                      "() => document.documentElement.scrollWidth <="
                          + " document.documentElement.clientWidth"))
              .as("no scrolling sideways at %d", width)
              .isEqualTo(true);
          opened.hasNoTroubles();
        }
      }
    }
  }

  @Test
  void withoutScriptsTheBrowsersOwnPlayerStays() {
    var context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false));
    var page = context.newPage();
    page.navigate(site.resolve("tea/index.html").toUri().toString());
    assertThat(page.locator(".listen audio[controls]")).isVisible();
    assertThat(page.locator(".listen-note a")).hasAttribute("href", "listen-v1.opus");
    context.close();
  }
}
