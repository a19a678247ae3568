package org.jirga.deal.bargain;

import java.util.List;
import org.jirga.deal.bargain.DealVerdict.Reason;
import org.jirga.deal.keeping.KeepingTest.Foresight;

/// What becomes of one deal for given tastes.
///
/// @param surely what is kept whatever is unknown
/// @param possibly what may be kept
/// @param stop whether whoever gives would take it back after a breach
/// @param reasons which wish decides for a breach, of each party that surely breaks its word
record DealJudgement(Holding surely, Holding possibly, Stop stop, List<Reason> reasons) {

  DealJudgement {
    reasons = List.copyOf(reasons);
  }

  /// What holds, for one way to take what is unknown.
  ///
  /// @param whole by foresight, in its order
  /// @param parties of the conflict, looking ahead to answers
  /// @param clauses of the deal, looking ahead to answers
  record Holding(boolean[] whole, boolean[] parties, boolean[] clauses) {

    boolean whole(Foresight foresight) {
      return whole[foresight.ordinal()];
    }
  }

  enum Stop {
    /// Nothing can be taken back.
    IMPOSSIBLE,
    WANTED,
    OPEN,
    UNWANTED
  }

  /// Whether it is kept by all parties, looking ahead to answers.
  boolean isKept() {
    return surely.whole(Foresight.ANSWERS);
  }

  /// Whether nobody can say if it is kept.
  boolean isOpen() {
    return isKept() != possibly.whole(Foresight.ANSWERS);
  }
}
