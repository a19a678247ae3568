package org.jirga.engine.lanes;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static org.jirga.engine.lanes.Vectors.LENGTH;
import static org.jirga.engine.lanes.Vectors.TILE;
import static org.jirga.engine.lanes.Vectors.load;
import static org.jirga.engine.lanes.Vectors.scratch;

/// `Table`, in vectors: the whole table lies in registers, and a permutation picks each lane's
/// point.
final class VectorTables {

  private static final int POINT = scratch(0);

  private VectorTables() {}

  static void look(LaneTable table, double[] m, int t, int a, int n) {
    // a vector of eight numbers holds half of the longest table
    if (!table.isSearchable() || 2 * LENGTH < LaneTable.MOST) {
      for (var lane = 0; lane < n; lane++) {
        m[t + lane] = table.at(m[a + lane]);
      }
    } else if (table.pointsPerUnit > 0) {
      compute(table, m, t, a, n);
    } else {
      for (var tile = 0; tile < n; tile += TILE) {
        var lanes = Math.min(TILE, n - tile);
        count(table, m, a + tile, lanes);
        interpolate(table, m, t + tile, a + tile, lanes);
      }
    }
  }

  /// Of a table whose points lie at equal distances, so that a place tells its point.
  private static void compute(LaneTable table, double[] m, int t, int a, int n) {
    var x = load(table.x, 0);
    var x8 = load(table.x, LENGTH);
    var y = load(table.y, 0);
    var y8 = load(table.y, LENGTH);
    var slope = load(table.slope, 0);
    var slope8 = load(table.slope, LENGTH);
    var low = Vectors.all(table.x[0]);
    var high = Vectors.all(table.highest);
    var density = Vectors.all(table.pointsPerUnit);
    for (var i = 0; i < n; i += LENGTH) {
      var any = load(m, a + i);
      var place = any.blend(low, any.compare(LT, low)).blend(high, any.compare(GT, high));
      // as an index, this is cut down to an integer
      var point = place.sub(low).mul(density);
      var rise = point.selectFrom(slope, slope8).mul(place.sub(point.selectFrom(x, x8)));
      point.selectFrom(y, y8).add(rise).intoArray(m, t + i);
    }
  }

  /// How many points but the first begin at or before a place.
  private static void count(LaneTable table, double[] m, int a, int lanes) {
    for (var i = 0; i < lanes; i += LENGTH) {
      var place = load(m, a + i);
      var point = Vectors.all(0);
      for (var next = 1; next < table.points; next++) {
        point = point.add(1, place.compare(GE, table.begin[next]));
      }
      point.intoArray(m, POINT + i);
    }
  }

  private static void interpolate(LaneTable table, double[] m, int t, int a, int lanes) {
    var x = load(table.x, 0);
    var x8 = load(table.x, LENGTH);
    var y = load(table.y, 0);
    var y8 = load(table.y, LENGTH);
    var slope = load(table.slope, 0);
    var slope8 = load(table.slope, LENGTH);
    var low = Vectors.all(table.x[0]);
    var high = Vectors.all(table.highest);
    for (var i = 0; i < lanes; i += LENGTH) {
      var any = load(m, a + i);
      var place = any.blend(low, any.compare(LT, low)).blend(high, any.compare(GT, high));
      var point = load(m, POINT + i);
      var rise = point.selectFrom(slope, slope8).mul(place.sub(point.selectFrom(x, x8)));
      point.selectFrom(y, y8).add(rise).intoArray(m, t + i);
    }
  }
}
