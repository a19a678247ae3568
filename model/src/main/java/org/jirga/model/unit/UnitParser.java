package org.jirga.model.unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads units as modellers write them: `person/Month`, `USD/(person*Month)`, `1/Month`, `meter^2`,
/// `effective person`, `Dmnl`.
///
/// Words are taken literally: `widget` and `widgets`, or `Litre` and `litre`, are different units.
/// Only the words that every new Vensim model declares to be the same, those that the model itself
/// does, and those for no unit, are the same in any case. One parser reads all units of a model,
/// and shows such a unit by the word that came first in it.
public final class UnitParser {

  private static final List<List<String>> SYNONYMS =
      List.of(
          List.of("dmnl", "dimensionless", "fraction", "unitless", "1"),
          List.of("second", "seconds"),
          List.of("minute", "minutes"),
          List.of("hour", "hours"),
          List.of("day", "days"),
          List.of("week", "weeks"),
          List.of("month", "months"),
          List.of("quarter", "quarters"),
          List.of("year", "years"),
          List.of("person", "people", "persons"),
          List.of("unit", "units"),
          List.of("$", "dollar", "dollars", "$s"));

  private static final int DEEPEST = 50;
  private static final int MOST_POWER = 999;
  private static final Pattern NUMBER = Pattern.compile("[0-9]*\\.?[0-9]+");
  private static final Pattern COMPOSED = Pattern.compile("[/*^()]|^\\s*[0-9.]+\\s*$");
  private static final Pattern GAP = Pattern.compile("[\\s_]+");

  private final Map<String, Integer> groups = new HashMap<>();
  private final Map<Integer, String> shown = new HashMap<>();

  /// A unit that is made of others, and what it is made of.
  private record Made(String name, String text) {}

  private final List<Made> declared = new ArrayList<>();
  private final Map<Integer, Made> composed = new HashMap<>();

  /// Those that were read. None where such a unit is made of itself, or of too many.
  private final Map<Integer, Optional<Unit>> resolved = new HashMap<>();

  private final List<Integer> underway = new ArrayList<>();
  private final Set<Integer> circular = new HashSet<>();
  private final List<List<String>> circles = new ArrayList<>();
  private int lastGroup;

  /// For a model that declares no units of its own to be the same.
  public UnitParser() {
    this(List.of());
  }

  /// @param synonyms lists of words that are one unit besides; a list that shares a word with
  /// another is joined with it. One of a list may be made of other units, `km/hour`.
  public UnitParser(List<List<String>> synonyms) {
    SYNONYMS.forEach(this::join);
    synonyms.forEach(this::join);
    for (var made : declared) {
      Optional.ofNullable(groups.get(key(made.name())))
          .ifPresent(group -> composed.putIfAbsent(group, made));
    }
  }

  private void join(List<String> words) {
    var names = words.stream().filter(word -> !isMade(word)).toList();
    words.stream()
        .filter(UnitParser::isMade)
        .filter(_ -> !names.isEmpty())
        .map(text -> new Made(names.getFirst(), text))
        .findFirst()
        .ifPresent(declared::add);
    var group = ++lastGroup;
    for (var name : names) {
      var other = groups.put(key(name), group);
      if (other != null) {
        groups.replaceAll((_, old) -> old.equals(other) ? group : old);
      }
    }
  }

  /// Whether a unit is written as made of others, `km/hour`, and not as a word.
  public static boolean isMade(String written) {
    return COMPOSED.matcher(written).find();
  }

  private static String key(String word) {
    return GAP.matcher(word.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  public UnitReading read(String text) {
    try {
      var reader = new Reader(text);
      var unit = reader.product(0);
      reader.expectEnd();
      return new UnitReading.Understood(unit);
    } catch (Mistake mistake) {
      return new UnitReading.NotUnderstood(mistake.reason);
    }
  }

  private Unit word(String written) {
    var word = GAP.matcher(written).replaceAll(" ");
    var group = groups.get(key(word));
    return group == null
        ? Unit.of(word)
        : made(group).orElseGet(() -> Unit.of(shown.computeIfAbsent(group, _ -> word)));
  }

  private Optional<Unit> made(Integer group) {
    var made = composed.get(group);
    if (made == null) {
      return Optional.empty();
    }
    if (underway.contains(group)) {
      circle(underway.subList(underway.indexOf(group), underway.size()));
      return Optional.empty();
    }
    var known = resolved.get(group);
    if (known != null || underway.size() >= DEEPEST) {
      return known == null ? Optional.empty() : known;
    }
    underway.add(group);
    var unit =
        read(made.text()) instanceof UnitReading.Understood(var understood)
                && !circular.contains(group)
                && understood.powers().values().stream().allMatch(p -> Math.abs(p) <= MOST_POWER)
            ? Optional.of(understood)
            : Optional.<Unit>empty();
    underway.removeLast();
    resolved.put(group, unit);
    return unit;
  }

  /// Units that are made of each other are words by themselves.
  private void circle(List<Integer> groups) {
    circular.addAll(groups);
    circles.add(
        groups.stream().map(composed::get).filter(Objects::nonNull).map(Made::name).toList());
  }

  /// The units that were found to be made of each other, among those that were read: each circle by
  /// names as they were declared.
  public List<List<String>> circles() {
    return List.copyOf(circles);
  }

  private static final class Mistake extends Exception {
    private static final long serialVersionUID = 1;
    private final String reason;

    Mistake(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }
  }

  private final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    Unit product(int depth) throws Mistake {
      if (depth > DEEPEST) {
        throw new Mistake("too many parentheses");
      }
      var unit = factor(depth);
      while (true) {
        if (take('*')) {
          unit = unit.times(factor(depth));
        } else if (take('/')) {
          unit = unit.per(factor(depth));
        } else {
          return unit;
        }
      }
    }

    void expectEnd() throws Mistake {
      if (at < text.length()) {
        throw new Mistake("'%c' is out of place".formatted(text.charAt(at)));
      }
    }

    private Unit factor(int depth) throws Mistake {
      var base = base(depth);
      return take('^') ? base.power(exponent()) : base;
    }

    private Unit base(int depth) throws Mistake {
      if (take('(')) {
        var unit = product(depth + 1);
        expectClose();
        return unit;
      }
      var word = text(true);
      if (!NUMBER.matcher(word).matches()) {
        return word(word);
      }
      if (Double.parseDouble(word) != 1) {
        throw new Mistake("the number %s is not a unit".formatted(word));
      }
      return Unit.DIMENSIONLESS;
    }

    private double exponent() throws Mistake {
      if (!take('(')) {
        return number();
      }
      var value = number();
      if (take('/')) {
        value /= number();
      }
      expectClose();
      return value;
    }

    private double number() throws Mistake {
      var word = text(false).replaceFirst("^([-+])\\s+", "$1");
      var digits = word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
      if (!NUMBER.matcher(digits).matches() || Double.parseDouble(digits) > 100) {
        throw new Mistake("'%s' is not a power".formatted(word));
      }
      return Double.parseDouble(word);
    }

    private void expectClose() throws Mistake {
      if (!take(')')) {
        throw new Mistake("a ')' is missing");
      }
    }

    private String text(boolean isWord) throws Mistake {
      skipGap();
      var start = at;
      while (at < text.length() && "*/^()".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      var found = text.substring(start, at).strip();
      if (found.isEmpty()) {
        throw new Mistake(
            (isWord ? "a unit is missing" : "a power is missing")
                + (at == text.length()
                    ? " at the end"
                    : " before '%c'".formatted(text.charAt(at))));
      }
      return found;
    }

    private boolean take(char wanted) {
      skipGap();
      if (at < text.length() && text.charAt(at) == wanted) {
        at++;
        return true;
      }
      return false;
    }

    private void skipGap() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
  }
}
