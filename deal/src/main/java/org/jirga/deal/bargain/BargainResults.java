package org.jirga.deal.bargain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jirga.analysis.experiment.Share;
import org.jirga.conflict.game.Game;
import org.jirga.deal.keeping.KeepingTest.Foresight;
import org.jirga.deal.keeping.Taste;
import org.jirga.deal.structure.Bargain;
import org.jirga.deal.structure.Reading;

/// All that came of looking at deals.
///
/// @param game of the conflict as it is
/// @param worlds futures that there are
/// @param judged those in which every run came to its end
/// @param profiles states that are different to the simulation
/// @param deals each deal in each reading
/// @param searches deals that were found, for each reading and variant
/// @param equilibria for each reading
/// @param labs whether the terms of a deal are enough, for each deal that has terms
/// @param tastes of all parties, by the name of the reading, as written, in the first future
public record BargainResults(
    Bargain bargain,
    Game game,
    int worlds,
    int judged,
    int profiles,
    List<DealResult> deals,
    List<Search> searches,
    List<Equilibria> equilibria,
    List<LabResult> labs,
    Map<String, List<Taste>> tastes) {

  public BargainResults {
    deals = List.copyOf(deals);
    searches = List.copyOf(searches);
    equilibria = List.copyOf(equilibria);
    labs = List.copyOf(labs);
    tastes = Map.copyOf(tastes);
  }

  /// What a search found; the best first.
  ///
  /// @param variant absent for the conflict as it is
  public record Search(Reading reading, Optional<String> variant, List<FoundDeal> found) {
    public Search {
      found = List.copyOf(found);
    }
  }

  /// The states from which nobody goes away, as the wishes are written.
  ///
  /// @param counts for each foresight and state, the futures in which it is one
  /// @param of futures tried: one, where they do not differ
  public record Equilibria(Reading reading, Map<Foresight, long[]> counts, long of) {
    public Equilibria {
      counts = Map.copyOf(new EnumMap<>(counts));
    }

    public Share share(Foresight foresight, int state) {
      var count = counts.get(foresight);
      return new Share(count == null ? 0 : count[state], of);
    }

    /// The states that are one in at least half of the futures.
    public List<Integer> states(Foresight foresight) {
      var count = counts.getOrDefault(foresight, new long[0]);
      var states = new ArrayList<Integer>();
      for (var state = 0; state < count.length; state++) {
        if (2 * count[state] >= of && of > 0) {
          states.add(state);
        }
      }
      return states;
    }
  }

  /// The tastes of all parties under a reading, as written, in the first future.
  public List<Taste> tastes(Reading reading) {
    var found = tastes.get(reading.name());
    if (found == null) {
      throw new IllegalArgumentException("No tastes for '%s'.".formatted(reading.name()));
    }
    return found;
  }

  /// The parties whose options differ between two states, in their order.
  public List<Integer> movers(int from, int to) {
    var layout = game.states().layout();
    return IntStream.range(0, layout.options().size())
        .filter(
            option -> !game.states().level(from, option).equals(game.states().level(to, option)))
        .map(layout::owner)
        .distinct()
        .sorted()
        .boxed()
        .toList();
  }

  /// Where things stood last, if that is known and would not last under a reading: then the reading
  /// does not reproduce what was observed.
  public Optional<Integer> missedBy(Reading reading) {
    return bargain.history().isEmpty()
        ? Optional.empty()
        : game.states().where(bargain.history().getLast().state()).stream()
            .boxed()
            .findFirst()
            .filter(
                today ->
                    equilibria.stream()
                        .filter(it -> it.reading().equals(reading))
                        .noneMatch(it -> it.states(Foresight.ANSWERS).contains(today)));
  }

  public List<DealResult> of(Reading reading) {
    return deals.stream().filter(result -> result.reading().equals(reading)).toList();
  }
}
