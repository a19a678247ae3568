package org.jirga.conflict.structure;

import java.util.List;
import org.jirga.conflict.condition.Condition;

/// A way to say who prefers which state.
public sealed interface PreferenceForm {

  /// Option prioritisation: wishes in order, the first that tells two states apart decides.
  record Statements(List<Statement> statements) implements PreferenceForm {
    public Statements {
      statements = List.copyOf(statements);
    }
  }

  /// A state is worth the sum of the weights of the conditions that are true in it.
  record Weights(List<Weight> weights) implements PreferenceForm {
    public Weights {
      weights = List.copyOf(weights);
    }
  }

  record Weight(Condition condition, double weight) {}

  /// Direct ranking.
  ///
  /// @param groups from the most preferred to the least; the states of a group tie; each state
  ///     is in exactly one
  /// @param breaks number of the first group below each strong step: all states above are strongly
  ///     preferred to all from there on
  record Ranked(List<List<Condition>> groups, List<Integer> breaks) implements PreferenceForm {
    public Ranked {
      groups = groups.stream().map(List::copyOf).toList();
      breaks = List.copyOf(breaks);
    }
  }

  /// What each state is worth, as an interval; a state is preferred if its interval lies above the
  /// other's, and where two overlap nobody knows.
  ///
  /// @param values each state is in exactly one
  record Payoffs(List<Payoff> values) implements PreferenceForm {
    public Payoffs {
      values = List.copyOf(values);
    }
  }

  record Payoff(Condition states, double low, double high) {}

  /// Whether a simulation is needed to tell the states apart.
  default boolean needsSimulation() {
    return switch (this) {
      case Statements(var statements) ->
          statements.stream().anyMatch(statement -> statement.condition().needsSimulation());
      case Weights(var weights) ->
          weights.stream().anyMatch(weight -> weight.condition().needsSimulation());
      case Ranked _, Payoffs _ -> false;
    };
  }
}
