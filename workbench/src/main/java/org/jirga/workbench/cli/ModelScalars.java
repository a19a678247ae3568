package org.jirga.workbench.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.check.Definition;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Suggestion;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// The scalars of a model as a user names them on the command line: `cost` means the variable, with
/// all its elements if it has any, `cost[north,young]` one element.
final class ModelScalars {

  private static final Set<Name> CONTROLS =
      Set.of(Model.INITIAL_TIME, Model.FINAL_TIME, Model.TIME_STEP, Model.SAVEPER);

  private final List<Definition> scalars;

  ModelScalars(CheckedModel model) {
    scalars =
        model.initialOrder().stream()
            .filter(definition -> !(definition.variable() instanceof Variable.Lookup))
            .filter(definition -> !definition.variable().description().internal())
            .toList();
  }

  /// Every scalar by its label.
  List<String> labels() {
    return scalars.stream().map(Definition::label).toList();
  }

  /// What is meant; nothing if the name is unknown.
  List<Definition> find(String written) {
    var text = written.strip();
    var bracket = text.endsWith("]") ? text.indexOf('[') : -1;
    var name = Name.of(unquoted(bracket < 0 ? text : text.substring(0, bracket)));
    var elements =
        bracket < 0
            ? List.<Name>of()
            : Arrays.stream(text.substring(bracket + 1, text.length() - 1).split(",", -1))
                .map(Name::of)
                .toList();
    return scalars.stream()
        .filter(scalar -> scalar.variable().name().equals(name))
        .filter(scalar -> bracket < 0 || scalar.element().equals(elements))
        .toList();
  }

  private static String unquoted(String name) {
    var text = name.strip();
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  /// Whether a run may be given another value for it: a constant, a time bound or a step.
  static boolean canBeSet(Definition scalar) {
    return switch (scalar.variable()) {
      case Variable.Constant _ -> true;
      case Variable.Stock _, Variable.Flow _, Variable.Auxiliary _, Variable.Lookup _ ->
          CONTROLS.contains(scalar.variable().name());
    };
  }

  /// A hint sentence, if a scalar has nearly this name.
  Optional<String> didYouMean(String written) {
    var known =
        scalars.stream()
            .flatMap(scalar -> Stream.of(scalar.variable().name().text(), scalar.label()))
            .collect(Collectors.toSet());
    return Suggestion.didYouMean(written, known);
  }
}
