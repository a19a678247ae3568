package org.jirga.workbench.summary;

import org.jirga.engine.arithmetic.Elementary;
import org.jirga.workbench.About;
import org.jirga.workbench.project.Case;

/// What the results of a run depend on. Two runs with the same identity give the same results.
///
/// @param planned plausible futures wanted
/// @param arithmetic version of the engine's elementary functions
/// @param version of Jirga
public record Identity(
    String study,
    String modelHash,
    String studyHash,
    long seed,
    int planned,
    String arithmetic,
    String version) {

  public static Identity of(Case content, long seed, int planned) {
    return new Identity(
        content.study().name(),
        content.modelHash(),
        content.studyHash(),
        seed,
        planned,
        Elementary.VERSION,
        About.version());
  }
}
