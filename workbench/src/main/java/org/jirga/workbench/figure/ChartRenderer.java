package org.jirga.workbench.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/// Draws figures as SVG by running ECharts in GraalJS.
///
/// Loading takes about five seconds, a chart some tenths of a second: keep one renderer for all
/// figures of a page. Not thread-safe. Scripts have no access to the machine.
public final class ChartRenderer implements AutoCloseable {

  private static final String ECHARTS =
      "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.common.min.js";

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
        chart.setOption(JSON.parse(option));
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
  private static final Pattern ROOT = Pattern.compile("^<svg[^>]*>\\s*(<rect[^>]*></rect>)?");

  private final Engine engine;
  private final Context context;
  private final Value render;

  private ChartRenderer(Engine engine, Context context, Value render) {
    this.engine = engine;
    this.context = context;
    this.render = render;
  }

  public static ChartRenderer start() {
    // The stock JDK has no Graal compiler; the interpreter is enough for some dozen charts.
    var engine = Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
    var context = Context.newBuilder("js").engine(engine).build();
    context.eval("js", TIMERS);
    context.eval(Source.newBuilder("js", script(), "echarts.js").buildLiteral());
    return new ChartRenderer(engine, context, context.eval("js", RENDER));
  }

  /// The library itself, for pages that draw their figures again in the browser.
  public static String script() {
    try (var in = ChartRenderer.class.getResourceAsStream(ECHARTS)) {
      if (in == null) {
        throw new IllegalStateException("ECharts is not on the class path: " + ECHARTS);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The picture as an `svg` element without styles or scripts of its own. It scales with the width
  /// given to it.
  public String svg(Figure figure) {
    var drawn =
        render.execute(figure.option().toString(), figure.width(), figure.height()).asString();
    var bare = HOVER_STYLES.matcher(drawn).replaceAll("");
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
    var named = IDS.matcher(INVISIBLE.matcher(fonts).replaceAll("")).replaceAll(figure.id() + "-");
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
    engine.close();
  }
}
