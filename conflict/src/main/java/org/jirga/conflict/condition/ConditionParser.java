package org.jirga.conflict.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a condition:
///
/// ```
/// condition   = conjunction-or { ("IF" | "IFF") conjunction-or }   // from the left
/// or          = and { "OR" and }
/// and         = unary { "AND" unary }
/// unary       = "NOT" unary | "(" condition ")" | atom
/// atom        = option | option ("=" | "!=") level | outcome ("<" | "<=" | ">" | ">=") number
///             | "ALWAYS" | "NEVER"
/// ```
///
/// Words of the language are the same in upper and lower case; names with other characters than
/// letters, digits, `_`, `-` and `.` stand in quotes. The first mistake ends the reading.
public final class ConditionParser {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final int DEEPEST = 100;

  private final String text;
  private final Vocabulary words;
  private final List<Token> tokens;
  private int at;
  private int depth;

  private ConditionParser(String text, Vocabulary words) throws Mistake {
    this.text = text;
    this.words = words;
    this.tokens = tokens(text);
  }

  /// A condition, or what is wrong with its text.
  public sealed interface Reading {
    record Understood(Condition condition) implements Reading {}

    record NotUnderstood(ConditionProblem problem) implements Reading {}
  }

  public static Reading read(String text, Vocabulary words) {
    try {
      var parser = new ConditionParser(text, words);
      var condition = parser.condition();
      parser.expectEnd();
      return new Reading.Understood(condition);
    } catch (Mistake e) {
      return new Reading.NotUnderstood(e.problem);
    }
  }

  private record Token(String word, boolean quoted, int start, int end) {

    boolean is(String keyword) {
      return !quoted && word.equalsIgnoreCase(keyword);
    }

    boolean isKeyword() {
      return !quoted
          && switch (word.toUpperCase(Locale.ROOT)) {
            case "AND", "OR", "NOT", "IF", "IFF", "(", ")", "=", "!=", "<", "<=", ">", ">=" -> true;
            default -> false;
          };
    }
  }

  private Condition condition() throws Mistake {
    if (++depth > DEEPEST) {
      throw syntax(here(), "more than %d levels are nested".formatted(DEEPEST));
    }
    var left = or();
    while (true) {
      if (accept("IFF")) {
        left = new Condition.Iff(left, or());
      } else if (accept("IF")) {
        left = new Condition.If(left, or());
      } else {
        depth--;
        return left;
      }
    }
  }

  private Condition or() throws Mistake {
    var operands = new ArrayList<Condition>();
    do {
      operands.add(and());
    } while (accept("OR"));
    return operands.size() == 1 ? operands.getFirst() : new Condition.Or(operands);
  }

  private Condition and() throws Mistake {
    var operands = new ArrayList<Condition>();
    do {
      operands.add(unary());
    } while (accept("AND"));
    return operands.size() == 1 ? operands.getFirst() : new Condition.And(operands);
  }

  private Condition unary() throws Mistake {
    var negations = 0;
    while (accept("NOT")) {
      negations++;
    }
    Condition operand;
    if (accept("(")) {
      var open = tokens.get(at - 1);
      operand = condition();
      if (!accept(")")) {
        throw at < tokens.size()
            ? syntax(here(), "expected AND, OR, IF, IFF or ')' but found '%s'".formatted(found()))
            : syntax(open, "this '(' is not closed by ')'");
      }
    } else {
      operand = atom();
    }
    for (var i = 0; i < negations % 2; i++) {
      operand = new Condition.Not(operand);
    }
    return operand;
  }

  private Condition atom() throws Mistake {
    if (at >= tokens.size() || here().isKeyword()) {
      throw syntax(here(), "expected an option, NOT or '(' but found %s".formatted(shown()));
    }
    var name = tokens.get(at++);
    if (name.is("ALWAYS")) {
      return new Condition.And(List.of());
    }
    if (name.is("NEVER")) {
      return new Condition.Or(List.of());
    }
    var option = words.option(name.word());
    if (option.isPresent()) {
      return setting(name, option.getAsInt());
    }
    if (words.isOutcome(name.word())) {
      return outcome(name);
    }
    throw new Mistake(
        new ConditionProblem(
            ConditionProblem.Kind.UNKNOWN_NAME,
            name.start(),
            name.end(),
            "there is no option '%s'".formatted(name.word()),
            name.word(),
            words.names().stream().sorted().toList()));
  }

  private Condition setting(Token name, int option) throws Mistake {
    var equal = accept("=");
    if (!equal && !accept("!=")) {
      if (!words.isBinary(option)) {
        throw syntax(
            name,
            "'%s' has the levels %s: say which, as in %s = %s"
                .formatted(
                    name.word(),
                    String.join(", ", words.levels(option)),
                    name.word(),
                    words.levels(option).getLast()));
      }
      return new Condition.Setting(option, 1);
    }
    if (at >= tokens.size() || here().isKeyword()) {
      throw syntax(here(), "expected a level of '%s' but found %s".formatted(name.word(), shown()));
    }
    var level = tokens.get(at++);
    var setting = new Condition.Setting(option, level(name, option, level));
    return equal ? setting : new Condition.Not(setting);
  }

  private int level(Token name, int option, Token level) throws Mistake {
    var levels = words.levels(option);
    for (var i = 0; i < levels.size(); i++) {
      if (levels.get(i).equalsIgnoreCase(level.word())) {
        return i;
      }
    }
    if (words.isBinary(option) && !level.quoted()) {
      switch (level.word().toUpperCase(Locale.ROOT)) {
        case "Y", "YES" -> {
          return 1;
        }
        case "N", "NO" -> {
          return 0;
        }
        default -> {}
      }
    }
    throw new Mistake(
        new ConditionProblem(
            ConditionProblem.Kind.UNKNOWN_LEVEL,
            level.start(),
            level.end(),
            "'%s' is not a level of '%s'".formatted(level.word(), name.word()),
            level.word(),
            levels));
  }

  private Condition outcome(Token name) throws Mistake {
    for (var relation : Condition.Relation.values()) {
      if (accept(relation.sign())) {
        var bound = here();
        if (at >= tokens.size() || !NUMBER.matcher(bound.word()).matches()) {
          throw syntax(bound, "expected a number but found %s".formatted(shown()));
        }
        at++;
        return new Condition.Outcome(name.word(), relation, Double.parseDouble(bound.word()));
      }
    }
    throw syntax(
        here(),
        "'%s' is a simulated outcome: compare it with a number by <, <=, > or >="
            .formatted(name.word()));
  }

  private boolean accept(String keyword) {
    if (at < tokens.size() && tokens.get(at).is(keyword)) {
      at++;
      return true;
    }
    return false;
  }

  private void expectEnd() throws Mistake {
    if (at < tokens.size()) {
      throw syntax(here(), "expected AND, OR, IF or IFF but found '%s'".formatted(found()));
    }
  }

  /// The next token, or an empty one at the end.
  private Token here() {
    return at < tokens.size() ? tokens.get(at) : new Token("", false, text.length(), text.length());
  }

  private String found() {
    return here().word();
  }

  private String shown() {
    return at < tokens.size() ? "'" + found() + "'" : "the end";
  }

  private static Mistake syntax(Token token, String message) {
    return new Mistake(
        new ConditionProblem(
            ConditionProblem.Kind.SYNTAX, token.start(), token.end(), message, "", List.of()));
  }

  private static List<Token> tokens(String text) throws Mistake {
    var tokens = new ArrayList<Token>();
    var i = 0;
    while (i < text.length()) {
      var c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
        continue;
      }
      var token = token(text, i);
      if (token.isEmpty()) {
        throw syntax(new Token("", false, i, i + 1), "'%s' has no meaning here".formatted(c));
      }
      tokens.add(token.get());
      i = token.get().end();
    }
    return tokens;
  }

  private static Optional<Token> token(String text, int start) throws Mistake {
    var c = text.charAt(start);
    if (c == '\'' || c == '"') {
      var close = text.indexOf(c, start + 1);
      if (close < 0) {
        throw syntax(new Token("", false, start, text.length()), "this quote is not closed");
      }
      return Optional.of(new Token(text.substring(start + 1, close), true, start, close + 1));
    }
    if ("()=".indexOf(c) >= 0) {
      return Optional.of(new Token(String.valueOf(c), false, start, start + 1));
    }
    if ("<>!".indexOf(c) >= 0) {
      var end = start + 1 < text.length() && text.charAt(start + 1) == '=' ? start + 2 : start + 1;
      var word = text.substring(start, end);
      return word.equals("!") ? Optional.empty() : Optional.of(new Token(word, false, start, end));
    }
    var end = start;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return end == start
        ? Optional.empty()
        : Optional.of(new Token(text.substring(start, end), false, start, end));
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || "_-.+".indexOf(c) >= 0 || c > 127;
  }

  private static final class Mistake extends Exception {
    private static final long serialVersionUID = 1;

    private final transient ConditionProblem problem;

    Mistake(ConditionProblem problem) {
      super(problem.message());
      this.problem = problem;
    }
  }
}
