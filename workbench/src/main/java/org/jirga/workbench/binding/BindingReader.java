package org.jirga.workbench.binding;

import java.util.Optional;
import org.jirga.model.source.Span;
import org.jirga.workbench.binding.Binding.Closeness;
import org.jirga.workbench.yaml.Problems;

/// Reads what stands between the braces of `{{60 % = share(3)}}` or `{{10 % @ release rate}}`.
public final class BindingReader {

  /// Between a number and what it sets.
  private static final char SETTING = '@';

  private BindingReader() {}

  /// @param inside offsets of what stands between the braces
  /// @return absent, and reported, where it cannot be read
  public static Optional<Binding> read(Span inside, Problems problems) {
    var text = problems.source().text();
    var sign = sign(text, inside);
    if (sign < 0) {
      problems.add(
          PublicationCode.BAD_BINDING,
          inside,
          "'%s' has no '=' between words and formula"
              .formatted(text.substring(inside.start(), inside.end()).strip()),
          "write it as {{60 % = share(3)}}");
      return Optional.empty();
    }
    if (text.charAt(sign) == SETTING) {
      return setting(inside, sign, problems);
    }
    var how = text.charAt(sign) == '~' ? Closeness.ABOUT : Closeness.ROUNDED;
    var written = text.substring(inside.start(), sign).strip().replaceAll("\\s+", " ");
    if (written.isEmpty()) {
      problems.add(
          PublicationCode.BAD_BINDING, inside, "no words stand before '%s'".formatted(how.sign()));
      return Optional.empty();
    }
    return new FormulaParser(problems, sign + 1, inside.end())
        .read()
        .flatMap(
            reading ->
                switch (reading) {
                  case FormulaParser.Reading.Claim(var statement) ->
                      Optional.of(new Binding.OfWords(written, statement, inside));
                  case FormulaParser.Reading.Value(var formula) ->
                      number(written, how, formula, inside, problems);
                });
  }

  private static Optional<Binding> number(
      String written, Closeness how, Formula formula, Span inside, Problems problems) {
    var numbers = WrittenNumber.in(written);
    if (numbers.size() != 1) {
      problems.add(
          PublicationCode.NOT_ONE_NUMBER,
          inside,
          "'%s' holds %s numbers; one follows from a formula"
              .formatted(written, numbers.isEmpty() ? "no" : String.valueOf(numbers.size())),
          numbers.isEmpty()
              ? "words need a comparison: {{most = share(3) > 0.5}}"
              : "bind each number by itself");
      return Optional.empty();
    }
    return Optional.of(new Binding.OfNumber(written, numbers.getFirst(), how, formula, inside));
  }

  /// `{{10 % @ release rate, conditional}}`: a number alone, for it will be another.
  private static Optional<Binding> setting(Span inside, int sign, Problems problems) {
    var text = problems.source().text();
    var written = text.substring(inside.start(), sign).strip().replaceAll("\\s+", " ");
    var number = WrittenNumber.whole(written);
    if (number.isEmpty()) {
      problems.add(
          PublicationCode.NOT_ONE_NUMBER,
          trimmed(text, inside.start(), sign),
          "'%s' is not a number alone, which a reader could move".formatted(written),
          "write it as {{10 % @ name of a lever}}; words and units stand outside of the braces");
      return Optional.empty();
    }
    var comma = text.indexOf(',', sign);
    var hasPolicy = comma >= 0 && comma < inside.end();
    var name = argument(text, sign + 1, hasPolicy ? comma : inside.end());
    if (name.text().isEmpty()) {
      problems.add(
          PublicationCode.BAD_BINDING,
          inside,
          "no lever or uncertainty stands behind '%s'".formatted(SETTING));
      return Optional.empty();
    }
    return Optional.of(
        new Binding.OfSetting(
            written,
            number.get(),
            name,
            hasPolicy ? Optional.of(argument(text, comma + 1, inside.end())) : Optional.empty(),
            trimmed(text, inside.start(), sign)));
  }

  private static Formula.Argument argument(String text, int from, int to) {
    var span = trimmed(text, from, to);
    return new Formula.Argument(
        text.substring(span.start(), span.end()).replaceAll("\\s+", " "), span);
  }

  private static Span trimmed(String text, int from, int to) {
    var start = from;
    var end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new Span(start, end);
  }

  /// Whether what stands between braces binds or sets something.
  public static boolean isBinding(String inside) {
    return sign(inside, new Span(0, inside.length())) >= 0;
  }

  /// The first `=`, `~` or `@` with white space on both sides.
  private static int sign(String text, Span inside) {
    for (var at = inside.start() + 1; at < inside.end() - 1; at++) {
      var c = text.charAt(at);
      if ((c == '=' || c == '~' || c == SETTING)
          && Character.isWhitespace(text.charAt(at - 1))
          && Character.isWhitespace(text.charAt(at + 1))) {
        return at;
      }
    }
    return -1;
  }
}
