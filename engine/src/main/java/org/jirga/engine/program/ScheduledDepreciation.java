package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.List;

/// What earlier fiscal periods leave to be depreciated now, by a schedule (Vensim reference manual,
/// DEPRECIATE BY SCHEDULE).
///
/// A period is the lifetime divided by the number of shares in the schedule. A step belongs to the
/// period in which it begins. What came in during a period is depreciated in the periods after it,
/// evenly over each, by the second share of the schedule, the third, and so on.
///
/// @param output for a unit of time; given for a whole step
/// @param input the stream, for a unit of time; assigned among the net flows, read once a step
/// @param schedule shares, or anything in their ratio
/// @param initial for a unit of time, what investments before the run leave to be depreciated in
/// the period in which the run begins, and in those after it; as many as the schedule has
/// @param lifetime in units of time
/// @param changeover a time at which a period begins
public record ScheduledDepreciation(
    Slot output,
    Slot input,
    List<Slot> schedule,
    List<Slot> initial,
    Slot lifetime,
    Slot changeover)
    implements Pipeline {

  public ScheduledDepreciation {
    schedule = List.copyOf(schedule);
    initial = List.copyOf(initial);
    if (schedule.size() != initial.size()) {
      throw new IllegalArgumentException(
          "A schedule of %d shares does not go with %d initial values."
              .formatted(schedule.size(), initial.size()));
    }
  }

  @Override
  public List<Slot> outputs() {
    return List.of(output);
  }

  @Override
  public List<Slot> inputs() {
    return List.of(input);
  }

  @Override
  public List<Slot> settings() {
    var settings = new ArrayList<>(schedule);
    settings.addAll(initial);
    settings.add(lifetime);
    settings.add(changeover);
    return settings;
  }
}
