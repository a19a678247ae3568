package org.jirga.workbench.binding;

import java.util.Optional;
import org.jirga.model.source.Span;
import org.jirga.workbench.binding.Binding.Closeness;
import org.jirga.workbench.yaml.Problems;

/// Reads what stands between the braces of `{{60 % = share(3)}}`.
public final class BindingReader {

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

  /// The first `=` or `~` with white space on both sides.
  private static int sign(String text, Span inside) {
    for (var at = inside.start() + 1; at < inside.end() - 1; at++) {
      var c = text.charAt(at);
      if ((c == '=' || c == '~')
          && Character.isWhitespace(text.charAt(at - 1))
          && Character.isWhitespace(text.charAt(at + 1))) {
        return at;
      }
    }
    return -1;
  }
}
