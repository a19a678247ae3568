package org.jirga.conflict.cardinal;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jirga.conflict.game.Game;

/// A game of two players who choose at the same time, once: what each gets from each pair of
/// choices.
///
/// @param row what the first gets, by its own choice and the other's
/// @param column what the second gets, by the first's choice and its own
public record Bimatrix(double[][] row, double[][] column) {

  /// @throws IllegalArgumentException if the two are not tables of the same size
  public Bimatrix {
    var columns = row.length == 0 ? 0 : row[0].length;
    if (columns == 0
        || column.length != row.length
        || Arrays.stream(row).anyMatch(line -> line.length != columns)
        || Arrays.stream(column).anyMatch(line -> line.length != columns)) {
      throw new IllegalArgumentException("The two tables of payoffs differ in size.");
    }
    row = copy(row);
    column = copy(column);
  }

  public int rows() {
    return row.length;
  }

  public int columns() {
    return row[0].length;
  }

  /// The choices of each and the state that each pair leads to.
  ///
  /// @param states by the first's choice and the second's
  public record Choices(int[][] states) {

    public Bimatrix with(double[] first, double[] second) {
      return new Bimatrix(values(first), values(second));
    }

    private double[][] values(double[] of) {
      return Arrays.stream(states)
          .map(line -> Arrays.stream(line).mapToDouble(state -> of[state]).toArray())
          .toArray(double[][]::new);
    }
  }

  /// The settings of each decision maker's options as its choices. Absent where there are not two
  /// decision makers, or where some pair of settings is infeasible: then what one can choose
  /// depends on the other, and it is no such game.
  public static Optional<Choices> choices(Game game) {
    if (game.decisionMakers() != 2 || game.states().hasCoalesced()) {
      return Optional.empty();
    }
    var layout = game.states().layout();
    var own = new long[2][];
    for (var who = 0; who < 2; who++) {
      var mask = layout.maskOf(who);
      own[who] =
          IntStream.range(0, game.size())
              .mapToLong(state -> game.states().code(state) & mask)
              .sorted()
              .distinct()
              .toArray();
    }
    if ((long) own[0].length * own[1].length != game.size()) {
      return Optional.empty();
    }
    var states = new int[own[0].length][own[1].length];
    for (var i = 0; i < states.length; i++) {
      for (var j = 0; j < states[i].length; j++) {
        states[i][j] = game.states().stateOf(own[0][i] | own[1][j]).orElseThrow();
      }
    }
    return Optional.of(new Choices(states));
  }

  private static double[][] copy(double[][] table) {
    return Arrays.stream(table).map(double[]::clone).toArray(double[][]::new);
  }
}
