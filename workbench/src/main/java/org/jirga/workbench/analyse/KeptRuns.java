package org.jirga.workbench.analyse;

import java.util.List;
import java.util.Optional;
import org.jirga.analysis.study.Measure;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.store.StoredRuns;
import org.jirga.store.StoredRuns.Sample;

/// The runs that `jirga run` stored.
///
/// @param uncertainties of the study; none where it is not at hand
/// @param measures of the study; none where it is not at hand
public record KeptRuns(StoredRuns store, List<Uncertainty> uncertainties, List<Measure> measures)
    implements Samples {
  public KeptRuns {
    uncertainties = List.copyOf(uncertainties);
    measures = List.copyOf(measures);
  }

  @Override
  public Optional<Sample> prior() {
    return store.prior();
  }

  @Override
  public Optional<Sample> plausible(String policy) {
    return store.plausible(policy);
  }

  @Override
  public List<Sample> together(List<String> policies) {
    return store.together(policies);
  }

  @Override
  public List<String> policies() {
    return store.policies();
  }

  @Override
  public Optional<String> baseline() {
    return store.baseline();
  }

  @Override
  public void close() {
    store.close();
  }
}
