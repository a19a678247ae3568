package org.jirga.formats.xmile;

/// Writes XML with an indent for each level.
final class XmlText {

  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
  private int depth;

  /// @param attributes names and values in turn
  XmlText open(String name, String... attributes) {
    indent().append(tag(name, attributes)).append(">\n");
    depth++;
    return this;
  }

  XmlText close(String name) {
    depth--;
    indent().append("</").append(name).append(">\n");
    return this;
  }

  XmlText empty(String name, String... attributes) {
    indent().append(tag(name, attributes)).append("/>\n");
    return this;
  }

  /// An element with a text in it.
  XmlText text(String name, String text, String... attributes) {
    indent().append(tag(name, attributes)).append('>').append(escaped(text, false));
    out.append("</").append(name).append(">\n");
    return this;
  }

  private StringBuilder indent() {
    return out.append("  ".repeat(depth));
  }

  private static String tag(String name, String... attributes) {
    var tag = new StringBuilder("<").append(name);
    for (var i = 0; i < attributes.length; i += 2) {
      tag.append(' ').append(attributes[i]).append("=\"");
      tag.append(escaped(attributes[i + 1], true)).append('"');
    }
    return tag.toString();
  }

  /// Characters that XML 1.0 cannot hold become blanks.
  private static String escaped(String text, boolean isAttribute) {
    var escaped = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append(isAttribute ? "&quot;" : "\"");
        case '\n', '\t' -> escaped.append(c);
        default -> escaped.append(c < ' ' || c == '\ufffe' || c == '\uffff' ? ' ' : c);
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
