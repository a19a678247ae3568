package org.jirga.formats.xmile;

import java.util.Optional;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Declared;
import org.jirga.formats.equation.Dialect;
import org.jirga.formats.equation.EquationParser;
import org.jirga.formats.equation.Passage;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
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

  /// Reads an equation. What XMILE has no word for, Vensim writes in its own language: `:NA:`,
  /// `:NOT: a :OR: b`, names with spaces.
  Optional<Expr> read(Passage equation, Declared declared, Complaints complaints) {
    var asXmile = new Complaints(complaints.source());
    var read = EquationParser.parse(equation, Dialect.XMILE, declared, asXmile);
    if (this == VENSIM && asXmile.hasErrors()) {
      var asVensim = new Complaints(complaints.source());
      var own = EquationParser.parse(equation, Dialect.VENSIM, declared, asVensim);
      if (!asVensim.hasErrors()) {
        complaints.addAll(asVensim);
        return own;
      }
    }
    complaints.addAll(asXmile);
    return read;
  }

  /// An expression as the vendor means it.
  Expr meant(Expr read) {
    return this == OTHER ? read : Rewriting.bottomUp(read, Vendor::inVensim);
  }

  private static Expr inVensim(Expr expr) {
    if (expr instanceof Expr.Reference(var name, var subscripts, var span)
        && name.text().endsWith("$")) {
      // of the model, in a macro
      return new Expr.Reference(
          Name.of(name.text().substring(0, name.text().length() - 1)), subscripts, span);
    }
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
