package org.jirga.workbench.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jirga.workbench.figure.ChartRenderer;
import org.jirga.workbench.figure.Figure;

/// Writes a page as one HTML file that asks nothing of the network.
///
/// Pictures are in the file as SVG; scripts only add to them. A content security policy allows the
/// styles and scripts of the file by their hashes and nothing else.
public final class PageWriter {

  private static final Pattern SCRIPT_END = Pattern.compile("</script", Pattern.CASE_INSENSITIVE);

  /// The light theme comes first in the style sheet.
  private static final Pattern COLOUR = Pattern.compile("(--[\\w-]+):\\s*(#[0-9a-fA-F]{6})");

  private PageWriter() {}

  /// What the outermost template needs beside the page.
  ///
  /// @param pictures SVG by the id of the figure
  /// @param tools what each figure offers
  /// @param live what the figures that a reader can run again stand on, by their ids
  public record Assets(
      String policy,
      String style,
      String earlyScript,
      String library,
      String script,
      Map<String, String> pictures,
      Frame.FigureTools tools,
      Map<String, String> live) {
    public Assets {
      pictures = Map.copyOf(pictures);
      live = Map.copyOf(live);
    }

    public String picture(Figure figure) {
      var svg = pictures.get(figure.id());
      if (svg == null) {
        throw new IllegalStateException("The figure '%s' was not drawn.".formatted(figure.id()));
      }
      return svg;
    }
  }

  public static String html(Page page) {
    try (var renderer = ChartRenderer.start()) {
      return html(page, renderer);
    }
  }

  /// With a renderer that is there already, and stays open.
  public static String html(Page page, ChartRenderer renderer) {
    var figures = new ArrayList<Figure>();
    var live = new HashMap<String, String>();
    collect(page, figures, live);
    var early = resource("early.js");
    var script =
        ChartRenderer.optionReader()
            + resource("page.js")
            + (live.isEmpty() ? "" : resource("live.js"))
            + (figures.stream().anyMatch(Figure::hasFutures) ? resource("brush.js") : "")
            + (figures.stream().anyMatch(Figure::hasBoxes) ? resource("boxes.js") : "");
    var library = figures.isEmpty() || page.frame().still() ? "" : harmless(ChartRenderer.script());
    var style = resource("page.css") + (library.isEmpty() ? "" : heights(figures));
    var scripts = new ArrayList<>(List.of(early, script));
    scripts.addAll(page.frame().scripts());
    if (!library.isEmpty()) {
      scripts.add(library);
    }
    var assets =
        new Assets(
            policy(style, scripts, !live.isEmpty(), page.frame().hasSound()),
            style,
            early,
            library,
            script,
            pictures(figures, renderer),
            page.frame().figures(),
            live);
    var out = new StringOutput();
    TemplateEngine.createPrecompiled(
            null,
            ContentType.Html,
            PageWriter.class.getClassLoader(),
            "org.jirga.workbench.template")
        .render("page/page.jte", Map.of("page", page, "assets", assets), out);
    return out.toString();
  }

  /// The colours of the light theme by the names that the style sheet and figures have for them,
  /// for pictures that stand without a page.
  public static Map<String, String> lightColours() {
    var colours = new HashMap<String, String>();
    COLOUR
        .matcher(resource("page.css"))
        .results()
        .forEach(match -> colours.putIfAbsent(match.group(1), match.group(2)));
    return colours;
  }

  private static Map<String, String> pictures(List<Figure> figures, ChartRenderer renderer) {
    var pictures = new HashMap<String, String>();
    for (var figure : figures) {
      if (pictures.put(figure.id(), renderer.svg(figure)) != null) {
        throw new IllegalStateException("Two figures have the id '%s'.".formatted(figure.id()));
      }
    }
    return pictures;
  }

  /// The figures of a page, in its order.
  public static List<Figure> figures(Page page) {
    var figures = new ArrayList<Figure>();
    collect(page, figures, new HashMap<>());
    return figures;
  }

  private static void collect(Page page, List<Figure> figures, Map<String, String> live) {
    page.sections().forEach(section -> collect(section.blocks(), figures, live));
  }

  private static void collect(List<Block> blocks, List<Figure> figures, Map<String, String> live) {
    for (var block : blocks) {
      switch (block) {
        case Block.Charts charts -> figures.addAll(charts.figures());
        case Block.Live panel -> panel.figures().forEach(figure -> live.put(figure, panel.facts()));
        case Block.Box box -> collect(box.content(), figures, live);
        case Block.Fold fold -> collect(fold.content(), figures, live);
        case Block.Claim claim -> collect(claim.content(), figures, live);
        case Block.Paragraph _,
            Block.Lead _,
            Block.Heading _,
            Block.Bullets _,
            Block.Tabular _,
            Block.Drawing _,
            Block.Markup _,
            Block.Dissent _,
            Block.Definitions _ -> {}
      }
    }
  }

  /// Figures that are drawn again have the height that they will have then, or the page would move.
  private static String heights(List<Figure> figures) {
    return figures.stream()
        .map(Figure::height)
        .distinct()
        .sorted()
        .map(".scripts .picture[data-height=\"%1$d\"] { height: %1$dpx; }\n"::formatted)
        .collect(Collectors.joining());
  }

  /// An end tag inside of a string would end the element that the script stands in.
  private static String harmless(String script) {
    return SCRIPT_END.matcher(script).replaceAll("<\\\\/script");
  }

  private static String policy(
      String style, List<String> scripts, boolean isLive, boolean hasSound) {
    var allowed = new StringBuilder();
    scripts.forEach(script -> allowed.append(" '").append(hash(script)).append('\''));
    return "default-src 'none'; script-src%s; style-src '%s'; img-src data:;%s%s base-uri 'none'; form-action 'none'"
        .formatted(
            allowed,
            hash(style),
            isLive ? " worker-src blob:;" : "",
            hasSound ? " media-src 'self';" : "");
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return "sha256-"
          + Base64.getEncoder()
              .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  /// The CSS of all our pages.
  public static String style() {
    return resource("page.css");
  }

  private static String resource(String name) {
    try (var in = PageWriter.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The resource '%s' is missing.".formatted(name));
      }
      // Browsers count a carriage return as a line feed when they hash.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
