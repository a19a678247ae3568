package org.jirga.workbench.conflict;

import java.util.List;
import java.util.Optional;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;

/// What a conflict may name of the study that it belongs to.
public interface SimulationNames {

  /// The constant of the model that a name stands for; reported where there is none.
  Optional<String> constant(Yaml.Scalar name, Problems problems);

  /// The outcomes of the study.
  List<String> measures();

  /// The uncertain constants of the study.
  List<String> uncertainties();
}
