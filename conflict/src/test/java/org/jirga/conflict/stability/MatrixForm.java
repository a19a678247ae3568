package org.jirga.conflict.stability;

import java.util.List;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Ranking;

/// The matrix form of the solution concepts (Xu, Hipel and Kilgour 2009, IEEE Transactions on
/// Systems, Man and Cybernetics A): the second oracle, of quadratic size and for tests only.
final class MatrixForm {

  private final Game game;
  private final List<Ranking> rankings;
  private final int m;

  MatrixForm(Game game, List<Ranking> rankings) {
    this.game = game;
    this.rankings = rankings;
    this.m = game.size();
  }

  StateSet stable(Concept concept, int i) {
    var improving = and(moves(i), preferred(i));
    var noBetter = not(preferred(i));
    var escape = and(transposed(noBetter), not(sign(times(moves(i), transposed(preferred(i))))));
    var matrix =
        switch (concept) {
          case NASH -> times(improving, not(new boolean[m][m]));
          case GMR -> times(improving, not(sign(times(joint(i, false), transposed(noBetter)))));
          case SEQ -> times(improving, not(sign(times(joint(i, true), transposed(noBetter)))));
          case SMR -> times(improving, not(sign(times(joint(i, false), escape))));
          case SSEQ -> times(improving, not(sign(times(joint(i, true), escape))));
          case SIM -> throw new IllegalArgumentException("SIM has no matrix form here.");
        };
    return StateSet.where(m, s -> matrix[s][s] == 0);
  }

  private boolean[][] moves(int i) {
    var matrix = new boolean[m][m];
    for (var s = 0; s < m; s++) {
      for (var q : game.moves(i).of(s)) {
        matrix[s][q] = true;
      }
    }
    return matrix;
  }

  private boolean[][] preferred(int i) {
    var matrix = new boolean[m][m];
    for (var s = 0; s < m; s++) {
      for (var q = 0; q < m; q++) {
        matrix[s][q] = rankings.get(i).rank(q) > rankings.get(i).rank(s);
      }
    }
    return matrix;
  }

  /// M of everybody but i: by who moves last, extended until nothing is added.
  private boolean[][] joint(int i, boolean improving) {
    var others = game.othersThan(i);
    var steps = new boolean[others.length][][];
    var reached = new boolean[others.length][][];
    for (var j = 0; j < others.length; j++) {
      steps[j] = improving ? and(moves(others[j]), preferred(others[j])) : moves(others[j]);
      reached[j] = steps[j];
    }
    var grew = true;
    while (grew) {
      grew = false;
      for (var j = 0; j < others.length; j++) {
        var before = new boolean[m][m];
        for (var k = 0; k < others.length; k++) {
          before = k == j ? before : or(before, reached[k]);
        }
        var more = or(reached[j], sign(times(before, steps[j])));
        grew |= count(more) > count(reached[j]);
        reached[j] = more;
      }
    }
    var all = new boolean[m][m];
    for (var matrix : reached) {
      all = or(all, matrix);
    }
    return all;
  }

  private int[][] times(boolean[][] a, boolean[][] b) {
    var product = new int[m][m];
    for (var s = 0; s < m; s++) {
      for (var k = 0; k < m; k++) {
        if (a[s][k]) {
          for (var q = 0; q < m; q++) {
            product[s][q] += b[k][q] ? 1 : 0;
          }
        }
      }
    }
    return product;
  }

  private boolean[][] sign(int[][] a) {
    var result = new boolean[m][m];
    for (var s = 0; s < m; s++) {
      for (var q = 0; q < m; q++) {
        result[s][q] = a[s][q] > 0;
      }
    }
    return result;
  }

  private boolean[][] not(boolean[][] a) {
    var result = new boolean[m][m];
    for (var s = 0; s < m; s++) {
      for (var q = 0; q < m; q++) {
        result[s][q] = !a[s][q];
      }
    }
    return result;
  }

  private boolean[][] and(boolean[][] a, boolean[][] b) {
    return not(or(not(a), not(b)));
  }

  private boolean[][] or(boolean[][] a, boolean[][] b) {
    var result = new boolean[m][m];
    for (var s = 0; s < m; s++) {
      for (var q = 0; q < m; q++) {
        result[s][q] = a[s][q] || b[s][q];
      }
    }
    return result;
  }

  private boolean[][] transposed(boolean[][] a) {
    var result = new boolean[m][m];
    for (var s = 0; s < m; s++) {
      for (var q = 0; q < m; q++) {
        result[q][s] = a[s][q];
      }
    }
    return result;
  }

  private static int count(boolean[][] a) {
    var count = 0;
    for (var row : a) {
      for (var one : row) {
        count += one ? 1 : 0;
      }
    }
    return count;
  }
}
