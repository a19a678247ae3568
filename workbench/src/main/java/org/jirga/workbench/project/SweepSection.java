package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jirga.analysis.study.Lever;
import org.jirga.analysis.study.Sweep;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Yaml;

/// Reads `sweeps`: a constant set to one value after another, and a test judged at each.
final class SweepSection {

  static final List<String> KEYS = List.of("of", "values", "test", "text");

  private static final int MOST_VALUES = 1000;

  private final Context context;
  private final TestReader tests;
  private final Set<String> levers;

  SweepSection(Context context, TestReader tests, List<Lever> levers) {
    this.context = context;
    this.tests = tests;
    this.levers = levers.stream().map(Lever::constant).collect(Collectors.toSet());
  }

  List<Sweep> read(List<Yaml.Entry> entries) {
    var sweeps = new ArrayList<Sweep>();
    for (var entry : entries) {
      Section.of(entry, "a sweep", context.problems(), KEYS)
          .flatMap(section -> sweep(entry.name(), section))
          .ifPresent(sweeps::add);
    }
    return sweeps;
  }

  /// A constant that no policy sets: what a policy sets would undo the sweep.
  private Optional<ModelNames.Scalar> assumption(Yaml.Scalar name) {
    var constant = context.model().constant(name, context.problems());
    if (constant.isPresent() && levers.contains(constant.get().label())) {
      context
          .problems()
          .add(
              StudyCode.CONTRADICTION,
              name.span(),
              "'%s' is a lever; a sweep is over an assumption".formatted(name.value()),
              "write a variant for each value");
      return Optional.empty();
    }
    return constant;
  }

  private Optional<Sweep> sweep(String title, Section section) {
    var constant = section.requiredScalar("of").flatMap(this::assumption);
    var values = section.required("values").flatMap(_ -> section.numbers("values", 1, MOST_VALUES));
    var written = section.requiredScalar("test");
    var test = written.flatMap(tests::read);
    if (constant.isEmpty() || values.isEmpty() || test.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Sweep(
            title,
            constant.get().label(),
            Arrays.stream(values.get()).boxed().toList(),
            test.get(),
            written.orElseThrow().value().strip(),
            section.text("text")));
  }
}
