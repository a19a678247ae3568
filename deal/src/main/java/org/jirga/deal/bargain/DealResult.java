package org.jirga.deal.bargain;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jirga.analysis.experiment.ConditionSearch;
import org.jirga.analysis.experiment.Share;
import org.jirga.analysis.experiment.StudyResults.Condition;
import org.jirga.deal.keeping.KeepingTest.Foresight;
import org.jirga.deal.keeping.Temptation;
import org.jirga.deal.structure.Deal;
import org.jirga.deal.structure.Reading;

/// What became of one deal under one reading.
///
/// @param verdicts by how the wishes are taken
/// @param temptations of each party at the agreed state, in the first future, as written
/// @param agreeable futures in which everybody who promises something prefers the agreed state to
///     the one without the deal, as written
/// @param changes of what one party wants with which the deal would be kept, as written; empty
///     where it is kept, or no single change does
/// @param conditions limits on uncertain constants that hold most of the futures in which it is
///     kept, or broken, and few others, as written; empty where none were found
/// @param drawn the same where order and content of the wishes are drawn: limits on the wishes, too
/// @param margin how many times larger the noise of outcomes could be before the verdict of the
///     median future were open; absent where no wish depends on an outcome
public record DealResult(
    Deal deal,
    Reading reading,
    DealStates states,
    Map<Mode, DealVerdict> verdicts,
    List<List<Temptation>> temptations,
    Share agreeable,
    List<WishChange> changes,
    List<Condition> conditions,
    List<WishCondition> drawn,
    OptionalDouble margin) {

  public DealResult {
    verdicts = Map.copyOf(new EnumMap<>(verdicts));
    temptations = temptations.stream().map(List::copyOf).toList();
    changes = List.copyOf(changes);
    conditions = List.copyOf(conditions);
    drawn = List.copyOf(drawn);
  }

  /// What is known about the futures in which a deal is kept, beside the others.
  public enum Separation {
    /// Conditions were found.
    FOUND,
    /// It is kept in all futures, or in none.
    NO_DIFFERENCE,
    /// It is kept, or broken, in fewer futures than a search needs.
    TOO_FEW,
    /// There was a search, and it found nothing that holds on futures held out.
    NONE_FOUND
  }

  /// @param mode as written, or with order and content drawn
  public Separation separation(Mode mode) {
    if (!(mode == Mode.WRITTEN ? conditions : drawn).isEmpty()) {
      return Separation.FOUND;
    }
    var fewest = fewest(mode);
    return fewest == 0
        ? Separation.NO_DIFFERENCE
        : fewest < ConditionSearch.FEWEST ? Separation.TOO_FEW : Separation.NONE_FOUND;
  }

  /// How many futures there are in which it is kept or, if these are fewer, in which it is not.
  public long fewest(Mode mode) {
    var tally = tally(mode);
    return Math.min(tally.kept(), tally.of() - tally.kept());
  }

  /// The futures in which everybody keeps it, looking ahead to answers.
  public Tally tally(Mode mode) {
    return verdict(mode)
        .map(verdict -> verdict.whole().getOrDefault(Foresight.ANSWERS, Tally.NONE))
        .orElse(Tally.NONE);
  }

  public Optional<DealVerdict> verdict(Mode mode) {
    return Optional.ofNullable(verdicts.get(mode));
  }
}
