package org.jirga.workbench.article;

import java.util.List;
import org.commonmark.node.CustomNode;

/// `[@one, p. 3; @two]`: works that are cited.
final class CitationNode extends CustomNode {

  /// @param key of the reference
  /// @param locator what follows it, possibly empty
  record Cited(String key, String locator) {}

  private final List<Cited> cited;

  CitationNode(List<Cited> cited) {
    this.cited = List.copyOf(cited);
  }

  List<Cited> cited() {
    return cited;
  }
}
