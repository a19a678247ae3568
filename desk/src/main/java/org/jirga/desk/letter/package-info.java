/// Letters: how they are composed and signed, and how one is handed to a mail server.
@NullMarked
package org.jirga.desk.letter;

import org.jspecify.annotations.NullMarked;
