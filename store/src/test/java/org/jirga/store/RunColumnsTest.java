package org.jirga.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunColumnsTest {

  private static Columns part(long[] runs, String[] statuses, String name, double... values) {
    return new Columns(
        List.of(
            new Column.Longs("run", runs),
            new Column.Texts("status", statuses),
            new Column.Doubles(name, values)));
  }

  @Test
  void partsAreUnitedByNameInTheOrderOfRuns() {
    var all = new RunColumns.Builder(6);
    all.add(part(new long[] {7, 9}, new String[] {"complete", "failed"}, "a", 70, 90));
    all.add(part(new long[] {2, 3}, new String[] {"complete", "complete"}, "b", 20, 30));
    // run 7 stands in two parts: the later one counts
    all.add(part(new long[] {7, 8}, new String[] {"complete", "complete"}, "a", 71, 80));
    var united = all.build();
    assertThat(united.runs()).containsExactly(2, 3, 7, 8, 9);
    assertThat(united.column("a")).containsExactly(Double.NaN, Double.NaN, 71, 80, Double.NaN);
    assertThat(united.column("b")).containsExactly(20, 30, Double.NaN, Double.NaN, Double.NaN);
    assertThat(united.failed()).containsExactly(false, false, false, false, true);
    assertThat(united.column("c")).containsOnly(Double.NaN).hasSize(5);
    var some = united.ofRuns(RunColumns.common(united.runs(), new long[] {1, 3, 8, 9, 11}));
    assertThat(some.runs()).containsExactly(3, 8, 9);
    assertThat(some.column("a")).containsExactly(Double.NaN, 80, Double.NaN);
    assertThat(some.failed()).containsExactly(false, false, true);
  }
}
