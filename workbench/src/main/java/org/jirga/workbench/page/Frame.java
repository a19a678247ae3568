package org.jirga.workbench.page;

import java.util.List;
import org.jirga.workbench.figure.Figure;

/// What surrounds a page that stands on a site. Its parts are HTML that templates have made.
///
/// @param language a tag such as `en` or `fa`
/// @param rightToLeft the direction of the language
/// @param head elements for the head: cards, feeds, what reference managers read
/// @param bar what stands above the title: the site's name and its parts
/// @param byline what stands below the title
/// @param end what stands after the last section
/// @param scripts what the page does beyond figures, tables and theme
/// @param figures how others cite and embed the page's figures
/// @param hasSound whether the page plays a file that stands beside it
/// @param still whether figures are pictures only, without the library that draws them again
public record Frame(
    String language,
    boolean rightToLeft,
    String head,
    String bar,
    String byline,
    String end,
    List<String> scripts,
    FigureTools figures,
    boolean hasSound,
    boolean still) {

  public Frame {
    scripts = List.copyOf(scripts);
  }

  /// What a figure offers beside its table.
  ///
  /// @param citation before and after the figure's title and anchor: `Author. 2026. “`, `”, figure
  ///     in …`; empty for no citation
  /// @param address of the page, to which the figure's anchor is added; possibly empty
  /// @param folder the way from the page to the folder that has `embed/` and `figures/`
  /// @param hasPng whether figures stand there as PNG, too
  public record FigureTools(
      String citationBefore, String citationAfter, String address, String folder, boolean hasPng) {

    public static final FigureTools NONE = new FigureTools("", "", "", "", false);

    public boolean hasCitation() {
      return !citationBefore.isEmpty();
    }

    public String citation(Figure figure) {
      return citationBefore + figure.title() + citationAfter + address + "#" + figure.id();
    }

    /// The page that holds the figure alone.
    public String embed(Figure figure) {
      return folder + "embed/" + figure.id() + ".html";
    }

    /// The figure as a file.
    ///
    /// @param ending `svg`, `png` or `csv`
    public String file(Figure figure, String ending) {
      return folder + "figures/" + figure.id() + "." + ending;
    }
  }

  /// The frame of a page that stands alone.
  public static final Frame NONE =
      new Frame("en", false, "", "", "", "", List.of(), FigureTools.NONE, false, false);
}
