package org.jirga.workbench.speech;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jirga.model.source.Span;

/// Divides a text into sentences.
///
/// The JDK's own iterator ends a sentence after `Dr.` and `No.`, and cannot be told otherwise.
public final class Sentences {

  /// What may end a sentence, with what closes behind it, before white space. Arabic, Urdu and
  /// Hindi have signs of their own.
  private static final Pattern END = Pattern.compile("[.!?…؟۔।]+[\"'”’»)\\]]*(?=\\s|$)");

  private static final Pattern OPENS = Pattern.compile("\\s+[\"'“‘„«(\\[¿¡]*(\\S)");

  /// Abbreviations where a number follows, words at the end of a sentence where none does.
  private static final Set<String> BEFORE_NUMBERS =
      Set.of(
          "No.", "Nos.", "no.", "nos.", "p.", "pp.", "Fig.", "Figs.", "fig.", "figs.", "ch.", "Ch.",
          "vol.", "Vol.", "Art.", "art.", "para.", "paras.", "sec.", "Sec.", "eq.", "eqs.", "Jan.",
          "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sep.", "Sept.", "Oct.", "Nov.", "Dec.");

  /// Abbreviations that also stand last in a sentence: what follows decides.
  private static final Set<String> ALSO_LAST = Set.of("etc.", "a.m.", "p.m.");

  private final Set<String> abbreviations;

  public Sentences(Lexicon lexicon) {
    var all = new HashSet<String>();
    for (var abbreviation : lexicon.abbreviations()) {
      all.add(abbreviation.substring(abbreviation.lastIndexOf(' ') + 1));
    }
    all.removeAll(ALSO_LAST);
    this.abbreviations = Set.copyOf(all);
  }

  /// @return where each sentence stands, in order, without white space around it
  public List<Span> of(String text) {
    var spans = new ArrayList<Span>();
    var start = 0;
    var end = END.matcher(text);
    while (end.find()) {
      if (ends(text, start, end.start(), end.end())) {
        add(text, start, end.end(), spans);
        start = end.end();
      }
    }
    add(text, start, text.length(), spans);
    return List.copyOf(spans);
  }

  private boolean ends(String text, int start, int sign, int after) {
    var next = OPENS.matcher(text).region(after, text.length());
    if (!next.lookingAt()) {
      return true;
    }
    var first = next.group(1).codePointAt(0);
    if (Character.isLowerCase(first)) {
      return false;
    }
    if (text.charAt(sign) != '.' || sign + 1 < after && text.charAt(sign + 1) == '.') {
      return true;
    }
    var from = sign;
    while (from > start && !Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    var word = text.substring(from, sign + 1).replaceFirst("^[\"'“‘„«(\\[]+", "");
    // An initial: "J. Smith"; but "vitamin C." may end a sentence and does so less often.
    var isInitial = word.length() == 2 && Character.isUpperCase(word.charAt(0));
    return !isInitial
        && !abbreviations.contains(word)
        && !(Character.isDigit(first) && BEFORE_NUMBERS.contains(word));
  }

  private static void add(String text, int start, int end, List<Span> spans) {
    var from = start;
    var to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    if (text.substring(from, to).codePoints().anyMatch(Character::isLetterOrDigit)) {
      spans.add(new Span(from, to));
    }
  }
}
