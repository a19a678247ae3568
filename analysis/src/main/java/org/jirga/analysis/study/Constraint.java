package org.jirga.analysis.study;

import org.jirga.model.expr.Expr;

/// What the values of a future must meet together. A draw that does not is passed over before
/// anything is run of it: it is no future.
///
/// @param test over uncertainties, by their labels; met where it is neither 0 nor unknown
/// @param written the test as the study has it
/// @param description why, possibly empty
public record Constraint(String id, Expr test, String written, String description) {}
