package org.jirga.formats.mdl;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.equation.SyntaxException;
import org.jirga.model.source.Span;

/// Writes out `(age1-age100)`.
final class NumberedElements {

  private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]{1,9})");

  /// Far above any model, so that a slip of a digit does not eat the memory.
  private static final int MOST = 100_000;

  private NumberedElements() {}

  static List<String> between(String from, String to, Span span) throws SyntaxException {
    var first = NUMBERED.matcher(from);
    var last = NUMBERED.matcher(to);
    if (!first.matches() || !last.matches() || !first.group(1).equalsIgnoreCase(last.group(1))) {
      throw bad(span, "'%s' and '%s' do not differ in a number at their end", from, to);
    }
    var low = Integer.parseInt(first.group(2));
    var high = Integer.parseInt(last.group(2));
    if (high <= low) {
      throw bad(span, "the numbers from '%s' to '%s' do not rise", from, to);
    }
    if (high - low >= MOST) {
      throw bad(span, "there are too many elements from '%s' to '%s'", from, to);
    }
    return IntStream.rangeClosed(low, high).mapToObj(n -> first.group(1) + n).toList();
  }

  private static SyntaxException bad(Span span, String message, String from, String to) {
    return new SyntaxException(ReadCode.BAD_RANGE, span, message.formatted(from, to));
  }
}
