/// Stock-and-flow diagrams drawn from a model's equations, and its feedback loops in words.
///
/// `StockFlowGraph` says what is drawn, `DiagramLayout` where (Eclipse ELK, layered), `DiagramSvg`
/// how it looks. The look is left to the page's style sheet through classes. Start with
/// [org.jirga.workbench.diagram.Diagrams]; loops are
/// [org.jirga.workbench.diagram.FeedbackLoops].
@NullMarked
package org.jirga.workbench.diagram;

import org.jspecify.annotations.NullMarked;
