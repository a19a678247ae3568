package org.jirga.engine.run;

/// One number kept of each run.
///
/// @param name what results and criteria call it
/// @param variable label of a scalar of the model, such as `defectors` or `people[north]`
public record Outcome(String name, String variable, Reduction reduction) {}
