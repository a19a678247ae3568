package org.jirga.deal.bargain;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jirga.deal.bargain.DealJudgement.Stop;
import org.jirga.deal.bargain.DealVerdict.Reason;
import org.jirga.deal.keeping.KeepingTest.Foresight;

/// Counts what becomes of one deal in one future after the other.
final class DealTrial {

  private final Mode mode;
  private final Map<Foresight, Tally> whole = new EnumMap<>(Foresight.class);
  private final Tally[] parties;
  private final Tally[] clauses;
  private final Map<Reason, Long> reasons = new HashMap<>();
  private final BitSet kept = new BitSet();
  private int judged;
  private Tally stop = Tally.NONE;

  DealTrial(DealJudge judge, Mode mode) {
    this.mode = mode;
    this.parties = new Tally[judge.game().decisionMakers()];
    this.clauses = new Tally[judge.deal().clauses().size()];
    Arrays.fill(parties, Tally.NONE);
    Arrays.fill(clauses, Tally.NONE);
    for (var foresight : Foresight.values()) {
      whole.put(foresight, Tally.NONE);
    }
  }

  void count(DealJudgement judgement) {
    var surely = judgement.surely();
    var possibly = judgement.possibly();
    whole.replaceAll(
        (foresight, tally) -> tally.plus(surely.whole(foresight), possibly.whole(foresight)));
    for (var who = 0; who < parties.length; who++) {
      parties[who] = parties[who].plus(surely.parties()[who], possibly.parties()[who]);
    }
    for (var i = 0; i < clauses.length; i++) {
      clauses[i] = clauses[i].plus(surely.clauses()[i], possibly.clauses()[i]);
    }
    if (judgement.stop() != Stop.IMPOSSIBLE) {
      stop = stop.plus(judgement.stop() == Stop.WANTED, judgement.stop() != Stop.UNWANTED);
    }
    judgement.reasons().forEach(reason -> reasons.merge(reason, 1L, Long::sum));
    kept.set(judged++, judgement.isKept());
  }

  /// Adds what was counted in the futures that follow.
  void add(DealTrial later) {
    whole.replaceAll(
        (foresight, tally) -> tally.plus(later.whole.getOrDefault(foresight, Tally.NONE)));
    Arrays.setAll(parties, who -> parties[who].plus(later.parties[who]));
    Arrays.setAll(clauses, i -> clauses[i].plus(later.clauses[i]));
    stop = stop.plus(later.stop);
    later.reasons.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
    later.kept.stream().forEach(i -> kept.set(judged + i));
    judged += later.judged;
  }

  /// @param worlds the futures that were counted, in their order
  DealVerdict verdict(List<Integer> worlds) {
    var sorted =
        reasons.entrySet().stream()
            .map(
                entry ->
                    new Reason(
                        entry.getKey().party(),
                        entry.getKey().statement(),
                        entry.getKey().contrary(),
                        entry.getValue()))
            .sorted(
                Comparator.comparingLong(Reason::futures)
                    .reversed()
                    .thenComparing(Reason::party)
                    .thenComparing(Reason::statement)
                    .thenComparing(Reason::contrary))
            .toList();
    var flags = new boolean[judged];
    kept.stream().forEach(i -> flags[i] = true);
    return new DealVerdict(
        mode,
        whole,
        List.of(parties),
        List.of(clauses),
        stop,
        sorted,
        flags,
        worlds.stream().mapToInt(Integer::intValue).toArray());
  }
}
