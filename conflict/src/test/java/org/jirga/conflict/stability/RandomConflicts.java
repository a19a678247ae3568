package org.jirga.conflict.stability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.GameBuilder;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.structure.Blocked;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.DecisionMaker;
import org.jirga.conflict.structure.Grounds;
import org.jirga.conflict.structure.Infeasible;
import org.jirga.conflict.structure.Option;

/// Small random conflicts with everything that shapes states and moves: several levels, one-way
/// options, infeasible combinations, blocked moves, coalesced states.
public final class RandomConflicts {

  private final RandomGenerator random;

  public RandomConflicts(RandomGenerator random) {
    this.random = random;
  }

  public Game game(int fewest, int most) {
    while (true) {
      var conflict = conflict(fewest, most);
      if (GameBuilder.build(conflict) instanceof GameBuilder.Building.Built(var game)) {
        return game;
      }
    }
  }

  /// Between strict and mostly ties.
  public List<Ranking> rankings(Game game) {
    return IntStream.range(0, game.decisionMakers()).mapToObj(_ -> ranking(game.size())).toList();
  }

  public Ranking ranking(int size) {
    var bound = random.nextBoolean() ? 1000 : 1 + random.nextInt(size);
    return Ranking.of(IntStream.generate(() -> random.nextInt(bound)).limit(size).toArray());
  }

  public List<Ranking> strictRankings(Game game) {
    return IntStream.range(0, game.decisionMakers())
        .mapToObj(_ -> Ranking.of(random.doubles(game.size()).toArray()))
        .toList();
  }

  private Conflict conflict(int fewest, int most) {
    var makers = new ArrayList<DecisionMaker>();
    var count = random.nextInt(fewest, most + 1);
    for (var i = 0; i < count; i++) {
      var options = new ArrayList<Option>();
      var several = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(count > 3 ? 1 : 2);
      for (var k = 0; k < several; k++) {
        options.add(option("o" + i + k));
      }
      makers.add(new DecisionMaker("d" + i, "", options, List.of()));
    }
    var plain = Conflict.of("random", makers);
    if (plain.options().isEmpty()) {
      return conflict(fewest, most);
    }
    var infeasible = new ArrayList<Infeasible>();
    for (var i = random.nextInt(3); i > 0; i--) {
      infeasible.add(new Infeasible(condition(plain), "", "", Grounds.NONE));
    }
    var blocked = new ArrayList<Blocked>();
    if (random.nextInt(3) == 0) {
      var by = random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(count));
      blocked.add(new Blocked(condition(plain), condition(plain), by, ""));
    }
    List<Condition> coalesced =
        random.nextInt(4) == 0 ? List.of(condition(plain)) : List.<Condition>of();
    return new Conflict(
        "random", makers, infeasible, blocked, coalesced, List.of(), Optional.empty());
  }

  private Option option(String name) {
    var levels = random.nextInt(4) == 0 ? List.of("low", "middle", "high") : Option.NO_YES;
    var change =
        random.nextInt(3) == 0
            ? Option.Change.values()[random.nextInt(3)]
            : Option.Change.BOTH_WAYS;
    return new Option(name, name, levels, change, Grounds.NONE);
  }

  private Condition condition(Conflict conflict) {
    return new Condition.And(List.of(setting(conflict), setting(conflict)));
  }

  private Condition setting(Conflict conflict) {
    var option = random.nextInt(conflict.options().size());
    return new Condition.Setting(
        option, random.nextInt(conflict.options().get(option).levels().size()));
  }
}
