package org.jirga.formats.mdl;

import java.util.List;
import java.util.Set;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.mdl.MdlDefinition.Formula;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;

/// Complains of ranges that list an element more than once where it matters how often: on a left
/// side and in a sum. They are made to be mapped.
final class RepeatedElements {

  private final Set<Name> repeating;
  private final Complaints complaints;

  RepeatedElements(Set<Name> repeating, Complaints complaints) {
    this.repeating = repeating;
    this.complaints = complaints;
  }

  void complainOf(List<Formula> formulas) {
    if (repeating.isEmpty()) {
      return;
    }
    for (var formula : formulas) {
      formula.subscripts().forEach(subscript -> complainOf(subscript, "be on a left side"));
      formula.body().exprs().forEach(this::complainOf);
    }
  }

  private void complainOf(Expr expr) {
    if (expr instanceof Expr.Reference reference) {
      reference.subscripts().stream()
          .filter(Subscript::reduced)
          .forEach(subscript -> complainOf(subscript, "be summed over"));
    }
    expr.children().forEach(this::complainOf);
  }

  private void complainOf(Subscript subscript, String what) {
    if (repeating.contains(subscript.name())) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          subscript.span(),
          "'%s' lists an element more than once and cannot %s".formatted(subscript.name(), what),
          "name a range that lists each element once");
    }
  }
}
