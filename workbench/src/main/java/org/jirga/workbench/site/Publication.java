package org.jirga.workbench.site;

import java.util.List;
import java.util.Optional;
import org.jirga.workbench.article.Article;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Page;
import org.jirga.workbench.report.Report;

/// An article on a site, with the results that it rests on.
///
/// @param reportPage the report of the same results
/// @param recording the article read aloud; absent where there is none
/// @param hasPdf whether a printed version stands beside it
public record Publication(
    Site site,
    Article article,
    Report report,
    Page reportPage,
    Optional<Recording> recording,
    boolean hasPdf) {

  /// @param file beside the article
  /// @param type such as `audio/mpeg`
  /// @param voice who reads, for listeners: `flite, voice rms`
  /// @param cues in the order of time
  public record Recording(
      String file, String type, long bytes, double seconds, String voice, List<Cue> cues) {

    public Recording {
      cues = List.copyOf(cues);
    }

    /// As feeds have it.
    public int wholeSeconds() {
      return (int) Math.round(seconds);
    }

    /// At least one.
    public int minutes() {
      return Math.max(1, (int) Math.round(seconds / 60));
    }
  }

  /// When a line begins, and what of the page it is.
  ///
  /// @param at in seconds
  /// @param target a selector; empty where the line's number is on the page's sentences
  public record Cue(double at, String target) {}

  /// The same, read aloud.
  ///
  /// @param marked the article with its sentences marked
  Publication with(Article marked, Recording reading) {
    return new Publication(site, marked, report, reportPage, Optional.of(reading), hasPdf);
  }

  public String slug() {
    return article.metadata().slug();
  }

  /// Where the article will stand.
  public String address() {
    return site.address() + "/" + slug() + "/";
  }

  /// The figure that stands for the article: the one its front matter names, else its first.
  public Optional<Figure> leadFigure() {
    var figures = figures();
    return figures.stream()
        .filter(figure -> figure.id().equals(article.metadata().figure()))
        .findFirst()
        .or(() -> figures.stream().findFirst());
  }

  /// What the picture beside the article shows.
  String cardDescription() {
    return leadFigure()
        .map(figure -> figure.title() + ". " + figure.finding())
        .orElse(article.metadata().title());
  }

  /// In the order of the text.
  public List<Figure> figures() {
    return article.sections().stream()
        .flatMap(section -> section.blocks().stream())
        .filter(Block.Charts.class::isInstance)
        .flatMap(block -> ((Block.Charts) block).figures().stream())
        .toList();
  }
}
