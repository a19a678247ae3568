/// Kernels as bytecode of the Java virtual machine, in hidden classes that disappear with their
/// kernel.
///
/// What is the same for every kernel of compiled code is in `org.jirga.engine.kernel.arrange`. Only
/// what must differ between programs is made here; loops over steps and integration are plain Java.
/// Start with [org.jirga.engine.kernel.emit.ScalarCompiler].
@NullMarked
package org.jirga.engine.kernel.emit;

import org.jspecify.annotations.NullMarked;
