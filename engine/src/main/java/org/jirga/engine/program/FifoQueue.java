package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What waits in the order in which it came, and for how long (Vensim reference manual, QUEUE FIFO
/// and QUEUE FIFO ATTRIB).
///
/// What comes in during a step is one step old at its end; what leaves is the oldest. The content
/// at the start is of ages from one step to the age range and a step more. It is divided into as
/// many parts as the range has steps, each spread evenly over its ages. Where more leaves than is
/// there, the content is negative, and all of it came in the step before. A negative inflow is an
/// outflow, and the other way round.
///
/// @param content what the model calls the queue; given for a whole step
/// @param inflow for a unit of time; like the outflow assigned among the net flows, read once a
/// step
/// @param initial content at the start
/// @param ageRange in units of time
/// @param profile how the content at the start is spread, the youngest first; only its form matters
/// @param attribute of what waits, if it has one
public record FifoQueue(
    Slot content,
    Slot inflow,
    Slot outflow,
    Slot initial,
    Slot ageRange,
    BeltDelay.Profile profile,
    Optional<Attribute> attribute)
    implements Pipeline {

  /// The largest number of parts into which the content at the start is divided.
  public static final int MOST_PARTS = 100_000;

  /// So much of what came in is a rounding error, and gone.
  public static final double TOLERANCE = 1e-12;

  /// What is marked on what waits.
  ///
  /// @param entering on what comes in
  /// @param change for a unit of time, of all, and of what comes in as well
  /// @param initial at the start
  /// @param profile by which the initial one is multiplied in the middle of each part
  public record Attribute(Slot entering, Slot change, Slot initial, Table profile) {

    /// The factor at a place, from 0 for the youngest to 1.
    public double factor(double place) {
      var points = profile.points().points();
      var first = points.getFirst().x();
      return profile.at(first + place * (points.getLast().x() - first));
    }
  }

  @Override
  public List<Slot> outputs() {
    return List.of(content);
  }

  @Override
  public List<Slot> inputs() {
    var inputs = new ArrayList<>(List.of(inflow, outflow));
    attribute.ifPresent(it -> inputs.addAll(List.of(it.entering(), it.change())));
    return inputs;
  }

  @Override
  public List<Slot> settings() {
    var settings = new ArrayList<>(List.of(initial, ageRange));
    attribute.ifPresent(it -> settings.add(it.initial()));
    return settings;
  }
}
