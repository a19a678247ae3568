package org.jirga.conflict.published;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.condition.ConditionParser;
import org.jirga.conflict.condition.PatternParser;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.GameBuilder;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.DecisionMaker;
import org.jirga.conflict.structure.Grounds;
import org.jirga.conflict.structure.Infeasible;
import org.jirga.conflict.structure.Option;
import org.jirga.conflict.structure.OptionVocabulary;

/// Conflicts and their states as papers print them.
public final class Sketch {

  private Sketch() {}

  /// @param makers `Name: option option>`, where `>` marks what cannot be set back and `<` what
  ///     cannot be set again
  public static Conflict conflict(String... makers) {
    var list = new ArrayList<DecisionMaker>();
    for (var maker : makers) {
      var parts = maker.split(":", -1);
      var options = Arrays.stream(parts[1].strip().split("\\s+")).filter(name -> !name.isEmpty());
      list.add(
          new DecisionMaker(parts[0].strip(), "", options.map(Sketch::option).toList(), List.of()));
    }
    return Conflict.of("", list);
  }

  private static Option option(String name) {
    if (name.endsWith(">")) {
      return Option.binary(name.substring(0, name.length() - 1)).with(Option.Change.FORWARD);
    }
    return name.endsWith("<")
        ? Option.binary(name.substring(0, name.length() - 1)).with(Option.Change.BACKWARD)
        : Option.binary(name);
  }

  public static Conflict without(Conflict conflict, String... patterns) {
    return conflict.withInfeasible(
        Arrays.stream(patterns)
            .map(pattern -> pattern(conflict, pattern))
            .map(states -> new Infeasible(states, "", "", Grounds.NONE))
            .toList());
  }

  public static Condition pattern(Conflict conflict, String text) {
    return understood(PatternParser.read(text, OptionVocabulary.of(conflict)));
  }

  public static Condition condition(Conflict conflict, String text) {
    return understood(ConditionParser.read(text, OptionVocabulary.of(conflict)));
  }

  private static Condition understood(ConditionParser.Reading reading) {
    return switch (reading) {
      case ConditionParser.Reading.Understood(var condition) -> condition;
      case ConditionParser.Reading.NotUnderstood(var problem) ->
          throw new IllegalArgumentException(problem.message());
    };
  }

  public static Game game(Conflict conflict) {
    return GameBuilder.build(conflict).game();
  }

  /// A ranking as printed, from the most preferred: `3,7,[1,2],4`, states from 1.
  public static Ranking ranking(int size, String text) {
    var groups = new ArrayList<int[]>();
    var matcher = java.util.regex.Pattern.compile("\\[([^]]*)]|(\\d+)").matcher(text);
    while (matcher.find()) {
      groups.add(states(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)));
    }
    return Ranking.ofOrder(size, groups);
  }

  /// States as printed: `1,4,16-23`.
  public static StateSet set(String text) {
    return StateSet.of(states(text));
  }

  private static int[] states(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .flatMapToInt(
            part -> {
              var ends = part.split("-", -1);
              return IntStream.rangeClosed(
                  Integer.parseInt(ends[0]) - 1, Integer.parseInt(ends[ends.length - 1]) - 1);
            })
        .toArray();
  }

  public static List<Ranking> rankings(int size, String... texts) {
    return Arrays.stream(texts).map(text -> ranking(size, text)).toList();
  }
}
