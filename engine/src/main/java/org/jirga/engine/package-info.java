/// Runs checked models. Start in `program` (a flat, ordered program made from a model), then
/// `kernel` (executes it), then `run` (many runs at once); what each operation computes is in
/// `arithmetic`, and `script` writes a program as JavaScript. Where inputs come from and what
// results mean is not decided here but in
/// `org.jirga.analysis`.
@NullMarked
package org.jirga.engine;

import org.jspecify.annotations.NullMarked;
