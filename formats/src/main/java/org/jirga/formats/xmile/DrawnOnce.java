package org.jirga.formats.xmile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jirga.formats.equation.Passage;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Variable;

/// Gives parts of conveyors, queues and ovens that draw random numbers variables of their own.
///
/// What leaves a conveyor and what leaks from it have the same parts in their equations, and a
/// random number in two equations is two numbers.
final class DrawnOnce implements Belts.Parser {

  private final Belts.Parser parser;
  private final Map<Place, Name> names = new HashMap<>();

  /// Of each variable, by what stands on the left side.
  private final Map<Name, Map<List<Name>, Equation>> equations = new LinkedHashMap<>();

  /// Where a part stands, whatever elements it is read for.
  private record Place(Name array, int start) {}

  DrawnOnce(Belts.Parser parser) {
    this.parser = parser;
  }

  @Override
  public Expr parse(Passage equation, Name array, List<Subscript> left) {
    return once(parser.parse(equation, array, left), array, left);
  }

  @Override
  public Expr ofElements(Expr equation, Name array, List<Subscript> left) {
    return parser.ofElements(equation, array, left);
  }

  /// What a stock holds at the start, of which its conveyor is made as well.
  Variable.Stock initially(Variable.Stock stock) {
    return new Variable.Stock(
        stock.name(),
        stock.accumulations().stream()
            .map(
                one ->
                    one.with(
                        one.netFlow(), initially(one.initial(), stock.name(), one.subscripts())))
            .toList(),
        stock.description());
  }

  private Expr initially(Expr initial, Name stock, List<Subscript> left) {
    if (!ListedContents.isList(initial)) {
      return once(initial, stock, left);
    }
    var list = (Expr.Call) initial;
    return new Expr.Call(
        list.function(),
        list.arguments().stream().map(part -> once(part, stock, left)).toList(),
        list.span());
  }

  private Expr once(Expr part, Name array, List<Subscript> left) {
    if (part.parts().stream().noneMatch(DrawnOnce::draws)) {
      return part;
    }
    var name =
        names.computeIfAbsent(
            new Place(array, part.span().start()),
            _ -> Name.of("random part %d of %s".formatted(names.size() + 1, array.text())));
    equations
        .computeIfAbsent(name, _ -> new LinkedHashMap<>())
        .putIfAbsent(
            left.stream().map(Subscript::name).toList(), new Equation(left, part, part.span()));
    return new Expr.Reference(name, left, part.span());
  }

  private static boolean draws(Expr expr) {
    return expr instanceof Expr.Call call && call.function().isRandom();
  }

  Stream<Variable> variables() {
    return equations.entrySet().stream()
        .map(
            entry -> {
              var own = List.copyOf(entry.getValue().values());
              var span = own.getFirst().span();
              return new Variable.Auxiliary(
                  entry.getKey(),
                  own,
                  new Description(Optional.empty(), "", Optional.empty(), span, true));
            });
  }
}
