package org.jirga.formats.data;

/// Why a data file does not give what was asked for, in words for the modeller.
public final class DataException extends Exception {

  private static final long serialVersionUID = 1;

  public DataException(String message) {
    super(message, null, false, false);
  }

  /// What is wrong.
  public String reason() {
    return String.valueOf(getMessage());
  }
}
