package org.jirga.engine.program;

import org.jirga.model.expr.Expr;

/// What may be asked about what waits in a [FifoQueue] or a [Queue], or is on a [Conveyor]. Each
/// takes the numbers that it names.
public enum Question {
  /// Of the oldest; 0 where nothing waits.
  OLDEST_AGE,
  /// Of a quantity: the mean age of the oldest that make it up, of all where it is not positive.
  MEAN_AGE,
  /// Of two ages, each possibly [#OPEN]: how much is as old as the first, and no older than the
  /// second.
  QUANTITY_OF_AGE,
  /// The largest attribute.
  LARGEST_ATTRIBUTE,
  /// The smallest attribute.
  SMALLEST_ATTRIBUTE,
  /// Of a quantity: the mean attribute of the oldest that make it up.
  MEAN_ATTRIBUTE,
  /// Of two attributes, each possibly [#OPEN]: how much has one between them.
  QUANTITY_OF_ATTRIBUTE,
  /// Of a number: how much of the oldest has attributes that sum up to it; all where all have less.
  QUANTITY_OF_SUM,
  /// Of a leak of a conveyor, and the fractions of those before it and its own: what it takes for a
  /// unit of time, at each place no more than those before it leave.
  LEAKING,
  /// As [#LEAKING], of what is about to come off.
  LAST_LEAKING,
  /// Of a leak of a conveyor, and the fractions of all: what they leave in its zone, an amount.
  LEFT_IN_ZONE,
  /// How many places a conveyor has, or how many batches wait in a [Queue]. A conveyor is as long
  /// as it was for what went on last, or as what is farthest from its end.
  PLACES,
  /// What a place holds in the mean, 0 where there is none; as are the others below.
  MEAN_PLACE,
  /// What the one that holds least does.
  SMALLEST_PLACE,
  /// What the one that holds most does.
  LARGEST_PLACE,
  /// The standard deviation of what they hold, by their number.
  DEVIATION_OF_PLACES,
  /// Of a number, cut to a whole one: what the place holds that comes off or leaves so many-th.
  PLACE;

  /// Whether only those that have an attribute can tell.
  public boolean isAboutAttributes() {
    return switch (this) {
      case OLDEST_AGE,
          MEAN_AGE,
          QUANTITY_OF_AGE,
          LEAKING,
          LAST_LEAKING,
          LEFT_IN_ZONE,
          PLACES,
          MEAN_PLACE,
          SMALLEST_PLACE,
          LARGEST_PLACE,
          DEVIATION_OF_PLACES,
          PLACE ->
          false;
      case LARGEST_ATTRIBUTE,
          SMALLEST_ATTRIBUTE,
          MEAN_ATTRIBUTE,
          QUANTITY_OF_ATTRIBUTE,
          QUANTITY_OF_SUM ->
          true;
    };
  }

  /// Vensim's `:NA:`, which stands for a bound that is not there.
  public static final double OPEN = Expr.Literal.NOT_AVAILABLE;
}
