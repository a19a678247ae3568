package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jirga.analysis.study.Change;
import org.jirga.analysis.study.Lever;
import org.jirga.analysis.study.Policy;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Values;
import org.jirga.workbench.yaml.Yaml;

/// Reads what can be set: levers, the policies that set them, and the switches and nulls, which
/// change the model.
final class PolicySection {

  static final List<String> LEVER_KEYS = List.of("symbol", "range", "unit", "caution");
  static final List<String> POLICY_KEYS = List.of("description", "set", "caution");
  static final List<String> CHANGE_KEYS = List.of("name", "description", "set");

  private final Context context;
  private final List<Yaml.Entry> declared;

  /// @param declared the study's levers
  PolicySection(Context context, List<Yaml.Entry> declared) {
    this.context = context;
    this.declared = List.copyOf(declared);
  }

  /// The levers that make sense.
  List<Lever> levers() {
    var levers = new ArrayList<Lever>();
    for (var entry : declared) {
      var constant = context.model().constant(entry.key(), context.problems());
      if (entry.value() instanceof Yaml.Entries) {
        Section.of(entry, "a lever", context.problems(), LEVER_KEYS)
            .flatMap(section -> lever(section, constant))
            .ifPresent(levers::add);
      } else {
        var range = Values.numbers(entry.value(), quoted(entry), 2, 2, context.problems());
        if (range.isPresent() && rises(range.get(), entry.value()) && constant.isPresent()) {
          var found = constant.get();
          levers.add(
              new Lever(found.label(), "", range.get()[0], range.get()[1], found.unit(), ""));
        }
      }
    }
    return levers;
  }

  private Optional<Lever> lever(Section section, Optional<ModelNames.Scalar> constant) {
    var unit = constant.map(found -> context.unit(section, found)).orElse("");
    var symbol = section.text("symbol");
    var caution = section.text("caution");
    var range = section.required("range").flatMap(_ -> section.numbers("range", 2, 2));
    if (range.isEmpty()
        || !rises(range.get(), section.entry("range").orElseThrow().value())
        || constant.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Lever(constant.get().label(), symbol, range.get()[0], range.get()[1], unit, caution));
  }

  private boolean rises(double[] range, Yaml place) {
    if (range[0] < range[1]) {
      return true;
    }
    context
        .problems()
        .add(
            StudyCode.RANGE_DOES_NOT_RISE,
            place.span(),
            "the range must rise: %s is followed by %s"
                .formatted(Words.number(range[0]), Words.number(range[1])));
    return false;
  }

  List<Policy> policies(List<Yaml.Entry> entries, boolean variants, List<Lever> levers) {
    var policies = new ArrayList<Policy>();
    for (var entry : entries) {
      Section.of(entry, variants ? "a variant" : "a policy", context.problems(), POLICY_KEYS)
          .ifPresent(
              section ->
                  policies.add(
                      new Policy(
                          entry.name(),
                          section.text("description"),
                          variants,
                          section.text("caution"),
                          leverSettings(section, levers))));
    }
    return policies;
  }

  private Map<String, Double> leverSettings(Section section, List<Lever> levers) {
    // by name alone, so that a mistake in a lever is not reported again where it is set
    var names =
        Stream.concat(declared.stream().map(Yaml.Entry::name), levers.stream().map(Lever::constant))
            .distinct()
            .toList();
    var settings = new TreeMap<String, Double>();
    for (var entry : section.named("set")) {
      var value = Values.number(entry.value(), quoted(entry), context.problems());
      if (context.known(StudyCode.UNKNOWN_LEVER, entry.key(), names, "'%s' is not a lever")
          && value.isPresent()) {
        lever(entry.name(), levers)
            .ifPresent(
                lever -> {
                  checkRange(lever, value.getAsDouble(), entry);
                  settings.put(lever.constant(), value.getAsDouble());
                });
      }
    }
    return settings;
  }

  private static Optional<Lever> lever(String written, List<Lever> levers) {
    var wanted = ModelNames.key(written);
    return levers.stream()
        .filter(lever -> ModelNames.key(lever.constant()).equals(wanted))
        .findFirst();
  }

  private void checkRange(Lever lever, double value, Yaml.Entry entry) {
    if (value < lever.low() || value > lever.high()) {
      context
          .problems()
          .add(
              StudyCode.LEVER_OUT_OF_RANGE,
              entry.value().span(),
              "'%s' is set to %s; its range is %s to %s"
                  .formatted(
                      lever.constant(),
                      Words.number(value),
                      Words.number(lever.low()),
                      Words.number(lever.high())));
    }
  }

  /// Switches or nulls.
  ///
  /// @param what for messages, `a switch`
  /// @param positive constants that must stay above 0
  List<Change> changes(List<Yaml.Entry> entries, String what, Set<String> positive) {
    var changes = new ArrayList<Change>();
    for (var entry : entries) {
      Section.of(entry, what, context.problems(), CHANGE_KEYS)
          .ifPresent(
              section -> {
                var name = section.text("name");
                changes.add(
                    new Change(
                        entry.name(),
                        name.isEmpty() ? entry.name() : name,
                        section.text("description"),
                        constantSettings(section, what, positive)));
              });
    }
    return changes;
  }

  private Map<String, Double> constantSettings(Section section, String what, Set<String> positive) {
    var settings = new TreeMap<String, Double>();
    section.required("set");
    for (var entry : section.named("set")) {
      var constant = context.model().constant(entry.key(), context.problems());
      var value = Values.number(entry.value(), quoted(entry), context.problems());
      if (constant.isPresent() && value.isPresent()) {
        settings.put(constant.get().label(), value.getAsDouble());
        if (positive.contains(constant.get().label()) && !(value.getAsDouble() > 0)) {
          context
              .problems()
              .add(
                  StudyCode.NOT_POSITIVE,
                  entry.value().span(),
                  "'%s' is set to %s, and must stay above 0"
                      .formatted(constant.get().label(), Words.number(value.getAsDouble())));
        }
      }
    }
    if (section.has("set") && section.named("set").isEmpty()) {
      context
          .problems()
          .add(StudyCode.SETS_NOTHING, section.place(), what + " without settings changes nothing");
    }
    return settings;
  }

  private static String quoted(Yaml.Entry entry) {
    return "'" + entry.name() + "'";
  }
}
