package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;

/// Reads Vensim's control files of sensitivity simulations (`.vsc`) and its save lists (`.lst`) as
/// what a study would say in their place, each word where it stands.
///
/// @see "Vensim's documentation, 'Sensitivity Control' and 'Distributions' of 'Sensitivity
/// Simulations'"
final class VensimControl {

  /// `name = DISTRIBUTION(numbers)`; a name in quotation marks may hold anything else.
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[^=\"]+?)\\s*=\\s*([^()]*?)\\s*\\((.*)\\)\\s*");

  private static final int RUNS = 200;
  private static final int SEED = 1234;

  private final Problems problems;
  private final String text;

  private VensimControl(Problems problems) {
    this.problems = problems;
    this.text = problems.source().text();
  }

  static boolean isControl(Source source) {
    return ends(source, ".vsc");
  }

  static boolean isList(Source source) {
    return ends(source, ".lst");
  }

  private static boolean ends(Source source, String ending) {
    return source.name().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /// `runs`, `seed`, `design` and `uncertainties` of a control file.
  static Optional<Yaml.Entries> control(Problems problems) {
    return Optional.of(new VensimControl(problems).control());
  }

  /// `outcomes` and `series` of a save list: each variable's final value and course.
  static Optional<Yaml.Entries> list(Problems problems) {
    return Optional.of(new VensimControl(problems).list());
  }

  private Yaml.Entries control() {
    var lines = lines();
    if (lines.isEmpty()) {
      complain(new Span(0, 0), "the file is empty: its first line says how many simulations");
      return new Yaml.Entries(List.of(), new Span(0, 0));
    }
    var entries = new ArrayList<>(head(lines.getFirst()));
    var uncertainties = new ArrayList<Yaml.Entry>();
    for (var line : lines.subList(1, lines.size())) {
      uncertainty(line).ifPresent(uncertainties::add);
    }
    entries.add(
        new Yaml.Entry(
            word("uncertainties", lines.getFirst()),
            new Yaml.Entries(uncertainties, lines.getFirst())));
    return new Yaml.Entries(entries, lines.getFirst());
  }

  /// `250,M,1234,,0`
  private List<Yaml.Entry> head(Span line) {
    var parts = split(line);
    var entries = new ArrayList<Yaml.Entry>();
    entries.add(entry("runs", part(parts, 0).orElseGet(() -> word("" + RUNS, line))));
    part(parts, 1).flatMap(this::method).ifPresent(method -> entries.add(entry("design", method)));
    var seed = part(parts, 2).orElseGet(() -> word("" + SEED, line));
    if (seed.value().equals("0")) {
      complain(seed.span(), "a seed of 0 means another one each time; write one that stays");
    }
    entries.add(entry("seed", seed));
    return entries;
  }

  private Optional<Yaml.Scalar> method(Yaml.Scalar letter) {
    return switch (letter.value().toUpperCase(Locale.ROOT)) {
      case "M" -> Optional.of(word("random", letter.span()));
      case "L" -> Optional.of(word("latin hypercube", letter.span()));
      case "U", "G", "F" -> {
        problems.add(
            StudyCode.CONTRADICTION,
            letter.span(),
            "Vensim's method %s (univariate, latin grid or file) is not read"
                .formatted(letter.value()),
            "write L or M here, and in study.yaml a 'design': one at a time, factorial or table");
        yield Optional.empty();
      }
      default -> {
        complain(letter.span(), "'%s' is no method of Vensim".formatted(letter.value()));
        yield Optional.empty();
      }
    };
  }

  private Optional<Yaml.Entry> uncertainty(Span line) {
    var matcher = LINE.matcher(text).region(line.start(), line.end());
    if (!matcher.matches()) {
      complain(line, "a line is 'constant = RANDOM UNIFORM(low, high)' or another distribution");
      return Optional.empty();
    }
    var quoted = matcher.group(1);
    var name =
        new Yaml.Scalar(
            quoted.startsWith("\"") ? quoted.substring(1, quoted.length() - 1) : quoted,
            true,
            new Span(matcher.start(1), matcher.end(1)));
    var distribution = word(matcher.group(2), new Span(matcher.start(2), matcher.end(2)));
    var numbers = split(new Span(matcher.start(3), matcher.end(3)));
    return belief(distribution, numbers).map(belief -> new Yaml.Entry(name, belief));
  }

  private Optional<Yaml> belief(Yaml.Scalar distribution, List<Yaml.Scalar> numbers) {
    var place = distribution.span();
    var name = distribution.value().toUpperCase(Locale.ROOT).replaceAll("[\\s_]+", " ").strip();
    var wanted =
        switch (name) {
          case "RANDOM UNIFORM" -> 2;
          case "RANDOM NORMAL" -> 4;
          case "RANDOM TRIANGULAR" -> 5;
          case "RANDOM BETA" -> 6;
          default -> 0;
        };
    if (wanted == 0) {
      problems.add(
          StudyCode.CONTRADICTION,
          place,
          "the distribution '%s' is not supported".formatted(distribution.value()),
          "RANDOM UNIFORM, NORMAL, TRIANGULAR and BETA are");
      return Optional.empty();
    }
    if (numbers.size() != wanted) {
      complain(place, "%s has %d numbers, not %d".formatted(name, wanted, numbers.size()));
      return Optional.empty();
    }
    return switch (name) {
      case "RANDOM UNIFORM" -> Optional.of(items(numbers, 0, 1));
      case "RANDOM NORMAL" ->
          Optional.of(
              new Yaml.Entries(
                  List.of(
                      entry("distribution", word("normal", place)),
                      entry("range", items(numbers, 0, 1)),
                      entry("mean", numbers.get(2)),
                      entry("deviation", numbers.get(3))),
                  place));
      case "RANDOM TRIANGULAR" ->
          isWithin(numbers, number(numbers.get(2)), number(numbers.get(4)), place)
              ? Optional.of(items(numbers, 2, 3, 4))
              : Optional.empty();
      default -> beta(numbers, place);
    };
  }

  private Optional<Yaml> beta(List<Yaml.Scalar> numbers, Span place) {
    var shift = number(numbers.get(4));
    var high = shift + number(numbers.get(5));
    if (!isWithin(numbers, shift, high, place)) {
      return Optional.empty();
    }
    return Optional.of(
        new Yaml.Entries(
            List.of(
                entry("distribution", word("beta", place)),
                entry(
                    "range",
                    new Yaml.Items(
                        List.of(numbers.get(4), word("" + high, numbers.get(5).span())), place)),
                entry("shape", items(numbers, 2, 3))),
            place));
  }

  /// Whether nothing is cut off by the first two numbers; it could not be honoured.
  private boolean isWithin(List<Yaml.Scalar> numbers, double low, double high, Span place) {
    if (number(numbers.get(0)) > low || number(numbers.get(1)) < high) {
      problems.add(
          StudyCode.CONTRADICTION,
          place,
          "%s to %s cuts this distribution off, which is not supported"
              .formatted(numbers.get(0).value(), numbers.get(1).value()),
          "let the first two numbers hold all from %s to %s"
              .formatted(Words.number(low), Words.number(high)));
      return false;
    }
    return true;
  }

  private static double number(Yaml.Scalar scalar) {
    try {
      return Double.parseDouble(scalar.value());
    } catch (NumberFormatException _) {
      // reported where the study is read
      return Double.NaN;
    }
  }

  private Yaml.Entries list() {
    var outcomes = new ArrayList<Yaml.Entry>();
    var series = new ArrayList<Yaml.Entry>();
    for (var line : lines()) {
      var name = word(text.substring(line.start(), line.end()), line);
      outcomes.add(
          new Yaml.Entry(
              word("final " + name.value(), line),
              new Yaml.Entries(List.of(entry("of", name)), line)));
      series.add(new Yaml.Entry(name, new Yaml.Entries(List.of(), line)));
    }
    return new Yaml.Entries(
        List.of(
            entry("outcomes", new Yaml.Entries(outcomes, new Span(0, 0))),
            entry("series", new Yaml.Entries(series, new Span(0, 0)))),
        new Span(0, 0));
  }

  /// Lines with something on them, without white space around.
  private List<Span> lines() {
    var lines = new ArrayList<Span>();
    for (var start = 0; start < text.length(); ) {
      var end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      trimmed(start, end).ifPresent(lines::add);
      start = end + 1;
    }
    return lines;
  }

  private Optional<Span> trimmed(int from, int to) {
    var inside = IntStream.range(from, to).filter(at -> !Character.isWhitespace(text.charAt(at)));
    var places = inside.toArray();
    return places.length == 0
        ? Optional.empty()
        : Optional.of(new Span(places[0], places[places.length - 1] + 1));
  }

  /// The parts between commas.
  private List<Yaml.Scalar> split(Span span) {
    var parts = new ArrayList<Yaml.Scalar>();
    for (var start = span.start(); start <= span.end(); ) {
      var comma = text.indexOf(',', start);
      var end = comma < 0 || comma > span.end() ? span.end() : comma;
      var place = trimmed(start, end).orElse(new Span(start, start));
      parts.add(word(text.substring(place.start(), place.end()), place));
      start = end + 1;
    }
    return parts;
  }

  private static Optional<Yaml.Scalar> part(List<Yaml.Scalar> parts, int index) {
    return index < parts.size() && !parts.get(index).isEmpty()
        ? Optional.of(parts.get(index))
        : Optional.empty();
  }

  private static Yaml.Scalar word(String value, Span place) {
    return new Yaml.Scalar(value, true, place);
  }

  private static Yaml.Entry entry(String key, Yaml value) {
    return new Yaml.Entry(word(key, value.span()), value);
  }

  private static Yaml items(List<Yaml.Scalar> numbers, int... which) {
    var chosen = IntStream.of(which).<Yaml>mapToObj(numbers::get).toList();
    return new Yaml.Items(chosen, chosen.getFirst().span().to(chosen.getLast().span()));
  }

  private void complain(Span place, String message) {
    problems.add(StudyCode.BAD_TABLE, place, message);
  }
}
