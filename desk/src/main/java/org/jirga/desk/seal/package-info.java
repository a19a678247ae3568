/// Secrets at work: signed tokens, and names of addresses from which no address can be told.
@NullMarked
package org.jirga.desk.seal;

import org.jspecify.annotations.NullMarked;
