package org.jirga.formats.xmile;

import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Rewriting;

/// Who wrote a file, where programs mean different things by the same words.
///
/// XMILE's `INT` rounds down, and the result of its `MOD` has the sign of the divisor. Files that
/// Vensim writes mean Vensim's `INTEGER` and `MODULO` by them: towards zero, the sign of the
/// dividend.
enum Vendor {
  VENSIM,
  OTHER;

  static Vendor of(XmlElement root) {
    return root.child("header")
            .flatMap(header -> header.child("product"))
            .filter(product -> product.text().content().strip().startsWith("Vensim"))
            .isPresent()
        ? VENSIM
        : OTHER;
  }

  /// An expression as the vendor means it.
  Expr meant(Expr read) {
    return this == OTHER ? read : Rewriting.bottomUp(read, Vendor::inVensim);
  }

  private static Expr inVensim(Expr expr) {
    if (expr instanceof Expr.Call(var function, var arguments, var span)) {
      if (function == Function.FLOOR) {
        return new Expr.Call(Function.INTEGER, arguments, span);
      }
      if (function == Function.FLOOR_MODULO) {
        return new Expr.Call(Function.MODULO, arguments, span);
      }
    }
    return expr;
  }
}
