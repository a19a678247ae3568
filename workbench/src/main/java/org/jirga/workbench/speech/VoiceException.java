package org.jirga.workbench.speech;

/// Nothing could be read aloud: a program is missing, or did not do what it should. The message is
/// for people.
public final class VoiceException extends Exception {

  private static final long serialVersionUID = 1L;

  public VoiceException(String message) {
    super(message);
  }

  VoiceException(String message, Throwable cause) {
    super(message, cause);
  }
}
