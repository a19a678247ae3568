/// The files of a new case: what `jirga new` writes, out of a model of the user's or of our own.
///
/// Texts only; what the keys of a study mean is for `org.jirga.workbench.project`. The wording is
/// in templates among the resources of this package. Start with
/// [org.jirga.workbench.starter.CaseStarter].
@NullMarked
package org.jirga.workbench.starter;

import org.jspecify.annotations.NullMarked;
