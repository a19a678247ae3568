package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Dialect;
import org.jirga.formats.equation.Lexer;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.equation.SyntaxException;
import org.jirga.formats.equation.Tokens;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.model.source.Suggestion;
import org.jirga.model.structure.Limits;
import org.jirga.model.structure.Written;

/// Cuts the model part of a file into entries. A broken entry ends at the next `|`, so that the
/// others are read.
final class MdlEntries {

  private static final Pattern LIMITS =
      Pattern.compile("\\[([^,\\[\\]]*),([^,\\[\\]]*)(?:,([^,\\[\\]]*))?\\]");

  /// What stands for no limit; programs that are not Vensim write words.
  private static final Pattern NO_LIMIT =
      Pattern.compile("\\??|[-+]?inf(inity)?|nan", Pattern.CASE_INSENSITIVE);

  private static final Pattern FLAG =
      Pattern.compile(":SUP(PLEMENTARY)?:?", Pattern.CASE_INSENSITIVE);

  /// Begins the sketch, which ends the model. Vensim writes three backslashes, others fewer.
  private static final Pattern SKETCH = Pattern.compile("^\\\\+---///", Pattern.MULTILINE);

  private static final Pattern MACRO =
      Pattern.compile(":[\\s_]*MACRO[\\s_]*:", Pattern.CASE_INSENSITIVE);
  private static final Pattern END_OF_MACRO =
      Pattern.compile(":[\\s_]*END[\\s_]*OF[\\s_]*MACRO[\\s_]*:", Pattern.CASE_INSENSITIVE);

  private final Source source;
  private final Complaints complaints;
  private final String text;
  private final int end;
  private final int lastBrace;
  private int at;
  private Optional<String> group = Optional.empty();
  private final Map<String, String> groupComments = new HashMap<>();
  private final List<Macro> macros = new ArrayList<>();

  MdlEntries(Source source, Complaints complaints) {
    this.source = source;
    this.complaints = complaints;
    this.text = source.text();
    var sketch = SKETCH.matcher(text);
    this.end = sketch.find() ? sketch.start() : text.length();
    this.lastBrace = text.lastIndexOf('}', end - 1);
  }

  /// Where the sketch begins, or the end of the file.
  int endOfModel() {
    return end;
  }

  /// The macros that were found while reading.
  List<Macro> macros() {
    return List.copyOf(macros);
  }

  /// What stands below the headings that were found while reading.
  Map<String, String> groupComments() {
    return Map.copyOf(groupComments);
  }

  List<Entry> read() {
    var entries = new ArrayList<Entry>();
    skipBlanksAndComments();
    while (at < end) {
      if (text.startsWith("***", at)) {
        group();
      } else if (endOf(MACRO) >= 0) {
        macro();
      } else {
        entry().ifPresent(entries::add);
      }
      skipBlanksAndComments();
    }
    return entries;
  }

  private void skipBlanksAndComments() {
    while (at < end) {
      var c = text.charAt(at);
      // An entry may be empty.
      if (Character.isWhitespace(c) || c == '\ufeff' || c == '|') {
        at++;
      } else if (c == '{' && closingBrace(at) > 0) {
        at = closingBrace(at) + 1;
      } else {
        return;
      }
    }
  }

  private int closingBrace(int from) {
    return from > lastBrace ? -1 : Lexer.closingBrace(text, from);
  }

  /// Where a keyword ends that stands here; -1 where none does.
  private int endOf(Pattern keyword) {
    if (at >= end || text.charAt(at) != ':') {
      return -1;
    }
    var found = keyword.matcher(text).region(at, end);
    return found.lookingAt() ? found.end() : -1;
  }

  /// A heading between two rows of stars.
  private void group() {
    at = skipStars(at);
    var stars = text.indexOf("***", at);
    var bar = next('|', at);
    if (stars >= 0 && stars < bar) {
      var heading = text.substring(at, stars).strip();
      var name = heading.startsWith(".") ? heading.substring(1).strip() : heading;
      group = Optional.of(name);
      var comment = prose(new Span(Math.min(next('~', stars) + 1, bar), bar));
      if (!comment.isBlank()) {
        groupComments.putIfAbsent(name, comment);
      }
    }
    at = Math.min(bar + 1, end);
  }

  private int skipStars(int from) {
    var i = from;
    while (i < end && text.charAt(i) == '*') {
      i++;
    }
    return i;
  }

  private void macro() {
    var keyword = new Span(at, endOf(MACRO));
    var close = next(')', keyword.end());
    var header = Lexer.tokens(Passage.of(source, new Span(keyword.end(), close)), Dialect.VENSIM);
    var name = header.peek();
    var inputs = new ArrayList<Name>();
    var outputs = new ArrayList<Name>();
    try {
      header.expectName("the name of the macro");
      header.expect("(", "before the inputs of the macro");
      names(header, inputs);
      if (header.took(":")) {
        names(header, outputs);
      }
      header.expectEnd();
    } catch (SyntaxException broken) {
      broken.addTo(complaints);
    }
    at = Math.min(close + 1, end);
    var entries = new ArrayList<Entry>();
    skipBlanksAndComments();
    while (at < end && endOf(END_OF_MACRO) < 0) {
      if (text.startsWith("***", at)) {
        group();
      } else {
        entry().ifPresent(entries::add);
      }
      skipBlanksAndComments();
    }
    if (at == end) {
      complaints.add(ReadCode.UNCLOSED, keyword, "this macro is not ended by ':END OF MACRO:'");
    }
    at = Math.max(at, endOf(END_OF_MACRO));
    macros.add(new Macro(Name.of(name.text()), inputs, outputs, entries, name.span()));
  }

  private static void names(Tokens header, List<Name> names) throws SyntaxException {
    do {
      names.add(Name.of(header.expectName("a name").text()));
    } while (header.took(","));
  }

  /// The first such character from there, or the end.
  private int next(char c, int from) {
    var found = text.indexOf(c, from);
    return found < 0 || found > end ? end : found;
  }

  private Optional<Entry> entry() {
    var start = at;
    var equationEnd = endOfEquation();
    var bar = next('|', equationEnd);
    var equation = Passage.of(source, new Span(start, equationEnd));
    at = Math.min(bar + 1, end);
    if (bar == end) {
      complaints.add(
          ReadCode.UNCLOSED,
          firstLine(stripped(start, equationEnd)),
          "this definition is not ended by '|'",
          "after the equation come '~', the unit, '~', the comment and '|'");
    }
    var parts = new ArrayList<Span>();
    for (var part = equationEnd; part < bar; part = next('~', part + 1)) {
      parts.add(new Span(part + 1, Math.min(next('~', part + 1), bar)));
    }
    warnOfSwallowedDefinition(parts);
    if (equation.isBlank()) {
      warnOfTextWithoutEquation(parts);
      return Optional.empty();
    }
    warnOfFlags(parts);
    var unit = parts.isEmpty() ? Optional.<Written>empty() : unit(parts.getFirst());
    var comment = parts.size() < 2 ? "" : prose(parts.get(1));
    var limits = parts.isEmpty() ? Optional.<Limits>empty() : limits(parts.getFirst());
    return Optional.of(new Entry(equation, unit, comment, group, limits));
  }

  /// What a stray `~` or `|` has cut off from its equation.
  private void warnOfTextWithoutEquation(List<Span> parts) {
    parts.stream()
        .filter(part -> !text(part).isBlank())
        .findFirst()
        .ifPresent(
            part ->
                complaints.add(
                    ReadCode.UNKNOWN_PART,
                    firstLine(stripped(part.start(), part.end())),
                    "this is passed over: no equation stands before its '~'",
                    "comments must not hold '~' or '|'"));
  }

  /// After the comment come only flags such as `:SUPPLEMENTARY`. Anything else is the next
  /// definition, because a `|` was forgotten, or a second comment.
  private void warnOfSwallowedDefinition(List<Span> parts) {
    if (hasSecondComment(parts)) {
      return;
    }
    parts.stream()
        .skip(2)
        .filter(this::isText)
        .findFirst()
        .ifPresent(
            part ->
                complaints.add(
                    ReadCode.UNCLOSED,
                    firstLine(stripped(part.start(), part.end())),
                    "the definition before this is not ended by '|'"));
  }

  /// Vensim runs public models that have one. A definition that was swallowed would bring a line
  /// with `=`, a second unit, or a line of its own into the unit.
  private boolean hasSecondComment(List<Span> parts) {
    return parts.size() == 3
        && isText(parts.getLast())
        && text(parts.getFirst()).strip().lines().count() < 2
        && swallowedEquation(parts).isEmpty();
  }

  private boolean isText(Span part) {
    return !text(part).isBlank() && !text(part).strip().startsWith(":");
  }

  /// A definition that was swallowed may end in a `~` with nothing behind it.
  private void warnOfFlags(List<Span> parts) {
    if (parts.stream().skip(2).anyMatch(this::isText) && !hasSecondComment(parts)) {
      return; // complained of
    }
    for (var place = 2; place < parts.size(); place++) {
      var part = parts.get(place);
      var flag = text(part).strip();
      if (FLAG.matcher(flag).matches()) {
        continue;
      }
      var equation = swallowedEquation(flag.isEmpty() ? parts.subList(0, place) : List.of(part));
      if (flag.isEmpty() && equation.isEmpty() && text(parts.get(1)).isBlank()) {
        continue;
      }
      complaints.add(
          ReadCode.UNKNOWN_PART,
          equation.orElse(
              flag.isEmpty()
                  ? new Span(part.start() - 1, part.start())
                  : firstLine(stripped(part.start(), part.end()))),
          "behind the comment only ':SUPPLEMENTARY' can stand",
          equation
              .map(line -> "is a '|' missing before '%s'?".formatted(text(line)))
              .or(() -> Suggestion.didYouMean(flag, List.of(":SUPPLEMENTARY"))));
      return;
    }
  }

  /// The last line that looks like the beginning of an equation.
  private Optional<Span> swallowedEquation(List<Span> parts) {
    for (var part : parts.reversed()) {
      for (var end = part.end(); end > part.start(); ) {
        var start = Math.max(text.lastIndexOf('\n', end - 1), part.start());
        var line = stripped(start, end);
        if (text(line).indexOf('=') > 0) {
          return Optional.of(line);
        }
        end = start;
      }
    }
    return Optional.empty();
  }

  /// The first `~` or `|` that is not inside a quoted name or a comment.
  private int endOfEquation() {
    var i = at;
    while (i < end) {
      switch (text.charAt(i)) {
        case '~', '|' -> {
          return i;
        }
        case '"' -> i = closingQuote(i);
        case '{' -> i = Math.max(i, closingBrace(i));
        default -> {}
      }
      i++;
    }
    return end;
  }

  /// The quote that closes the one there, or the same offset if it is not closed on its line.
  private int closingQuote(int from) {
    for (var i = from + 1; i < end; i++) {
      var c = text.charAt(i);
      if (c == '"') {
        return i;
      }
      if (c == '\\') {
        i++;
        if (i < end && text.charAt(i) == '\r') {
          i++;
        }
      } else if (c == '\n' || c == '\r') {
        return from;
      }
    }
    return from;
  }

  private Optional<Written> unit(Span part) {
    var range = text.indexOf('[', part.start());
    var span = stripped(part.start(), range < 0 || range > part.end() ? part.end() : range);
    var unit = joined(text(span)).strip();
    return unit.isEmpty() ? Optional.empty() : Optional.of(new Written(unit, span));
  }

  /// `[low,high,step]` behind a unit, each a number or `?`; the last may be left out.
  private Optional<Limits> limits(Span part) {
    var start = text.indexOf('[', part.start());
    if (start < 0 || start >= part.end()) {
      return Optional.empty();
    }
    var span = stripped(start, part.end());
    var found = LIMITS.matcher(joined(text(span)));
    if (!found.matches()
        || !isLimit(found.group(1))
        || !isLimit(found.group(2))
        || found.group(3) != null && !isLimit(found.group(3))) {
      complaints.add(
          ReadCode.UNKNOWN_PART,
          firstLine(span),
          "these are no limits, and are not read",
          "write '[low,high]' or '[low,high,step]', with a number or '?' for each");
      return Optional.empty();
    }
    var step = Optional.ofNullable(found.group(3)).flatMap(MdlEntries::number);
    var low = number(found.group(1)).orElse(Double.NEGATIVE_INFINITY);
    var high = number(found.group(2)).orElse(Double.POSITIVE_INFINITY);
    return Optional.of(new Limits(low, high, step, span));
  }

  private static boolean isLimit(String written) {
    return NO_LIMIT.matcher(written.strip()).matches() || number(written).isPresent();
  }

  private static Optional<Double> number(String written) {
    try {
      return Optional.of(Double.parseDouble(written.strip())).filter(Double::isFinite);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private String prose(Span part) {
    return joined(text(part)).strip().lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  /// Without the `\` that joins a line to the next.
  private static String joined(String written) {
    return written.replaceAll("\\\\[ \t]*\\R[ \t]*", "");
  }

  private String text(Span span) {
    return text.substring(span.start(), span.end());
  }

  private Span stripped(int from, int to) {
    var first = from;
    var last = to;
    while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    while (first < last && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    return new Span(first, last);
  }

  private Span firstLine(Span span) {
    var line = span.start();
    while (line < span.end() && text.charAt(line) != '\n' && text.charAt(line) != '\r') {
      line++;
    }
    return new Span(span.start(), line);
  }
}
