package org.jirga.workbench.analyse;

import java.util.List;
import org.jirga.store.StoredRuns.Setting;

/// Where policies were run once more.
///
/// @param name short: `S1`, `seed 2018`, `then`
/// @param meaning what the name stands for; possibly empty
/// @param isStructure whether the model's structure is another one, on the same futures
/// @param policies at least two
public record Rivals(
    Setting setting, String name, String meaning, boolean isStructure, List<String> policies) {
  public Rivals {
    policies = List.copyOf(policies);
  }
}
