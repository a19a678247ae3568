package org.jirga.workbench.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    compare(
        before.dimensions(),
        after.dimensions(),
        Dimension::name,
        ModelDifferences::words,
        (name, old, now) ->
            found.add(
                new Difference(
                    Kind.DIMENSION,
                    name,
                    old.map(ModelDifferences::words).orElse(""),
                    now.map(ModelDifferences::words).orElse(""),
                    onModel(
                        model -> {
                          var dimensions =
                              Keyed.with(
                                  model.dimensions(),
                                  Dimension::name,
                                  old.or(() -> now).orElseThrow().name(),
                                  now);
                          return new Model(
                              model.name(),
                              model.source(),
                              model.method(),
                              model.timeUnit(),
                              dimensions,
                              model.variables());
                        }))));
    compare(
        before.variables(),
        after.variables(),
        Variable::name,
        ModelDifferences::words,
        (name, old, now) ->
            found.add(
                new Difference(
                    Kind.EQUATION,
                    name,
                    old.map(ModelDifferences::words).orElse(""),
                    now.map(ModelDifferences::words).orElse(""),
                    onModel(
                        model ->
                            with(
                                model,
                                Keyed.with(
                                    model.variables(),
                                    Variable::name,
                                    old.or(() -> now).orElseThrow().name(),
                                    now))))));
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

  private interface Found<T> {
    void add(String name, Optional<T> before, Optional<T> after);
  }

  private static <T> void compare(
      List<T> before,
      List<T> after,
      Function<T, Name> name,
      Function<T, String> words,
      Found<T> found) {
    var old = byName(before, name);
    var now = byName(after, name);
    var all = new LinkedHashSet<>(old.keySet());
    all.addAll(now.keySet());
    for (var key : all) {
      var one = Optional.ofNullable(old.get(key));
      var other = Optional.ofNullable(now.get(key));
      if (!one.map(words).equals(other.map(words))) {
        found.add(key.text(), one, other);
      }
    }
  }

  private static <T> Map<Name, T> byName(List<T> items, Function<T, Name> name) {
    var map = new LinkedHashMap<Name, T>();
    items.forEach(item -> map.put(name.apply(item), item));
    return map;
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
