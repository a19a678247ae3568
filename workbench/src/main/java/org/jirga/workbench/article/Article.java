package org.jirga.workbench.article;

import java.util.List;
import org.jirga.workbench.binding.BindingCheck.Bound;
import org.jirga.workbench.citation.Reference;
import org.jirga.workbench.page.Section;

/// An article, read and checked against the results of its case.
///
/// @param sections the first has no title if text stands before the first heading
/// @param references those that are cited, sorted
/// @param bound numbers and words that follow from results, in the order of the text
/// @param words of the text, without tables and figures
public record Article(
    ArticleMetadata metadata,
    List<Section> sections,
    List<Reference> references,
    List<Bound> bound,
    String words) {

  /// Words that people read in a minute.
  private static final int SPEED = 220;

  public Article {
    sections = List.copyOf(sections);
    references = List.copyOf(references);
    bound = List.copyOf(bound);
  }

  /// The same article in other blocks.
  public Article with(List<Section> others) {
    return new Article(metadata, others, references, bound, words);
  }

  public int wordCount() {
    return words.isBlank() ? 0 : words.strip().split("\\s+").length;
  }

  /// At least one.
  public int minutes() {
    return Math.max(1, Math.round((float) wordCount() / SPEED));
  }
}
