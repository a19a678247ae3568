package org.jirga.workbench.archive;

/// An archive that is none, or that does not hold together.
public final class ArchiveException extends Exception {
  private static final long serialVersionUID = 1;

  ArchiveException(String message) {
    super(message);
  }
}
