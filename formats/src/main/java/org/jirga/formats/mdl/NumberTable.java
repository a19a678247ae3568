package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jirga.model.expr.ExprPrinter;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Equation;

/// Numbers for each element of one or two dimensions, as Vensim lists them: `1, 2` or
/// `1, 2; 3, 4;`.
///
/// @param subscripts of the left side, in brackets
record NumberTable(String subscripts, String numbers) {

  /// Nothing if the equations are not one number for each element, in order.
  static Optional<NumberTable> of(List<Equation> equations, List<Dimension> dimensions) {
    var first = equations.getFirst().subscripts();
    var isPlain =
        equations.stream()
            .allMatch(e -> e.exceptions().isEmpty() && e.subscripts().size() == first.size());
    if (equations.size() < 2 || !isPlain || first.isEmpty() || first.size() > 2) {
      return Optional.empty();
    }
    var sides = new ArrayList<Dimension>();
    for (var place = 0; place < first.size(); place++) {
      var position = place;
      var elements =
          equations.stream().map(e -> e.subscripts().get(position).name()).distinct().toList();
      var side = dimensions.stream().filter(d -> d.elements().equals(elements)).findFirst();
      if (side.isEmpty()) {
        return Optional.empty();
      }
      sides.add(side.get());
    }
    return inOrder(equations, sides) ? Optional.of(table(equations, sides)) : Optional.empty();
  }

  private static boolean inOrder(List<Equation> equations, List<Dimension> sides) {
    var columns = sides.getLast().elements();
    var rows = sides.size() == 2 ? sides.getFirst().elements() : List.<Name>of();
    if (equations.size() != columns.size() * Math.max(1, rows.size())) {
      return false;
    }
    for (var i = 0; i < equations.size(); i++) {
      var left = equations.get(i).subscripts().stream().map(Subscript::name).toList();
      if (!left.getLast().equals(columns.get(i % columns.size()))
          || !rows.isEmpty() && !left.getFirst().equals(rows.get(i / columns.size()))) {
        return false;
      }
    }
    return true;
  }

  private static NumberTable table(List<Equation> equations, List<Dimension> sides) {
    var columns = sides.getLast().elements().size();
    var text = new StringBuilder();
    for (var i = 0; i < equations.size(); i++) {
      text.append(ExprPrinter.print(equations.get(i).body()));
      var endsRow = (i + 1) % columns == 0;
      text.append(!endsRow ? ", " : sides.size() == 2 ? ";\n\t" : "");
    }
    return new NumberTable(
        sides.stream()
            .map(side -> ExprPrinter.print(side.name()))
            .collect(Collectors.joining(",", "[", "]")),
        text.toString().strip());
  }
}
