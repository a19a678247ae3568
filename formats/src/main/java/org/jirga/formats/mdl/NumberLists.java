package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.mdl.MdlDefinition.Body;
import org.jirga.formats.mdl.MdlDefinition.Formula;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Equation;

/// Writes a list of numbers out as one equation for each element: `x[d] = 1, 2` for one dimension,
/// `x[rows, columns] = 1, 2; 3, 4;` for two. Other subscripts on the left side are elements.
final class NumberLists {

  private final MdlDimensions dimensions;
  private final Complaints complaints;

  NumberLists(MdlDimensions dimensions, Complaints complaints) {
    this.dimensions = dimensions;
    this.complaints = complaints;
  }

  /// The equations, or nothing if the numbers do not fit the left side, which is complained about
  /// unless a subscript is unknown: that is for the check to say.
  Optional<List<Equation>> equations(Formula formula, Body.Numbers numbers) {
    var subscripts = formula.subscripts();
    var listed =
        IntStream.range(0, subscripts.size())
            .filter(i -> dimensions.of(subscripts.get(i).name()).isPresent())
            .boxed()
            .toList();
    var sizes = listed.stream().map(i -> dimension(subscripts.get(i)).elements().size()).toList();
    if (!fits(numbers.rows(), sizes)) {
      if (subscripts.stream().allMatch(subscript -> dimensions.knows(subscript.name()))) {
        complain(formula, numbers, listed);
      }
      return Optional.empty();
    }
    var equations = new ArrayList<Equation>();
    var columns = sizes.getLast();
    var flat = numbers.rows().stream().flatMap(List::stream).toList();
    for (var i = 0; i < flat.size(); i++) {
      var left = new ArrayList<>(subscripts);
      element(left, listed.getLast(), i % columns);
      if (listed.size() == 2) {
        element(left, listed.getFirst(), i / columns);
      }
      equations.add(equation(left, formula, flat.get(i)));
    }
    return Optional.of(equations);
  }

  private static Equation equation(List<Subscript> left, Formula formula, Expr number) {
    return new Equation(left, formula.exceptions(), number, number.span());
  }

  private void element(List<Subscript> left, int position, int index) {
    var subscript = left.get(position);
    var element = dimension(subscript).elements().get(index);
    left.set(position, new Subscript(element, false, subscript.span()));
  }

  private Dimension dimension(Subscript subscript) {
    return dimensions.of(subscript.name()).orElseThrow();
  }

  private static boolean fits(List<List<Expr>> rows, List<Integer> sizes) {
    return switch (sizes.size()) {
      case 1 -> rows.stream().mapToInt(List::size).sum() == sizes.getFirst();
      case 2 ->
          rows.size() == sizes.get(0)
              && rows.stream().allMatch(row -> row.size() == (int) sizes.get(1));
      default -> false;
    };
  }

  private void complain(Formula formula, Body.Numbers numbers, List<Integer> listed) {
    var count = numbers.rows().stream().mapToInt(List::size).sum();
    if (listed.isEmpty() || listed.size() > 2) {
      complaints.add(
          ReadCode.BAD_LIST,
          numbers.span(),
          "a list of numbers needs one or two dimensions on the left side, not "
              + (listed.isEmpty() ? "none" : listed.size()));
      return;
    }
    var wanted =
        listed.stream()
            .map(i -> dimension(formula.subscripts().get(i)))
            .map(
                d ->
                    "%s of '%s'"
                        .formatted(Diagnostic.counted(d.elements().size(), "element"), d.name()))
            .collect(Collectors.joining(" and the "));
    var rows = numbers.rows().size();
    complaints.add(
        ReadCode.BAD_LIST,
        numbers.span(),
        "%s in %s do not fit the %s"
            .formatted(
                Diagnostic.counted(count, "number"), Diagnostic.counted(rows, "row"), wanted));
  }
}
