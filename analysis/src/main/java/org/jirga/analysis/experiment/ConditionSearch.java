package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jirga.analysis.discovery.Box;
import org.jirga.analysis.discovery.BoxRule;
import org.jirga.analysis.discovery.Cases;
import org.jirga.analysis.discovery.Factor;
import org.jirga.analysis.discovery.Prim;
import org.jirga.analysis.discovery.PrimSettings;
import org.jirga.analysis.experiment.StudyResults.Candidate;
import org.jirga.analysis.experiment.StudyResults.Condition;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.engine.run.Inputs;

/// Looks for the conditions under which something is true of a future, and for those under which it
/// is false.
///
/// A box is sought in two of every three futures and scored on the third, which the search has not
/// seen. It counts as found where, on those, the share inside is higher than the share overall by
/// more than chance.
public final class ConditionSearch {

  /// Fewer futures than this on either side of the question say nothing.
  public static final int FEWEST = 20;

  private static final int HELD_OUT = 3;

  /// Boxes that a reader can choose among.
  private static final int MOST_BOXES = 7;

  private final List<Factor> factors;

  /// The rows of the futures, in the order in which every third is held out; that of the rows where
  /// it is empty.
  private final int[] order;

  /// @param factors with a value for each future
  public ConditionSearch(List<Factor> factors) {
    this(factors, new int[0]);
  }

  private ConditionSearch(List<Factor> factors, int[] order) {
    this.factors = List.copyOf(factors);
    this.order = order;
  }

  /// @param order all rows, those of futures that are run under the same policy one after the
  ///     other, so that a third of each is held out; empty where it is the same for all futures
  ConditionSearch(Inputs futures, List<Uncertainty> uncertainties, int[] order) {
    this(
        IntStream.range(0, futures.constants().size())
            .mapToObj(constant -> factor(futures, constant, uncertainties))
            .toList(),
        order);
  }

  private static Factor factor(Inputs futures, int constant, List<Uncertainty> uncertainties) {
    var name = futures.constants().get(constant);
    var values =
        IntStream.range(0, futures.rows())
            .mapToDouble(row -> futures.value(row, constant))
            .toArray();
    return uncertainties.stream()
        .filter(uncertainty -> uncertainty.constant().equals(name))
        .findFirst()
        .map(uncertainty -> Factor.of(uncertainty, values))
        .orElseGet(() -> Factor.continuous(name, values));
  }

  /// The conditions found, first those under which it is true.
  ///
  /// @param truths 1, 0 or NaN for each future
  public List<Condition> of(double[] truths) {
    var judged =
        (order.length == 0 ? IntStream.range(0, truths.length) : IntStream.of(order))
            .filter(row -> !Double.isNaN(truths[row]));
    var cases = cases(truths, judged.toArray());
    var hits = cases.ofInterest();
    if (cases.factors().isEmpty() || hits < FEWEST || cases.rows() - hits < FEWEST) {
      return List.of();
    }
    var conditions = new ArrayList<Condition>();
    conditions.add(condition(true, cases));
    conditions.add(condition(false, cases.opposite()));
    return conditions.stream().filter(ConditionSearch::isFound).toList();
  }

  private Cases cases(double[] truths, int[] rows) {
    var interest = new boolean[rows.length];
    for (var index = 0; index < rows.length; index++) {
      interest[index] = truths[rows[index]] == 1;
    }
    return new Cases(factors.stream().map(factor -> factor.select(rows)).toList(), interest);
  }

  private static Condition condition(boolean isTrue, Cases cases) {
    var seen = cases.select(rows(cases, row -> row % HELD_OUT != HELD_OUT - 1));
    var unseen = cases.select(rows(cases, row -> row % HELD_OUT == HELD_OUT - 1));
    var boxes = BoxRule.usual().boxes(seen, new Prim(PrimSettings.usual()).search(seen));
    var box = BoxRule.best(seen, boxes);
    return new Condition(
        isTrue, box, seen.score(box), unseen.score(box), candidates(seen, unseen, boxes, box));
  }

  /// Those on the front of coverage and density, at most [#MOST_BOXES] of them, evenly picked.
  private static List<Candidate> candidates(Cases seen, Cases unseen, List<Box> boxes, Box chosen) {
    var all =
        boxes.stream()
            .filter(box -> !box.equals(Box.everything()))
            .map(box -> new Candidate(box, seen.score(box), unseen.score(box)))
            .toList();
    var front =
        all.stream()
            .filter(it -> it.box().equals(chosen) || all.stream().noneMatch(by -> beats(by, it)))
            .sorted(Comparator.comparingDouble(it -> 0 - it.seen().coverage()))
            .toList();
    if (front.size() <= MOST_BOXES) {
      return front;
    }
    var places = new TreeSet<Integer>();
    for (var pick = 0; pick < MOST_BOXES - 1; pick++) {
      places.add((int) Math.round(pick * (front.size() - 1.0) / (MOST_BOXES - 2)));
    }
    IntStream.range(0, front.size())
        .filter(at -> front.get(at).box().equals(chosen))
        .forEach(places::add);
    return places.stream().map(front::get).toList();
  }

  private static boolean beats(Candidate one, Candidate other) {
    var coverage = Double.compare(one.seen().coverage(), other.seen().coverage());
    var density = Double.compare(one.seen().density(), other.seen().density());
    return coverage >= 0 && density >= 0 && (coverage > 0 || density > 0);
  }

  private static int[] rows(Cases cases, IntPredicate which) {
    return IntStream.range(0, cases.rows()).filter(which).toArray();
  }

  private static boolean isFound(Condition condition) {
    return !condition.box().equals(Box.everything())
        && condition.density().low() > condition.heldOut().base();
  }
}
