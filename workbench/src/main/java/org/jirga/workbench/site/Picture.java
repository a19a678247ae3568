package org.jirga.workbench.site;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jirga.workbench.page.PageWriter;

/// Pictures that stand without a page: a figure as an SVG file with colours of its own, the card by
/// which other sites show an article, and the picture of a podcast.
final class Picture {

  private static final Pattern VARIABLE = Pattern.compile("var\\((--[\\w-]+)\\)");

  private static final Pattern VIEW = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"");

  /// Fonts differ: labels at the left edge may be wider than where the picture was laid out.
  private static final int ROOM = 30;

  /// Pixels of a PNG for one of a figure.
  private static final int SHARP = 2;

  private static final int MARGIN = 60;
  private static final int TITLE_SIZE = 40;
  private static final int SMALL_SIZE = 24;
  private static final int TITLE_LINES = 2;
  private static final int FINDING_LINES = 2;
  private static final double LINE = 1.25;

  /// The least that Apple Podcasts takes.
  private static final int COVER_SIZE = 1400;

  private static final int COVER_TITLE_LINES = 4;

  private Picture() {}

  /// The picture of a figure as a file of its own, in the colours of the light theme.
  static String standalone(String svg) {
    var colours = PageWriter.lightColours();
    var plain =
        VARIABLE
            .matcher(svg)
            .replaceAll(
                match -> Matcher.quoteReplacement(colours.getOrDefault(match.group(1), "#000000")));
    return VIEW.matcher(plain)
        .replaceFirst(
            match ->
                "viewBox=\"%d 0 %d %s\" font-family=\"sans-serif\""
                    .formatted(-ROOM, Integer.parseInt(match.group(1)) + ROOM, match.group(2)));
  }

  /// A figure alone, for slides and documents that take no SVG.
  ///
  /// @return a PNG of twice the figure's size; absent on a machine without fonts
  static Optional<byte[]> figure(String figureSvg) {
    var document = document(standalone(figureSvg));
    var width = Math.round(document.size().width * SHARP);
    var height = Math.round(document.size().height * SHARP);
    return png(
        width,
        height,
        out -> {
          out.setColor(
              Color.decode(PageWriter.lightColours().getOrDefault("--chart-surface", "#ffffff")));
          out.fillRect(0, 0, width, height);
          document.renderWithPlatform(
              NullPlatformSupport.INSTANCE, out, new ViewBox(0, 0, width, height));
        });
  }

  /// A card: title, the figure, what it shows, and the site.
  ///
  /// @return a PNG; absent on a machine without fonts
  static Optional<byte[]> card(String site, String title, String finding, String figureSvg) {
    return png(
        HeadWriter.CARD_WIDTH,
        HeadWriter.CARD_HEIGHT,
        out -> draw(out, site, title, finding, figureSvg));
  }

  /// The square picture of a podcast.
  ///
  /// @return a PNG; absent on a machine without fonts
  static Optional<byte[]> cover(String site, String publisher) {
    return png(
        COVER_SIZE,
        COVER_SIZE,
        out -> {
          var colours = PageWriter.lightColours();
          out.setColor(Color.decode(colours.getOrDefault("--accent", "#0b5963")));
          out.fillRect(0, 0, COVER_SIZE, COVER_SIZE);
          out.setColor(Color.decode(colours.getOrDefault("--paper", "#ffffff")));
          out.setFont(new Font(Font.SERIF, Font.BOLD, COVER_SIZE / 8));
          lines(out, site, COVER_SIZE / 10, COVER_SIZE / 3, COVER_SIZE * 8 / 10, COVER_TITLE_LINES);
          out.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, COVER_SIZE / 24));
          out.drawString(publisher, COVER_SIZE / 10, COVER_SIZE * 9 / 10);
        });
  }

  private static Optional<byte[]> png(int width, int height, Consumer<Graphics2D> drawing) {
    System.setProperty("java.awt.headless", "true");
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var out = image.createGraphics();
    try {
      out.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      out.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      drawing.accept(out);
    } catch (Error | RuntimeException e) {
      // Java throws InternalError or NullPointerException where no font is installed.
      if (isWithoutFonts()) {
        return Optional.empty();
      }
      throw e;
    } finally {
      out.dispose();
    }
    try (var bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", bytes);
      return Optional.of(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isWithoutFonts() {
    try {
      return GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length
          == 0;
    } catch (Error | RuntimeException _) {
      return true;
    }
  }

  private static void draw(
      Graphics2D out, String site, String title, String finding, String figureSvg) {
    var colours = PageWriter.lightColours();
    var ink = Color.decode(colours.getOrDefault("--ink", "#000000"));
    var soft = Color.decode(colours.getOrDefault("--soft", "#555555"));
    out.setColor(Color.decode(colours.getOrDefault("--paper", "#ffffff")));
    out.fillRect(0, 0, HeadWriter.CARD_WIDTH, HeadWriter.CARD_HEIGHT);
    out.setColor(Color.decode(colours.getOrDefault("--accent", "#0b5963")));
    out.fillRect(0, 0, 14, HeadWriter.CARD_HEIGHT);
    var width = HeadWriter.CARD_WIDTH - 2 * MARGIN;
    out.setColor(ink);
    out.setFont(new Font(Font.SERIF, Font.BOLD, TITLE_SIZE));
    var y = lines(out, title, MARGIN, MARGIN + TITLE_SIZE / 2, width, TITLE_LINES);
    out.setColor(soft);
    out.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, SMALL_SIZE));
    y = lines(out, finding, MARGIN, y + SMALL_SIZE / 2, width, FINDING_LINES);
    var bottom = HeadWriter.CARD_HEIGHT - MARGIN / 2;
    out.drawString(site, MARGIN, bottom);
    var top = y - SMALL_SIZE / 2;
    var height = bottom - SMALL_SIZE - MARGIN / 3 - top;
    var document = document(standalone(figureSvg));
    var size = document.size();
    var scale = Math.min((float) width / size.width, (float) height / size.height);
    var drawnWidth = size.width * scale;
    document.renderWithPlatform(
        NullPlatformSupport.INSTANCE,
        out,
        new ViewBox(MARGIN + (width - drawnWidth) / 2, top, drawnWidth, size.height * scale));
  }

  private static SVGDocument document(String svg) {
    try (var in = new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))) {
      var loaded =
          new SVGLoader().load(in, URI.create("about:blank"), LoaderContext.createDefault());
      return Optional.ofNullable(loaded)
          .orElseThrow(() -> new IllegalStateException("A figure is no SVG document."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Draws a text in lines; what does not fit ends in an ellipsis.
  ///
  /// @return the baseline of the line that would follow
  private static int lines(Graphics2D out, String text, int x, int y, int width, int most) {
    var metrics = out.getFontMetrics();
    var lines = new ArrayList<String>();
    var line = "";
    for (var word : List.of(text.split(" "))) {
      var longer = line.isEmpty() ? word : line + " " + word;
      if (metrics.stringWidth(longer) > width && !line.isEmpty()) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    var shown = lines.size() <= most ? lines : lines.subList(0, most);
    var at = y;
    for (var i = 0; i < shown.size(); i++) {
      out.drawString(
          i == most - 1 && lines.size() > most ? shown.get(i) + " …" : shown.get(i), x, at);
      at += (int) (out.getFont().getSize() * LINE);
    }
    return at;
  }
}
