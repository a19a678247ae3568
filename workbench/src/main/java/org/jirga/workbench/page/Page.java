package org.jirga.workbench.page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A page: what it is about, what it says, and where its numbers come from.
///
/// @param frame what surrounds it where it stands on a site
/// @param sections one without a title continues what stands before it
public record Page(Metadata metadata, Frame frame, List<Section> sections, String footer) {

  /// A page that stands alone.
  public Page(Metadata metadata, List<Section> sections, String footer) {
    this(metadata, Frame.NONE, sections, footer);
  }

  public Page {
    sections = List.copyOf(sections);
  }

  /// Whether a list of its sections helps.
  public boolean hasContents() {
    return sections.stream().filter(section -> !section.title().isEmpty()).count() > 2;
  }

  /// What others say about the page without reading it: a list of pages, a search engine, a
  /// citation manager.
  ///
  /// @param kicker what kind of page it is, above the title
  /// @param description a sentence or two
  /// @param facts by name, such as the hash of the results
  public record Metadata(
      String kicker, String title, String description, Map<String, String> facts) {
    public Metadata {
      facts = new TreeMap<>(facts);
    }
  }
}
