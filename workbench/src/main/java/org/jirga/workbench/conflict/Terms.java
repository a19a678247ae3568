package org.jirga.workbench.conflict;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.condition.ConditionParser;
import org.jirga.conflict.condition.ConditionProblem;
import org.jirga.conflict.condition.PatternParser;
import org.jirga.conflict.structure.Grounds;
import org.jirga.conflict.structure.OptionVocabulary;
import org.jirga.model.source.Span;
import org.jirga.model.source.Suggestion;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Yaml;

/// Reads the terms in which a conflict is written: conditions, patterns, names of states, dates.
final class Terms {

  private final Problems problems;
  private final OptionVocabulary words;
  private final Map<String, Condition> states;

  /// @param states named so far
  Terms(Problems problems, OptionVocabulary words, Map<String, Condition> states) {
    this.problems = problems;
    this.words = words;
    this.states = Map.copyOf(states);
  }

  OptionVocabulary words() {
    return words;
  }

  Problems problems() {
    return problems;
  }

  /// A condition over options.
  Optional<Condition> condition(Yaml.Scalar text) {
    return understood(ConditionParser.read(text.value(), words), text);
  }

  /// States: the name of one, a pattern such as `NY--`, or a condition.
  Optional<Condition> states(Yaml.Scalar text) {
    var written = text.value().strip();
    var named = states.get(written);
    if (named != null) {
      return Optional.of(named);
    }
    if (PatternParser.looksLikeOne(written, words) && words.option(written).isEmpty()) {
      return understood(PatternParser.read(text.value(), words), text);
    }
    return switch (ConditionParser.read(text.value(), words)) {
      case ConditionParser.Reading.Understood(var condition) -> Optional.of(condition);
      case ConditionParser.Reading.NotUnderstood(var problem)
          when problem.kind() == ConditionProblem.Kind.UNKNOWN_NAME
              && problem.word().equals(written)
              && !states.isEmpty() -> {
        var known = new ArrayList<>(states.keySet());
        known.addAll(words.names());
        problems.unknown(
            ConflictCode.UNKNOWN_STATE,
            text.span(),
            "'%s' is neither a state nor an option".formatted(written),
            written,
            known.stream().sorted().toList());
        yield Optional.empty();
      }
      case ConditionParser.Reading.NotUnderstood(var problem) -> report(problem, text);
    };
  }

  private Optional<Condition> understood(ConditionParser.Reading reading, Yaml.Scalar text) {
    return switch (reading) {
      case ConditionParser.Reading.Understood(var condition) -> Optional.of(condition);
      case ConditionParser.Reading.NotUnderstood(var problem) -> report(problem, text);
    };
  }

  private Optional<Condition> report(ConditionProblem problem, Yaml.Scalar text) {
    var code =
        switch (problem.kind()) {
          case SYNTAX -> ConflictCode.BAD_CONDITION;
          case UNKNOWN_NAME -> ConflictCode.UNKNOWN_OPTION;
          case UNKNOWN_LEVEL -> ConflictCode.UNKNOWN_LEVEL;
        };
    var span = within(text, problem.start(), problem.end());
    if (problem.word().isEmpty()) {
      problems.add(code, span, problem.message());
    } else {
      var hint = Suggestion.didYouMean(problem.word(), problem.known());
      problems.add(
          code,
          span,
          problem.message(),
          hint.isPresent() || problem.known().size() > 12
              ? hint
              : Optional.of(
                  "known: "
                      + problem.known().stream().distinct().collect(Collectors.joining(", "))));
    }
    return Optional.empty();
  }

  /// The place of a stretch of a scalar's value. Where the value is not written as it is, because
  /// of escapes or folded lines, the whole scalar is meant.
  private Span within(Yaml.Scalar text, int start, int end) {
    var written = problems.source().text();
    var begin = text.span().start() + (text.plain() ? 0 : 1);
    var from = begin + start;
    return written.startsWith(text.value(), begin)
        ? new Span(from, Math.max(from, begin + end))
        : text.span();
  }

  /// `source` and `date` of anything.
  static Grounds grounds(Section section) {
    return new Grounds(
        section.text("source"), section.scalar("date").flatMap(date -> date(date, section)));
  }

  static Optional<LocalDate> date(Yaml.Scalar written, Section section) {
    try {
      var text = written.value().strip();
      // a month or a year stands for its last day: only then is it surely known
      return Optional.of(
          switch (text.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(text), 12, 31);
            case 7 -> LocalDate.parse(text + "-01").plusMonths(1).minusDays(1);
            default -> LocalDate.parse(text);
          });
    } catch (DateTimeException | NumberFormatException _) {
      section
          .problems()
          .add(
              ConflictCode.BAD_DATE,
              written.span(),
              "'%s' is not a date".formatted(written.value()),
              "write it as 2021-08-15, 2021-08 or 2021");
      return Optional.empty();
    }
  }

  /// The scalars of an item that is one scalar or a list of them; others are reported.
  List<Yaml.Scalar> scalars(Yaml item, String what) {
    return switch (item) {
      case Yaml.Scalar scalar when !scalar.isEmpty() -> List.of(scalar);
      case Yaml.Items(var items, _) ->
          items.stream().flatMap(each -> one(each, what).stream()).toList();
      case Yaml.Scalar _, Yaml.Entries _ -> {
        wrong(item, what);
        yield List.of();
      }
    };
  }

  private Optional<Yaml.Scalar> one(Yaml item, String what) {
    if (item instanceof Yaml.Scalar scalar && !scalar.isEmpty()) {
      return Optional.of(scalar);
    }
    wrong(item, what);
    return Optional.empty();
  }

  private void wrong(Yaml item, String what) {
    problems.add(
        org.jirga.workbench.yaml.YamlCode.WRONG_TYPE,
        item.span(),
        "%s needs text, not %s".formatted(what, item.kind()));
  }
}
