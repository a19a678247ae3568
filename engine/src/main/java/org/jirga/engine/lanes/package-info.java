/// Vector instructions: the one place that knows the incubating vector API of Java.
///
/// Everything here has a twin that does without it and gives the same bits. Start with
/// [org.jirga.engine.lanes.VectorModule], which says whether the API can be used.
@NullMarked
package org.jirga.engine.lanes;

import org.jspecify.annotations.NullMarked;
