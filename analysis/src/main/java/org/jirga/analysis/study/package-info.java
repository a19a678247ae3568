/// The question put to a model: what is uncertain, what can be done, what is measured, which
/// futures count as plausible, which sentences are to be judged (the XLRM frame of Lempert, Popper
/// and Bankes 2003).
///
/// Values only. The workbench reads them from a case's `study.yaml` and checks every name against
/// the model; `org.jirga.analysis.experiment` carries them out. Start with
/// [org.jirga.analysis.study.Study].
@NullMarked
package org.jirga.analysis.study;

import org.jspecify.annotations.NullMarked;
