package org.jirga.workbench.cli;

import java.util.List;
import org.jirga.model.source.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// An option names what is not there.
final class UnknownName {

  private UnknownName() {}

  /// Says which name was probably meant, or which there are.
  ///
  /// @param kind what the name should be of
  static ParameterException of(CommandLine command, String kind, String name, List<String> known) {
    var hint = Suggestion.didYouMean(name, known).orElse("there are: " + String.join(", ", known));
    return new ParameterException(command, "there is no %s '%s'; %s".formatted(kind, name, hint));
  }
}
