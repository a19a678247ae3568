package org.jirga.workbench.speech;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is said for words that a voice would get wrong, by the words as written. Upper and lower
/// case matter: `US` is a country, `us` is not.
public record Lexicon(Map<String, String> entries) {

  private static final String SHIPPED = "lexicon.tsv";

  public Lexicon {
    entries = Map.copyOf(entries);
  }

  /// The one that comes with Jirga: abbreviations, organisations, and names of its cases.
  public static Lexicon shipped() {
    try (var in = Lexicon.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("The resource '%s' is missing.".formatted(SHIPPED));
      }
      var entries = new TreeMap<String, String>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .forEach(
              columns -> {
                if (columns.length != 2 || entries.put(columns[0], columns[1]) != null) {
                  throw new IllegalStateException(
                      "'%s' is no entry of the lexicon, or is twice in it."
                          .formatted(String.join(" ", columns)));
                }
              });
      return new Lexicon(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Lexicon empty() {
    return new Lexicon(Map.of());
  }

  /// @param more stands before what is here already
  public Lexicon with(Map<String, String> more) {
    var all = new HashMap<>(entries);
    all.putAll(more);
    return new Lexicon(all);
  }

  /// Abbreviations, whose full stop does not end a sentence.
  Set<String> abbreviations() {
    return entries.keySet().stream()
        .filter(it -> it.endsWith("."))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Finds entries as whole words, the longest first; finds nothing if there is no entry.
  Pattern pattern() {
    if (entries.isEmpty()) {
      return Pattern.compile("(?!)");
    }
    return Pattern.compile(
        entries.keySet().stream()
            .sorted(
                Comparator.comparingInt(String::length)
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")));
  }
}
