/// Numbers that models take from other files: spreadsheets (XLS, XLSX) and texts (CSV, TSV).
///
/// Cells and where they are; what a model does with them is for the readers of model formats. Start
/// with [org.jirga.formats.data.DataFolder]. Apache POI is used here and nowhere else.
@NullMarked
package org.jirga.formats.data;

import org.jspecify.annotations.NullMarked;
