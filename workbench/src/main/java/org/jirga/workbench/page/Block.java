package org.jirga.workbench.page;

import java.util.List;
import java.util.Set;
import org.jirga.workbench.diagram.Diagrams.Diagram;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.json.Json;

/// A part of a section.
public sealed interface Block {

  record Paragraph(Prose text) implements Block {}

  /// The paragraph that everybody reads.
  record Lead(Prose text) implements Block {}

  /// @param id an anchor
  record Heading(String id, String text) implements Block {}

  record Bullets(List<Prose> items) implements Block {
    public Bullets {
      items = List.copyOf(items);
    }
  }

  /// Set apart: what must not be overlooked.
  ///
  /// @param id an anchor
  record Box(String id, String title, List<Block> content) implements Block {
    public Box {
      content = List.copyOf(content);
    }
  }

  record Tabular(Table table) implements Block {}

  /// Figures, side by side where there is room.
  record Charts(List<Figure> figures) implements Block {
    public Charts {
      figures = List.copyOf(figures);
    }
  }

  /// HTML of an article, as its renderer made it: nothing of an author's HTML is in it.
  record Markup(String html) implements Block {}

  record Drawing(Diagram diagram) implements Block {}

  /// Lets a reader run the page's figures again; nothing where scripts do not run.
  ///
  /// @param id an anchor, which links to a reader's settings begin with
  /// @param figures the anchors of those that it can run again, where a page shows them
  /// @param data what may be moved, the futures, and which figures show what
  /// @param script of a worker that runs the model
  /// @param facts what the figures stand on, in a line: futures, seed, hash
  record Live(String id, Set<String> figures, String facts, Json.Obj data, String script)
      implements Block {
    public Live {
      figures = Set.copyOf(figures);
    }
  }

  /// For who holds other assumptions: where a claim's verdict flips, and what would be recommended
  /// then. Needs a [Live] on its page to be moved.
  ///
  /// @param id an anchor
  /// @param claim the claim's id
  /// @param text of the claim
  /// @param verdict in the futures that the page has: `holds`, `depends`, `fails`
  /// @param hits in how many of them it is true
  /// @param of how many of them can be judged
  /// @param assumptions that decide most
  /// @param advice what is recommended by verdict
  record Dissent(
      String id,
      String claim,
      String text,
      String verdict,
      long hits,
      long of,
      List<Assumption> assumptions,
      List<Advice> advice)
      implements Block {
    public Dissent {
      assumptions = List.copyOf(assumptions);
      advice = List.copyOf(advice);
    }

    /// @param sentence what becomes of the verdict from end to end of its range
    /// @param flips beside where it becomes another, on the side that was not published
    public record Assumption(String constant, String sentence, List<Flip> flips) {
      public Assumption {
        flips = List.copyOf(flips);
      }
    }

    /// @param text the value with its unit
    /// @param verdict there
    public record Flip(double value, String text, String verdict) {}

    public record Advice(String verdict, String text) {}
  }

  /// Closed until a reader opens it.
  record Fold(String id, String summary, List<Block> content) implements Block {
    public Fold {
      content = List.copyOf(content);
    }
  }

  /// Terms and what they are.
  record Definitions(List<Definition> items) implements Block {
    public Definitions {
      items = List.copyOf(items);
    }
  }

  /// @param id an anchor, possibly empty
  record Definition(String id, Prose term, List<Prose> texts) {
    public Definition {
      texts = List.copyOf(texts);
    }
  }

  /// A sentence and its verdict, under an address of its own.
  ///
  /// @param id an anchor that stays: `claim-3`
  /// @param number the source's own
  /// @param verdict a word for the style sheet: `holds`, `fails`, `depends`, `fact`, `open`
  /// @param verdictText the verdict as people read it
  /// @param quote of the source, possibly empty
  record Claim(
      String id,
      String number,
      String verdict,
      String verdictText,
      String text,
      String quote,
      List<Block> content)
      implements Block {
    public Claim {
      content = List.copyOf(content);
    }
  }

  static Block paragraph(String text) {
    return new Paragraph(Prose.of(text));
  }

  static Block paragraph(Prose text) {
    return new Paragraph(text);
  }
}
