package org.jirga.workbench.cli;

import java.io.IOException;

/// One command of `jirga`. A class named `…Command`, annotated with picocli's `@Command`, whose
/// options are fields; [Main#subcommands] lists it.
interface Subcommand {

  /// Does the work. A mistake of the user ends in an [ExitCode] and a message; picocli's
  /// `ParameterException` reports options that don't fit together.
  ///
  /// @throws IOException if a file can't be read or written: the user is told which
  ExitCode call(Terminal terminal) throws IOException, InterruptedException;
}
