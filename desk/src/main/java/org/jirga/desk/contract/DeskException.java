package org.jirga.desk.contract;

/// Something outside of us does not work: a database, a mail server, a key. The message is for the
/// user and names it.
public final class DeskException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DeskException(String message) {
    super(message);
  }

  public DeskException(String message, Throwable cause) {
    super(message, cause);
  }
}
