package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.WriteCode;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.expr.Subscript;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// Leaves out variables all of whose elements are excepted from their equations, as only Vensim can
/// write them: XMILE has no variable without an equation, and nothing can use one.
final class EmptyArrays {

  private EmptyArrays() {}

  static Model leftOut(Model model, Complaints complaints) {
    if (model.variables().stream().noneMatch(EmptyArrays::mayBeEmpty)) {
      return model;
    }
    var defined =
        new ModelChecker()
            .check(model).initialOrder().stream()
                .map(definition -> definition.variable().name())
                .collect(Collectors.toSet());
    var kept = new ArrayList<Variable>();
    for (var variable : model.variables()) {
      if (!mayBeEmpty(variable) || defined.contains(variable.name())) {
        kept.add(variable);
        continue;
      }
      complaints.add(
          WriteCode.LEFT_OUT,
          variable.description().span(),
          "all elements of '%s' are excepted from its equations; it is left out"
              .formatted(variable.name()));
    }
    return model.withVariables(kept);
  }

  private static boolean mayBeEmpty(Variable variable) {
    return exceptions(variable).noneMatch(List::isEmpty);
  }

  private static Stream<List<List<Subscript>>> exceptions(Variable variable) {
    return switch (variable) {
      case Variable.Stock stock ->
          stock.accumulations().stream().map(Variable.Accumulation::exceptions);
      case Variable.Lookup lookup -> lookup.tables().stream().map(Variable.Table::exceptions);
      case Variable.Flow flow -> flow.equations().stream().map(Equation::exceptions);
      case Variable.Auxiliary auxiliary -> auxiliary.equations().stream().map(Equation::exceptions);
      case Variable.Constant constant -> constant.equations().stream().map(Equation::exceptions);
    };
  }
}
