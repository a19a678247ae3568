package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.LookupVariation;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.model.structure.VaryLookups;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Values;
import org.jirga.workbench.yaml.Yaml;

/// Reads `lookups`: constants that a study adds to a model, by which its lookups and data series
/// vary.
final class LookupSection {

  static final List<String> KEYS = List.of("factor", "shift", "choice", "alternatives");

  private static final int MOST_POINTS = 10_000;

  private final Problems problems;
  private final Model model;
  private final Set<Name> taken = new HashSet<>();

  LookupSection(Problems problems, Model model) {
    this.problems = problems;
    this.model = model;
    model.variables().forEach(variable -> taken.add(variable.name()));
  }

  List<LookupVariation> read(List<Yaml.Entry> entries) {
    var variations = new ArrayList<LookupVariation>();
    for (var entry : entries) {
      var section = Section.of(entry, "a lookup", problems, KEYS);
      if (isVariable(entry) && section.isPresent()) {
        variation(entry, section.get()).ifPresent(variations::add);
      }
    }
    return variations;
  }

  private boolean isVariable(Yaml.Entry entry) {
    var name = Name.of(entry.name());
    var found = model.variable(name);
    if (found.filter(VaryLookups::hasTable).isEmpty()) {
      problems.unknown(
          StudyCode.UNKNOWN_VARIABLE,
          entry.key().span(),
          found.isPresent()
              ? "'%s' has no table of values".formatted(found.get().name())
              : "the model has no lookup '%s'".formatted(entry.name()),
          entry.name(),
          model.variables().stream()
              .filter(VaryLookups::hasTable)
              .map(variable -> variable.name().text())
              .toList());
      return false;
    }
    var handedOn = VaryLookups.handedOn(model, name);
    if (found.get() instanceof Variable.Lookup && !handedOn.isEmpty()) {
      problems.add(
          StudyCode.CONTRADICTION,
          entry.key().span(),
          "'%s' cannot be varied: '%s' hands it to a function as a whole"
              .formatted(entry.name(), handedOn.getFirst()));
      return false;
    }
    return true;
  }

  private Optional<LookupVariation> variation(Yaml.Entry entry, Section section) {
    var before = problems.all().size();
    var factor = constant(section, "factor");
    var shift = constant(section, "shift");
    var choice = constant(section, "choice");
    var alternatives = new ArrayList<LookupTable>();
    for (var alternative : section.named("alternatives")) {
      table(alternative, kind(entry)).ifPresent(alternatives::add);
    }
    if (section.has("choice") != section.has("alternatives")) {
      problems.add(
          StudyCode.CHOOSE_ONE, section.place(), "'choice' and 'alternatives' belong together");
    } else if (factor.isEmpty() && shift.isEmpty() && choice.isEmpty()) {
      problems.add(
          StudyCode.CHOOSE_ONE,
          section.place(),
          "a lookup needs 'factor', 'shift' or 'choice': a constant to vary it by");
    }
    return problems.all().size() > before
        ? Optional.empty()
        : Optional.of(
            new LookupVariation(Name.of(entry.name()), factor, shift, choice, alternatives));
  }

  private LookupTable.Kind kind(Yaml.Entry entry) {
    return model.variable(Name.of(entry.name())).orElseThrow()
            instanceof Variable.Lookup(var _, var tables, var _)
        ? tables.getFirst().points().kind()
        : LookupTable.Kind.CONTINUOUS;
  }

  private Optional<Name> constant(Section section, String key) {
    return section
        .scalar(key)
        .map(
            word -> {
              if (!taken.add(Name.of(word.value()))) {
                problems.add(
                    StudyCode.NAME_TAKEN,
                    word.span(),
                    "the name '%s' is taken already; '%s' makes a new constant"
                        .formatted(word.value(), key));
              }
              return Name.of(word.value());
            });
  }

  private Optional<LookupTable> table(Yaml.Entry alternative, LookupTable.Kind kind) {
    if (!(alternative.value() instanceof Yaml.Items(var items, var span))
        || items.size() < 2
        || items.size() > MOST_POINTS) {
      problems.add(
          StudyCode.BAD_TABLE,
          alternative.value().span(),
          "'%s' needs 2 to %,d points, such as '[[0, 1], [2, 0.5]]'"
              .formatted(alternative.name(), MOST_POINTS));
      return Optional.empty();
    }
    var points = new ArrayList<LookupTable.Point>();
    for (var item : items) {
      var point = Values.numbers(item, "a point", 2, 2, problems);
      if (point.isEmpty()) {
        return Optional.empty();
      }
      var next = new LookupTable.Point(point.get()[0], point.get()[1]);
      if (!points.isEmpty() && next.x() < points.getLast().x()) {
        problems.add(
            StudyCode.RANGE_DOES_NOT_RISE,
            item.span(),
            "the x of a point must not fall: %s is followed by %s"
                .formatted(Words.number(points.getLast().x()), Words.number(next.x())));
        return Optional.empty();
      }
      points.add(next);
    }
    return Optional.of(new LookupTable(points, kind));
  }
}
