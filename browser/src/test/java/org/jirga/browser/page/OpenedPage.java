package org.jirga.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jirga.browser.Chromium;

/// A page, and all that went wrong with it: requests to the network, violations of its security
/// policy, errors of scripts.
final class OpenedPage implements AutoCloseable {

  private static final List<String> WCAG_22_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private final BrowserContext context;
  private final Page page;
  private final List<String> troubles = new ArrayList<>();

  /// From disk, offline.
  OpenedPage(Chromium chromium, Path file, String fragment, int width, ColorScheme scheme) {
    this(
        chromium,
        file.toUri() + fragment,
        new Browser.NewContextOptions()
            .setViewportSize(width, 844)
            .setColorScheme(scheme)
            .setOffline(true));
  }

  OpenedPage(Chromium chromium, String address, Browser.NewContextOptions options) {
    this.context = chromium.newContext(options);
    var own = URI.create(address).resolve("/").toString();
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
          if (!request.url().startsWith(own) && !request.url().matches("(file|data|blob):.*")) {
            troubles.add("asked for " + request.url());
          }
        });
    page.addInitScript(
        "addEventListener('securitypolicyviolation', (event) => console.error('policy: ' +"
            + " event.violatedDirective + ' ' + event.blockedURI))");
    page.addInitScript(
        """
        window.shifts = [];
        new PerformanceObserver((list) => {
          for (const shift of list.getEntries()) {
            if (shift.hadRecentInput) continue;
            const name = (node) => node.id ? '#' + node.id
              : [node.nodeName.toLowerCase(), ...(node.classList || [])].join('.');
            const what = shift.sources.map(({ node, previousRect: from, currentRect: to }) => {
              let path = '';
              for (let at = node; at && at !== document.body; at = at.parentNode) {
                path = name(at) + ' ' + path;
                if (at.id) break;
              }
              return path + [from, to].map((box) => [box.x, box.y, box.width, box.height].map(Math.round)).join(' to ');
            });
            shifts.push(shift.value.toFixed(4) + ' ' + what.join('; '));
          }
        }).observe({ type: 'layout-shift', buffered: true });
        """);
    page.navigate(address);
  }

  Page page() {
    return page;
  }

  void turnedRightToLeft() {
    page.evaluate("() => { document.documentElement.dir = 'rtl'; }");
  }

  /// What moved without anybody having asked for it: how much of the screen it moved, its elements
  /// from the nearest one with an id, and where they were before and after.
  List<?> shifts() {
    return (List<?>) page.evaluate("() => shifts");
  }

  /// When the first text or picture was painted, in milliseconds after the page was asked for.
  double firstPaint() {
    var time =
        page.evaluate(
            """
            () => new Promise((done) => new PerformanceObserver((list) => {
              const [paint] = list.getEntriesByName('first-contentful-paint');
              if (paint) done(paint.startTime);
            }).observe({ type: 'paint', buffered: true }))
            """);
    return ((Number) time).doubleValue();
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
