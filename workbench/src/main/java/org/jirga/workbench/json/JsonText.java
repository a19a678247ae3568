package org.jirga.workbench.json;

/// Writes JSON on one line, so that it can also stand in a script element of a page.
final class JsonText {

  private static final double LARGEST_EXACT_INTEGER = 1L << 53;

  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  static String of(Json json) {
    var text = new JsonText();
    text.value(json);
    return text.out.toString();
  }

  private void value(Json json) {
    switch (json) {
      case Json.Obj object -> object(object);
      case Json.Arr array -> {
        out.append('[');
        var separator = "";
        for (var item : array.items()) {
          out.append(separator);
          value(item);
          separator = ",";
        }
        out.append(']');
      }
      case Json.Text text -> string(text.value());
      case Json.Num number -> number(number.value());
      case Json.Bool truth -> out.append(truth.value());
    }
  }

  private void object(Json.Obj object) {
    out.append('{');
    var separator = "";
    for (var member : object.members().entrySet()) {
      out.append(separator);
      string(member.getKey());
      out.append(':');
      value(member.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private void number(double value) {
    if (!Double.isFinite(value)) {
      out.append("null");
    } else if (value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT_INTEGER) {
      out.append((long) value);
    } else {
      out.append(value);
    }
  }

  private void string(String text) {
    out.append('"');
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          // "</script>" and "<!--" must not end the element that the text may stand in.
          if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
