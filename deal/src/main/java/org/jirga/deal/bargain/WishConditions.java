package org.jirga.deal.bargain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jirga.analysis.discovery.Factor;
import org.jirga.analysis.experiment.ConditionSearch;
import org.jirga.analysis.experiment.StudyResults.Condition;
import org.jirga.deal.bargain.WishFactor.Fate;
import org.jirga.deal.bargain.WishFactor.Kind;
import org.jirga.deal.coupling.Wish;
import org.jirga.deal.coupling.Worlds;
import org.jspecify.annotations.Nullable;

/// Searches for the wishes that tell the futures in which a deal is kept from the others, where
/// wishes are drawn anew in each.
final class WishConditions {

  /// What was drawn in fewer futures than this decides about few.
  private static final double RARE = 0.025;

  private final Map<String, WishFactor> wishes = new LinkedHashMap<>();
  private final ConditionSearch search;

  /// @param minds whose wishes are drawn
  WishConditions(Minds minds, int parties, Worlds worlds) {
    var factors = new ArrayList<Factor>();
    if (minds.needSimulation()) {
      new TreeMap<>(worlds.constants())
          .forEach((name, values) -> factors.add(Factor.continuous(name, values)));
    }
    for (var who = 0; who < parties; who++) {
      factors.addAll(factors(minds, who, worlds.size()));
    }
    this.search = new ConditionSearch(factors);
  }

  /// @param truths 1, 0 or NaN for each future
  List<WishCondition> of(double[] truths) {
    return search.of(truths).stream()
        .map(condition -> new WishCondition(condition, named(condition)))
        .toList();
  }

  private Map<String, WishFactor> named(Condition condition) {
    var named = new HashMap<>(wishes);
    named.keySet().retainAll(condition.box().factors());
    return named;
  }

  private List<Factor> factors(Minds minds, int who, int worlds) {
    var count = minds.statements(who).size();
    var drawn = new @Nullable Wish[worlds][count];
    var places = new int[worlds][count];
    for (var world = 0; world < worlds; world++) {
      var list = minds.wishes(who, world);
      Arrays.fill(places[world], count);
      for (var place = 0; place < list.size(); place++) {
        drawn[world][list.get(place).statement()] = list.get(place);
        places[world][list.get(place).statement()] = place;
      }
    }
    var factors = new ArrayList<Factor>();
    for (var i = 0; i < count; i++) {
      var wish = i;
      var fates = IntStream.range(0, worlds).mapToObj(world -> fate(drawn[world][wish])).toList();
      var occurring = fates.stream().distinct().sorted().toList();
      if (occurring.size() > 1) {
        factors.add(
            Factor.nominal(
                named(new WishFactor(who, wish, Kind.FATE, OptionalInt.empty(), occurring)),
                occurring.stream().map(Fate::name).toList(),
                fates.stream().mapToDouble(occurring::indexOf).toArray()));
      }
      var bound = values(worlds, world -> shift(drawn[world][wish]));
      if (varies(bound)) {
        factors.add(
            Factor.continuous(
                named(new WishFactor(who, wish, Kind.BOUND, OptionalInt.empty(), List.of())),
                bound));
      }
      for (var j = 0; j < wish; j++) {
        var other = j;
        // a wish that is given up has its own factor, and comes neither before nor after another
        var isBefore =
            values(
                worlds,
                world ->
                    drawn[world][other] != null && places[world][wish] < places[world][other]
                        ? 1
                        : 0);
        if (Arrays.stream(isBefore).sum() >= RARE * worlds && varies(isBefore)) {
          factors.add(
              Factor.ordinal(
                  named(new WishFactor(who, wish, Kind.ORDER, OptionalInt.of(other), List.of())),
                  isBefore));
        }
      }
    }
    return factors;
  }

  private String named(WishFactor factor) {
    var name =
        "%s %d/%d %s".formatted(factor.kind(), factor.party(), factor.statement(), factor.before());
    wishes.put(name, factor);
    return name;
  }

  private static double shift(@Nullable Wish wish) {
    return wish == null ? 1 : wish.shift();
  }

  private static Fate fate(@Nullable Wish wish) {
    if (wish == null) {
      return Fate.GIVEN_UP;
    }
    if (wish.contrary()) {
      return Fate.CONTRARY;
    }
    return wish.unconditional() ? Fate.UNCONDITIONAL : Fate.AS_WRITTEN;
  }

  private static double[] values(int worlds, IntToDoubleFunction of) {
    return IntStream.range(0, worlds).mapToDouble(of).toArray();
  }

  private static boolean varies(double[] values) {
    return Arrays.stream(values).distinct().limit(2).count() > 1;
  }
}
