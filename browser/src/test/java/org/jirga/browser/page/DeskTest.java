package org.jirga.browser.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jirga.browser.Chromium;
import org.jirga.desk.contract.MailAddress;
import org.jirga.desk.contract.Office;
import org.jirga.desk.office.OpenOffice;
import org.jirga.desk.office.SampleDesk;
import org.jirga.workbench.page.PageWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The desk's pages as a reader meets them: from the form to the letter, and out again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "jirga.all", matches = "true", disabledReason = "needs Chromium")
class DeskTest {

  private static final Pattern LINK =
      Pattern.compile("https://desk\\.example\\.org(/[cu]/[0-9a-f-]+)");
  private static final int PATIENCE_MS = 120_000;

  private final Chromium chromium = Chromium.start();
  private final GreenMail mail = SampleDesk.mailServer();

  @AfterAll
  void close() {
    chromium.close();
    mail.stop();
  }

  /// Each reader goes all the way by keyboard, on a screen of their own; every page is accessible,
  /// no wider than the screen, and asks nothing of others.
  @Test
  void aReaderSubscribesConfirmsGetsTheLetterAndLeaves(@TempDir Path folder) throws Exception {
    try (Office office =
        new OpenOffice(
            SampleDesk.settings(SampleDesk.file(folder), mail.getSmtp().getPort()),
            Clock.systemUTC())) {
      var reader = 0;
      for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (var width : List.of(1280, 390)) {
          var options =
              new Browser.NewContextOptions().setViewportSize(width, 844).setColorScheme(scheme);
          // All readers call from one address here: one desk for all would hold them for one caller
          // who sends too often, on a machine that is fast enough.
          try (var served = office.serve(PageWriter.style(), _ -> {});
              var opened = new OpenedPage(chromium, served.address().toString(), options)) {
            goThrough(opened, office, served.address(), "reader%d@example.com".formatted(reader++));
          }
        }
      }
    }
  }

  private void goThrough(OpenedPage opened, Office office, URI desk, String who) throws Exception {
    var page = opened.page();
    isAsItShould(opened, "Subscribe to Notes on conflicts");
    page.keyboard().press("Tab");
    page.keyboard().press("Space");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().type(who);
    page.keyboard().press("Enter");
    isAsItShould(opened, "Check your mail");

    page.navigate(desk.resolve(link(who, 0)).toString());
    isAsItShould(opened, "Confirm your subscription");
    page.locator("button").press("Enter");
    isAsItShould(opened, "You are subscribed");

    office.send(SampleDesk.issue(), false, _ -> {});
    var leave = link(who, 1);
    // A mail program has no policy for scripts and styles; what is set here would have the desk's.
    page.navigate("about:blank");
    page.setContent(asShown(mail.getReceivedMessagesForDomain(who)[1]));
    assertThat(page).hasTitle(SampleDesk.issue().title());
    assertThat(page.locator("img").evaluate("(image) => image.naturalWidth"))
        .isEqualTo(SampleDesk.FIGURE_WIDTH);
    assertThat(page.getByText("A fan of futures")).isVisible();
    isAsItShould(opened, SampleDesk.issue().title());
    page.navigate(desk.resolve(leave).toString());
    isAsItShould(opened, "Unsubscribe");
    page.locator("button").press("Enter");
    isAsItShould(opened, "You are unsubscribed");
    assertThat(office.export(new MailAddress(who)).orElseThrow()).contains("\"status\": \"left\"");

    page.getByText("What we keep").press("Enter");
    isAsItShould(opened, "What we keep");
    opened.hasNoTroubles();

    // The browser's own words on an answer of 400 count as trouble.
    page.navigate(desk.toString());
    page.locator("input[type=email]").fill(who);
    page.locator("button").press("Enter");
    isAsItShould(opened, "Error: Subscribe to Notes on conflicts");
  }

  /// The HTML of a letter, its pictures in their places, as a mail program shows it.
  private static String asShown(MimeMessage letter) throws Exception {
    var alternative = (MimeMultipart) letter.getContent();
    var related = (MimeMultipart) alternative.getBodyPart(1).getContent();
    var html = (String) related.getBodyPart(0).getContent();
    for (var at = 1; at < related.getCount(); at++) {
      var picture = related.getBodyPart(at);
      var id = picture.getHeader("Content-ID")[0].replaceAll("[<>]", "");
      html =
          html.replace(
              "cid:" + id,
              "data:image/png;base64,"
                  + Base64.getEncoder().encodeToString(picture.getInputStream().readAllBytes()));
    }
    return html;
  }

  private static void isAsItShould(OpenedPage opened, String title) {
    Page page = opened.page();
    assertThat(page).hasTitle(title);
    page.waitForLoadState(); // the title is there before the rest of the page
    assertThat(
            page.evaluate(
                "() => document.documentElement.scrollWidth -"
                    + " document.documentElement.clientWidth"))
        .as("what '%s' is too wide by", title)
        .isEqualTo(0);
    opened.isAccessible();
  }

  /// The path of the link in the newest of so many letters to an address.
  private String link(String who, int number) throws Exception {
    var until = System.currentTimeMillis() + PATIENCE_MS;
    while (true) {
      var letters = mail.getReceivedMessagesForDomain(who);
      if (letters.length > number) {
        var text =
            GreenMailUtil.getWholeMessage(letters[number])
                .replaceAll("=\r?\n", "")
                .replaceAll("\r\n[ \t]", "");
        var match = LINK.matcher(text);
        assertThat(match.find()).isTrue();
        return match.group(1);
      }
      assertThat(System.currentTimeMillis()).as("a letter comes").isLessThan(until);
      Thread.sleep(50);
    }
  }
}
