package org.jirga.workbench.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.model.source.Span;
import org.jirga.workbench.binding.Formula.Argument;
import org.jirga.workbench.binding.Formula.Operator;
import org.jirga.workbench.binding.Statement.Comparison;
import org.jirga.workbench.binding.Statement.Relation;
import org.jirga.workbench.yaml.Problems;

/// Reads what stands behind `=` in a binding.
///
/// ```
/// statement  = sum relation sum { "and" sum relation sum }
/// sum        = product { ("+" | "-") product }
/// product    = factor { ("*" | "/") factor }
/// factor     = number | "-" factor | "(" sum ")" | name [ "(" text { "," text } ")" ]
/// ```
final class FormulaParser {

  /// Parentheses within each other; no number of an article needs more.
  private static final int DEEPEST = 32;

  private final Problems problems;
  private final String text;
  private final int end;
  private int at;
  private int depth;

  /// @param start offset in the source where the formula begins
  /// @param end offset after its last character
  FormulaParser(Problems problems, int start, int end) {
    this.problems = problems;
    this.text = problems.source().text();
    this.at = start;
    this.end = end;
  }

  /// What was read: a formula alone, or comparisons.
  sealed interface Reading {
    record Value(Formula formula) implements Reading {}

    record Claim(Statement statement) implements Reading {}
  }

  /// Thrown where reading cannot go on; what is wrong has been reported.
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private Unreadable() {
      super(null, null, false, false);
    }
  }

  Optional<Reading> read() {
    try {
      var first = sum();
      var relation = relation();
      if (relation.isEmpty()) {
        expectEnd();
        return Optional.of(new Reading.Value(first));
      }
      var comparisons = new ArrayList<Comparison>();
      comparisons.add(new Comparison(first, relation.get(), sum()));
      while (word("and")) {
        var left = sum();
        var next = relation();
        if (next.isEmpty()) {
          throw complain("a comparison was expected, as in share(3) > 0.5");
        }
        comparisons.add(new Comparison(left, next.get(), sum()));
      }
      expectEnd();
      return Optional.of(new Reading.Claim(new Statement(comparisons)));
    } catch (Unreadable _) {
      return Optional.empty();
    }
  }

  private void expectEnd() throws Unreadable {
    skip();
    if (at < end) {
      throw complain("'%s' was not expected here".formatted(text.charAt(at)));
    }
  }

  private Optional<Relation> relation() {
    skip();
    if (at < end && (text.charAt(at) == '<' || text.charAt(at) == '>')) {
      var below = text.charAt(at++) == '<';
      if (at < end && text.charAt(at) == '=') {
        at++;
        return Optional.of(below ? Relation.AT_MOST : Relation.AT_LEAST);
      }
      return Optional.of(below ? Relation.BELOW : Relation.ABOVE);
    }
    return Optional.empty();
  }

  private Formula sum() throws Unreadable {
    var left = product();
    while (true) {
      if (sign('+')) {
        left = joined(Operator.PLUS, left, product());
      } else if (sign('-')) {
        left = joined(Operator.MINUS, left, product());
      } else {
        return left;
      }
    }
  }

  private Formula product() throws Unreadable {
    var left = factor();
    while (true) {
      if (sign('*')) {
        left = joined(Operator.TIMES, left, factor());
      } else if (sign('/')) {
        left = joined(Operator.BY, left, factor());
      } else {
        return left;
      }
    }
  }

  private static Formula joined(Operator operator, Formula left, Formula right) {
    return new Formula.Arithmetic(operator, left, right, left.span().to(right.span()));
  }

  private Formula factor() throws Unreadable {
    skip();
    if (at >= end) {
      throw complain("a number or a quantity was expected, as in share(3)");
    }
    if (++depth > DEEPEST) {
      throw complain("more than %d levels are nested".formatted(DEEPEST));
    }
    var start = at;
    var c = text.charAt(at);
    try {
      if (c == '-') {
        at++;
        var of = factor();
        return new Formula.Negation(of, new Span(start, at));
      }
      if (c == '(') {
        at++;
        var inner = sum();
        if (!sign(')')) {
          throw complain("a closing parenthesis was expected");
        }
        return inner;
      }
      if (isDigit(c)) {
        return number(start);
      }
      if (Character.isLetter(c)) {
        return quantity(start);
      }
    } finally {
      depth--;
    }
    throw complain("'%s' was not expected here".formatted(c));
  }

  private Formula number(int start) {
    while (at < end && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    if (at < end && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      var exponent = at + 1;
      if (exponent < end && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
        exponent++;
      }
      if (exponent < end && isDigit(text.charAt(exponent))) {
        at = exponent;
        while (at < end && isDigit(text.charAt(at))) {
          at++;
        }
      }
    }
    var span = new Span(start, at);
    try {
      return new Formula.Literal(Double.parseDouble(text.substring(start, at)), span);
    } catch (NumberFormatException _) {
      problems.add(
          PublicationCode.BAD_BINDING,
          span,
          "'%s' is not a number".formatted(text.substring(start, at)));
      return new Formula.Literal(Double.NaN, span);
    }
  }

  private Formula quantity(int start) throws Unreadable {
    while (at < end && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    var name = text.substring(start, at);
    var arguments = new ArrayList<Argument>();
    if (sign('(')) {
      arguments.addAll(arguments());
    }
    return new Formula.Quantity(name, arguments, new Span(start, at));
  }

  /// Texts between commas, up to the parenthesis that closes them.
  private List<Argument> arguments() throws Unreadable {
    var arguments = new ArrayList<Argument>();
    var start = at;
    var open = 0;
    while (at < end) {
      var c = text.charAt(at);
      if (c == '(') {
        open++;
      } else if (c == ')' && open-- == 0) {
        argument(start, at).ifPresent(arguments::add);
        at++;
        return arguments;
      } else if (c == ',' && open == 0) {
        argument(start, at).ifPresent(arguments::add);
        start = at + 1;
      }
      at++;
    }
    throw complain("a closing parenthesis was expected");
  }

  private Optional<Argument> argument(int from, int to) {
    var start = from;
    var stop = to;
    while (start < stop && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (stop > start && Character.isWhitespace(text.charAt(stop - 1))) {
      stop--;
    }
    return start == stop
        ? Optional.empty()
        : Optional.of(
            new Argument(
                text.substring(start, stop).replaceAll("\\s+", " "), new Span(start, stop)));
  }

  private boolean sign(char wanted) {
    skip();
    if (at < end && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private boolean word(String wanted) {
    skip();
    if (text.startsWith(wanted, at) && at + wanted.length() <= end) {
      at += wanted.length();
      return true;
    }
    return false;
  }

  private void skip() {
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private Unreadable complain(String message) {
    var place = Math.min(at, end);
    problems.add(PublicationCode.BAD_BINDING, new Span(place, Math.min(place + 1, end)), message);
    return new Unreadable();
  }
}
