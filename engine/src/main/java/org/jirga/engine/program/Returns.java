package org.jirga.engine.program;

import java.util.List;

/// The internal rate of return of a stream so far (Vensim reference manual, INTERNAL RATE OF
/// RETURN).
///
/// Fiscal periods begin with the run; a step belongs to the period in which it begins. All that a
/// period brings counts as at its end, of the period under way what it has brought before the
/// present step. The payment counts at its time, whenever that is. The manual leaves this open.
///
/// @param output a share for each period; given for a whole step
/// @param input the stream, for a unit of time; assigned among the net flows, read once a step
/// @param period in units of time
/// @param payment beside the stream
/// @param paid when that is made
public record Returns(Slot output, Slot input, Slot period, Slot payment, Slot paid)
    implements Pipeline {

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
    return List.of(period, payment, paid);
  }
}
