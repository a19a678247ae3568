package org.jirga.workbench.wording;

import java.util.ArrayList;
import java.util.List;

/// Lines for a terminal, wrapped between words.
public final class Lines {

  private static final int WIDTH = 78;

  private final List<String> lines = new ArrayList<>();

  public void blank() {
    lines.add("");
  }

  /// Adds a line as it is.
  public void whole(String line) {
    lines.add(line);
  }

  /// Adds a text, unless it is empty.
  public void wrap(String text) {
    wrap("", text);
  }

  /// Adds a text after a head, the later lines under where the text begins.
  public void wrap(String head, String text) {
    if (text.isEmpty()) {
      return;
    }
    var line = new StringBuilder(head);
    for (var word : text.split(" ")) {
      if (line.length() + word.length() > WIDTH && line.length() > head.length()) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(" ".repeat(head.length()));
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().stripTrailing());
  }

  public List<String> all() {
    return List.copyOf(lines);
  }
}
