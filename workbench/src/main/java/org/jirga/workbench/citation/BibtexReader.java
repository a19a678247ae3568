package org.jirga.workbench.citation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jirga.model.source.Span;
import org.jirga.workbench.binding.PublicationCode;
import org.jirga.workbench.citation.Reference.Person;
import org.jirga.workbench.yaml.Problems;

/// Reads BibTeX as people write it: entries with values in braces, quotes or digits. Abbreviations
/// (`@string`) and concatenation are reported, not guessed.
final class BibtexReader {

  private static final Map<String, String> TYPES =
      Map.of(
          "article", "article-journal",
          "book", "book",
          "incollection", "chapter",
          "inproceedings", "paper-conference",
          "techreport", "report",
          "report", "report",
          "online", "webpage",
          "misc", "document",
          "phdthesis", "thesis",
          "dataset", "dataset");

  /// Combining marks by the sign that TeX has for them.
  private static final Map<String, String> ACCENTS =
      Map.of(
          "'", "\u0301", "`", "\u0300", "^", "\u0302", "\"", "\u0308", "~", "\u0303", "c", "\u0327",
          "v", "\u030c", "=", "\u0304", ".", "\u0307");

  private static final Pattern ACCENT =
      Pattern.compile("\\\\(?:(['`^\"~=.])\\s*|([cv])\\s+|([cv])(?=\\{))\\{?\\\\?([a-zA-Z])\\}?");
  private static final Pattern ESCAPED = Pattern.compile("\\\\([&%$#_{}])");

  private final Problems problems;
  private final String text;
  private int at;

  BibtexReader(Problems problems) {
    this.problems = problems;
    this.text = problems.source().text();
  }

  List<Reference> read() {
    var references = new ArrayList<Reference>();
    var keys = new HashSet<String>();
    while ((at = text.indexOf('@', at)) >= 0) {
      var start = at++;
      var type = word().toLowerCase(Locale.ROOT);
      skip();
      if (type.equals("comment") || type.equals("preamble")) {
        continue;
      }
      if (type.equals("string")) {
        bad(start, "abbreviations (@string) are not read", "write the text in full");
        continue;
      }
      if (at >= text.length() || text.charAt(at) != '{') {
        bad(start, "'@%s' has no '{' behind it".formatted(type), "");
        continue;
      }
      at++;
      var key = until(",}").strip();
      var fields = fields(start);
      if (key.isEmpty() || !fields.containsKey("title")) {
        bad(start, "a reference needs a key and a title", "");
      } else if (!keys.add(key)) {
        bad(start, "two references have the key '%s'".formatted(key), "");
      } else {
        references.add(reference(key, TYPES.getOrDefault(type, "document"), fields));
      }
    }
    return references;
  }

  private Map<String, String> fields(int entry) {
    var fields = new HashMap<String, String>();
    while (at < text.length() && text.charAt(at) != '}') {
      at++;
      skip();
      var name = word().toLowerCase(Locale.ROOT);
      skip();
      if (name.isEmpty()) {
        continue;
      }
      if (at >= text.length() || text.charAt(at) != '=') {
        bad(at, "'%s' has no '=' behind it".formatted(name), "");
        return fields;
      }
      at++;
      skip();
      fields.put(name, plain(value(entry)));
      skip();
      if (at < text.length() && text.charAt(at) == '#') {
        bad(at, "joined texts (#) are not read", "write the text in full");
        until(",}");
      }
    }
    if (at >= text.length()) {
      bad(entry, "the reference is not closed", "a '}' is missing");
    }
    return fields;
  }

  private String value(int entry) {
    if (at >= text.length()) {
      return "";
    }
    var c = text.charAt(at);
    if (c != '{' && c != '"') {
      return until(",}\n#").strip();
    }
    var start = ++at;
    var open = 0;
    while (at < text.length()) {
      var here = text.charAt(at);
      if (here == '\\') {
        at++;
      } else if (here == '{') {
        open++;
      } else if (c == '{' && here == '}' && open == 0 || c == '"' && here == '"' && open == 0) {
        return text.substring(start, at++);
      } else if (here == '}') {
        open--;
      }
      at++;
    }
    bad(entry, "a text in the reference is not closed", "");
    at = text.length();
    return "";
  }

  /// Without the marks of TeX.
  private static String plain(String tex) {
    var accented =
        ACCENT
            .matcher(tex)
            .replaceAll(
                match -> {
                  var mark =
                      match.group(1) != null
                          ? match.group(1)
                          : match.group(2) != null ? match.group(2) : match.group(3);
                  return match.group(4) + ACCENTS.getOrDefault(String.valueOf(mark), "");
                });
    var bare =
        ESCAPED
            .matcher(accented)
            .replaceAll("$1")
            .replace("---", "—")
            .replace("--", "–")
            .replace("~", " ")
            .replace("{", "")
            .replace("}", "");
    return Normalizer.normalize(bare.replaceAll("\\s+", " ").strip(), Normalizer.Form.NFC);
  }

  private static Reference reference(String key, String type, Map<String, String> fields) {
    var month = fields.getOrDefault("month", "");
    var year = fields.getOrDefault("year", "");
    return new Reference(
        key,
        type,
        fields.getOrDefault("title", ""),
        people(fields.getOrDefault("author", "")),
        fields.getOrDefault("date", month.matches("\\d{2}") ? year + "-" + month : year),
        fields.getOrDefault("journal", fields.getOrDefault("booktitle", "")),
        fields.getOrDefault(
            "publisher",
            fields.getOrDefault("institution", fields.getOrDefault("organization", ""))),
        fields.getOrDefault("volume", ""),
        fields.getOrDefault("number", ""),
        fields.getOrDefault("pages", ""),
        fields.getOrDefault("doi", ""),
        fields.getOrDefault("url", ""),
        fields.getOrDefault("note", ""));
  }

  private static List<Person> people(String authors) {
    var people = new ArrayList<Person>();
    for (var name : authors.isEmpty() ? new String[0] : authors.split("\\s+and\\s+")) {
      var comma = name.indexOf(',');
      var space = name.lastIndexOf(' ');
      people.add(
          comma >= 0
              ? new Person(name.substring(0, comma).strip(), name.substring(comma + 1).strip())
              : space >= 0
                  ? new Person(name.substring(space + 1), name.substring(0, space))
                  : new Person(name, ""));
    }
    return people;
  }

  private String word() {
    var start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
      at++;
    }
    return text.substring(start, at);
  }

  private String until(String ends) {
    var start = at;
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private void skip() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private void bad(int start, String message, String hint) {
    var from = Math.min(start, Math.max(0, text.length() - 1));
    var span = new Span(from, Math.min(from + 1, text.length()));
    if (hint.isEmpty()) {
      problems.add(PublicationCode.BAD_REFERENCES, span, message);
    } else {
      problems.add(PublicationCode.BAD_REFERENCES, span, message, hint);
    }
  }
}
