package org.jirga.conflict.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jirga.conflict.condition.Condition;

/// A conflict as the modeller wrote it.
///
/// @param coalesced situations in which nothing else matters: all states of each count as one
/// @param names states that have a name, in the order in which they are to be shown
/// @param statusQuo where it begins; absent if nothing is said
public record Conflict(
    String title,
    List<DecisionMaker> decisionMakers,
    List<Infeasible> infeasible,
    List<Blocked> blocked,
    List<Condition> coalesced,
    List<NamedStates> names,
    Optional<Condition> statusQuo) {

  public Conflict {
    decisionMakers = List.copyOf(decisionMakers);
    infeasible = List.copyOf(infeasible);
    blocked = List.copyOf(blocked);
    coalesced = List.copyOf(coalesced);
    names = List.copyOf(names);
  }

  /// A conflict in which every combination of settings can be.
  public static Conflict of(String title, List<DecisionMaker> decisionMakers) {
    return new Conflict(
        title, decisionMakers, List.of(), List.of(), List.of(), List.of(), Optional.empty());
  }

  public Conflict withInfeasible(List<Infeasible> rules) {
    return new Conflict(title, decisionMakers, rules, blocked, coalesced, names, statusQuo);
  }

  public Conflict withBlocked(List<Blocked> moves) {
    return new Conflict(title, decisionMakers, infeasible, moves, coalesced, names, statusQuo);
  }

  public Conflict withCoalesced(List<Condition> groups) {
    return new Conflict(title, decisionMakers, infeasible, blocked, groups, names, statusQuo);
  }

  public Conflict withDecisionMakers(List<DecisionMaker> others) {
    return new Conflict(title, others, infeasible, blocked, coalesced, names, statusQuo);
  }

  /// All options, in the order of their owners: their numbers are those of conditions.
  public List<Option> options() {
    return decisionMakers.stream().flatMap(who -> who.options().stream()).toList();
  }

  /// Number of the owner of each option.
  public int[] owners() {
    return IntStream.range(0, decisionMakers.size())
        .flatMap(
            who -> IntStream.generate(() -> who).limit(decisionMakers.get(who).options().size()))
        .toArray();
  }

  /// How many combinations of settings there are, feasible or not; more than a `long` holds are
  /// `Long.MAX_VALUE`.
  public long combinations() {
    var count = 1L;
    for (var option : options()) {
      if (count > Long.MAX_VALUE / option.levels().size()) {
        return Long.MAX_VALUE;
      }
      count *= option.levels().size();
    }
    return count;
  }

  /// The names of the decision makers, in their order.
  public List<String> decisionMakerNames() {
    var list = new ArrayList<String>();
    decisionMakers.forEach(who -> list.add(who.name()));
    return list;
  }
}
