package org.jirga.formats.xmile;

import java.util.List;
import java.util.Locale;
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
import org.jirga.model.structure.Model;

/// Who wrote a file, where programs mean different things by the same words.
///
/// XMILE's `INT` rounds down, and the result of its `MOD` has the sign of the divisor. Files that
/// Vensim writes mean Vensim's `INTEGER` and `MODULO` by them: towards zero, the sign of the
/// dividend.
///
/// Of a `PULSE` without an interval isee's help says: "If you don't provide an interval, the
/// software generates subsequent pulses each DT" ("Test input builtins"). XMILE has it once.
enum Vendor {
  VENSIM,
  ISEE,
  OTHER;

  static Vendor of(XmlElement root) {
    if (header(root, "product").startsWith("vensim")) {
      return VENSIM;
    }
    return header(root, "vendor").startsWith("isee") ? ISEE : OTHER;
  }

  private static String header(XmlElement root, String part) {
    return root.child("header")
        .flatMap(header -> header.child(part))
        .map(it -> it.text().content().strip().toLowerCase(Locale.ROOT))
        .orElse("");
  }

  /// Reads an equation. What XMILE has no word for, Vensim writes in its own language: `:NA:`,
  /// `:NOT: a :OR: b`, names with spaces. A converter of its models (xmutil, by a former author of
  /// Vensim, which gives Vensim as the product) writes some functions by Vensim's names.
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
      var asConverted = new Complaints(complaints.source());
      var converted = EquationParser.parseConverted(equation, declared, asConverted);
      if (!asConverted.hasErrors()) {
        complaints.addAll(asConverted);
        return converted;
      }
    }
    complaints.addAll(asXmile);
    return read;
  }

  /// An expression as the vendor means it.
  Expr meant(Expr read) {
    return switch (this) {
      case VENSIM -> Rewriting.bottomUp(read, Vendor::inVensim);
      case ISEE -> Rewriting.bottomUp(read, Vendor::inStella);
      case OTHER -> read;
    };
  }

  private static Expr inStella(Expr expr) {
    if (expr instanceof Expr.Call(var function, var arguments, var span)
        && function == Function.PULSE_MAGNITUDE
        && arguments.size() == 2) {
      var eachStep = new Expr.Reference(Model.TIME_STEP, List.of(), span);
      return new Expr.Call(function, List.of(arguments.get(0), arguments.get(1), eachStep), span);
    }
    return expr;
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
