package org.jirga.workbench.yaml;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jirga.model.source.Span;

/// A mapping whose keys are known: reads their values by type, and reports what does not fit.
public final class Section {

  private final Yaml.Entries entries;
  private final Span place;
  private final String what;
  private final Problems problems;

  private Section(Yaml.Entries entries, Span place, String what, Problems problems) {
    this.entries = entries;
    this.place = place;
    this.what = what;
    this.problems = problems;
  }

  /// A section of the file; keys that it cannot have are reported at once.
  ///
  /// @param place where a missing key is reported: what introduces the section
  /// @param what for messages, `an outcome`
  /// @param keys all keys that it may have
  public static Section of(
      Yaml.Entries entries, Span place, String what, Problems problems, List<String> keys) {
    for (var entry : entries.entries()) {
      if (!keys.contains(entry.name())) {
        problems.unknown(
            YamlCode.UNKNOWN_KEY,
            entry.key().span(),
            "'%s' is not a key of %s".formatted(entry.name(), what),
            entry.name(),
            keys);
      }
    }
    return new Section(entries, place, what, problems);
  }

  /// The section under an entry; absent, and reported, where the entry has no mapping.
  public static Optional<Section> of(
      Yaml.Entry entry, String what, Problems problems, List<String> keys) {
    return mapping(entry, problems)
        .map(entries -> of(entries, entry.key().span(), what, problems, keys));
  }

  /// Where a complaint about the whole section belongs.
  public Span place() {
    return place;
  }

  public Problems problems() {
    return problems;
  }

  public Optional<Yaml.Entry> entry(String key) {
    return entries.entries().stream().filter(entry -> entry.name().equals(key)).findFirst();
  }

  public boolean has(String key) {
    return entry(key).isPresent();
  }

  /// Reports a key that must be there and is not.
  public Optional<Yaml.Entry> required(String key) {
    var entry = entry(key);
    if (entry.isEmpty()) {
      problems.add(YamlCode.MISSING_KEY, place, "%s needs '%s'".formatted(what, key));
    }
    return entry;
  }

  public Optional<Yaml.Scalar> scalar(String key) {
    return entry(key).flatMap(this::scalar);
  }

  public Optional<Yaml.Scalar> requiredScalar(String key) {
    return required(key).flatMap(this::scalar);
  }

  /// Prose or a name; empty where the key is absent.
  public String text(String key) {
    return scalar(key).map(scalar -> scalar.value().strip()).orElse("");
  }

  public OptionalDouble number(String key) {
    return entry(key)
        .map(entry -> Values.number(entry.value(), "'" + key + "'", problems))
        .orElse(OptionalDouble.empty());
  }

  /// A whole number within bounds.
  public OptionalLong whole(String key, long fewest, long most) {
    return entry(key)
        .map(entry -> Values.whole(entry, fewest, most, problems))
        .orElse(OptionalLong.empty());
  }

  public boolean flag(String key) {
    return entry(key).map(entry -> Values.flag(entry, problems)).orElse(false);
  }

  /// A list of numbers; absent where the key is, or where its value does not fit.
  public Optional<double[]> numbers(String key, int fewest, int most) {
    return entry(key)
        .flatMap(e -> Values.numbers(e.value(), "'" + key + "'", fewest, most, problems));
  }

  /// A list of words.
  public List<Yaml.Scalar> words(String key) {
    return entry(key).map(entry -> Values.words(entry, problems)).orElse(List.of());
  }

  /// The named things under a key.
  public List<Yaml.Entry> named(String key) {
    return entry(key).stream()
        .flatMap(entry -> mapping(entry, problems).stream())
        .flatMap(mapping -> mapping.entries().stream())
        .toList();
  }

  /// Which of the keys are there.
  public List<Yaml.Entry> present(String... keys) {
    return Stream.of(keys).flatMap(key -> entry(key).stream()).toList();
  }

  private Optional<Yaml.Scalar> scalar(Yaml.Entry entry) {
    if (entry.value() instanceof Yaml.Scalar scalar && !scalar.isEmpty()) {
      return Optional.of(scalar);
    }
    problems.add(
        YamlCode.WRONG_TYPE,
        entry.value() instanceof Yaml.Scalar ? entry.key().span() : entry.value().span(),
        "'%s' needs text, not %s".formatted(entry.name(), entry.value().kind()));
    return Optional.empty();
  }

  private static Optional<Yaml.Entries> mapping(Yaml.Entry entry, Problems problems) {
    return switch (entry.value()) {
      case Yaml.Entries mapping -> Optional.of(mapping);
      case Yaml.Scalar scalar when scalar.isEmpty() ->
          Optional.of(new Yaml.Entries(List.of(), scalar.span()));
      case Yaml.Scalar other -> notAMapping(entry, other, problems);
      case Yaml.Items other -> notAMapping(entry, other, problems);
    };
  }

  private static Optional<Yaml.Entries> notAMapping(
      Yaml.Entry entry, Yaml value, Problems problems) {
    problems.add(
        YamlCode.WRONG_TYPE,
        value.span(),
        "'%s' needs 'key: value' entries, not %s".formatted(entry.name(), value.kind()));
    return Optional.empty();
  }
}
