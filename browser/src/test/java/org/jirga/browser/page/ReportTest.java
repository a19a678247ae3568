package org.jirga.browser.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jirga.browser.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The report of a study, opened from disk: what runs in the page gives the JVM's bits, follows a
/// lever by keyboard, and keeps its state in the link.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "jirga.all", matches = "true", disabledReason = "needs Chromium")
class ReportTest {

  private static final int DESKTOP = 1280;
  private static final int PHONE = 390;

  private final Path root = Path.of(System.getProperty("jirga.root", ".."));
  private Chromium chromium;
  private Path report;

  /// The report of a study whose claim depends on two constants.
  private Path boxes;

  ReportTest() {
    this.chromium = Chromium.start();
    this.report = Path.of("");
    this.boxes = report;
  }

  @BeforeAll
  void runStudies(@TempDir Path folder) throws IOException, InterruptedException {
    report = run("afghanistan-2021", folder, "--runs", "60");
    boxes = run("teacup", folder);
  }

  private Path run(String name, Path folder, String... more)
      throws IOException, InterruptedException {
    var out = folder.resolve(name);
    var arguments =
        new ArrayList<>(
            List.of(
                "run", root.resolve("cases").resolve(name).toString(), "--out", out.toString()));
    arguments.addAll(List.of(more));
    Workbench.call(folder.resolve(name + ".log"), arguments.toArray(String[]::new));
    return out.resolve("report.html");
  }

  @AfterAll
  void close() {
    chromium.close();
  }

  @Test
  void everyRunHasTheBitsOfTheJvm() {
    try (var opened = open(DESKTOP, ColorScheme.LIGHT, "")) {
      assertThat(opened.page().locator(".live-status"))
          .containsText("60 of 60 runs identical to the bit");
      opened.hasNoTroubles();
    }
  }

  @Test
  void aLeverMovedByKeyboardRedrawsTheFanAndTheLink() {
    try (var opened = open(DESKTOP, ColorScheme.LIGHT, "")) {
      var page = opened.page();
      assertThat(page.locator(".live-status")).containsText("identical");
      page.locator(".live-panel > summary").focus();
      page.keyboard().press("Enter");
      page.locator(".live-row input[type=range]").first().focus();
      page.keyboard().press("End");
      assertThat(page.locator("#series-total-isk-fighters .live-note")).containsText("Yours:");
      assertThat(page).hasURL(Pattern.compile("#try\\?lever\\."));
      page.keyboard().press("Delete");
      assertThat(page.locator("#series-total-isk-fighters .live-note"))
          .not()
          .containsText("Yours:");
      opened.hasNoTroubles();
    }
  }

  @Test
  void aLinkBringsTheSettingsAndTheVerdictsThatFlip() {
    var link =
        "#try?policy=isolation&with.skill+weight+of+ex+personnel=8&with.recruitable+fraction=0.15";
    try (var opened = open(DESKTOP, ColorScheme.LIGHT, link)) {
      var page = opened.page();
      assertThat(page.locator(".live-controls select")).hasValue("isolation");
      page.waitForFunction("() => document.querySelectorAll('.live tr.flips').length > 0");
      assertThat(page.locator(".live-controls [role=status]")).containsText("flip");
      opened.hasNoTroubles();
    }
  }

  @Test
  void aWrongFingerprintIsShown() {
    try (var opened = open(DESKTOP, ColorScheme.LIGHT, "")) {
      var page = opened.page();
      assertThat(page.locator(".live-status")).containsText("identical");
      page.addInitScript(
          """
          // before the page's own script reads it
          new MutationObserver((_, observer) => {
            const block = document.querySelector('.live-data');
            if (!block || !block.nextElementSibling) return;
            observer.disconnect();
            const data = JSON.parse(block.textContent);
            for (const policy of data.policies) policy.fingerprints = 'AAAA' + policy.fingerprints.slice(4);
            block.textContent = JSON.stringify(data);
          }).observe(document, { childList: true, subtree: true });
          """);
      page.reload();
      assertThat(page.locator(".live-status"))
          .containsText("59 of 60 runs identical to the bit; 1 differ");
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

  @Test
  void futuresAreKeptByKeyboardAndByPointer() {
    try (var opened = open(DESKTOP, ColorScheme.LIGHT, "")) {
      var page = opened.page();
      var figure = page.locator("#futures");
      var says = figure.locator("[role=status]");
      assertThat(says).containsText("60 of 60 plausible futures remain");
      figure.locator(".brush > summary").focus();
      page.keyboard().press("Enter");
      var from = figure.locator("input[type=range]").first();
      from.focus();
      page.keyboard().press("End");
      assertThat(says).containsText("1 of 60 plausible futures remain");
      assertThat(from).hasAttribute("aria-valuetext", Pattern.compile("\\d"));
      figure.locator("button").click();
      assertThat(says).containsText("60 of 60");
      // upper half of the first axis, by dragging along it
      figure.scrollIntoViewIfNeeded();
      page.waitForFunction("() => document.getElementById('futures').jirga");
      var place =
          (List<?>)
              page.evaluate(
                  """
                  () => {
                    const figure = document.getElementById('futures');
                    const box = figure.querySelector('.picture').getBoundingClientRect();
                    const at = (x, y) => figure.jirga.chart.convertToPixel(
                        { xAxisIndex: 0, yAxisIndex: 0 }, [x, y]);
                    return [box.left + at(0, 1)[0], box.top + at(0, 1)[1],
                        box.top + at(0, 0.5)[1]];
                  }
                  """);
      var x = ((Number) place.get(0)).doubleValue();
      page.mouse().move(x, ((Number) place.get(2)).doubleValue());
      page.mouse().down();
      page.mouse().move(x, ((Number) place.get(1)).doubleValue());
      page.mouse().up();
      assertThat(says).not().containsText("60 of 60");
      assertThat(says).containsText(Pattern.compile("^\\d+ of 60 .*of those that remain"));
      opened.isAccessible();
      opened.hasNoTroubles();
    }
  }

  @Test
  void aBoxIsChosenByKeyboard() {
    try (var opened = new OpenedPage(chromium, boxes, "", DESKTOP, ColorScheme.LIGHT)) {
      var page = opened.page();
      var choice = page.locator(".box-choice input").first();
      choice.focus();
      page.keyboard().press("Home");
      assertThat(page.locator(".box-says").first())
          .containsText(Pattern.compile("^Box 1.*coverage"));
      page.keyboard().press("End");
      assertThat(page.locator(".box-says").first())
          .not()
          .containsText(Pattern.compile("^Box 1[:,]"));
      opened.hasNoTroubles();
    }
  }

  @Test
  void withoutScriptsThePicturesStay() {
    var context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false));
    var page = context.newPage();
    page.navigate(report.toUri().toString());
    assertThat(page.locator("#series-total-isk-fighters svg")).isVisible();
    assertThat(page.locator(".live")).isHidden();
    context.close();
  }

  private OpenedPage open(int width, ColorScheme scheme, String fragment) {
    return new OpenedPage(chromium, report, fragment, width, scheme);
  }
}
