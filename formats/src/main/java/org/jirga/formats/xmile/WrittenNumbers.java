package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jirga.formats.equation.OwnLookups;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Rewriting;
import org.jirga.model.expr.Subscript;
import org.jirga.model.structure.Bodies;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// Gives the numbers of elements that count in a whole range, as Vensim's do, a variable, since
/// XMILE's count in the dimension.
final class WrittenNumbers {

  private final Model model;
  private final Map<Name, Integer> numbers;
  private final Map<Name, Dimension> counted;
  private final Set<Name> names = new HashSet<>();
  private final OwnLookups free;
  private final Map<Name, Name> arrays = new LinkedHashMap<>();

  private WrittenNumbers(Model model) {
    this.model = model;
    this.numbers = new ModelChecker().check(model).elementNumbers();
    this.counted =
        model.dimensions().stream()
            .filter(dimension -> !countsFromOne(dimension))
            .collect(Collectors.toMap(Dimension::name, it -> it, (one, _) -> one));
    this.free = new OwnLookups(model);
    model.variables().forEach(variable -> names.add(variable.name()));
  }

  static Model of(Model model) {
    return new Elements(model.dimensions()).countedAnew().isEmpty()
        ? model
        : new WrittenNumbers(model).written();
  }

  private boolean countsFromOne(Dimension dimension) {
    var elements = dimension.elements();
    return IntStream.range(0, elements.size())
        .allMatch(i -> numbers.getOrDefault(elements.get(i), i + 1) == i + 1);
  }

  private Model written() {
    if (counted.isEmpty()) {
      return model;
    }
    var variables = new ArrayList<Variable>();
    for (var variable : model.variables()) {
      variables.add(
          Bodies.replace(variable, body -> Rewriting.bottomUp(body, this::withoutNumber)));
    }
    arrays.forEach((dimension, array) -> variables.add(array(dimension, array)));
    return model.withVariables(variables);
  }

  private Expr withoutNumber(Expr part) {
    return switch (part) {
      case Expr.Reference(var name, var subscripts, var span)
          when subscripts.isEmpty() && counted.containsKey(name) && !names.contains(name) ->
          new Expr.Reference(
              arrays.computeIfAbsent(name, it -> free.free("number in " + it.text())),
              List.of(new Subscript(name, false, span)),
              span);
      // which asks for the dimension, not for a number
      case Expr.Call(var function, var arguments, var span)
          when function == Function.ELMCOUNT
              && arguments.getFirst() instanceof Expr.Reference(var name, var of, var at)
              && arrays.containsValue(name) ->
          new Expr.Call(
              function, List.of(new Expr.Reference(of.getFirst().name(), List.of(), at)), span);
      default -> part;
    };
  }

  private Variable array(Name dimension, Name name) {
    var of = Objects.requireNonNull(counted.get(dimension));
    var span = of.span();
    var equations =
        of.elements().stream()
            .map(
                element ->
                    new Equation(
                        List.of(new Subscript(element, false, span)),
                        new Expr.Literal(numbers.getOrDefault(element, 0), span),
                        span))
            .toList();
    return new Variable.Constant(
        name, equations, new Description(Optional.empty(), "", Optional.empty(), span));
  }
}
