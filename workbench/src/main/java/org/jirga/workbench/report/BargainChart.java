package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.deal.bargain.Mode;
import org.jirga.workbench.figure.DataTable;
import org.jirga.workbench.figure.Figure;
import org.jirga.workbench.figure.IntervalChart;
import org.jirga.workbench.wording.Numbers;

/// In which share of the futures each deal is kept, with the order of wishes drawn and with their
/// content drawn as well.
record BargainChart(BargainResults results, BargainWords words) {

  Figure figure() {
    var rows = new ArrayList<IntervalChart.Row>();
    var table = new ArrayList<List<String>>();
    var largest = 0.0;
    for (var result : results.deals()) {
      if (result.reading().knownBy().isPresent()) {
        continue;
      }
      var content = result.tally(Mode.CONTENT).share();
      var order = result.tally(Mode.ORDER).share();
      largest = Math.max(largest, Math.abs(order.value() - content.value()));
      var label = result.deal().label() + ", " + result.reading().name();
      rows.add(
          new IntervalChart.Row(
              label,
              content.low(),
              Double.NaN,
              content.value(),
              Double.NaN,
              content.high(),
              OptionalDouble.of(order.value())));
      table.add(
          List.of(
              label,
              Numbers.share(content.value()),
              Findings.interval(content),
              Numbers.share(order.value())));
    }
    return IntervalChart.of(rows)
        .wide()
        .percent()
        .between(0, 1)
        .figure(
            "deal-shares",
            "Share of futures in which each deal is kept by everybody",
            "Drawing the order of wishes alone differs from drawing their content, too, by up to %s."
                .formatted(Numbers.share(largest).replace("%", "points of 100")),
            new DataTable(
                List.of("Deal and reading", "Order and content drawn", "95 %", "Order alone drawn"),
                table),
            "Filled: order and content of the wishes drawn for each future. Hollow: their order"
                + " alone, which misleads.");
  }
}
