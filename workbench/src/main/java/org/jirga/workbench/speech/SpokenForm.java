package org.jirga.workbench.speech;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a voice is to say for a sentence: numbers, dates, money, units, abbreviations and signs as
/// words, so that it sounds the same whatever engine speaks.
///
/// The rules are applied in order, each to the whole sentence: dates before years before numbers.
/// What the lexicon has is set aside first, and no rule touches it. They are rules of English; of
/// other languages only the lexicon is applied.
public final class SpokenForm {

  private static final String NUMBER = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)*";

  /// A number, or a range of two.
  private static final String RANGE = "(" + NUMBER + ")(?:\\s?(?:[–-]|to)\\s?(" + NUMBER + "))?";

  private static final String MONTH =
      "January|February|March|April|May|June|July|August|September|October|November|December";

  private static final List<String> MONTHS = List.of(MONTH.split("\\|"));

  private static final String SCALE = "(?:\\s?(thousand|million|billion|trillion|tn|bn|m|k)\\b)?";

  private static final Map<String, String> SCALES =
      Map.of("k", "thousand", "m", "million", "bn", "billion", "tn", "trillion");

  private static final String YEAR = "1[1-9]\\d\\d|20\\d\\d";

  /// A thing that is counted: one, several, and its hundredth.
  private record Unit(String one, String several, String cent) {}

  private static final Map<String, Unit> MONEY =
      Map.ofEntries(
          Map.entry("$", new Unit("dollar", "dollars", "cent")),
          Map.entry("US$", new Unit("U S dollar", "U S dollars", "cent")),
          Map.entry("USD", new Unit("U S dollar", "U S dollars", "cent")),
          Map.entry("€", new Unit("euro", "euros", "cent")),
          Map.entry("EUR", new Unit("euro", "euros", "cent")),
          Map.entry("£", new Unit("pound", "pounds", "penny")),
          Map.entry("GBP", new Unit("pound", "pounds", "penny")),
          Map.entry("¥", new Unit("yen", "yen", "")),
          Map.entry("JPY", new Unit("yen", "yen", "")),
          Map.entry("₹", new Unit("rupee", "rupees", "")),
          Map.entry("INR", new Unit("rupee", "rupees", "")),
          Map.entry("PKR", new Unit("Pakistani rupee", "Pakistani rupees", "")),
          Map.entry("AFN", new Unit("afghani", "afghanis", "")),
          Map.entry("CHF", new Unit("Swiss franc", "Swiss francs", "")));

  private static final Map<String, Unit> UNITS =
      Map.ofEntries(
          Map.entry("km", new Unit("kilometre", "kilometres", "")),
          Map.entry("km²", new Unit("square kilometre", "square kilometres", "")),
          Map.entry("km/h", new Unit("kilometre per hour", "kilometres per hour", "")),
          Map.entry("m", new Unit("metre", "metres", "")),
          Map.entry("cm", new Unit("centimetre", "centimetres", "")),
          Map.entry("mm", new Unit("millimetre", "millimetres", "")),
          Map.entry("kg", new Unit("kilogram", "kilograms", "")),
          Map.entry("ha", new Unit("hectare", "hectares", "")),
          Map.entry("°C", new Unit("degree Celsius", "degrees Celsius", "")),
          Map.entry("°", new Unit("degree", "degrees", "")),
          Map.entry("h", new Unit("hour", "hours", "")),
          Map.entry("min", new Unit("minute", "minutes", "")),
          Map.entry("s", new Unit("second", "seconds", "")),
          Map.entry("ms", new Unit("millisecond", "milliseconds", "")),
          Map.entry("kB", new Unit("kilobyte", "kilobytes", "")),
          Map.entry("MB", new Unit("megabyte", "megabytes", "")),
          Map.entry("GB", new Unit("gigabyte", "gigabytes", "")),
          Map.entry("TB", new Unit("terabyte", "terabytes", "")),
          Map.entry("kW", new Unit("kilowatt", "kilowatts", "")),
          Map.entry("MW", new Unit("megawatt", "megawatts", "")),
          Map.entry("GW", new Unit("gigawatt", "gigawatts", "")),
          Map.entry("kWh", new Unit("kilowatt hour", "kilowatt hours", "")),
          Map.entry("MWh", new Unit("megawatt hour", "megawatt hours", "")));

  /// Abbreviations that are words only before a number.
  private static final Map<String, String> BEFORE_NUMBERS =
      Map.ofEntries(
          Map.entry("no", "number"),
          Map.entry("nos", "numbers"),
          Map.entry("p", "page"),
          Map.entry("pp", "pages"),
          Map.entry("fig", "figure"),
          Map.entry("figs", "figures"),
          Map.entry("ch", "chapter"),
          Map.entry("vol", "volume"),
          Map.entry("art", "article"),
          Map.entry("para", "paragraph"),
          Map.entry("paras", "paragraphs"),
          Map.entry("sec", "section"),
          Map.entry("eq", "equation"),
          Map.entry("eqs", "equations"));

  private static final Map<String, String> FRACTIONS =
      Map.of(
          "½",
          "a half",
          "¼",
          "a quarter",
          "¾",
          "three quarters",
          "⅓",
          "a third",
          "⅔",
          "two thirds");

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("&", "and"),
          Map.entry("+", "plus"),
          Map.entry("=", "equals"),
          Map.entry("≠", "is not"),
          Map.entry("<", "is less than"),
          Map.entry(">", "is more than"),
          Map.entry("≤", "is at most"),
          Map.entry("≥", "is at least"),
          Map.entry("≈", "is about"),
          Map.entry("~", "about"),
          Map.entry("×", "times"),
          Map.entry("÷", "divided by"),
          Map.entry("±", "plus or minus"),
          Map.entry("→", "to"),
          Map.entry("‰", "per thousand"),
          Map.entry("%", "percent"));

  /// Words that are spelled although they have a vowel are at most this long.
  private static final int SPELLED = 4;

  /// Private-use characters stand for what was set aside.
  private static final char FIRST_ASIDE = '\ue100';

  private static final int MOST_ASIDE = 0xf00;

  private final Lexicon lexicon;
  private final Pattern entries;
  private final boolean isEnglish;

  /// @param language of the text, a tag such as `en` or `en-GB`
  public SpokenForm(Lexicon lexicon, String language) {
    this.lexicon = lexicon;
    this.entries = lexicon.pattern();
    this.isEnglish = isEnglish(language);
  }

  /// @param language a tag such as `en-GB`
  public static boolean isEnglish(String language) {
    return language.split("-", 2)[0].toLowerCase(Locale.ROOT).equals("en");
  }

  /// @param sentence one sentence as a reader sees it
  public String of(String sentence) {
    var aside = new ArrayList<String>();
    var text =
        Normalizer.normalize(sentence, Normalizer.Form.NFC)
            .replaceAll("[\\ue000-\\uf8ff]", "")
            .replaceAll("[\\s\\u00a0\\u2007\\u2009\\u202f]+", " ")
            .replaceAll("[\\u200b\\u00ad]", "")
            .replaceAll("[‘’]", "'");
    if (isEnglish) {
      text = addresses(text, aside);
    }
    var length = text.length();
    text =
        replace(
            text,
            entries,
            match -> {
              var written = match.group();
              var last = written.endsWith(".") && match.end() == length;
              return setAside(lexicon.entries().getOrDefault(written, written), aside)
                  + (last ? "." : "");
            });
    return tidied(restored(isEnglish ? english(text) : text, aside));
  }

  private static String english(String written) {
    var text = written;
    text = dates(text);
    text = money(text);
    text = shares(text);
    text = references(text);
    text = units(text);
    text = clockAndRatios(text);
    text = years(text);
    text = numbers(text);
    text = signs(text);
    return acronyms(text);
  }

  private static String addresses(String text, List<String> aside) {
    var web =
        replace(
            text,
            "(?:https?://|www\\.)([\\w.-]+\\w)(?:/[^\\s,;)]*[\\w/])?",
            m -> setAside(m.group(1).replaceFirst("^www\\.", "").replace(".", " dot "), aside));
    return replace(
        web,
        "([\\w.+-]+)@([\\w-]+(?:\\.[\\w-]+)+)",
        m ->
            setAside(
                m.group(1).replace(".", " dot ") + " at " + m.group(2).replace(".", " dot "),
                aside));
  }

  private static String dates(String written) {
    var text =
        replace(
            written,
            "(?<![\\d-])(" + YEAR + ")-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(?![\\d-])",
            m ->
                "the %s of %s %s"
                    .formatted(
                        Numerals.ordinal(whole(m.group(3))),
                        MONTHS.get(whole(m.group(2)) - 1),
                        Numerals.year(whole(m.group(1)))));
    text =
        replace(
            text,
            "(?<the>\\b[Tt]he )?(?<![\\d.,])(\\d{1,2})(?:\\s?[–-]\\s?(\\d{1,2}))? (%s)\\b"
                .formatted(MONTH),
            m ->
                (m.group("the") == null ? "the " : m.group("the"))
                    + Numerals.ordinal(whole(m.group(2)))
                    + (m.group(3) == null ? "" : " to the " + Numerals.ordinal(whole(m.group(3))))
                    + " of "
                    + m.group(4));
    return replace(
        text,
        "\\b(%s) (\\d{1,2})(?:st|nd|rd|th)?(?=,? \\d{4}\\b|[,;)]|\\.?$)".formatted(MONTH),
        m -> m.group(1) + " the " + Numerals.ordinal(whole(m.group(2))));
  }

  private static String money(String written) {
    var codes = "USD|EUR|GBP|JPY|INR|PKR|AFN|CHF";
    var text =
        replace(
            written,
            "(?<!\\w)(US\\$|[$€£¥₹]|(?:%s)\\b)\\s?%s%s".formatted(codes, RANGE, SCALE),
            m -> amount(m.group(2), m.group(3), m.group(4), m.group(1)));
    return replace(
        text,
        "(?<!\\w)%s%s\\s(US\\$|(?:%s)\\b|[€£])".formatted(RANGE, SCALE, codes),
        m -> amount(m.group(1), m.group(2), m.group(3), m.group(4)));
  }

  private static String amount(
      String from, @Nullable String to, @Nullable String scale, String currency) {
    var unit = Objects.requireNonNull(MONEY.get(currency));
    var last = to == null ? from : to;
    var isOne = to == null && scale == null && Numerals.isOne(from);
    var words = range(from, to);
    if (scale != null) {
      return words + " " + SCALES.getOrDefault(scale, scale) + " " + unit.several();
    }
    if (to == null && !unit.cent().isEmpty() && last.matches("[\\d,]+\\.\\d\\d")) {
      var point = last.indexOf('.');
      var whole = last.substring(0, point);
      var cents = whole(last.substring(point + 1));
      var hundredth =
          unit.cent().equals("penny")
              ? cents == 1 ? "penny" : "pence"
              : cents == 1 ? "cent" : "cents";
      return Numerals.of(whole)
          + " "
          + (Numerals.isOne(whole) ? unit.one() : unit.several())
          + (cents == 0 ? "" : " and " + Numerals.cardinal(cents) + " " + hundredth);
    }
    return words + " " + (isOne ? unit.one() : unit.several());
  }

  private static String shares(String written) {
    return replace(written, RANGE + "\\s?%", m -> range(m.group(1), m.group(2)) + " percent");
  }

  private static String references(String written) {
    var text =
        replace(
            written,
            "\\b([A-Za-z]{1,5})\\. ?(?=\\d)",
            m -> {
              var words = BEFORE_NUMBERS.get(m.group(1).toLowerCase(Locale.ROOT));
              if (words == null) {
                return m.group();
              }
              var upper = Character.isUpperCase(m.group(1).charAt(0));
              return (upper ? upperFirst(words) : words) + " ";
            });
    text = replace(text, "§§? ?(?=\\d)", _ -> "section ");
    text = replace(text, "#(?=\\d)", _ -> "number ");
    return replace(
        text,
        "\\b(War|Chapter|Part|Article|Section|Phase|Volume|Annex|Book|Title) ([IVX]{1,6})\\b",
        m -> m.group(1) + " " + Numerals.cardinal(Numerals.roman(m.group(2))));
  }

  private static String units(String written) {
    var names =
        UNITS.keySet().stream()
            .sorted((a, b) -> b.length() - a.length())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    // "100m people": metres stand apart
    var text =
        replace(
            written,
            "(?<![\\w.,])%s(m|bn|tn)(?!\\w)".formatted(RANGE),
            m -> range(m.group(1), m.group(2)) + " " + SCALES.get(m.group(3)));
    return replace(
        text,
        "(?<![\\w.,])%s ?(%s)(?![\\p{L}\\p{N}/²'-])".formatted(RANGE, names),
        m -> {
          var unit = Objects.requireNonNull(UNITS.get(m.group(3)));
          // "the 1990s" are years, "4 s" are seconds
          if (m.group(3).equals("s") && !m.group().contains(" ")) {
            return m.group();
          }
          var isOne = m.group(2) == null && Numerals.isOne(m.group(1));
          return range(m.group(1), m.group(2)) + " " + (isOne ? unit.one() : unit.several());
        });
  }

  private static String clockAndRatios(String written) {
    var text =
        replace(
            written,
            "(?<![\\d:])([01]?\\d|2[0-3]):([0-5]\\d)(?![\\d:])",
            m -> {
              var hour = Numerals.cardinal(whole(m.group(1)));
              var minute = whole(m.group(2));
              return minute == 0 ? hour + " o'clock" : hour + " " + Numerals.yearInCentury(minute);
            });
    text =
        replace(
            text,
            "(?<![\\d:])(\\d+):(\\d)(?![\\d:])",
            m -> Numerals.of(m.group(1)) + " to " + Numerals.of(m.group(2)));
    text =
        replace(
            text,
            "(?<![\\d/])(\\d{1,2})/(\\d{1,2})(?![\\d/])",
            m ->
                whole(m.group(1)) > 0 && whole(m.group(2)) > 1
                    ? Numerals.fraction(whole(m.group(1)), whole(m.group(2)))
                    : m.group());
    return replace(
        text,
        "(\\d+)? ?([½¼¾⅓⅔])",
        m ->
            (m.group(1) == null ? "" : Numerals.of(m.group(1)) + " and ")
                + FRACTIONS.get(m.group(2)));
  }

  private static String years(String written) {
    var alone = "(?<![\\d.,\\p{L}/-])(%s)".formatted(YEAR);
    var text = replace(written, alone + "s(?![\\p{L}])", m -> Numerals.decade(whole(m.group(1))));
    text =
        replace(
            text,
            alone + "\\s?[–/-]\\s?(\\d\\d)(?!\\d|[.,]\\d)",
            m ->
                Numerals.year(whole(m.group(1)))
                    + " to "
                    + Numerals.yearInCentury(whole(m.group(2))));
    text =
        replace(
            text,
            alone + "\\s?[–/-]\\s?(%s)(?!\\d|[.,]\\d)".formatted(YEAR),
            m -> Numerals.year(whole(m.group(1))) + " to " + Numerals.year(whole(m.group(2))));
    text =
        replace(
            text,
            "(?<=mid-|early-|late-|post-|pre-)(%s)(s?)(?![\\d\\p{L}])".formatted(YEAR),
            m ->
                m.group(2).isEmpty()
                    ? Numerals.year(whole(m.group(1)))
                    : Numerals.decade(whole(m.group(1))));
    text = replace(text, "'([2-9])0s\\b", m -> Numerals.decade(whole(m.group(1)) * 10));
    return replace(text, alone + "(?![\\d\\p{L}/]|[.,]\\d)", m -> Numerals.year(whole(m.group(1))));
  }

  private static String numbers(String written) {
    var text =
        replace(
            written,
            "(?<![\\w.])(\\d+(?:\\.\\d+)?)[eE]([+−-]?)(\\d{1,3})(?!\\w)",
            m ->
                Numerals.of(m.group(1))
                    + " times ten to the power of "
                    + (m.group(2).matches("[−-]") ? "minus " : "")
                    + Numerals.of(m.group(3)));
    text = replace(text, "(\\d+)(?:st|nd|rd|th)\\b", m -> ordinal(m.group(1)));
    text =
        replace(
            text,
            "(?<![\\p{L}\\d])(%s)\\s?[–-]\\s?(?=\\d)".formatted(NUMBER),
            m -> Numerals.of(m.group(1)) + " to ");
    text = replace(text, "−\\s?(?=[\\d])|(?<=^|[\\s(])-(?=\\d)", _ -> "minus ");
    // Digits within a name: "G7", "COVID-19", "3D".
    text = replace(text, "(?<=[\\p{Lu}\\ue100-\\uefff])-(?=\\d)", _ -> " ");
    return replace(
        text,
        "(?<before>\\p{L})?(%s)(?<after>\\p{L})?".formatted(NUMBER),
        m ->
            (m.group("before") == null ? "" : m.group("before") + " ")
                + Numerals.of(m.group(2))
                + (m.group("after") == null ? "" : " " + m.group("after")));
  }

  /// Signs are left from here on only where no number stands beside them.
  private static String signs(String written) {
    // A minus before a share or an amount that is words by now.
    var text = replace(written, "−\\s?(?=\\p{L})|(?<=^|[\\s(])-(?=\\p{L})", _ -> "minus ");
    text = replace(text, "[&+=≠<>≤≥≈~×÷±→‰%]", m -> " " + SIGNS.get(m.group()) + " ");
    text = text.replaceAll("\\band/or\\b", "and or");
    text = text.replaceAll("(?<=[\\p{L}\\ue100-\\uefff])/(?=[\\p{L}\\ue100-\\uefff])", " or ");
    text = text.replaceAll("[\"“”„«»*|`^\\[\\]{}\\\\]", " ");
    text = text.replaceAll("_", " ");
    text = text.replaceAll("\\s*[—–]\\s*|\\s-\\s|\\s*[()]\\s*|\\s*·\\s*", ", ");
    return text.replaceAll("…|\\.\\.\\.", ".");
  }

  private static String acronyms(String written) {
    var text =
        replace(
            written, "(?<![\\p{L}.])(?:\\p{Lu}\\.){2,}", m -> m.group().replace(".", " ").strip());
    return replace(
        text,
        "(?<![\\p{L}'])(\\p{Lu}{2,})(s|'s)?(?![\\p{L}])",
        m -> {
          var word = m.group(1);
          var isWord = word.length() > SPELLED && word.matches(".*[AEIOU].*");
          var said =
              isWord
                  ? word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT)
                  : String.join(" ", word.split(""));
          var ending = m.group(2);
          return said + (ending == null ? "" : isWord ? ending : "'s");
        });
  }

  private static String tidied(String text) {
    return text.replaceAll("\\s+", " ")
        .replaceAll("\\s+([,.;:!?])", "$1")
        .replaceAll("([,;:])(?:\\s*,)+", "$1")
        .replaceAll(",+([.;:!?])", "$1")
        .replaceAll("([.!?])(?:,|\\.)+", "$1")
        .replaceAll("^[,;:\\s]+|[,;\\s]+$", "");
  }

  private static String setAside(String words, List<String> aside) {
    if (aside.size() == MOST_ASIDE) {
      return words;
    }
    aside.add(words);
    return String.valueOf((char) (FIRST_ASIDE + aside.size() - 1));
  }

  private static String restored(String text, List<String> aside) {
    var out = new StringBuilder();
    for (var c : text.toCharArray()) {
      var at = c - FIRST_ASIDE;
      if (at >= 0 && at < aside.size()) {
        out.append(aside.get(at));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String range(String from, @Nullable String to) {
    return Numerals.of(from) + (to == null ? "" : " to " + Numerals.of(to));
  }

  private static String ordinal(String digits) {
    return digits.length() > 15 ? Numerals.of(digits) : Numerals.ordinal(Long.parseLong(digits));
  }

  private static int whole(String digits) {
    return Integer.parseInt(digits);
  }

  private static String upperFirst(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static String replace(String text, String pattern, Function<MatchResult, String> with) {
    return replace(text, Pattern.compile(pattern), with);
  }

  private static String replace(String text, Pattern pattern, Function<MatchResult, String> with) {
    return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(with.apply(match)));
  }
}
