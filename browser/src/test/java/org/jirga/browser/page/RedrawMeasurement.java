package org.jirga.browser.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jirga.browser.Chromium;
import org.junit.jupiter.api.Test;

/// How long a reader waits for a fan after a key has moved a lever. `bench/redraw` runs it: it is
/// no test, and its name keeps it from being run as one.
///
/// | property | means |
/// |---|---|
/// | `jirga.redraw.articles` | pages with live figures, with colons between them |
/// | `jirga.redraw.moves` | keys pressed on each |
/// | `jirga.redraw.report` | the file that takes what was measured |
final class RedrawMeasurement {

  /// Keys pressed on one page before the next one has its turn: what else the machine does meets
  /// all of them alike.
  private static final int TURN = 10;

  /// Keys pressed before any is measured: engines compile what is often called.
  private static final int WARM_UP = 4 * TURN;

  /// Milliseconds.
  ///
  /// @param compute of the slowest worker
  /// @param total from the key, as the browser saw it, to the end of the frame that shows the fan
  private record Move(double compute, double total) {

    /// The way to the workers and back, quantiles, the figure, the frame.
    double drawing() {
      return total - compute;
    }
  }

  /// The page says when a fan is drawn by an attribute; a task after the next frame is later than
  /// its painting.
  private static final String STOPWATCH =
      """
      () => {
        const live = document.querySelector('.live');
        let pressed;
        window.moves = [];
        addEventListener('keydown', (event) => { pressed = event.timeStamp; }, true);
        new MutationObserver(() => requestAnimationFrame(() => {
          const painted = new MessageChannel();
          painted.port1.onmessage = () => moves.push([+live.dataset.compute, performance.now() - pressed]);
          painted.port2.postMessage(0);
        })).observe(live, { attributeFilter: ['data-compute'] });
      }
      """;

  @Test
  void aKeyMovesALever() throws IOException {
    var articles = System.getProperty("jirga.redraw.articles").split(":");
    int moves = Integer.getInteger("jirga.redraw.moves");
    var lines = new ArrayList<String>();
    lines.add("load average at the start: " + load());
    try (var chromium = Chromium.start()) {
      var readers =
          Arrays.stream(articles).map(article -> Reader.of(chromium, Path.of(article))).toList();
      for (int done = 0; done < moves; done += TURN) {
        for (var reader : readers) {
          reader.press(Math.min(TURN, moves - done));
        }
      }
      lines.add("load average at the end: " + load());
      lines.add("%-44s%10s%10s%10s".formatted("milliseconds", "total", "compute", "drawing"));
      for (var reader : readers) {
        lines.addAll(reader.report());
        reader.opened().close();
      }
    }
    Files.write(Path.of(System.getProperty("jirga.redraw.report")), lines);
  }

  /// Somebody who has the first lever under their fingers.
  private record Reader(Path article, OpenedPage opened, List<Move> moves) {

    static Reader of(Chromium chromium, Path article) {
      var opened = new OpenedPage(chromium, article, "", 1280, ColorScheme.LIGHT);
      var page = opened.page();
      assertThat(page.locator(".live-status")).containsText("identical");
      page.locator(".live-panel > summary").press("Enter");
      page.locator(".live-controls fieldset input[type=range]").first().focus();
      page.evaluate(STOPWATCH);
      var reader = new Reader(article, opened, new ArrayList<>());
      for (int done = 0; done < WARM_UP; done += TURN) {
        reader.press(TURN);
      }
      reader.moves().clear();
      return reader;
    }

    void press(int count) {
      var page = opened.page();
      page.bringToFront();
      var key = isLow(page) ? "ArrowRight" : "ArrowLeft";
      for (int i = 0; i < count; i++) {
        page.evaluate("() => { moves.length = 0; }");
        page.keyboard().press(key);
        page.waitForFunction("() => moves.length > 0");
        var move = (List<?>) page.evaluate("() => moves[0]");
        moves.add(new Move(number(move.get(0)), number(move.get(1))));
      }
    }

    private static boolean isLow(Page page) {
      return (boolean)
          page.evaluate(
              """
              () => {
                const { value, min, max } = document.activeElement;
                return 2 * value < +min + +max;
              }
              """);
    }

    private static double number(Object value) {
      return ((Number) value).doubleValue();
    }

    List<String> report() {
      var lines = new ArrayList<String>();
      lines.add("%s, %d moves".formatted(article, moves.size()));
      lines.add(line("  least", 0));
      lines.add(line("  lower quartile", 0.25));
      lines.add(line("  median", 0.5));
      lines.add(line("  upper quartile", 0.75));
      return lines;
    }

    private String line(String name, double share) {
      return String.format(
          Locale.ROOT,
          "%-44s%10.1f%10.1f%10.1f",
          name,
          quantile(Move::total, share),
          quantile(Move::compute, share),
          quantile(Move::drawing, share));
    }

    private double quantile(ToDoubleFunction<Move> of, double share) {
      var sorted = moves.stream().mapToDouble(of).sorted().toArray();
      var place = share * (sorted.length - 1);
      var below = (int) place;
      var above = Math.min(below + 1, sorted.length - 1);
      return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
  }

  private static String load() throws IOException {
    var file = Path.of("/proc/loadavg");
    return Files.isReadable(file) ? Files.readString(file).split(" ")[0] : "unknown";
  }
}
