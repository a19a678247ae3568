package org.jirga.workbench.analyse;

import java.util.List;
import java.util.Optional;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.store.StoredRuns.Sample;

/// Runs to be analysed, wherever they were kept: futures and what came of them under each policy.
public interface Samples extends AutoCloseable {

  /// The draws before any filter; absent where there was none.
  Optional<Sample> prior();

  /// The futures under a policy; absent where they were not run under it.
  Optional<Sample> plausible(String policy);

  /// The same futures under each of some policies, row by row.
  List<Sample> together(List<String> policies);

  /// In the order of running.
  List<String> policies();

  /// The policy that is meant where none is named.
  Optional<String> baseline();

  /// What is known of the constants, to tell categories and whole numbers from other numbers by;
  /// may lack some.
  List<Uncertainty> uncertainties();

  /// What is known of the outcomes, such as which way is better; may lack some.
  List<Measure> measures();

  @Override
  void close();
}
