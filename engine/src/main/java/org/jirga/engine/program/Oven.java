package org.jirga.engine.program;

import java.util.List;

/// What is filled, stays shut for a while, and is emptied at once.
///
/// An oven takes in what flows until it holds its capacity, or until its fill time is over, which
/// begins with the step that brings the first of its content. Then it cooks for the cook time of
/// that moment, and in the step after that all of it comes out. From that step on it is cleaned for
/// the clean time of then; without one it takes in again in the same step. Times are rounded to
/// whole steps. While it is arrested, time stands still for it.
///
/// @param leaving what comes out in this step, per unit of time for one step
/// @param held the content of an oven that lets something in; what it holds on its way out is not
/// counted
/// @param state 0 where it is shut, 1 where it is open, 2 where it is being emptied
/// @param input what goes in, for a unit of time
/// @param cookTime in units of time, as are the other times
/// @param capacity infinite where it has none
/// @param fillTime infinite where it has none
/// @param arrested not 0 where it stands still
/// @param content at the start, by which it is as full as if it had just been put in
/// @param startingCapacity at the start
/// @param startingCookTime at the start
/// @param startingFillTime at the start
public record Oven(
    Slot leaving,
    Slot held,
    Slot state,
    Slot input,
    Slot cookTime,
    Slot capacity,
    Slot fillTime,
    Slot cleanTime,
    Slot arrested,
    Slot content,
    Slot startingCapacity,
    Slot startingCookTime,
    Slot startingFillTime)
    implements Pipeline {

  @Override
  public List<Slot> outputs() {
    return List.of(leaving, held, state);
  }

  @Override
  public List<Slot> inputs() {
    return List.of(input, cookTime, capacity, fillTime, cleanTime, arrested);
  }

  @Override
  public List<Slot> settings() {
    return List.of(content, startingCapacity, startingCookTime, startingFillTime);
  }
}
