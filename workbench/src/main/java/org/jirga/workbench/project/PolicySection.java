package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
      var constants = context.model().constants(entry.key(), context.problems());
      if (entry.value() instanceof Yaml.Entries) {
        Section.of(entry, "a lever", context.problems(), LEVER_KEYS)
            .ifPresent(section -> levers.addAll(levers(section, constants)));
      } else {
        var range = Values.numbers(entry.value(), quoted(entry), 2, 2, context.problems());
        if (range.isPresent() && rises(range.get(), entry.value())) {
          for (var found : constants) {
            levers.add(
                new Lever(found.label(), "", range.get()[0], range.get()[1], found.unit(), ""));
          }
        }
      }
    }
    return levers;
  }

  private List<Lever> levers(Section section, List<ModelNames.Scalar> constants) {
    var unit = constants.isEmpty() ? "" : context.unit(section, constants.getFirst());
    var symbol = section.text("symbol");
    var caution = section.text("caution");
    var range = section.required("range").flatMap(_ -> section.numbers("range", 2, 2));
    if (range.isEmpty() || !rises(range.get(), section.entry("range").orElseThrow().value())) {
      return List.of();
    }
    return constants.stream()
        .map(
            found ->
                new Lever(found.label(), symbol, range.get()[0], range.get()[1], unit, caution))
        .toList();
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
      if (context.known(StudyCode.UNKNOWN_LEVER, entry.key(), names, "'%s' is not a lever")) {
        var named = named(entry.name(), levers);
        var values = values(entry, named.size());
        for (var index = 0; index < values.length; index++) {
          var lever = named.get(index);
          checkRange(lever, values[index], entry);
          settings.put(lever.constant(), values[index]);
        }
      }
    }
    return settings;
  }

  /// A lever, or all elements of an array of them.
  private static List<Lever> named(String written, List<Lever> levers) {
    var wanted = ModelNames.key(written);
    var elements = wanted.key() + "[";
    return levers.stream()
        .filter(
            lever -> {
              var key = ModelNames.key(lever.constant());
              return key.equals(wanted) || key.key().startsWith(elements);
            })
        .toList();
  }

  /// A value for each of the levers of one name: a list, or one number for all; none, and reported,
  /// where they do not fit.
  private double[] values(Yaml.Entry entry, int levers) {
    if (entry.value() instanceof Yaml.Items && levers > 1) {
      return Values.numbers(entry.value(), quoted(entry), levers, levers, context.problems())
          .orElse(new double[0]);
    }
    var value = Values.number(entry.value(), quoted(entry), context.problems());
    var values = new double[value.isPresent() ? levers : 0];
    Arrays.fill(values, value.orElse(0));
    return values;
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
