/// Tests whether a model behaves as its modeller expects.
///
/// [org.jirga.engine.expectation.ExpectationTester] is the place to start.
@NullMarked
package org.jirga.engine.expectation;

import org.jspecify.annotations.NullMarked;
