/// Stock-and-flow diagrams drawn from a model's equations.
///
/// `StockFlowGraph` says what is drawn, `DiagramLayout` where (Eclipse ELK, layered), `DiagramSvg`
/// how it looks. The look is left to the page's style sheet through classes. Start with
/// [org.jirga.workbench.diagram.Diagrams].
@NullMarked
package org.jirga.workbench.diagram;

import org.jspecify.annotations.NullMarked;
