/// Where the parts of a model stand in its diagrams, whatever the format: what readers keep,
/// writers write and a layouter computes. [org.jirga.formats.layout.View] is one diagram.
@NullMarked
package org.jirga.formats.layout;

import org.jspecify.annotations.NullMarked;
