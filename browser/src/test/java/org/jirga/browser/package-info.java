/// Tests that need a browser or another JavaScript engine.
///
/// Those in Chromium run in `./check --all` and are skipped, with a message, where there is no
/// Chromium ([org.jirga.browser.Chromium]).
@NullMarked
package org.jirga.browser;

import org.jspecify.annotations.NullMarked;
