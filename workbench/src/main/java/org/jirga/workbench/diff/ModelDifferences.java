package org.jirga.workbench.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Method;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.workbench.wording.EquationWords;

/// What two models have differently: equations by what they say, whatever their order and layout.
final class ModelDifferences {

  private ModelDifferences() {}

  static List<Difference> of(Model before, Model after) {
    var found = new ArrayList<Difference>();
    if (before.method() != after.method()) {
      found.add(
          new Difference(
              Kind.METHOD,
              "",
              before.method().name(),
              after.method().name(),
              onModel(model -> with(model, after.method()))));
    }
    Keyed.compare(
        before.dimensions(),
        after.dimensions(),
        Dimension::name,
        ModelDifferences::words,
        (name, old, now) ->
            found.add(
                new Difference(
                    Kind.DIMENSION,
                    name.text(),
                    old.map(ModelDifferences::words).orElse(""),
                    now.map(ModelDifferences::words).orElse(""),
                    onModel(
                        model -> {
                          var dimensions =
                              Keyed.with(model.dimensions(), Dimension::name, name, now);
                          return new Model(
                              model.name(),
                              model.source(),
                              model.method(),
                              model.timeUnit(),
                              dimensions,
                              model.variables());
                        }))));
    Keyed.compare(
        before.variables(),
        after.variables(),
        Variable::name,
        ModelDifferences::words,
        (name, old, now) ->
            found.add(
                new Difference(
                    Kind.EQUATION,
                    name.text(),
                    old.map(ModelDifferences::words).orElse(""),
                    now.map(ModelDifferences::words).orElse(""),
                    onModel(
                        model ->
                            with(
                                model,
                                Keyed.with(model.variables(), Variable::name, name, now))))));
    units(before, after, found);
    return found;
  }

  private static void units(Model before, Model after, List<Difference> found) {
    var old = new LinkedHashMap<Name, String>();
    before.variables().forEach(variable -> old.put(variable.name(), unit(variable)));
    for (var variable : after.variables()) {
      var unit = old.get(variable.name());
      if (unit != null && !unit.equals(unit(variable))) {
        found.add(Difference.told(Kind.UNIT, variable.name().text(), unit, unit(variable)));
      }
    }
  }

  private static String unit(Variable variable) {
    return variable.description().unit().map(unit -> unit.text().strip()).orElse("none");
  }

  private static String words(Variable variable) {
    return String.join("; ", EquationWords.of(variable));
  }

  private static String words(Dimension dimension) {
    return dimension.elements().stream().map(Name::text).collect(Collectors.joining(", "))
        + dimension.mappings().stream()
            .map(mapping -> " -> " + mapping.target().text() + " " + mapping.images())
            .collect(Collectors.joining());
  }

  private static UnaryOperator<Version> onModel(UnaryOperator<Model> edit) {
    return version -> new Version(version.study(), edit.apply(version.model()));
  }

  private static Model with(Model model, Method method) {
    return new Model(
        model.name(),
        model.source(),
        method,
        model.timeUnit(),
        model.dimensions(),
        model.variables());
  }

  private static Model with(Model model, List<Variable> variables) {
    return new Model(
        model.name(),
        model.source(),
        model.method(),
        model.timeUnit(),
        model.dimensions(),
        variables);
  }
}
