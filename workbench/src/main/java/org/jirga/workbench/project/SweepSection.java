package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jirga.analysis.study.Sweep;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Yaml;

/// Reads `sweeps`: a constant set to one value after another, and a test judged at each.
final class SweepSection {

  static final List<String> KEYS = List.of("of", "values", "test", "text");

  private static final int MOST_VALUES = 1000;

  private final Context context;
  private final TestReader tests;

  SweepSection(Context context, TestReader tests) {
    this.context = context;
    this.tests = tests;
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

  private Optional<Sweep> sweep(String title, Section section) {
    var constant =
        section
            .requiredScalar("of")
            .flatMap(name -> context.model().constant(name, context.problems()));
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
