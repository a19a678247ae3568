/// Pages as readers meet them: opened from disk in Chromium, by keyboard, in light and dark.
@NullMarked
package org.jirga.browser.page;

import org.jspecify.annotations.NullMarked;
