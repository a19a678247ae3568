/// Charts as data: an option object of Apache ECharts with a title, the finding it shows and the
/// table behind it, and its picture as SVG without a browser.
///
/// The same option object draws the picture in the page and here. Colours are CSS variables
/// (`var(--chart-…)`), so that one picture serves light and dark. What a figure says is decided
/// where the results are read (`org.jirga.workbench.report`). Start with
/// [org.jirga.workbench.figure.Figure]; pictures come from
/// [org.jirga.workbench.figure.ChartRenderer].
@NullMarked
package org.jirga.workbench.figure;

import org.jspecify.annotations.NullMarked;
