package org.jirga.engine.lanes;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static org.jirga.engine.lanes.Vectors.LENGTH;
import static org.jirga.engine.lanes.Vectors.ROUNDER;
import static org.jirga.engine.lanes.Vectors.TILE;
import static org.jirga.engine.lanes.Vectors.load;
import static org.jirga.engine.lanes.Vectors.scratch;
import static org.jirga.engine.lanes.Vectors.settle;

/// `Table`, in vectors: the whole table lies in registers, and a permutation picks each lane's
/// points.
final class VectorTables {

  private static final int SEGMENT = scratch(0);
  private static final int RESULT = scratch(1);

  private VectorTables() {}

  static void look(LaneTable table, double[] m, int t, int a, int n) {
    // a vector of eight numbers holds half of the longest table
    if (!table.isSearchable() || 2 * LENGTH < LaneTable.MOST) {
      for (var lane = 0; lane < n; lane++) {
        m[t + lane] = table.at(m[a + lane]);
      }
      return;
    }
    for (var tile = 0; tile < n; tile += TILE) {
      var lanes = Math.min(TILE, n - tile);
      if (table.stepsPerUnit > 0) {
        guess(table, m, a + tile, lanes);
      } else {
        count(table, m, a + tile, lanes);
      }
      interpolate(table, m, t + tile, a + tile, lanes);
    }
  }

  /// The segment of a table with steps of equal width, or a neighbour of it.
  private static void guess(LaneTable table, double[] m, int a, int lanes) {
    var first = table.x[0];
    var last = table.points - 2;
    for (var i = 0; i < lanes; i += LENGTH) {
      var steps = load(m, a + i).sub(first).mul(table.stepsPerUnit).sub(0.5);
      steps.max(0).min(last).add(ROUNDER).sub(ROUNDER).intoArray(m, SEGMENT + i);
    }
  }

  /// The segment: how many points but the first and last lie below.
  private static void count(LaneTable table, double[] m, int a, int lanes) {
    for (var i = 0; i < lanes; i += LENGTH) {
      var place = load(m, a + i);
      var below = Vectors.all(0);
      for (var point = 1; point < table.points - 1; point++) {
        below = below.add(1, place.compare(GT, table.x[point]));
      }
      below.intoArray(m, SEGMENT + i);
    }
  }

  private static void interpolate(LaneTable table, double[] m, int t, int a, int lanes) {
    var x = load(table.x, 0);
    var x8 = load(table.x, LENGTH);
    var y = load(table.y, 0);
    var y8 = load(table.y, LENGTH);
    var slope = load(table.slope, 0);
    var slope8 = load(table.slope, LENGTH);
    var nextX = load(table.nextX, 0);
    var nextX8 = load(table.nextX, LENGTH);
    var nextY = load(table.nextY, 0);
    var nextY8 = load(table.nextY, LENGTH);
    for (var i = 0; i < lanes; i += LENGTH) {
      var place = load(m, a + i);
      var segment = load(m, SEGMENT + i);
      var from = segment.selectFrom(x, x8);
      var to = segment.selectFrom(nextX, nextX8);
      var low = segment.selectFrom(y, y8);
      var value = low.add(segment.selectFrom(slope, slope8).mul(place.sub(from)));
      var before = place.compare(LE, table.x[0]);
      var behind = place.compare(GT, table.x[LaneTable.MOST - 1]);
      value
          .blend(low, place.compare(EQ, from))
          .blend(segment.selectFrom(nextY, nextY8), place.compare(EQ, to))
          .blend(table.y[0], before)
          .blend(table.y[LaneTable.MOST - 1], behind)
          .intoArray(m, RESULT + i);
      var inside = place.compare(GE, from).and(place.compare(LE, to));
      settle(m, RESULT + i, t + i, a + i, inside.or(before).or(behind), table::at);
    }
  }
}
