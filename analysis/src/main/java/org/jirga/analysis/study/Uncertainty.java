package org.jirga.analysis.study;

import java.util.List;

/// A constant of the model whose value is not known.
///
/// @param constant the label of the model's constant
/// @param symbol the short name of the literature, possibly empty
/// @param evidence ids of rows of the case's evidence that the range rests on; may be empty
/// @param basis where the range comes from in a word or a sentence: `judgement`, `fitted to …`
public record Uncertainty(
    String constant,
    String symbol,
    Distribution distribution,
    String unit,
    List<String> evidence,
    String basis) {
  public Uncertainty {
    evidence = List.copyOf(evidence);
  }
}
