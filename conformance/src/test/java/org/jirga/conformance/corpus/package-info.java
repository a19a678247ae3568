/// Public test models against their published results, and the page that lists them.
///
/// Start with [org.jirga.conformance.corpus.TestModelsTest]; `PublishedResults` reads what another
/// program computed, `Comparison` says where we differ.
@NullMarked
package org.jirga.conformance.corpus;

import org.jspecify.annotations.NullMarked;
