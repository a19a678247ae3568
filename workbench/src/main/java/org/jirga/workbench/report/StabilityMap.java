package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.deal.bargain.PartyStays;
import org.jirga.deal.structure.Reading;

/// Why each party stays in the states that have a name, or leaves them.
record StabilityMap(BargainResults results, Reading reading) {

  record Row(int state, List<String> stays) {}

  List<Row> rows() {
    var game = results.game();
    var states = new LinkedHashSet<Integer>();
    for (var named : results.bargain().conflict().names()) {
      game.states().where(named.states()).stream().limit(1).forEach(states::add);
    }
    var rows = new ArrayList<Row>();
    for (var state : states) {
      rows.add(
          new Row(
              state,
              PartyStays.of(results, reading, state).stream().map(StabilityMap::words).toList()));
    }
    return rows;
  }

  private static String words(PartyStays stays) {
    return switch (stays) {
      case NOTHING_TO_GAIN -> "stays";
      case FEARS_THE_ANSWER -> "fears the answer";
      case LEAVES -> "leaves";
    };
  }
}
