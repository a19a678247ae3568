package org.jirga.workbench.project;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Code;
import org.jirga.model.unit.UnitParser;
import org.jirga.model.unit.UnitReading;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Yaml;

/// What every part of a study is checked against.
///
/// @param evidence ids of the case's evidence, each with the date as written; absent if it has
///     errors, and then no id is reported as unknown
record Context(Problems problems, ModelNames model, Optional<Map<String, String>> evidence) {

  Context {
    evidence = evidence.map(Map::copyOf);
  }

  /// The ids of evidence under `evidence`; unknown ones are reported and left out.
  List<String> evidence(Section section) {
    return section.words("evidence").stream()
        .filter(
            id ->
                evidence.isEmpty()
                    || known(
                        StudyCode.UNKNOWN_EVIDENCE,
                        id,
                        evidence.get().keySet(),
                        "the evidence has no row '%s'"))
        .map(Yaml.Scalar::value)
        .toList();
  }

  /// Whether a name is one of those given, up to case and white space; reported where it is not.
  ///
  /// @param message with a place for the name
  boolean known(Code code, Yaml.Scalar name, Collection<String> names, String message) {
    var wanted = Name.of(name.value());
    if (names.stream().anyMatch(known -> Name.of(known).equals(wanted))) {
      return true;
    }
    problems.unknown(
        code,
        name.span(),
        message.formatted(name.value()),
        name.value(),
        names.stream().sorted().toList());
    return false;
  }

  /// The name among those given that this one stands for.
  static String canonical(String written, Collection<String> names) {
    var wanted = Name.of(written);
    return names.stream()
        .filter(name -> Name.of(name).equals(wanted))
        .findFirst()
        .orElse(written.strip());
  }

  /// Reports a unit that is not the one of the model's variable.
  ///
  /// @return the unit to show: as the study has it, else as the model has it
  String unit(Section section, ModelNames.Scalar of) {
    var written = section.scalar("unit");
    if (written.isEmpty()) {
      return of.unit();
    }
    checkUnit(written.get(), of);
    return written.get().value().strip();
  }

  private void checkUnit(Yaml.Scalar written, ModelNames.Scalar of) {
    // one parser for both, so that person and persons are the same
    var parser = new UnitParser();
    if (of.unit().isEmpty()
        || !(parser.read(of.unit()) instanceof UnitReading.Understood(var expected))) {
      return;
    }
    switch (parser.read(written.value())) {
      case UnitReading.Understood(var unit) when unit.equals(expected) -> {}
      case UnitReading.Understood _ ->
          problems.add(
              StudyCode.UNIT_DIFFERS,
              written.span(),
              "the unit of '%s' is '%s' in the model, not '%s'"
                  .formatted(of.label(), of.unit(), written.value()));
      case UnitReading.NotUnderstood(var reason) ->
          problems.add(
              StudyCode.UNIT_DIFFERS,
              written.span(),
              "'%s' is not a unit: %s".formatted(written.value(), reason));
    }
  }
}
