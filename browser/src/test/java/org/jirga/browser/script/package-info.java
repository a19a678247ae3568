/// Models as JavaScript, compared with the interpreter bit by bit in several engines.
@NullMarked
package org.jirga.browser.script;

import org.jspecify.annotations.NullMarked;
