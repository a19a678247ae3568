package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jirga.conflict.cardinal.Bargaining;
import org.jirga.conflict.cardinal.Bimatrix;
import org.jirga.conflict.cardinal.CorrelatedEquilibrium;
import org.jirga.conflict.cardinal.LogitEquilibrium;
import org.jirga.conflict.cardinal.MixedEquilibria;
import org.jirga.conflict.coalition.Coalition;
import org.jirga.conflict.coalition.CoalitionAnalysis;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.hypergame.Hypergame;
import org.jirga.conflict.path.StatusQuoAnalysis;
import org.jirga.conflict.preference.Preference;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.stability.Attitudes;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.stability.Extension;
import org.jirga.conflict.stability.JudgedStability;
import org.jirga.conflict.stability.LimitedMoves;
import org.jirga.conflict.stability.PolicyStability;
import org.jirga.conflict.stability.StabilityAnalysis;
import org.jirga.conflict.stability.StabilityTable;
import org.jirga.conflict.stability.StrongStability;

/// Asks everything that can be asked of a conflict as its file has it.
final class ConflictAnalyst {

  /// Above this, simultaneous moves take longer than all the rest.
  private static final int MOST_STATES_FOR_SIM = 1 << 12;

  /// Of more equilibria than these, coalitions and paths are not asked.
  private static final int MOST_EXAMINED = 64;

  private static final int MOST_MEMBERS = 8;

  /// Of more states than these, it is not asked what deters coalitions.
  private static final int MOST_STATES_FOR_ANSWERS = 512;

  private static final int MOVES_AHEAD = 4;
  private static final double[] PRECISIONS = {0.5, 1, 2, 5};

  private final ConflictFile file;
  private final Game game;
  private final Optional<List<Ranking>> rankings;

  ConflictAnalyst(ConflictFile file) {
    this.file = file;
    this.game = file.game();
    this.rankings = ConflictFindings.complete(file.preferences());
  }

  ConflictFindings findings() {
    var preferences = file.preferences().stream().flatMap(Optional::stream).toList();
    var known = preferences.size() == file.preferences().size();
    var table = rankings.map(this::table);
    var examined =
        table
            .map(ConflictFindings::strongEquilibria)
            .filter(states -> states.size() <= MOST_EXAMINED)
            .orElse(StateSet.of());
    return new ConflictFindings(
        file,
        rankings,
        table,
        known && rankings.isEmpty() ? unknown(preferences) : Map.of(),
        rankings
            .filter(_ -> preferences.stream().anyMatch(Preference::knowsStrength))
            .map(_ -> judged(new StrongStability(preferences))),
        examined,
        rankings.map(it -> jumps(it, examined)).orElse(List.of()),
        rankings.flatMap(it -> paths(it, examined)),
        rankings.filter(it -> LimitedMoves.isDefined(game, it)).map(this::limited),
        rankings.flatMap(
            it -> file.views().attitudes().map(attitude -> judged(new Attitudes(it, attitude)))),
        hypergame().map(this::expected).orElse(List.of()),
        hypergame().map(it -> it.played(ConflictFindings.basicConcepts())),
        rankings.flatMap(it -> file.views().plans().map(plans -> plans(it, plans))),
        payoffs());
  }

  private StabilityTable table(List<Ranking> of) {
    var concepts = EnumSet.allOf(Concept.class);
    if (game.states().hasCoalesced() || game.size() > MOST_STATES_FOR_SIM) {
      concepts.remove(Concept.SIM);
    }
    return new StabilityAnalysis(game).analyse(of, concepts);
  }

  private StabilityTable judged(org.jirga.conflict.stability.Judgement judgement) {
    return new JudgedStability(game, judgement).analyse(JudgedStability.CONCEPTS);
  }

  private Map<Extension, StabilityTable> unknown(List<Preference> preferences) {
    var tables = new EnumMap<Extension, StabilityTable>(Extension.class);
    for (var extension : Extension.values()) {
      tables.put(extension, judged(extension.judgement(preferences)));
    }
    return tables;
  }

  private List<ConflictFindings.Jump> jumps(List<Ranking> of, StateSet from) {
    var jumps = new ArrayList<ConflictFindings.Jump>();
    if (game.decisionMakers() > MOST_MEMBERS) {
      return jumps;
    }
    var analysis = new CoalitionAnalysis(game, of);
    for (var state : from.toArray()) {
      for (var coalition : Coalition.all(game.decisionMakers())) {
        var to = analysis.improvements(coalition, state);
        if (!to.isEmpty()) {
          jumps.add(
              new ConflictFindings.Jump(
                  state, coalition, to, deterred(analysis, coalition, state)));
        }
      }
    }
    return jumps;
  }

  private Optional<List<Concept>> deterred(
      CoalitionAnalysis analysis, Coalition coalition, int state) {
    return game.size() > MOST_STATES_FOR_ANSWERS
        ? Optional.empty()
        : Optional.of(
            ConflictFindings.basicConcepts().stream()
                .filter(concept -> analysis.isStable(concept, coalition, state))
                .toList());
  }

  /// The status quo as a state; the reader has seen to it that it is one.
  private OptionalInt statusQuo() {
    return game.conflict().statusQuo().map(game.states()::where).stream()
        .flatMapToInt(StateSet::stream)
        .findFirst();
  }

  private Optional<ConflictFindings.Paths> paths(List<Ranking> of, StateSet targets) {
    if (statusQuo().isEmpty()) {
      return Optional.empty();
    }
    var start = statusQuo().getAsInt();
    var analysis = new StatusQuoAnalysis(game, of, start);
    var routes =
        targets.stream()
            .filter(target -> target != start)
            .mapToObj(
                target -> {
                  var easy = analysis.shortestByImprovements(target);
                  return new ConflictFindings.Route(
                      target, easy.isPresent(), easy.or(() -> analysis.leastLoss(target)));
                })
            .toList();
    return Optional.of(
        new ConflictFindings.Paths(start, analysis.byImprovements(), analysis.byMoves(), routes));
  }

  private ConflictFindings.Limited limited(List<Ranking> of) {
    var moves = new LimitedMoves(game, of);
    return new ConflictFindings.Limited(
        IntStream.rangeClosed(1, MOVES_AHEAD).mapToObj(moves::stable).toList(), moves.nonMyopic());
  }

  private Optional<Hypergame> hypergame() {
    if (!file.views().misperceived() || rankings.isEmpty()) {
      return Optional.empty();
    }
    var believed =
        file.views().believed().stream()
            .flatMap(of -> ConflictFindings.complete(of).stream())
            .toList();
    return believed.size() == game.decisionMakers()
        ? Optional.of(new Hypergame(game, rankings.get(), file.views().seen(), believed))
        : Optional.empty();
  }

  private List<Map<Concept, StateSet>> expected(Hypergame hypergame) {
    return IntStream.range(0, game.decisionMakers())
        .mapToObj(
            who -> {
              Map<Concept, StateSet> expected = new EnumMap<>(Concept.class);
              for (var concept : ConflictFindings.basicConcepts()) {
                expected.put(concept, hypergame.expectedBy(who, concept));
              }
              return expected;
            })
        .toList();
  }

  private ConflictFindings.Plans plans(List<Ranking> of, int[][] plans) {
    var analysis = new PolicyStability(game, of, plans);
    return new ConflictFindings.Plans(analysis.resting(), analysis.stable());
  }

  private Optional<PayoffFindings> payoffs() {
    var choices = Bimatrix.choices(game);
    if (choices.isEmpty() || file.values(0).isEmpty() || file.values(1).isEmpty()) {
      return Optional.empty();
    }
    var first = file.values(0).get();
    var second = file.values(1).get();
    var bimatrix = choices.get().with(first, second);
    var logit = new ArrayList<PayoffFindings.Logit>();
    for (var precision : PRECISIONS) {
      LogitEquilibrium.of(bimatrix, precision)
          .ifPresent(profile -> logit.add(new PayoffFindings.Logit(precision, profile)));
    }
    var bargaining =
        statusQuo().stream()
            .mapToObj(
                start ->
                    new Bargaining(
                        IntStream.range(0, game.size())
                            .mapToObj(s -> new Bargaining.Point(first[s], second[s]))
                            .toList(),
                        new Bargaining.Point(first[start], second[start])))
            .findFirst();
    return Optional.of(
        new PayoffFindings(
            bimatrix,
            choices.get().states(),
            MixedEquilibria.of(bimatrix),
            CorrelatedEquilibrium.of(bimatrix),
            logit,
            bargaining.flatMap(Bargaining::nash),
            bargaining.flatMap(Bargaining::kalaiSmorodinsky)));
  }
}
