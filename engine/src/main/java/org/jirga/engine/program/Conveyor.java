package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.List;

/// A belt: what goes on at a step comes off so many steps later, and on its way some of it falls
/// off (XMILE 1.0, sections 3.7.1 and 4.2.1).
///
/// What goes on at step `i` is on the belt in the `n` steps after it, and leaves in the last of
/// them; `n` is the length at step `i` in steps, rounded up, at least 1. In each of these steps
/// that lie in the zone of a leak, the leak takes an equal part of what went on, all of them
/// together its fraction; an exponential one takes its fraction, for a unit of time, of what is
/// left. What is on the belt at the start has gone on evenly before it, or on a discrete conveyor
/// in one step of each unit of time, and has leaked since.
///
/// The outputs are amounts per unit of time before the fractions of the leaks, which may change at
/// the same time, are taken of them.
///
/// @param leaving what is left of what comes off in this step
/// @param leaks in the order in which they take
/// @param input what goes on, for a unit of time
/// @param length in units of time
/// @param arrested not 0 when the belt stands still
/// @param content on the belt at the start
/// @param initialLength at the start
public record Conveyor(
    Slot leaving,
    List<Leak> leaks,
    boolean exponential,
    boolean discrete,
    Slot input,
    Slot length,
    Slot arrested,
    Slot content,
    Slot initialLength)
    implements Pipeline {

  /// What falls off.
  ///
  /// @param all what falls off for a fraction of 1
  /// @param leaving the part of it that is about to come off
  /// @param fraction at a step
  /// @param initialFraction at the start
  /// @param from where the zone begins, as a share of the belt
  /// @param to where it ends
  public record Leak(
      Slot all, Slot leaving, Slot fraction, Slot initialFraction, double from, double to) {}

  public Conveyor {
    leaks = List.copyOf(leaks);
  }

  @Override
  public List<Slot> outputs() {
    var outputs = new ArrayList<Slot>();
    outputs.add(leaving);
    for (var leak : leaks) {
      outputs.add(leak.all());
      outputs.add(leak.leaving());
    }
    return outputs;
  }

  @Override
  public List<Slot> inputs() {
    var inputs = new ArrayList<Slot>(List.of(input, length, arrested));
    leaks.forEach(leak -> inputs.add(leak.fraction()));
    return inputs;
  }

  @Override
  public List<Slot> settings() {
    var settings = new ArrayList<Slot>(List.of(content, initialLength));
    leaks.forEach(leak -> settings.add(leak.initialFraction()));
    return settings;
  }
}
