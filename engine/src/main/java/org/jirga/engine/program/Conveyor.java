package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A belt: what goes on at a step comes off so many steps later, and on its way some of it falls
/// off (XMILE 1.0, sections 3.7.1 and 4.2.1).
///
/// What goes on at step `i` is on the belt in the `n` steps after it, and leaves in the last of
/// them; `n` is the length at step `i` in steps, rounded up, at least 1. In each of these steps
/// that lie in the zone of a leak, the leak takes an equal part of what went on, all of them
/// together its fraction; an exponential one takes its fraction, for a unit of time, of what is
/// left; none takes more of a place than those before it leave. What is on the belt at the start
/// has gone on evenly before it, or on a discrete conveyor in one step of each unit of time, and
/// has leaked since.
///
/// What goes on may be spread over the belt instead, each part of it as if it had gone on so much
/// earlier. A leak of whole units collects what it would take, and takes a unit when there is one,
/// of what is nearest to the end.
///
/// The outputs are amounts per unit of time before the fractions of the leaks, which may change at
/// the same time, are taken of them.
///
/// @param leaving what is left of what comes off in this step
/// @param leaks in the order in which they take
/// @param spreads what goes on elsewhere than at the beginning
/// @param input what goes on at the beginning, for a unit of time
/// @param length in units of time
/// @param arrested not 0 when the belt stands still
/// @param content on the belt at the start
/// @param entries of which the content consists, if it is a list: what comes off in each unit of
/// time, or in each step if there are as many as steps
/// @param initialLength at the start
public record Conveyor(
    Slot leaving,
    List<Leak> leaks,
    List<Spread> spreads,
    boolean exponential,
    boolean discrete,
    Slot input,
    Slot length,
    Slot arrested,
    Slot content,
    List<Slot> entries,
    Slot initialLength)
    implements Pipeline {

  /// Added before a whole number of units is taken, so that ten tenths are one.
  public static final double WHOLE_TOLERANCE = 1e-9;

  /// What falls off.
  ///
  /// @param all what falls off for a fraction of 1
  /// @param leaving the part of it that is about to come off
  /// @param fraction at a step
  /// @param initialFraction at the start
  /// @param from where the zone begins, as a share of the belt
  /// @param to where it ends
  /// @param whole what a leak of whole units has beside these
  public record Leak(
      Slot all,
      Slot leaving,
      Slot fraction,
      Slot initialFraction,
      double from,
      double to,
      Optional<Whole> whole) {}

  /// Of a leak of whole units, whose `leaving` is all that is about to come off out of its zone.
  ///
  /// @param carried what it has collected but not taken, an amount
  /// @param present what is in its zone, an amount
  /// @param taken at a step, for a unit of time
  public record Whole(Slot carried, Slot present, Slot taken) {}

  /// What goes on all over the belt.
  ///
  /// @param flow for a unit of time
  public record Spread(Slot flow, Placement placement) {}

  /// Where it goes on.
  public sealed interface Placement {

    /// The same everywhere.
    record Even() implements Placement {}

    /// In proportion to what is there; where nothing is, at the beginning.
    record AsContent() implements Placement {}

    /// In proportion to a profile over the belt, from 0 at its beginning to 1 at its end.
    record AsProfile(Table profile) implements Placement {}

    /// As far from the end as it was on the belt from which it leaks, in shares of both lengths.
    ///
    /// @param leak its number
    record AsSource(Conveyor source, int leak) implements Placement {}
  }

  public Conveyor {
    leaks = List.copyOf(leaks);
    spreads = List.copyOf(spreads);
    entries = List.copyOf(entries);
  }

  private Stream<Conveyor> sources() {
    return spreads.stream()
        .flatMap(
            spread ->
                spread.placement() instanceof Placement.AsSource(var source, var _)
                    ? Stream.of(source)
                    : Stream.empty());
  }

  @Override
  public List<Slot> outputs() {
    var outputs = new ArrayList<Slot>();
    outputs.add(leaving);
    for (var leak : leaks) {
      outputs.add(leak.all());
      outputs.add(leak.leaving());
      leak.whole()
          .ifPresent(
              whole -> {
                outputs.add(whole.carried());
                outputs.add(whole.present());
              });
    }
    sources().forEach(source -> outputs.addAll(source.outputs()));
    return outputs;
  }

  @Override
  public List<Slot> inputs() {
    var inputs = new ArrayList<Slot>(List.of(input, length, arrested));
    for (var leak : leaks) {
      inputs.add(leak.fraction());
      leak.whole().ifPresent(whole -> inputs.add(whole.taken()));
    }
    spreads.forEach(spread -> inputs.add(spread.flow()));
    sources().forEach(source -> inputs.addAll(source.inputs()));
    return inputs;
  }

  @Override
  public List<Slot> settings() {
    var settings = new ArrayList<Slot>(List.of(content, initialLength));
    leaks.forEach(leak -> settings.add(leak.initialFraction()));
    settings.addAll(entries);
    sources().forEach(source -> settings.addAll(source.settings()));
    return settings;
  }
}
