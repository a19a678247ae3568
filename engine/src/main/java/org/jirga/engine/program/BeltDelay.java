package org.jirga.engine.program;

import java.util.List;

/// A belt that moves everything on it alike, and may change its speed (Vensim reference manual,
/// DELAY CONVEYOR; its Modeling Guide, Initialization of Conveyors).
///
/// What goes on during a step lies evenly on the piece of belt that passes in this step. At the
/// step's end a fraction leaks of all that is on the belt then, of what has just gone on too. In
/// the next step the belt moves by the share of its length that a step is of the time at this one;
/// never by more than its whole length. A negative time makes the output not a number from then
/// on.
///
/// @param output for a unit of time; given for a whole step
/// @param input for a unit of time; like the next two assigned among the net flows, read once a
/// step
/// @param duration in units of time
/// @param leak fraction of the content for a unit of time
/// @param content on the belt at the start
/// @param initialDuration that of the first step
/// @param profile how the content at the start is spread, in the order in which it comes off; only
/// its form matters
public record BeltDelay(
    Slot output,
    Slot input,
    Slot duration,
    Slot leak,
    Slot content,
    Slot initialDuration,
    Profile profile)
    implements Pipeline {

  /// So much of a step's piece of belt is a rounding error.
  public static final double TOLERANCE = 1e-6;

  /// The form of a lookup.
  ///
  /// @param area of the lookup to the left of a place
  public record Profile(Table area) {

    public Profile {
      if (area.reading() != Table.Reading.AREA) {
        throw new IllegalArgumentException(
            "The area of a profile is asked for, not its %s.".formatted(area.reading()));
      }
    }

    static Profile of(Table lookup) {
      return new Profile(lookup.reading(Table.Reading.AREA));
    }

    public double first() {
      return area.points().points().getFirst().x();
    }

    public double last() {
      return area.points().points().getLast().x();
    }

    /// The area of it all.
    public double whole() {
      return area.at(last());
    }

    /// As [#before(double)] computes it, for a place from 0 to less than 1.
    Code before(Code place) {
      var width = Code.of(Op.MULTIPLY, place, Code.of(last() - first()));
      var x = Code.of(Op.ADD, Code.of(first()), width);
      return Code.of(Op.DIVIDE, new Code.TableLookup(area, x), Code.of(whole()));
    }

    /// The share of it that comes before a place, from 0 at the exit of the belt to 1.
    public double before(double place) {
      return place >= 1 ? 1 : area.at(first() + place * (last() - first())) / whole();
    }
  }

  @Override
  public List<Slot> outputs() {
    return List.of(output);
  }

  @Override
  public List<Slot> inputs() {
    return List.of(input, duration, leak);
  }

  @Override
  public List<Slot> settings() {
    return List.of(content, initialDuration);
  }
}
