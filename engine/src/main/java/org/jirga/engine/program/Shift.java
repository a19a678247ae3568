package org.jirga.engine.program;

import java.util.List;

/// Moves what stocks hold to the next of them (Vensim reference manual, SHIFT IF TRUE): at the end
/// of a step, when its net flows have been added, if a condition was true at its beginning.
///
/// @param output what the last stock lost in the step before; given for a whole step
/// @param condition like the next two assigned among the net flows, read once a step
/// @param accumulates not 0 where the last stock keeps what it has, and the one before it is added
/// @param entering what the first stock then holds
/// @param stocks at least two, in the order in which they are shifted
public record Shift(Slot output, Slot condition, Slot accumulates, Slot entering, List<Slot> stocks)
    implements Pipeline {

  public Shift {
    stocks = List.copyOf(stocks);
  }

  @Override
  public List<Slot> outputs() {
    return List.of(output);
  }

  @Override
  public List<Slot> inputs() {
    return List.of(condition, accumulates, entering);
  }

  @Override
  public List<Slot> settings() {
    return List.of();
  }

  @Override
  public List<Slot> moved() {
    return stocks;
  }
}
