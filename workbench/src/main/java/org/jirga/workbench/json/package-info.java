/// JSON as values: what is built here is written as text, nothing is parsed.
///
/// Start with [org.jirga.workbench.json.Json].
@NullMarked
package org.jirga.workbench.json;

import org.jspecify.annotations.NullMarked;
