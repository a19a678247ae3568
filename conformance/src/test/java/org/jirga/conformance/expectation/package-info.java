/// Tests what comes of the expectations that model files state.
@NullMarked
package org.jirga.conformance.expectation;

import org.jspecify.annotations.NullMarked;
