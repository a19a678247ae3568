package org.jirga.workbench.article;

import java.util.Optional;
import org.commonmark.node.CustomNode;
import org.jirga.workbench.binding.Setting;

/// What stands between double braces, as written.
final class BraceNode extends CustomNode {

  private final String inside;
  private String shown = "";
  private String formula = "";
  private Optional<Setting> setting = Optional.empty();

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

  /// A number that readers may move.
  void set(Setting what) {
    shown = what.binding().written();
    setting = Optional.of(what);
  }

  Optional<Setting> setting() {
    return setting;
  }

  String shown() {
    return shown;
  }

  String formula() {
    return formula;
  }
}
