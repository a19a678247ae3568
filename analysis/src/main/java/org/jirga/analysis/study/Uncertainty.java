package org.jirga.analysis.study;

import java.util.List;

/// A constant of the model whose value is not known.
///
/// @param constant the label of the model's constant
/// @param symbol the short name of the literature, possibly empty
/// @param categories what each of the distribution's values stands for, in their order: kinds
///     without an order of their own; empty where values are numbers
/// @param evidence ids of rows of the case's evidence that the range rests on; may be empty
/// @param basis where the range comes from in a word or a sentence: `judgement`, `fitted to …`
public record Uncertainty(
    String constant,
    String symbol,
    Distribution distribution,
    List<String> categories,
    String unit,
    List<String> evidence,
    String basis) {
  public Uncertainty {
    categories = List.copyOf(categories);
    evidence = List.copyOf(evidence);
    var isEach =
        distribution instanceof Distribution.Values(var values, var _)
            && values.size() == categories.size();
    if (!categories.isEmpty() && !isEach) {
      throw new IllegalArgumentException(
          "The categories %s do not name the values of '%s'.".formatted(categories, constant));
    }
  }

  /// A value that is a number.
  public Uncertainty(
      String constant,
      String symbol,
      Distribution distribution,
      String unit,
      List<String> evidence,
      String basis) {
    this(constant, symbol, distribution, List.of(), unit, evidence, basis);
  }
}
