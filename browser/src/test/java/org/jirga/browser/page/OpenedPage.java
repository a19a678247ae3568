package org.jirga.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jirga.browser.Chromium;

/// A page opened from disk, offline, and all that went wrong with it: requests to the network,
/// violations of its security policy, errors of scripts.
final class OpenedPage implements AutoCloseable {

  private static final List<String> WCAG_22_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /// How long a page may take to show what is waited for, in milliseconds. The library's own five
  /// seconds would judge how busy the machine is, not the page.
  private static final double PATIENCE = 120_000;

  private final BrowserContext context;
  private final Page page;
  private final List<String> troubles = new ArrayList<>();

  OpenedPage(Chromium chromium, Path file, String fragment, int width, ColorScheme scheme) {
    this.context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, 844)
                    .setColorScheme(scheme)
                    .setOffline(true));
    context.setDefaultTimeout(PATIENCE);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            troubles.add(message.text());
          }
        });
    page.onPageError(troubles::add);
    page.onRequest(
        request -> {
          if (!request.url().matches("(file|data|blob):.*")) {
            troubles.add("asked for " + request.url());
          }
        });
    page.addInitScript(
        "addEventListener('securitypolicyviolation', (event) => console.error('policy: ' +"
            + " event.violatedDirective + ' ' + event.blockedURI))");
    page.navigate(file.toUri() + fragment);
  }

  Page page() {
    return page;
  }

  void turnedRightToLeft() {
    page.evaluate("() => { document.documentElement.dir = 'rtl'; }");
  }

  /// Nothing was asked of the network, the policy was kept, and no script failed.
  void hasNoTroubles() {
    assertThat(troubles).isEmpty();
  }

  void isAccessible() {
    var violations =
        new AxeBuilder(page)
            .withTags(WCAG_22_AA).analyze().getViolations().stream()
                .map(
                    rule ->
                        "%s: %s"
                            .formatted(
                                rule.getId(),
                                rule.getNodes().stream().limit(3).map(it -> it.getHtml()).toList()))
                .toList();
    assertThat(violations).isEmpty();
  }

  @Override
  public void close() {
    context.close();
  }
}
