package org.jirga.conflict.inverse;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.stability.Concept;
import org.jirga.conflict.stability.JointMoves;

/// What one decision maker would have to prefer so that it stays in a state, the preferences of the
/// others being what they are (Kinsara, Kilgour and Hipel 2015).
///
/// Whether it stays depends only on which states it prefers to the target. Of those, only some can
/// matter: what it can move to, where the others can answer to, what it can escape to. So all cases
/// are the subsets of these, and a strict ranking drawn at random prefers just the `k` states of
/// one subset of `r` to the target with probability `k! (r - k)! / (r + 1)!`.
public final class InverseAnalysis {

  /// With more states that matter, subsets are not tried one by one.
  public static final int MOST_EXACT = 20;

  private static final int MOST_LISTED = 10;

  private final Game game;
  private final int target;
  private final int[] relevant;
  private final List<Threat> threats = new ArrayList<>();

  /// A move away from the target.
  ///
  /// @param improvement the state moved to, among the relevant ones
  /// @param answers sets of relevant states none of which may be preferred to the target for an
  ///     answer of the others to deter the move
  private record Threat(int improvement, List<BitSet> answers) {}

  /// @throws IllegalArgumentException for simultaneous sanctions
  public InverseAnalysis(Game game, List<Ranking> rankings, int who, int target, Concept concept) {
    if (concept == Concept.SIM) {
      throw new IllegalArgumentException("SIM has no inverse here.");
    }
    this.game = game;
    this.target = target;
    var credible = concept == Concept.SEQ || concept == Concept.SSEQ;
    var noEscape = concept == Concept.SMR || concept == Concept.SSEQ;
    var others =
        new JointMoves(
            game,
            game.othersThan(who),
            credible
                ? (j, from, to) -> rankings.get(j).rank(to) > rankings.get(j).rank(from)
                : JointMoves.Rule.ANY);
    Set<Integer> matter = new LinkedHashSet<>();
    var found = new ArrayList<List<StateSet>>();
    var improvements = game.moves(who).of(target);
    for (var improvement : improvements) {
      matter.add(improvement);
      var answers = new ArrayList<StateSet>();
      if (concept != Concept.NASH) {
        others.from(improvement).stream()
            .forEach(
                answer -> {
                  var set = StateSet.of(answer);
                  answers.add(noEscape ? set.or(StateSet.of(game.moves(who).of(answer))) : set);
                });
      }
      answers.forEach(answer -> answer.stream().forEach(matter::add));
      found.add(answers);
    }
    matter.remove(target);
    this.relevant = matter.stream().mapToInt(Integer::intValue).sorted().toArray();
    for (var i = 0; i < improvements.length; i++) {
      threats.add(
          new Threat(
              place(improvements[i]), found.get(i).stream().map(this::places).distinct().toList()));
    }
  }

  /// How many strict rankings make the target stable.
  ///
  /// @param rankings of all states that do
  /// @param all rankings of all states
  public record Count(BigInteger rankings, BigInteger all) {
    public double share() {
      return new java.math.BigDecimal(rankings)
          .divide(new java.math.BigDecimal(all), java.math.MathContext.DECIMAL64)
          .doubleValue();
    }
  }

  /// States whose comparison with the target must change.
  ///
  /// @param lowered preferred now, and then no longer
  /// @param raised not preferred now, and then so
  public record Change(StateSet lowered, StateSet raised) {
    public int size() {
      return lowered.size() + raised.size();
    }
  }

  /// How many states matter.
  public int relevant() {
    return relevant.length;
  }

  /// Exact number of rankings; absent where too many states matter.
  public Optional<Count> count() {
    if (relevant.length > MOST_EXACT) {
      return Optional.empty();
    }
    var bySize = new long[relevant.length + 1];
    var preferred = new BitSet();
    for (var subset = 0L; subset < 1L << relevant.length; subset++) {
      set(preferred, subset);
      if (isStable(preferred)) {
        bySize[preferred.cardinality()]++;
      }
    }
    var r = relevant.length;
    var sum = BigInteger.ZERO;
    for (var k = 0; k <= r; k++) {
      sum =
          sum.add(BigInteger.valueOf(bySize[k]).multiply(factorial(k)).multiply(factorial(r - k)));
    }
    var all = factorial(game.size());
    return Optional.of(new Count(sum.multiply(all).divide(factorial(r + 1)), all));
  }

  /// Share of strict rankings drawn at random.
  public double sampledShare(int draws, RandomGenerator random) {
    var stable = 0;
    var order = new int[relevant.length];
    for (var i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (var draw = 0; draw < draws; draw++) {
      var above = random.nextInt(order.length + 1);
      var preferred = new BitSet();
      for (var i = 0; i < above; i++) {
        var other = i + random.nextInt(order.length - i);
        var swap = order[i];
        order[i] = order[other];
        order[other] = swap;
        preferred.set(order[i]);
      }
      stable += isStable(preferred) ? 1 : 0;
    }
    return (double) stable / draws;
  }

  /// Whether the target is stable by a ranking.
  public boolean isStable(Ranking ranking) {
    return isStable(preferred(ranking));
  }

  /// The smallest sets of comparisons with the target that must change to make it stable, at most
  /// ten of them; a single empty one if it is stable. Absent where too many states matter.
  public Optional<List<Change>> smallestChanges(Ranking now) {
    if (relevant.length > MOST_EXACT) {
      return Optional.empty();
    }
    var present = preferred(now);
    for (var size = 0; size <= relevant.length; size++) {
      var changes = new ArrayList<Change>();
      choose(present, new BitSet(), 0, size, changes);
      if (!changes.isEmpty()) {
        return Optional.of(changes);
      }
    }
    throw new IllegalStateException("A state that nothing is preferred to is stable.");
  }

  private void choose(BitSet preferred, BitSet flipped, int next, int left, List<Change> changes) {
    if (changes.size() == MOST_LISTED) {
      return;
    }
    if (left == 0) {
      if (isStable(preferred)) {
        changes.add(change(preferred, flipped));
      }
      return;
    }
    for (var i = next; i <= relevant.length - left; i++) {
      preferred.flip(i);
      flipped.flip(i);
      choose(preferred, flipped, i + 1, left - 1, changes);
      preferred.flip(i);
      flipped.flip(i);
    }
  }

  private Change change(BitSet preferred, BitSet flipped) {
    return new Change(
        StateSet.of(
            flipped.stream().filter(i -> !preferred.get(i)).map(i -> relevant[i]).toArray()),
        StateSet.of(flipped.stream().filter(preferred::get).map(i -> relevant[i]).toArray()));
  }

  private boolean isStable(BitSet preferred) {
    for (var threat : threats) {
      if (preferred.get(threat.improvement())
          && threat.answers().stream().noneMatch(answer -> !answer.intersects(preferred))) {
        return false;
      }
    }
    return true;
  }

  private BitSet preferred(Ranking ranking) {
    var preferred = new BitSet();
    for (var i = 0; i < relevant.length; i++) {
      preferred.set(i, ranking.rank(relevant[i]) > ranking.rank(target));
    }
    return preferred;
  }

  private int place(int state) {
    return java.util.Arrays.binarySearch(relevant, state);
  }

  /// Places of the relevant ones among these; the target itself is never preferred to itself.
  private BitSet places(StateSet states) {
    var places = new BitSet();
    states.stream().filter(state -> state != target).map(this::place).forEach(places::set);
    return places;
  }

  private static void set(BitSet bits, long subset) {
    bits.clear();
    bits.or(BitSet.valueOf(new long[] {subset}));
  }

  private static BigInteger factorial(int n) {
    var product = BigInteger.ONE;
    for (var i = 2; i <= n; i++) {
      product = product.multiply(BigInteger.valueOf(i));
    }
    return product;
  }
}
