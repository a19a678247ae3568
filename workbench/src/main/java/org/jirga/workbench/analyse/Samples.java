package org.jirga.workbench.analyse;

import java.util.List;
import java.util.Optional;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.store.StoredRuns.Sample;
import org.jirga.store.StoredRuns.UnknownOutcomeException;
import org.jirga.store.StoredRuns.Wanted;

/// Runs to be analysed, wherever they were kept: futures and what came of them under each policy.
public interface Samples extends AutoCloseable {

  /// Whether there are draws before any filter.
  boolean hasPrior();

  /// The draws before any filter; absent where there was none.
  ///
  /// @throws UnknownOutcomeException if an outcome is wanted that they do not have
  Optional<Sample> prior(Wanted wanted);

  /// The futures under a policy; absent where they were not run under it.
  ///
  /// @throws UnknownOutcomeException if an outcome is wanted that they do not have
  Optional<Sample> plausible(String policy, Wanted wanted);

  /// The same futures under each of some policies, row by row, with some outcomes and no constants.
  ///
  /// @throws UnknownOutcomeException if there is no such outcome
  List<Sample> together(List<String> policies, List<String> outcomes);

  /// The policies that are compared: those of the study, in its order, as far as they were run;
  /// where the study is not at hand, all that were, in the order of running.
  List<String> policies();

  /// How many more sets of levers were run, for deals or claims.
  int otherPolicies();

  /// The same policies once more: on other futures, or with another structure of the model. None
  /// where fewer than two policies were run elsewhere.
  List<Rivals> rivals();

  /// Policies as they are beside the same policies elsewhere.
  ///
  /// @param elsewhere a sample for each policy; with another structure, row by row the futures of
  /// `asTheyAre`
  record RivalSamples(List<Sample> asTheyAre, List<Sample> elsewhere) {}

  /// The runs of a few policies as they are and elsewhere, NaN where an outcome is not known.
  RivalSamples beside(Rivals rivals, List<String> outcomes);

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
