package org.jirga.model.unit;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private static final Set<String> NO_UNIT =
      Set.of("dmnl", "dimensionless", "fraction", "unitless");

  private static final List<List<String>> SYNONYMS =
      List.of(
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

  /// Words of units that are made of others, and what they are made of.
  private final Map<String, String> composed = new HashMap<>();

  /// Those that were read. None where such a unit is made of itself, or of too many.
  private final Map<String, Optional<Unit>> resolved = new HashMap<>();

  private int underway;
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
  }

  private void join(List<String> words) {
    var made = words.stream().filter(UnitParser::isMade).findFirst();
    var keys =
        words.stream()
            .filter(word -> !isMade(word))
            .map(UnitParser::plain)
            .map(UnitParser::key)
            .toList();
    made.ifPresent(text -> keys.forEach(key -> composed.putIfAbsent(key, text)));
    var group = ++lastGroup;
    for (var key : keys) {
      var other = groups.put(key, group);
      if (other != null) {
        groups.replaceAll((_, old) -> old.equals(other) ? group : old);
      }
    }
  }

  /// Whether a unit is written as made of others, `km/hour`, and not as a word.
  public static boolean isMade(String written) {
    return COMPOSED.matcher(written).find();
  }

  private static String plain(String written) {
    return GAP.matcher(written.strip()).replaceAll(" ");
  }

  private static String key(String word) {
    return word.toLowerCase(Locale.ROOT);
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
    var lower = key(word);
    if (NO_UNIT.contains(lower)) {
      return Unit.DIMENSIONLESS;
    }
    var made = made(lower);
    if (made.isPresent()) {
      return made.get();
    }
    var group = groups.get(lower);
    return Unit.of(group == null ? word : shown.computeIfAbsent(group, _ -> word));
  }

  private Optional<Unit> made(String word) {
    var text = composed.get(word);
    if (text == null) {
      return Optional.empty();
    }
    var known = resolved.get(word);
    if (known != null || underway >= DEEPEST) {
      return known == null ? Optional.empty() : known;
    }
    underway++;
    // until it is read, it is a word by itself: a unit that is made of itself stays one
    resolved.put(word, Optional.empty());
    var unit =
        read(text) instanceof UnitReading.Understood(var understood)
                && understood.powers().values().stream().allMatch(p -> Math.abs(p) <= MOST_POWER)
            ? Optional.of(understood)
            : Optional.<Unit>empty();
    resolved.put(word, unit);
    underway--;
    return unit;
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
