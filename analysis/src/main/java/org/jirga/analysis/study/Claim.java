package org.jirga.analysis.study;

import java.util.List;
import java.util.Optional;
import org.jirga.model.expr.Expr;

/// A sentence to be judged.
///
/// @param id the source's own number
/// @param text the claim in our words
/// @param quote at most fifteen words of the source, possibly empty
/// @param evidence ids of evidence rows
/// @param note what a reader must know to read the verdict, possibly empty
public record Claim(
    String id, String text, String quote, Kind kind, List<String> evidence, String note) {

  public Claim {
    evidence = List.copyOf(evidence);
  }

  public sealed interface Kind {}

  /// Judged in each plausible future.
  ///
  /// @param test true in a future when not 0; a reference is a measure, its subscripts the policy,
  ///     switch or null under which it is taken, the baseline where none is named:
  ///     `defectors[conditional, no fear push] <= 0.9 * defectors`
  /// @param written the test as the study has it
  /// @param aboutDefection judged also without the disputed criteria, and beside the nulls
  /// @param observable what the claim is said to drive, for the comparison with the nulls where the
  ///     test itself is empty under them; absent where the test can be compared
  public record Simulated(
      Expr test,
      String written,
      boolean aboutDefection,
      Optional<Expr> observable,
      String observableWritten)
      implements Kind {}

  /// Settled by evidence, without a simulation.
  public record Fact(String verdict) implements Kind {}

  /// Not testable here.
  public record Untestable(String reason) implements Kind {}
}
