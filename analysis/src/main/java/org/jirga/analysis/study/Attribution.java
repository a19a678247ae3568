package org.jirga.analysis.study;

import java.util.List;

/// Two nulls switched on and off in every combination, to tell how much each channel accounts for.
///
/// @param first id of the null that removes the first channel
/// @param firstTitle what that channel is called, `former personnel`
/// @param measures names of the outcomes to divide
public record Attribution(
    String first, String firstTitle, String second, String secondTitle, List<String> measures) {
  public Attribution {
    measures = List.copyOf(measures);
  }
}
