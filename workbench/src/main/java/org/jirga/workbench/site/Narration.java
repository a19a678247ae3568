package org.jirga.workbench.site;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jirga.workbench.article.Article;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.speech.Lexicon;
import org.jirga.workbench.speech.Recorder;
import org.jirga.workbench.speech.Sentences;
import org.jirga.workbench.speech.SpokenForm;

/// What is read aloud of an article, in its order, and where each line stands on the page.
///
/// Title, headings and prose are read. A figure is read as its title and finding, a claim as its
/// sentence and verdict; of a table it is said that it stands there. Notes, citations, references
/// and what is folded away are left out. Figures and claims are written in English: in another
/// language prose and headings alone are read.
///
/// @param article with its sentences marked
/// @param lines one for each cue
/// @param targets of each line, as [Publication.Cue] has them
record Narration(Article article, List<Recorder.Line> lines, List<String> targets) {

  private static final double SHORT = 0.25;
  private static final double MIDDLE = 0.55;
  private static final double LONG = 0.8;

  /// On what is shown while nothing is said.
  private static final int NO_LINE = -1;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  Narration {
    lines = List.copyOf(lines);
    targets = List.copyOf(targets);
  }

  static Narration of(Article article, Lexicon lexicon) {
    return new Writer(article, lexicon).narration();
  }

  /// Collects the lines.
  private static final class Writer {

    private final Article article;
    private final Sentences sentences;
    private final SpokenForm spoken;
    private final boolean isEnglish;
    private final List<Recorder.Line> lines = new ArrayList<>();
    private final List<String> targets = new ArrayList<>();

    Writer(Article article, Lexicon lexicon) {
      this.article = article;
      this.sentences = new Sentences(lexicon);
      var language = article.metadata().language();
      this.spoken = new SpokenForm(lexicon, language);
      this.isEnglish = SpokenForm.isEnglish(language);
    }

    Narration narration() {
      var metadata = article.metadata();
      add(metadata.title(), LONG, "h1");
      add(metadata.subtitle(), LONG, ".subtitle");
      if (isEnglish) {
        add(
            "By %s, %s. Read by a synthetic voice."
                .formatted(ArticlePage.names(metadata.authors()), DATE.format(metadata.date())),
            LONG,
            ".byline p:first-child");
      }
      var sections = article.sections().stream().map(this::section).toList();
      add(metadata.disclaimer(), SHORT, ".imprint p:first-child");
      return new Narration(article.with(sections), lines, targets);
    }

    private Section section(Section section) {
      add(section.title(), LONG, id(section.id() + "-title"));
      return new Section(
          section.id(), section.title(), section.blocks().stream().map(this::block).toList());
    }

    private Block block(Block block) {
      switch (block) {
        case Block.Markup(var html) -> {
          return new Block.Markup(SpokenMarkup.mark(html, sentences, this::prose));
        }
        case Block.Charts(var figures) -> figures.forEach(this::figure);
        case Block.Claim claim ->
            result(
                "Claim %s: %s Verdict: %s"
                    .formatted(claim.number(), closed(claim.text()), closed(claim.verdictText())),
                id(claim.id() + "-title"));
        case Block.Tabular(var table) ->
            result(
                "A table stands here in the text: " + closed(table.caption().plain()),
                id(table.id()) + " caption");
        case Block.Drawing(var diagram) ->
            result(
                "Diagram: " + closed(diagram.title()) + " " + closed(diagram.description()),
                id(diagram.id()) + " figcaption");
        case Block.Paragraph _,
            Block.Lead _,
            Block.Heading _,
            Block.Bullets _,
            Block.Box _,
            Block.Fold _,
            Block.Live _,
            Block.Dissent _,
            Block.Definitions _ -> {}
      }
      return block;
    }

    private void figure(Figure figure) {
      result(
          "Figure: " + closed(figure.title()) + " " + closed(figure.finding()),
          id(figure.id()) + " figcaption");
    }

    /// What results say of themselves, in English.
    private void result(String text, String target) {
      if (isEnglish) {
        add(text, MIDDLE, target);
      }
    }

    private int prose(String text, SpokenMarkup.Kind kind) {
      if (kind == SpokenMarkup.Kind.TABLE && !isEnglish) {
        return NO_LINE;
      }
      return add(
          text,
          switch (kind) {
            case SENTENCE -> SHORT;
            case LAST, TABLE -> MIDDLE;
            case HEADING -> LONG;
          },
          "");
    }

    /// @return the number of the line
    private int add(String text, double pause, String target) {
      var words = spoken.of(text);
      if (!words.isBlank()) {
        lines.add(new Recorder.Line(closed(words), pause));
        targets.add(target);
      }
      return lines.size() - 1;
    }

    private static String id(String id) {
      return "[id=\"" + id.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
    }

    private static String closed(String text) {
      return text.isEmpty() || text.matches(".*[.!?…؟۔।]") ? text : text + ".";
    }
  }
}
