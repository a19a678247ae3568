/// What others may ask of the desk, in types that need no library: all of the desk that is on the
/// class path of every command. The rest, with its libraries, is loaded when [Office] is opened.
@NullMarked
package org.jirga.desk.contract;

import org.jspecify.annotations.NullMarked;
