package org.jirga.workbench.analyse;

import java.util.List;
import org.jirga.analysis.discovery.Cases;
import org.jirga.analysis.discovery.PrimSettings;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.workbench.wording.BoxWords;

/// What is asked of scenario discovery, whatever the method.
///
/// @param what makes a case one of interest, in words
/// @param slug of the names of files
/// @param uncertainties of the study, to know categories, whole numbers and units by; none where it
///     is not at hand
/// @param seed of parts held out and of samples drawn
record Asked(
    String what, String slug, List<Uncertainty> uncertainties, PrimSettings settings, long seed) {
  Asked {
    uncertainties = List.copyOf(uncertainties);
  }

  BoxWords words(Cases cases) {
    return BoxWords.of(cases, uncertainties);
  }
}
