package org.jirga.desk.letter;

import java.util.ArrayList;
import java.util.stream.Collectors;
import org.jirga.desk.contract.DeskSettings;
import org.jirga.desk.contract.Issue;

/// The plain text of letters, in lines of at most 76 characters.
final class LetterText {
  private static final int WIDTH = 76;

  private LetterText() {}

  static String issue(Issue issue, DeskSettings settings, String leave) {
    var text = new ArrayList<String>();
    text.add(wrap(issue.title()));
    text.add(wrap(issue.summary()));
    issue.text().forEach(paragraph -> text.add(wrap(paragraph)));
    issue.figures().forEach(figure -> text.add(wrap("[Figure: " + figure.description() + "]")));
    text.add("Read the article:\n" + issue.link());
    text.add(
        "-- \n" + settings.newsletter().name() + "\n" + settings.newsletter().imprint().strip());
    text.add("You get this letter because you subscribed and confirmed. Unsubscribe:\n" + leave);
    return String.join("\n\n", text) + "\n";
  }

  static String confirmation(DeskSettings settings, String link) {
    return """
    Somebody, we hope you, asked for %s at this address.

    If it was you, please open this page and press the button on it within
    48 hours:
    %s

    If it was not you, do nothing: you will get no further letters, and this
    address is forgotten after %d days.

    --\s
    %s
    """
        .formatted(
            settings.newsletter().name(),
            link,
            settings.retention().unconfirmed(),
            settings.newsletter().imprint().strip());
  }

  private static String wrap(String paragraph) {
    return paragraph.strip().lines().map(LetterText::wrapLine).collect(Collectors.joining("\n"));
  }

  private static String wrapLine(String line) {
    var wrapped = new StringBuilder();
    var column = 0;
    for (var word : line.strip().split("\\s+")) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        wrapped.append('\n');
        column = 0;
      }
      if (column > 0) {
        wrapped.append(' ');
        column++;
      }
      wrapped.append(word);
      column += word.length();
    }
    return wrapped.toString();
  }
}
