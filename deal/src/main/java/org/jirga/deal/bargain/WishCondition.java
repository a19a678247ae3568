package org.jirga.deal.bargain;

import java.util.Map;
import org.jirga.analysis.experiment.StudyResults.Condition;

/// Limits on wishes, as they were drawn, and on uncertain constants that hold most of the futures
/// in which a deal is kept, or broken, and few others.
///
/// @param wishes by the name of a limit of the condition what it is about; limits that are not here
///     are on constants
public record WishCondition(Condition condition, Map<String, WishFactor> wishes) {
  public WishCondition {
    wishes = Map.copyOf(wishes);
  }
}
