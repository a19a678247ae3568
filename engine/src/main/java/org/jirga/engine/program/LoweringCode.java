package org.jirga.engine.program;

import org.jirga.model.source.Code;
import org.jirga.model.source.Severity;

/// What can be wrong with a checked model's time settings, which need values to be judged.
public enum LoweringCode implements Code {
  NOT_CONSTANT("T011", "a time setting is not constant", Severity.ERROR),
  TIME_STEP("T012", "the time step cannot be used", Severity.ERROR),
  FINAL_TIME("T013", "the final time cannot be reached", Severity.ERROR),
  FINAL_TIME_MISSED("T014", "the final time lies between two steps", Severity.WARNING),
  SAVEPER("T015", "the save period is no whole number of steps", Severity.WARNING),
  UNEVEN_STEPS("T016", "the steps cannot change their length", Severity.ERROR),
  ORDER("E001", "the order of a delay is not constant", Severity.ERROR),
  PROFILE("E002", "a profile is not four numbers", Severity.ERROR),
  PERIODS("E003", "times that are no multiples", Severity.ERROR),
  EMPTY_PROFILE("E004", "a profile without an area", Severity.ERROR),
  ELEMENTS("E005", "elements that are not there", Severity.ERROR),
  NO_QUEUE("E006", "what is asked about is no queue", Severity.WARNING),
  PART_QUEUE("E007", "a queue inside of an equation", Severity.ERROR),
  NO_LOOP("E008", "nothing follows from what is sought", Severity.ERROR),
  QUEUE_IN_LOOP("E009", "a queue is asked in a loop of equations", Severity.ERROR),
  LARGE_LOOP("E010", "too much is sought at one time", Severity.ERROR),
  SOUGHT_GUESS("E011", "a guess follows from what is sought", Severity.ERROR),
  STEPWISE("E012", "a method that does not go from step to step", Severity.ERROR),
  NO_MODE("E013", "a mode that there is not", Severity.ERROR),
  NOT_FIRST("E014", "a vector is named by another element than its first", Severity.ERROR),
  BELOW_ZERO("E015", "a time or a content below 0", Severity.WARNING),
  FEWER_STAGES("E016", "a delay has fewer stages than it asks for", Severity.WARNING),
  SINGULAR("E017", "a matrix without an inverse", Severity.ERROR);

  private final Kind kind;

  LoweringCode(String id, String title, Severity severity) {
    kind = new Kind(id, title, severity);
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
