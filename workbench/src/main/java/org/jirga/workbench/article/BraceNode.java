package org.jirga.workbench.article;

import org.commonmark.node.CustomNode;

/// What stands between double braces, as written.
final class BraceNode extends CustomNode {

  private final String inside;
  private String shown = "";
  private String formula = "";

  BraceNode(String inside) {
    this.inside = inside;
  }

  String inside() {
    return inside;
  }

  /// Once it has been read: the words that readers see, and what they are bound to.
  void bind(String written, String boundTo) {
    shown = written;
    formula = boundTo;
  }

  String shown() {
    return shown;
  }

  String formula() {
    return formula;
  }
}
