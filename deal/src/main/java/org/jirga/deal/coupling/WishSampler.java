package org.jirga.deal.coupling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.structure.Statement;
import org.jirga.deal.structure.Sampling;

/// Draws the wishes of a decision maker for each future: what is written, somewhat changed.
///
/// Order alone is not enough: a wish about one's own option comes true at a stroke wherever it
/// stands in the order, so that what holds for the order as written holds for nearly all orders.
public final class WishSampler {

  private final List<Statement> statements;
  private final Sampling sampling;
  private final Keyed keyed;

  /// Of each statement: asked once, because there are many draws.
  private final boolean[] needSimulation;

  /// The wishes as they are written, where nothing is drawn.
  private final Optional<List<Wish>> written;

  /// @param name of the decision maker and the profile, for the random numbers
  public WishSampler(List<Statement> statements, Sampling sampling, long seed, String name) {
    this.statements = List.copyOf(statements);
    this.sampling = sampling;
    this.keyed = new Keyed(seed, "wishes of " + name);
    this.needSimulation = new boolean[statements.size()];
    for (var i = 0; i < needSimulation.length; i++) {
      needSimulation[i] = statements.get(i).condition().needsSimulation();
    }
    this.written =
        sampling.equals(Sampling.NONE) ? Optional.of(written(statements)) : Optional.empty();
  }

  private static List<Wish> written(List<Statement> statements) {
    return IntStream.range(0, statements.size())
        .mapToObj(i -> Wish.written(i, statements.get(i).condition()))
        .toList();
  }

  public List<Wish> of(long run) {
    return written.orElseGet(() -> drawn(run));
  }

  private List<Wish> drawn(long run) {
    var wishes = new ArrayList<Wish>();
    var random = keyed.of(run);
    for (var i = 0; i < statements.size(); i++) {
      // every number is drawn whether it is needed or not, so that no setting moves another
      var dropped = random.nextDouble() < sampling.dropped();
      var flipped = random.nextDouble() < sampling.flipped();
      var unconditional = random.nextDouble() < sampling.unconditional();
      var shift = 1 + sampling.thresholds() * (2 * random.nextDouble() - 1);
      var condition = statements.get(i).condition();
      var freed = unconditional && condition instanceof Condition.If;
      if (freed) {
        condition = consequence(condition);
      }
      var bound = needSimulation[i] && condition.needsSimulation() ? shift : 1;
      condition = needSimulation[i] ? shifted(condition, bound) : condition;
      if (!dropped) {
        wishes.add(
            new Wish(i, flipped ? new Condition.Not(condition) : condition, flipped, freed, bound));
      }
    }
    swap(wishes, random);
    return wishes;
  }

  private void swap(List<Wish> wishes, UniformRandomProvider random) {
    for (var i = 0; i < sampling.swaps() && wishes.size() > 1; i++) {
      var at = random.nextInt(wishes.size() - 1);
      Collections.swap(wishes, at, at + 1);
    }
  }

  private static Condition consequence(Condition condition) {
    return condition instanceof Condition.If(var consequence, _) ? consequence : condition;
  }

  private static Condition shifted(Condition condition, double factor) {
    if (!condition.needsSimulation()) {
      return condition;
    }
    return switch (condition) {
      case Condition.Setting setting -> setting;
      case Condition.Outcome(var name, var relation, var bound) ->
          new Condition.Outcome(name, relation, bound * factor);
      case Condition.Not(var operand) -> new Condition.Not(shifted(operand, factor));
      case Condition.And(var operands) -> new Condition.And(shifted(operands, factor));
      case Condition.Or(var operands) -> new Condition.Or(shifted(operands, factor));
      case Condition.If(var consequence, var when) ->
          new Condition.If(shifted(consequence, factor), shifted(when, factor));
      case Condition.Iff(var left, var right) ->
          new Condition.Iff(shifted(left, factor), shifted(right, factor));
    };
  }

  private static List<Condition> shifted(List<Condition> conditions, double factor) {
    return conditions.stream().map(each -> shifted(each, factor)).toList();
  }
}
