/// Text as a person wrote it, places in it, and complaints about it.
///
/// Every phase that reads a user's file reports through [org.jirga.model.source.Diagnostic];
/// nothing here knows what the text means. Start with [org.jirga.model.source.Source].
@NullMarked
package org.jirga.model.source;

import org.jspecify.annotations.NullMarked;
