package org.jirga.engine.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jirga.engine.arithmetic.Vectors;
import org.jirga.engine.program.Invocable;
import org.jirga.engine.program.Op;
import org.jirga.engine.program.Question;
import org.jirga.engine.program.Table;

/// Instructions on the rows of a block, executed one after the other.
final class Tape {

  private final Instruction[] instructions;

  Tape(List<Instruction> instructions) {
    this.instructions = instructions.toArray(Instruction[]::new);
  }

  /// @param pipelines of the block whose rows these are
  void execute(double[][] rows, int lanes, Pipelines pipelines) {
    for (var instruction : instructions) {
      if (instruction.uniform()) {
        instruction.run(rows, 1, pipelines);
        var target = rows[instruction.target()];
        Arrays.fill(target, 1, lanes, target[0]);
      } else {
        instruction.run(rows, lanes, pipelines);
      }
    }
  }

  /// Adds the rows that are read or written.
  void addRows(Set<Integer> touched) {
    for (var instruction : instructions) {
      instruction.addRows(touched);
    }
  }

  /// Sets one row from others. Operands are indices of rows.
  sealed interface Instruction {

    int target();

    /// Whether all operands hold the same in every lane, and the target will, too.
    boolean uniform();

    /// The rows that are read.
    List<Integer> operands();

    void run(double[][] rows, int lanes, Pipelines pipelines);

    /// Adds the rows that are read or written.
    default void addRows(Set<Integer> touched) {
      touched.add(target());
      touched.addAll(operands());
    }
  }

  /// @param b any row where the operation takes one operand, likewise `c`
  record Apply(Op op, int target, int a, int b, int c, boolean uniform) implements Instruction {
    @Override
    public void run(double[][] rows, int lanes, Pipelines pipelines) {
      Lanes.apply(op, rows[target], rows[a], rows[b], rows[c], lanes);
    }

    @Override
    public List<Integer> operands() {
      return List.of(a, b, c).subList(0, op.arity());
    }
  }

  record Select(int target, int test, int then, int otherwise, boolean uniform)
      implements Instruction {
    @Override
    public void run(double[][] rows, int lanes, Pipelines pipelines) {
      Lanes.select(rows[target], rows[test], rows[then], rows[otherwise], lanes);
    }

    @Override
    public List<Integer> operands() {
      return List.of(test, then, otherwise);
    }
  }

  record Look(Table table, int target, int x, boolean uniform) implements Instruction {
    @Override
    public void run(double[][] rows, int lanes, Pipelines pipelines) {
      Lanes.look(table, rows[target], rows[x], lanes);
    }

    @Override
    public List<Integer> operands() {
      return List.of(x);
    }
  }

  /// What comes of the values of one lane.
  private interface OfLane {
    double apply(int lane, double[] values);
  }

  private static void each(double[][] rows, int lanes, int[] from, int target, OfLane made) {
    var values = new double[from.length];
    for (var lane = 0; lane < lanes; lane++) {
      for (var place = 0; place < values.length; place++) {
        values[place] = rows[from[place]][lane];
      }
      rows[target][lane] = made.apply(lane, values);
    }
  }

  record Invoke(Invocable invoked, int element, int target, int[] from, boolean uniform)
      implements Instruction {
    @Override
    public List<Integer> operands() {
      return Arrays.stream(from).boxed().toList();
    }

    @Override
    public void run(double[][] rows, int lanes, Pipelines pipelines) {
      each(rows, lanes, from, target, (_, values) -> invoked.apply(element, values));
    }
  }

  /// The one of many rows that an index says.
  ///
  /// @param from the row of the index, then the others
  record Pick(int target, int[] from, boolean uniform) implements Instruction {
    @Override
    public List<Integer> operands() {
      return Arrays.stream(from).boxed().toList();
    }

    @Override
    public void run(double[][] rows, int lanes, Pipelines pipelines) {
      for (var lane = 0; lane < lanes; lane++) {
        var at = lane;
        rows[target][lane] =
            Vectors.elementAt(
                rows[from[0]][lane], from.length - 1, place -> rows[from[1 + place]][at]);
      }
    }
  }

  /// @param from the row of the queue's content, then the numbers of the question
  record Ask(int queue, Question question, int target, int[] from, boolean uniform)
      implements Instruction {
    @Override
    public List<Integer> operands() {
      return Arrays.stream(from).boxed().toList();
    }

    @Override
    public void run(double[][] rows, int lanes, Pipelines pipelines) {
      each(
          rows,
          lanes,
          from,
          target,
          (lane, values) -> pipelines.ask(queue, question, lane, values));
    }
  }

  record Copy(int target, int from, boolean uniform) implements Instruction {
    @Override
    public void run(double[][] rows, int lanes, Pipelines pipelines) {
      Lanes.copy(rows[target], rows[from], lanes);
    }

    @Override
    public List<Integer> operands() {
      return List.of(from);
    }
  }
}
