package org.jirga.workbench.binding;

import java.util.Optional;
import org.jirga.model.source.Span;

/// Words of an article and what they must follow from, `{{60 % = share(3)}}`; or what they set.
public sealed interface Binding {

  /// As the author wrote it and readers see it.
  String written();

  /// Of what stands between the braces.
  Span span();

  /// A number and its formula.
  ///
  /// @param number the one number in the words
  /// @param how closely it must follow
  record OfNumber(String written, WrittenNumber number, Closeness how, Formula formula, Span span)
      implements Binding {}

  /// Words that stand for comparisons: they hold or they don't.
  record OfWords(String written, Statement statement, Span span) implements Binding {}

  /// A number that readers may move: `{{10 % @ release rate, conditional}}`.
  ///
  /// @param number all that is written
  /// @param name of a lever or an uncertainty
  /// @param policy whose lever it is; absent for the baseline's, and for uncertainties
  record OfSetting(
      String written,
      WrittenNumber number,
      Formula.Argument name,
      Optional<Formula.Argument> policy,
      Span span)
      implements Binding {}

  enum Closeness {
    /// To the last digit written.
    ROUNDED('='),
    /// To the last digit that is not 0, and within a tenth.
    ABOUT('~');

    private final char sign;

    Closeness(char sign) {
      this.sign = sign;
    }

    char sign() {
      return sign;
    }
  }
}
