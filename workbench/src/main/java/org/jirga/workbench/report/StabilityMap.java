package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.deal.bargain.PartyStays;
import org.jirga.deal.structure.Reading;

/// Why each party stays in the states that have a name, or leaves them.
record StabilityMap(BargainResults results, Reading reading) {

  /// @param stays for each party, in words
  /// @param lasts nobody leaves
  record Row(int state, List<String> stays, boolean lasts) {}

  List<Row> rows() {
    var game = results.game();
    var states = new LinkedHashSet<Integer>();
    for (var named : results.bargain().conflict().names()) {
      game.states().where(named.states()).stream().limit(1).forEach(states::add);
    }
    var rows = new ArrayList<Row>();
    for (var state : states) {
      var stays = PartyStays.of(results, reading, state);
      rows.add(
          new Row(
              state,
              stays.stream().map(StabilityMap::words).toList(),
              !stays.contains(PartyStays.LEAVES)));
    }
    return rows;
  }

  private static String words(PartyStays stays) {
    return switch (stays) {
      case NOTHING_TO_GAIN -> "stays";
      case FEARS_THE_ANSWER -> "fears the answer";
      case SEES_NO_WAY_OUT -> "fears the answer, no way out";
      case LEAVES -> "leaves";
    };
  }
}
