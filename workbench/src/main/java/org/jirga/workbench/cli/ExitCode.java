package org.jirga.workbench.cli;

/// How a command ended, as scripts see it. The numbers are a contract.
public enum ExitCode {
  DONE(0, "done"),
  MODEL_ERRORS(1, "the model, case or expectation has errors"),
  WRONG_USAGE(2, "wrong usage of the command line"),
  OUR_FAULT(3, "an error in Jirga itself"),
  RESUMABLE(75, "stopped; the same command goes on from there"),
  INTERRUPTED(130, "interrupted");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  /// One phrase for the help text.
  public String meaning() {
    return meaning;
  }
}
