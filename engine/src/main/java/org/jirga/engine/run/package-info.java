/// Many runs of one program: what goes in, what is watched, what comes out.
///
/// Where the inputs come from (samples, policies) and what the results mean is for
/// `org.jirga.analysis`; how an equation is computed is for `org.jirga.engine.kernel`. Start with
/// `EnsembleRunner` for an ensemble and with `Simulation` for one run.
@NullMarked
package org.jirga.engine.run;

import org.jspecify.annotations.NullMarked;
