package org.jirga.conflict.condition;

import java.util.List;
import java.util.stream.Stream;

/// A statement about a state, true or false in each.
///
/// Options are meant by their number in the order of the conflict, levels by theirs from 0 (of a
/// yes-or-no option, 0 is no).
public sealed interface Condition {

  /// An option stands at a level.
  record Setting(int option, int level) implements Condition {}

  /// A simulated outcome compares with a bound; only a simulation can say whether it is true.
  record Outcome(String name, Relation relation, double bound) implements Condition {}

  record Not(Condition operand) implements Condition {}

  /// True if all are; true if there is none.
  record And(List<Condition> operands) implements Condition {
    public And {
      operands = List.copyOf(operands);
    }
  }

  /// True if one is; false if there is none.
  record Or(List<Condition> operands) implements Condition {
    public Or {
      operands = List.copyOf(operands);
    }
  }

  /// `consequence IF condition`: false only where the condition is true and the consequence is not.
  record If(Condition consequence, Condition condition) implements Condition {}

  /// Both are true, or neither.
  record Iff(Condition left, Condition right) implements Condition {}

  /// How an outcome compares.
  enum Relation {
    BELOW("<"),
    AT_MOST("<="),
    ABOVE(">"),
    AT_LEAST(">=");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }

    public boolean holds(double value, double bound) {
      return switch (this) {
        case BELOW -> value < bound;
        case AT_MOST -> value <= bound;
        case ABOVE -> value > bound;
        case AT_LEAST -> value >= bound;
      };
    }
  }

  /// What a condition is asked in: the settings of one state, and what a simulation says of it.
  interface Situation {
    int level(int option);

    /// @throws IllegalStateException if there is no simulation
    default double outcome(String name) {
      throw new IllegalStateException("No simulation says what '%s' is.".formatted(name));
    }
  }

  default boolean holds(Situation in) {
    return switch (this) {
      case Setting(var option, var level) -> in.level(option) == level;
      case Outcome(var name, var relation, var bound) -> relation.holds(in.outcome(name), bound);
      case Not(var operand) -> !operand.holds(in);
      case And(var operands) -> {
        for (var operand : operands) {
          if (!operand.holds(in)) {
            yield false;
          }
        }
        yield true;
      }
      case Or(var operands) -> {
        for (var operand : operands) {
          if (operand.holds(in)) {
            yield true;
          }
        }
        yield false;
      }
      case If(var consequence, var condition) -> !condition.holds(in) || consequence.holds(in);
      case Iff(var left, var right) -> left.holds(in) == right.holds(in);
    };
  }

  /// The conditions it is directly made of.
  default List<Condition> parts() {
    return switch (this) {
      case Setting _, Outcome _ -> List.of();
      case Not(var operand) -> List.of(operand);
      case And(var operands) -> operands;
      case Or(var operands) -> operands;
      case If(var consequence, var condition) -> List.of(consequence, condition);
      case Iff(var left, var right) -> List.of(left, right);
    };
  }

  /// Itself and everything it is made of.
  default Stream<Condition> all() {
    return Stream.concat(Stream.of(this), parts().stream().flatMap(Condition::all));
  }

  /// Whether only a simulation can say if it is true.
  default boolean needsSimulation() {
    return all().anyMatch(Outcome.class::isInstance);
  }
}
