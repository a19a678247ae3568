package org.jirga.engine.program;

/// A place for one number of a run.
///
/// @param index from 0, without gaps
/// @param label what messages and results call it: a scalar of the model as in
/// `people[north,young]`, or a description of a hidden one
public record Slot(int index, Role role, String label) {

  public enum Role {
    /// The time of the evaluation; within a step of RK4 it moves.
    TIME,
    /// The time at the start of the step.
    STEP_TIME,
    /// Given for a whole run; may be varied.
    CONSTANT,
    /// Integrated over time: the model's stocks and those inside of `SMOOTH` and its kin.
    STOCK,
    /// What comes out of a pipeline delay: given for a whole step.
    DELAYED,
    /// Computed from others, for a model's flow or auxiliary.
    VARIABLE,
    /// Computed from others, for the engine's own use.
    HIDDEN
  }
}
