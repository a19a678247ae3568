package org.jirga.workbench.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jirga.analysis.experiment.RunSettings;

/// What each difference does alone: the first version is run with nothing else changed, on the
/// futures of the same seed.
///
/// @param before the first version
/// @param after the second version
/// @param alone each difference, or all of one kind where there are many
public record Reasons(Answers before, Answers after, List<Alone> alone) {

  /// More than these are tried by kind.
  private static final int MOST = 24;

  /// Some differences and the first version with them.
  ///
  /// @param answers absent where they cannot stand without others
  public record Alone(String label, List<Difference> differences, Optional<Answers> answers) {
    public Alone {
      differences = List.copyOf(differences);
    }
  }

  public Reasons {
    alone = List.copyOf(alone);
  }

  /// @return absent where one of the versions cannot be run
  /// @throws java.util.concurrent.CancellationException if the settings' `cancelled` says so
  public static Optional<Reasons> of(
      Version before, Version after, List<Difference> differences, RunSettings settings) {
    var first = Answers.of(before, settings);
    var second = Answers.of(after, settings);
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    var decisive = differences.stream().filter(it -> it.kind().decides()).toList();
    var alone = new ArrayList<Alone>();
    var bound = new ArrayList<Difference>();
    if (decisive.size() > 1) {
      for (var group : groups(decisive)) {
        var tried = alone(before, group, settings);
        if (tried.answers().isPresent()) {
          alone.add(tried);
        } else {
          bound.addAll(group);
        }
      }
    }
    if (!bound.isEmpty()) {
      // what was added is often what the others need
      var together =
          decisive.stream().filter(it -> bound.contains(it) || it.what().equals("added")).toList();
      alone.add(alone(before, together, settings));
    }
    return Optional.of(new Reasons(first.get(), second.get(), alone));
  }

  private static List<List<Difference>> groups(List<Difference> decisive) {
    Function<Difference, Object> key =
        decisive.size() > MOST ? Difference::kind : difference -> difference;
    var groups = new LinkedHashMap<Object, List<Difference>>();
    decisive.forEach(it -> groups.computeIfAbsent(key.apply(it), _ -> new ArrayList<>()).add(it));
    return List.copyOf(groups.values());
  }

  private static Alone alone(Version before, List<Difference> group, RunSettings settings) {
    var version = before;
    for (var difference : group) {
      version = difference.applied().apply(version);
    }
    return new Alone(label(group), group, Answers.of(version, settings));
  }

  private static String label(List<Difference> group) {
    if (group.size() == 1) {
      return group.getFirst().label();
    }
    var kinds = group.stream().map(Difference::kind).distinct().toList();
    return kinds.size() == 1
        ? "the %d differences of kind '%s' together"
            .formatted(group.size(), kinds.getFirst().word())
        : "%d differences together that cannot stand alone".formatted(group.size());
  }
}
