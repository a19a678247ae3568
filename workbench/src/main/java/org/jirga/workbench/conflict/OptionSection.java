package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jirga.conflict.structure.Option;
import org.jirga.model.source.Span;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Yaml;

/// Reads the `options` of a decision maker.
final class OptionSection {

  static final List<String> KEYS = List.of("label", "levels", "moves", "source", "date");

  private static final int MOST_LEVELS = 36;
  private static final Map<String, Option.Change> MOVES =
      Map.of(
          "both ways", Option.Change.BOTH_WAYS,
          "forward", Option.Change.FORWARD,
          "backward", Option.Change.BACKWARD);

  private final Problems problems;
  private final Map<String, Span> taken = new HashMap<>();

  OptionSection(Problems problems) {
    this.problems = problems;
  }

  List<Option> read(List<Yaml.Entry> entries) {
    var options = new ArrayList<Option>();
    for (var entry : entries) {
      var before = taken.putIfAbsent(entry.name().toLowerCase(Locale.ROOT), entry.key().span());
      if (before != null) {
        var line = problems.source().position(before.start()).line();
        problems.add(
            ConflictCode.NAME_TAKEN,
            entry.key().span(),
            "'%s' is an option already, in line %d".formatted(entry.name(), line));
      }
      option(entry).ifPresent(options::add);
    }
    return options;
  }

  /// `release: release the reserves` or a mapping.
  private Optional<Option> option(Yaml.Entry entry) {
    if (entry.value() instanceof Yaml.Scalar label && !label.isEmpty()) {
      var option = Option.binary(entry.name());
      return Optional.of(
          new Option(
              option.name(),
              label.value().strip(),
              option.levels(),
              option.change(),
              option.grounds()));
    }
    return Section.of(entry, "an option", problems, KEYS)
        .map(
            section -> {
              var label = section.text("label");
              return new Option(
                  entry.name(),
                  label.isEmpty() ? entry.name() : label,
                  levels(section),
                  moves(section),
                  Terms.grounds(section));
            });
  }

  private List<String> levels(Section section) {
    var words = section.words("levels");
    if (words.isEmpty()) {
      return Option.NO_YES;
    }
    var levels = words.stream().map(word -> word.value().strip()).toList();
    if (levels.size() < 2 || levels.size() > MOST_LEVELS) {
      problems.add(
          org.jirga.workbench.yaml.YamlCode.OUT_OF_BOUNDS,
          section.entry("levels").orElseThrow().value().span(),
          "an option has 2 to %d levels, not %d".formatted(MOST_LEVELS, levels.size()));
      return Option.NO_YES;
    }
    var known = new HashMap<String, Yaml.Scalar>();
    for (var word : words) {
      if (known.putIfAbsent(word.value().strip().toLowerCase(Locale.ROOT), word) != null) {
        problems.add(
            ConflictCode.NAME_TAKEN,
            word.span(),
            "the level '%s' comes twice".formatted(word.value()));
      }
    }
    return levels;
  }

  private Option.Change moves(Section section) {
    var written = section.scalar("moves");
    if (written.isEmpty()) {
      return Option.Change.BOTH_WAYS;
    }
    var change = MOVES.get(written.get().value().strip());
    if (change == null) {
      problems.unknown(
          ConflictCode.CHOOSE_ONE,
          written.get().span(),
          "'moves' is 'both ways', 'forward' or 'backward', not '%s'"
              .formatted(written.get().value()),
          written.get().value(),
          MOVES.keySet().stream().sorted().toList());
      return Option.Change.BOTH_WAYS;
    }
    return change;
  }
}
