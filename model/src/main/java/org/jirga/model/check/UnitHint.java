package org.jirga.model.check;

import java.util.ArrayList;
import org.jirga.model.expr.Expr;
import org.jirga.model.unit.Unit;

/// What a modeller may do about a unit that does not fit.
final class UnitHint {

  private UnitHint() {}

  /// @param expr what has the wrong unit
  static String towards(Expr expr, Unit wanted, Unit had) {
    if (Numbers.value(expr).isPresent()) {
      return "a number has no unit; make it a constant with the unit '%s'".formatted(wanted);
    }
    return towards(wanted, had);
  }

  static String towards(Unit wanted, Unit had) {
    var factor = wanted.per(had);
    var bases = new ArrayList<>(factor.powers().keySet());
    if (bases.size() == 2 && sameButForEnding(bases.get(0), bases.get(1))) {
      return "units are compared letter by letter; write '%s' or '%s' everywhere"
          .formatted(bases.get(0), bases.get(1));
    }
    return "a factor in '%s' is missing".formatted(factor);
  }

  private static boolean sameButForEnding(String a, String b) {
    var shorter = a.length() <= b.length() ? a : b;
    var longer = a.length() <= b.length() ? b : a;
    return longer.equalsIgnoreCase(shorter) || longer.equalsIgnoreCase(shorter + "s");
  }
}
