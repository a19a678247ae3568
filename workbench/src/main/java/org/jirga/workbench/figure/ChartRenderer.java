package org.jirga.workbench.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/// Draws figures as SVG by running ECharts in GraalJS.
///
/// Loading takes about five seconds, a chart some tenths of a second: keep one renderer for all
/// figures of a page. Not thread-safe. Scripts have no access to the machine.
public final class ChartRenderer implements AutoCloseable {

  private static final String FOLDER = "/META-INF/resources/_static/echarts/6.0.0/dist/";

  /// Lines, bars and points.
  private static final String COMMON = FOLDER + "echarts.common.min.js";

  /// A browser's timers, which ECharts expects and never needs to draw without animation.
  private static final String TIMERS =
      """
      var setTimeout = function () { return 0; };
      var clearTimeout = function () {};
      """;

  private static final String RENDER =
      """
      (function (option, width, height) {
        var chart = echarts.init(null, null,
            { renderer: 'svg', ssr: true, width: width, height: height });
        chart.setOption(readOption(option));
        var svg = chart.renderToSVGString();
        chart.dispose();
        return svg;
      })
      """;

  private static final Pattern HOVER_STYLES = Pattern.compile("<style.*?</style>", Pattern.DOTALL);
  private static final Pattern CLASSES =
      Pattern.compile(" (class=\"zr[^\"]*\"|ecmeta_\\w+=\"[^\"]*\"|pointer-events=\"visible\")");
  private static final Pattern FONT =
      Pattern.compile(
          " style=\"font-size:([\\d.]+)px;font-family:[^;\"]*;?(font-weight:(\\w+);?)?\"");
  private static final Pattern IDS = Pattern.compile("zr\\d+-");
  private static final Pattern INVISIBLE =
      Pattern.compile("<path [^>]*stroke-width=\"0\"[^>]*></path>\\s*");

  /// Where labels react to a pointer.
  private static final Pattern HIDDEN =
      Pattern.compile("<path d=\"[^\"]*\"( transform=\"[^\"]*\")? fill=\"none\"></path>\\s*");

  private static final Pattern ROOT = Pattern.compile("^<svg[^>]*>\\s*(<rect[^>]*></rect>)?");

  /// The colours of a picture that stands alone, as in `page.css`.
  private static final String STANDALONE =
      """
      <style>:root { --chart-text: #1c1f22; --chart-muted: #5a6066; --chart-grid: #e3e0d8; \
      --chart-line: #0b5963; --chart-outer: #d3e4e5; --chart-inner: #98c3c7; \
      --chart-second: #a34f05; --chart-surface: #ffffff; font-family: sans-serif; \
      background: var(--chart-surface); }
      @media (prefers-color-scheme: dark) { :root { --chart-text: #e8e5de; --chart-muted: #a6abae; \
      --chart-grid: #2e3438; --chart-line: #8fd6dd; --chart-outer: #1f3a3e; --chart-inner: #33666d; \
      --chart-second: #f0a75e; --chart-surface: #1b1f22; } }</style>
      """;

  private final Context context;
  private final Value library;

  /// A figure is drawn once, however many pages and files show it.
  private final Map<Figure, String> drawn = new IdentityHashMap<>();

  private ChartRenderer(Context context) {
    this.context = context;
    context.eval("js", TIMERS);
    context.eval(Source.newBuilder("js", script(), "echarts.js").buildLiteral());
    context.eval("js", optionReader());
    this.library = context.eval("js", RENDER);
  }

  public static ChartRenderer start() {
    // The stock JDK has no Graal compiler; the interpreter is enough for some dozen charts.
    return new ChartRenderer(
        Context.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build());
  }

  /// The library itself, for pages that draw figures again in the browser.
  public static String script() {
    return read(COMMON);
  }

  /// The function `readOption`, which a figure's option goes through on its way to the library.
  public static String optionReader() {
    return read("option.js");
  }

  private static String read(String library) {
    try (var in = ChartRenderer.class.getResourceAsStream(library)) {
      if (in == null) {
        throw new IllegalStateException("Not on the class path: " + library);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The picture as a file of its own, with its colours, light and dark.
  public String standalone(Figure figure) {
    var svg = svg(figure);
    var opening = opening(figure);
    return svg.replace(opening, opening + STANDALONE);
  }

  /// The picture as an `svg` element without styles or scripts of its own. It scales with the width
  /// given to it.
  public String svg(Figure figure) {
    return drawn.computeIfAbsent(figure, this::draw);
  }

  private String draw(Figure figure) {
    var picture =
        library.execute(figure.option().toString(), figure.width(), figure.height()).asString();
    var bare = HOVER_STYLES.matcher(picture).replaceAll("");
    var plain = CLASSES.matcher(bare).replaceAll("");
    // A policy that forbids inline styles forbids style attributes too.
    var fonts =
        FONT.matcher(plain)
            .replaceAll(
                match ->
                    " font-size=\""
                        + match.group(1)
                        + "\""
                        + (match.group(3) == null
                            ? ""
                            : " font-weight=\"" + match.group(3) + "\""));
    // The library counts its charts; a page must not depend on the order in which they are drawn.
    var shown = HIDDEN.matcher(INVISIBLE.matcher(fonts).replaceAll("")).replaceAll("");
    var joined = figure.hasCells() ? JoinedCells.of(shown) : shown;
    var named = IDS.matcher(StraightPaths.thinned(joined)).replaceAll(figure.id() + "-");
    return ROOT.matcher(named).replaceFirst(Matcher.quoteReplacement(opening(figure)));
  }

  private static String opening(Figure figure) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" \
    aria-labelledby="%3$s-name %3$s-what">
    <title id="%3$s-name">%4$s</title>
    <desc id="%3$s-what">%5$s</desc>
    """
        .formatted(
            figure.width(),
            figure.height(),
            figure.id(),
            escaped(figure.title()),
            escaped(figure.finding()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public void close() {
    context.close();
  }
}
