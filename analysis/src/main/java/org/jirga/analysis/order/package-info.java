/// The order of values: which row comes first, ranks, and parts with equally many rows. All of it
/// is on arrays of numbers, with no object for a row.
@NullMarked
package org.jirga.analysis.order;

import org.jspecify.annotations.NullMarked;
