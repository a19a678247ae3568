package org.jirga.analysis.study;

import java.util.List;
import org.jirga.model.expr.Expr;

/// One constant set to one value after another in every plausible future, and a test judged each
/// time: from where on an answer changes.
///
/// @param title the question in a few words
/// @param constant a constant of the model, sampled or not
/// @param test as a claim's, see [Claim.Simulated]
/// @param written the test as the study has it
/// @param text what the test asks, in a sentence
public record Sweep(
    String title, String constant, List<Double> values, Expr test, String written, String text) {
  public Sweep {
    values = List.copyOf(values);
  }
}
