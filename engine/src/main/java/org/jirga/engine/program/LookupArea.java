package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.List;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.LookupTable.Point;

/// The area under a lookup as XMILE's `LOOKUPAREA` has it: none beyond the end points, unless the
/// lookup is extrapolated, and under steps where it is discrete (isee's help, "Graphical
/// builtins").
record LookupArea(LookupTable lookup) {

  private List<Point> points() {
    return lookup.points();
  }

  Code first() {
    return Code.of(points().getFirst().x());
  }

  Code last() {
    return Code.of(points().getLast().x());
  }

  /// The area between the first point and a place, below 0 for a place before it.
  Code before(Code place) {
    var within = Code.of(Op.MIN, Code.of(Op.MAX, place, first()), last());
    var area = (Code) new Code.TableLookup(new Table(straight(), Table.Reading.AREA), within);
    if (lookup.kind() != LookupTable.Kind.EXTRAPOLATE || points().size() < 2) {
      return area;
    }
    var table = new Table(lookup);
    var below = Code.of(Op.MIN, Code.of(0), Code.of(Op.SUBTRACT, place, first()));
    var above = Code.of(Op.MAX, Code.of(0), Code.of(Op.SUBTRACT, place, last()));
    var left = beyond(below, points().getFirst().y(), table.slope(0));
    var right = beyond(above, points().getLast().y(), table.slope(points().size() - 2));
    return Code.of(Op.ADD, Code.of(Op.ADD, left, area), right);
  }

  /// Of a slope that goes on.
  private static Code beyond(Code distance, double y, double slope) {
    var rise = Code.of(Op.MULTIPLY, Code.of(slope / 2), distance);
    return Code.of(Op.MULTIPLY, distance, Code.of(Op.ADD, Code.of(y), rise));
  }

  private LookupTable straight() {
    if (lookup.kind() != LookupTable.Kind.DISCRETE) {
      return lookup;
    }
    var steps = new ArrayList<Point>();
    for (var i = 0; i < points().size(); i++) {
      if (i > 0) {
        steps.add(new Point(points().get(i).x(), points().get(i - 1).y()));
      }
      steps.add(points().get(i));
    }
    return new LookupTable(steps, LookupTable.Kind.CONTINUOUS);
  }
}
