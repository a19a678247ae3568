package org.jirga.formats.xmile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.References;
import org.jirga.formats.equation.WriteCode;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.check.Definition;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Rewriting;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Variable;

/// The equations of variables as XMILE has them: one for all elements, or one for each.
///
/// XMILE has neither parts of dimensions, nor exceptions, nor mappings. An equation that needs one
/// is written for each of its elements. A function of whole vectors cannot be: its equation is
/// written for the part of the dimension, which is more than XMILE promises to read.
final class WrittenEquations {

  /// @param subscripts the variable's own dimensions, or elements
  /// @param body of what is no lookup; of a stock the initial value
  record Written(List<Name> subscripts, Optional<Expr> body, Optional<LookupTable> points) {
    Written {
      subscripts = List.copyOf(subscripts);
    }
  }

  private record One(
      List<Subscript> left,
      List<List<Subscript>> exceptions,
      Optional<Expr> body,
      Optional<LookupTable> points,
      Span span) {}

  private final CheckedModel checked;
  private final Complaints complaints;
  private final Set<Name> dimensions = new HashSet<>();
  private final Set<Name> variables = new HashSet<>();
  private final Map<Name, List<Definition>> definitions = new HashMap<>();

  WrittenEquations(CheckedModel checked, Complaints complaints) {
    this.checked = checked;
    this.complaints = complaints;
    checked.model().dimensions().forEach(dimension -> dimensions.add(dimension.name()));
    checked.model().variables().forEach(variable -> variables.add(variable.name()));
    for (var definition : checked.initialOrder()) {
      definitions
          .computeIfAbsent(definition.variable().name(), _ -> new java.util.ArrayList<>())
          .add(definition);
    }
  }

  List<Written> of(Variable variable) {
    var all = all(variable);
    var shape = checked.shapes().getOrDefault(variable.name(), List.of());
    if (all.size() == 1 && isForAll(all.getFirst(), shape.stream().map(d -> d.name()).toList())) {
      var one = all.getFirst();
      return List.of(new Written(names(one.left()), one.body(), one.points()));
    }
    return IntStream.range(0, all.size())
        .boxed()
        .flatMap(index -> written(variable, index, all.get(index)).stream())
        .toList();
  }

  private static List<One> all(Variable variable) {
    return switch (variable) {
      case Variable.Stock stock ->
          stock.accumulations().stream()
              .map(
                  one ->
                      new One(
                          one.subscripts(),
                          one.exceptions(),
                          Optional.of(one.initial()),
                          Optional.empty(),
                          one.span()))
              .toList();
      case Variable.Lookup lookup ->
          lookup.tables().stream()
              .map(
                  one ->
                      new One(
                          one.subscripts(),
                          one.exceptions(),
                          Optional.empty(),
                          Optional.of(one.points()),
                          one.span()))
              .toList();
      case Variable.Flow flow -> all(flow.equations());
      case Variable.Auxiliary auxiliary -> all(auxiliary.equations());
      case Variable.Constant constant -> all(constant.equations());
    };
  }

  private static List<One> all(List<org.jirga.model.structure.Equation> equations) {
    return equations.stream()
        .map(
            one ->
                new One(
                    one.subscripts(),
                    one.exceptions(),
                    Optional.of(one.body()),
                    Optional.empty(),
                    one.span()))
        .toList();
  }

  private boolean isForAll(One one, List<Name> shape) {
    var left = names(one.left());
    return one.exceptions().isEmpty()
        && left.equals(shape)
        && one.body().filter(body -> !isWithin(body, Set.copyOf(left))).isEmpty();
  }

  /// Whether the dimensions that an expression names are those of the left side.
  private boolean isWithin(Expr expr, Set<Name> left) {
    var isWithin =
        switch (expr) {
          case Expr.Reference reference -> isWithin(reference, left);
          case Expr.LookupCall call -> isWithin(call.lookup(), left);
          default -> true;
        };
    return isWithin && expr.children().stream().allMatch(child -> isWithin(child, left));
  }

  private boolean isWithin(Expr.Reference reference, Set<Name> left) {
    return reference.subscripts().stream()
        .filter(subscript -> !subscript.reduced() && dimensions.contains(subscript.name()))
        .allMatch(subscript -> left.contains(subscript.name()));
  }

  private List<Written> written(Variable variable, int index, One one) {
    if (one.body().filter(WrittenEquations::isOfVectors).isPresent()) {
      if (!one.exceptions().isEmpty()) {
        complaints.add(
            WriteCode.NOT_IN_FORMAT,
            one.span(),
            "XMILE cannot except elements from an equation with a function of vectors",
            "write an equation for each part");
      }
      return List.of(new Written(names(one.left()), one.body(), one.points()));
    }
    return definitions.getOrDefault(variable.name(), List.of()).stream()
        .filter(definition -> definition.equation() == index)
        .map(
            definition ->
                new Written(
                    checkedElements(definition, one.span()),
                    one.body().map(body -> bound(body, definition.bindings())),
                    one.points()))
        .toList();
  }

  private List<Name> checkedElements(Definition definition, Span span) {
    definition.element().stream()
        .filter(element -> element.text().indexOf(',') >= 0)
        .forEach(
            element ->
                complaints.add(
                    WriteCode.NOT_IN_FORMAT,
                    span,
                    "XMILE cannot name the element '%s', which holds a comma".formatted(element),
                    "rename it"));
    return definition.element();
  }

  private static boolean isOfVectors(Expr expr) {
    return expr instanceof Expr.Call call
            && IntStream.range(0, call.arguments().size())
                .anyMatch(place -> call.function().wideSubscripts(place) > 0)
        || expr.children().stream().anyMatch(WrittenEquations::isOfVectors);
  }

  /// With elements in the place of the dimensions of the left side.
  private Expr bound(Expr body, Map<Name, Name> bindings) {
    return bindings.isEmpty()
        ? body
        : References.replace(
            counted(body),
            reference -> bound(reference, bindings),
            lookup -> bound(lookup, bindings));
  }

  /// `ELMCOUNT` asks for the dimension, in whose place an element is to stand.
  private Expr counted(Expr body) {
    return Rewriting.bottomUp(
        body,
        part ->
            part instanceof Expr.Call(var function, var arguments, var span)
                    && function == Function.ELMCOUNT
                    && arguments.getFirst() instanceof Expr.Reference dimension
                ? size(dimension.name()).<Expr>map(it -> new Expr.Literal(it, span)).orElse(part)
                : part);
  }

  private Optional<Integer> size(Name dimension) {
    return checked.model().dimensions().stream()
        .filter(one -> one.name().equals(dimension))
        .map(one -> one.elements().size())
        .findFirst();
  }

  private Expr.Reference bound(Expr.Reference reference, Map<Name, Name> bindings) {
    var isNumber = reference.subscripts().isEmpty() && !variables.contains(reference.name());
    return new Expr.Reference(
        isNumber ? bindings.getOrDefault(reference.name(), reference.name()) : reference.name(),
        reference.subscripts().stream()
            .map(
                subscript ->
                    subscript.reduced()
                        ? subscript
                        : new Subscript(
                            bindings.getOrDefault(subscript.name(), subscript.name()),
                            false,
                            subscript.span()))
            .toList(),
        reference.span());
  }

  private static List<Name> names(List<Subscript> subscripts) {
    return subscripts.stream().map(Subscript::name).toList();
  }
}
