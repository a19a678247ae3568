package org.jirga.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jirga.engine.run.Inputs;
import org.jirga.engine.run.Observation;
import org.jirga.engine.run.Runs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTableTest {

  private static final int ROWS = 2 * Values.PIECE + 1000;

  private final Room room = new Room();

  @ParameterizedTest
  @ValueSource(longs = {0, 3 * Values.PIECE, 1_000_000})
  void columnsAreTheSameWhereverTheyAreKept(long most) {
    var table = new NumberTable(3, new Shelf(room, most));
    for (var row = 0; row < ROWS; row++) {
      table.add(new double[] {-1, row, 10.0 * row, -row}, 1);
    }
    table.complete();
    assertThat(table.rows()).isEqualTo(ROWS);
    assertThat(room.added).isEqualTo(most == 0 ? 3 : most == 1_000_000 ? 0 : 2);
    var column = table.column(1);
    assertThat(column.rows()).isEqualTo(ROWS);
    assertThat(column.read(Values.PIECE - 2, Values.PIECE + 2))
        .containsExactly(40940, 40950, 40960, 40970);
    assertThat(column.read(ROWS - 1, ROWS)).containsExactly(10 * (ROWS - 1));
    assertThat(column.read(7, 7)).isEmpty();
    var all = table.column(2).all();
    for (var row = 0; row < ROWS; row++) {
      assertThat(all[row]).isEqualTo(-row);
    }
    assertThat(table.column(0).minus(column).read(5000, 5001)).containsExactly(-9 * 5000);
  }

  @Test
  void futuresAreReadAsTheyWere() {
    var random = new SplittableRandom(1);
    var runs = new long[ROWS];
    for (var row = 0; row < ROWS; row++) {
      runs[row] = 3L * row + (1L << 40);
    }
    var inputs =
        new Inputs(List.of("a", "b"), runs, random.doubles(2L * ROWS).toArray()).withSeed(9);
    var futures = FutureTable.of(inputs);
    assertThat(futures.runs()).isEqualTo(runs);
    var part = futures.read(4000, 4200);
    assertThat(part.values()).isEqualTo(inputs.part(4000, 4200).values());
    assertThat(part.runs()).isEqualTo(inputs.part(4000, 4200).runs());
    assertThat(part.seed()).isEqualTo(9);
    assertThat(futures.first(5).constants()).containsExactly("a", "b");
    assertThat(futures.values(1).read(2, 3)).containsExactly(inputs.value(2, 1));
  }

  @Test
  void quantilesAndOrderStatisticsAreThoseOfAll() {
    var random = new SplittableRandom(2);
    var values = random.doubles(100_000).map(value -> value < 0.1 ? Double.NaN : value).toArray();
    assertThat(Values.of(values).quantiles()).isEqualTo(Quantiles.of(values));
    var statistics = new ExactQuantiles(1);
    statistics.of(Values.of(values));
    var sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    assertThat(statistics.size(0)).isEqualTo(sorted.length);
    assertThat(statistics.at(Values.of(values), 12_345, 70_000))
        .containsExactly(sorted[12_345], sorted[70_000]);
  }

  /// An archive that keeps nothing but what overflows.
  private static final class Room implements RunArchive {
    private final RunArchive none = RunArchive.none();
    private final List<double[]> kept = new ArrayList<>();
    private int added;

    @Override
    public Overflow overflow() {
      return new Overflow() {
        @Override
        public long add(double[] numbers) {
          kept.add(numbers.clone());
          return added++;
        }

        @Override
        public double[] read(long place, int from, int count) {
          return Arrays.copyOfRange(kept.get((int) place), from, from + count);
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void recall(Ensemble ensemble, RunCollector wanted) {
      none.recall(ensemble, wanted);
    }

    @Override
    public BitSet stored(Ensemble ensemble) {
      return none.stored(ensemble);
    }

    @Override
    public void visit(
        Ensemble ensemble, Observation observation, double[] times, Consumer<Runs> visitor) {}

    @Override
    public void store(Ensemble ensemble, Runs runs) {}

    @Override
    public void storeFutures(long seed, String futures, Inputs inputs) {}
  }
}
