package org.jirga.formats.mdl;

import java.util.HashSet;
import java.util.Set;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.UnaryOp;

/// The variables that a sum adds or subtracts: `a` and `b` of `a - (b + 2 * c)`.
final class AdditiveTerms {

  private AdditiveTerms() {}

  static Set<Name> of(Expr sum) {
    var terms = new HashSet<Name>();
    collect(sum, terms);
    return terms;
  }

  private static void collect(Expr expr, Set<Name> terms) {
    switch (expr) {
      case Expr.Reference reference -> terms.add(reference.name());
      case Expr.Unary unary when unary.op() != UnaryOp.NOT -> collect(unary.operand(), terms);
      case Expr.Binary binary
          when binary.op() == BinaryOp.ADD || binary.op() == BinaryOp.SUBTRACT -> {
        collect(binary.left(), terms);
        collect(binary.right(), terms);
      }
      case Expr.Literal other -> {}
      case Expr.Unary other -> {}
      case Expr.Binary other -> {}
      case Expr.Conditional other -> {}
      case Expr.Call other -> {}
      case Expr.LookupCall other -> {}
      case Expr.InlineLookup other -> {}
    }
  }
}
