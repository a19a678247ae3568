/// The operations of a program on many runs at once: each on rows of numbers, a lane for each run,
/// with the bits of [org.jirga.engine.program.Op] and [org.jirga.engine.program.Table].
///
/// The one place that knows the incubating vector API of Java: [VectorModule] says whether it can
/// be used. Where it can't, the twin in plain Java computes the same. Nothing here knows of
/// programs or steps. Start with [LaneFunctions].
@NullMarked
package org.jirga.engine.lanes;

import org.jspecify.annotations.NullMarked;
