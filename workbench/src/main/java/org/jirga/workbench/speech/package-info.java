/// Text read aloud: sentences, what is said for numbers, abbreviations and names, voices that are
/// programs, a cache of what was said before, and the one file that comes of it.
///
/// Start with [org.jirga.workbench.speech.Recorder]. What an article is, and which of its parts are
/// read, is not known here; `site` knows it.
@NullMarked
package org.jirga.workbench.speech;

import org.jspecify.annotations.NullMarked;
