package org.jirga.workbench.site;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jirga.model.source.Span;
import org.jirga.workbench.speech.Sentences;

/// Finds what is read aloud in the HTML of an article, and marks each sentence in it by the number
/// of its line: `<span data-said="12">`. A sentence with a link or an emphasis inside has several
/// such spans.
///
/// The HTML is our own renderer's: every tag is closed, `<` stands in no attribute.
final class SpokenMarkup {

  /// What the attribute is called by which a page finds a line.
  static final String SAID = "data-said";

  private static final Pattern TOKEN = Pattern.compile("<[^>]*>|[^<]+");
  private static final Pattern NAME = Pattern.compile("</?([a-zA-Z][a-zA-Z0-9]*)");
  private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|quot|#39);|.", Pattern.DOTALL);

  private static final Set<String> BLOCKS =
      Set.of("p", "li", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "dl", "dt", "dd", "hr");

  private static final Set<String> HEADINGS = Set.of("h3", "h4", "h5", "h6");

  /// Signs of footnotes, works that are cited, and what is no prose.
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "<(?:sup class=\"footnote-ref\"|span class=\"cited\"|section|pre)(?=[ >]).*",
          Pattern.DOTALL);

  private static final Set<String> VOID = Set.of("br", "hr", "img", "input");

  /// Begins tokens of a run that are passed through; an author's text does not have it.
  private static final char LEFT = '\ue000';

  /// How a stretch of text is read.
  enum Kind {
    SENTENCE,
    /// The last of its paragraph.
    LAST,
    HEADING,
    TABLE
  }

  private final Sentences sentences;
  private final Lines lines;
  private final StringBuilder out = new StringBuilder();
  private final List<String> run = new ArrayList<>();
  private boolean inHeading;

  /// Takes a line, and gives its number.
  interface Lines {
    int add(String text, Kind kind);
  }

  private SpokenMarkup(Sentences sentences, Lines lines) {
    this.sentences = sentences;
    this.lines = lines;
  }

  /// @return the HTML with its sentences marked
  static String mark(String html, Sentences sentences, Lines lines) {
    return new SpokenMarkup(sentences, lines).marked(html);
  }

  private String marked(String html) {
    Deque<String> skipped = new ArrayDeque<>();
    var token = TOKEN.matcher(html);
    while (token.find()) {
      var text = token.group();
      var name = name(text);
      if (!skipped.isEmpty()) {
        run.add(LEFT + text);
        nest(text, name, skipped);
      } else if (name.equals("table") && !text.startsWith("</")) {
        flush();
        var number = lines.add("A table stands here in the text.", Kind.TABLE);
        run.add(
            LEFT + "<table " + SAID + "=\"" + number + "\"" + text.substring("<table".length()));
        skipped.push(name);
      } else if (LEFT_OUT.matcher(text).matches()) {
        run.add(LEFT + text);
        skipped.push(name);
      } else if (BLOCKS.contains(name)) {
        flush();
        inHeading = HEADINGS.contains(name) && !text.startsWith("</");
        out.append(text);
      } else {
        run.add(text);
      }
    }
    flush();
    return out.toString();
  }

  private static void nest(String text, String name, Deque<String> skipped) {
    if (name.isEmpty() || VOID.contains(name) || text.endsWith("/>")) {
      return;
    }
    if (text.startsWith("</")) {
      skipped.pop();
    } else {
      skipped.push(name);
    }
  }

  private static String name(String token) {
    var match = NAME.matcher(token);
    return match.lookingAt() ? match.group(1) : "";
  }

  /// One character of the text, and how it stands in the HTML.
  private record Written(int token, int start, int end) {}

  private void flush() {
    var plain = new StringBuilder();
    var written = new ArrayList<Written>();
    for (var i = 0; i < run.size(); i++) {
      var token = run.get(i);
      if (token.charAt(0) == LEFT) {
        continue;
      }
      if (token.startsWith("<")) {
        if (name(token).equals("br")) {
          plain.append(' ');
          written.add(new Written(i, 0, 0));
        }
        continue;
      }
      var character = ENTITY.matcher(token);
      while (character.find()) {
        for (var c : decoded(character.group()).toCharArray()) {
          plain.append(c);
          written.add(new Written(i, character.start(), character.end()));
        }
      }
    }
    var spans = sentences.of(plain.toString());
    var numbers = new ArrayList<Integer>();
    for (var i = 0; i < spans.size(); i++) {
      var kind = inHeading ? Kind.HEADING : i == spans.size() - 1 ? Kind.LAST : Kind.SENTENCE;
      numbers.add(lines.add(plain.substring(spans.get(i).start(), spans.get(i).end()), kind));
    }
    write(written, spans, numbers);
    run.clear();
    inHeading = false;
  }

  private void write(List<Written> written, List<Span> spans, List<Integer> numbers) {
    Function<Integer, List<int[]>> pieces =
        token -> {
          var found = new ArrayList<int[]>();
          for (var s = 0; s < spans.size(); s++) {
            var first = -1;
            var end = -1;
            for (var at = spans.get(s).start(); at < spans.get(s).end(); at++) {
              if (written.get(at).token() == token) {
                first = first < 0 ? written.get(at).start() : first;
                end = written.get(at).end();
              }
            }
            if (first >= 0) {
              found.add(new int[] {first, end, numbers.get(s)});
            }
          }
          return found;
        };
    for (var i = 0; i < run.size(); i++) {
      var token = run.get(i);
      if (token.charAt(0) == LEFT) {
        out.append(token, 1, token.length());
      } else if (token.startsWith("<")) {
        out.append(token);
      } else {
        var at = 0;
        for (var piece : pieces.apply(i)) {
          // No mark on the blank before what is left out, nor on a full stop alone behind it.
          var end = piece[1];
          while (isLeftOut(i + 1) && end > piece[0] && token.charAt(end - 1) <= ' ') {
            end--;
          }
          var text = token.substring(piece[0], end);
          out.append(token, at, piece[0]);
          if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            out.append(text);
          } else {
            out.append("<span ").append(SAID).append("=\"").append(piece[2]).append("\">");
            out.append(text).append("</span>");
          }
          at = end;
        }
        out.append(token.substring(at));
      }
    }
  }

  private boolean isLeftOut(int token) {
    return token < run.size() && run.get(token).charAt(0) == LEFT;
  }

  private static String decoded(String written) {
    return switch (written) {
      case "&amp;" -> "&";
      case "&lt;" -> "<";
      case "&gt;" -> ">";
      case "&quot;" -> "\"";
      case "&#39;" -> "'";
      default -> written;
    };
  }
}
