package org.jirga.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultHashTest {

  private static Runs runs(List<String> names, long[] ids, double... values) {
    var outcomes =
        names.stream().map(name -> new Outcome(name, name, new Reduction.Final())).toList();
    var statuses = new Status[ids.length];
    Arrays.fill(statuses, Status.COMPLETE);
    return new Runs(
        Observation.of(outcomes),
        ids,
        values,
        statuses,
        new long[ids.length],
        List.of(),
        new double[0],
        List.of());
  }

  private static ResultHash hash(List<String> names, long[] ids, double... values) {
    return ResultHash.of("base", runs(names, ids, values));
  }

  @Test
  void theOrderOfRowsAndOutcomesDoesNotMatter() {
    var expected = hash(List.of("a", "b"), new long[] {1, 2}, 10, 20, 30, 40);
    assertThat(hash(List.of("a", "b"), new long[] {2, 1}, 30, 40, 10, 20)).isEqualTo(expected);
    assertThat(hash(List.of("b", "a"), new long[] {1, 2}, 20, 10, 40, 30)).isEqualTo(expected);
  }

  @Test
  void shardsAddUp() {
    var whole = hash(List.of("a"), new long[] {1, 2, 3}, 10, 20, 30);
    var parts =
        hash(List.of("a"), new long[] {3}, 30)
            .plus(ResultHash.empty())
            .plus(hash(List.of("a"), new long[] {1, 2}, 10, 20));
    assertThat(parts).isEqualTo(whole);
  }

  @Test
  void anythingElseMatters() {
    var seen = new HashSet<ResultHash>();
    seen.add(hash(List.of("a", "b"), new long[] {1, 2}, 10, 20, 30, 40));
    seen.add(hash(List.of("a", "b"), new long[] {1, 2}, 20, 10, 30, 40));
    seen.add(hash(List.of("a", "b"), new long[] {1, 2}, 30, 20, 10, 40));
    seen.add(hash(List.of("a", "b"), new long[] {1, 3}, 10, 20, 30, 40));
    seen.add(hash(List.of("a", "c"), new long[] {1, 2}, 10, 20, 30, 40));
    seen.add(hash(List.of("a", "b"), new long[] {1, 2}, 10, 20, 30, Math.nextUp(40)));
    seen.add(ResultHash.of("x", runs(List.of("a", "b"), new long[] {1, 2}, 10, 20, 30, 40)));
    assertThat(seen).hasSize(7);
    assertThat(hash(List.of("a"), new long[] {1}, 0.0))
        .isNotEqualTo(hash(List.of("a"), new long[] {1}, -0.0));
  }

  @Test
  void everyNotANumberIsTheSame() {
    var other = Double.longBitsToDouble(0x7ff8000000000001L);
    assertThat(hash(List.of("a"), new long[] {1}, other))
        .isEqualTo(hash(List.of("a"), new long[] {1}, Double.NaN));
  }

  @Test
  void itIsPrintedAs32Digits() {
    assertThat(ResultHash.empty()).hasToString("0".repeat(32));
    assertThat(hash(List.of("a"), new long[] {1}, 1).toString()).matches("[0-9a-f]{32}");
  }
}
