package org.jirga.deal.bargain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.analysis.experiment.Share;
import org.jirga.analysis.study.Distribution;
import org.jirga.deal.coupling.Keyed;
import org.jirga.deal.coupling.Worlds;
import org.jirga.deal.lab.RepairShop;
import org.jirga.deal.lab.Unravelling;
import org.jirga.deal.structure.Clause;
import org.jirga.deal.structure.Deal;
import org.jirga.deal.structure.Quantity;
import org.jirga.deal.structure.Schedule;

/// Weighs the terms of a deal in every future, with burdens, worths and discounts drawn for it.
final class LabAnalysis {

  /// Lags beyond ten years are as good as none at all.
  private static final int LONGEST_LAG = 120;

  private final Deal deal;
  private final Schedule schedule;
  private final Worlds worlds;

  private LabAnalysis(Deal deal, Schedule schedule, Worlds worlds) {
    this.deal = deal;
    this.schedule = schedule;
    this.worlds = worlds;
  }

  /// Absent for a deal in which nothing is paid.
  static Optional<LabResult> of(Deal deal, Worlds worlds) {
    return deal.schedule().map(schedule -> new LabAnalysis(deal, schedule, worlds).result());
  }

  private LabResult result() {
    var clauses =
        deal.of(schedule.receiver()).stream()
            .filter(clause -> clause.burden().isPresent())
            .toList();
    var terms = schedule.terms();
    var worth = new double[worlds.size()];
    var bearable = new double[worlds.size()];
    var holds = new long[clauses.size()];
    var all = 0L;
    for (var world = 0; world < worlds.size(); world++) {
      var unit = draw(schedule.worth(), "worth", world);
      var discount = draw(schedule.discount(), "discount", world);
      // a burden of 1, of which the bearable is a multiple
      var limit = terms.receiver(unit, 1, discount).bearable().orElse(0);
      worth[world] = unit * terms.monthly();
      bearable[world] = limit;
      var sum = 0.0;
      for (var i = 0; i < holds.length; i++) {
        var burden = draw(burden(clauses.get(i)), "burden " + i, world);
        sum += burden;
        holds[i] += burden <= limit ? 1 : 0;
      }
      all += sum <= limit ? 1 : 0;
    }
    var lines = new ArrayList<LabResult.Line>();
    var together = 0.0;
    for (var i = 0; i < holds.length; i++) {
      var burden = best(burden(clauses.get(i)));
      together += burden;
      lines.add(line(List.of(clauses.get(i)), burden, new Share(holds[i], worlds.size())));
    }
    return new LabResult(
        deal,
        Quantiles.of(worth),
        Quantiles.of(bearable),
        lines,
        line(clauses, together, new Share(all, worlds.size())));
  }

  private LabResult.Line line(List<Clause> clauses, double burden, Share holds) {
    var terms = schedule.terms();
    var worth = best(schedule.worth());
    var discount = best(schedule.discount());
    var balance = terms.receiver(worth, burden, discount);
    var factor = balance.smallestBenefit();
    var ending = balance.smallestEnding();
    return new LabResult.Line(
        clauses,
        burden,
        holds,
        balance.breaksIn(),
        factor.isPresent()
            ? OptionalDouble.of(factor.getAsDouble() * terms.tranche())
            : OptionalDouble.empty(),
        balance.longestLag(LONGEST_LAG),
        terms.number().isPresent() && ending.isPresent() && worth > 0
            ? OptionalDouble.of(ending.getAsDouble() / worth)
            : OptionalDouble.empty(),
        terms.number().isPresent()
            ? Unravelling.tranchesLeft(terms, worth, burden, discount)
            : OptionalInt.empty(),
        RepairShop.of(terms, worth, burden, discount));
  }

  private static Quantity burden(Clause clause) {
    return clause.burden().orElseThrow();
  }

  private double draw(Quantity quantity, String name, int world) {
    return switch (quantity.kind()) {
      case Quantity.Kind.Known(var value) -> value;
      case Quantity.Kind.Drawn(var distribution) ->
          distribution.quantile(
              new Keyed(worlds.seed(), "deal %s, %s".formatted(deal.name(), name))
                  .of(worlds.runs()[world])
                  .nextDouble());
      case Quantity.Kind.Constant(var constant) -> constant(constant)[world];
    };
  }

  private double best(Quantity quantity) {
    return switch (quantity.kind()) {
      case Quantity.Kind.Known(var value) -> value;
      case Quantity.Kind.Drawn(Distribution.Triangular(_, var best, _)) -> best;
      case Quantity.Kind.Drawn(var distribution) -> distribution.quantile(0.5);
      case Quantity.Kind.Constant(var constant) -> Quantiles.of(constant(constant)).p50();
    };
  }

  private double[] constant(String name) {
    var values = worlds.constants().get(name);
    if (values == null) {
      var zeros = new double[worlds.size()];
      Arrays.fill(zeros, Double.NaN);
      return zeros;
    }
    return values;
  }
}
