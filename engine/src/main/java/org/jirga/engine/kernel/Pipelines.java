package org.jirga.engine.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jirga.engine.program.ArrivalDelay;
import org.jirga.engine.program.BatchDelay;
import org.jirga.engine.program.BeltDelay;
import org.jirga.engine.program.Conveyor;
import org.jirga.engine.program.Depreciation;
import org.jirga.engine.program.Entry;
import org.jirga.engine.program.FifoQueue;
import org.jirga.engine.program.FixedDelay;
import org.jirga.engine.program.Oven;
import org.jirga.engine.program.ProfileDelay;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Question;
import org.jirga.engine.program.Queue;
import org.jirga.engine.program.RandomStream;
import org.jirga.engine.program.Returns;
import org.jirga.engine.program.ScheduledDepreciation;
import org.jirga.engine.program.Shift;
import org.jirga.engine.program.TimeAxis;

/// What the pipelines of a program hold for the runs of a block. A kernel calls it at the places
/// that [Program] names.
public final class Pipelines {

  private final List<Line> lines;

  /// By the number of the slot of the content of a queue with ages, of the front of another, or of
  /// what comes off a conveyor.
  private final Map<Integer, Asked> asked = new HashMap<>();

  /// What questions are put to.
  interface Asked {

    /// @param operands after the first, the numbers of the question
    double ask(Question question, int lane, double[] operands);
  }

  /// One pipeline at work. The operations come in the order of those of [Pipelines].
  interface Line {

    /// Sets the outputs that initial values may need.
    default void begin(Block block) {}

    /// Reads the settings.
    default void start(Block block) {}

    /// Sets the outputs for a step.
    void release(Block block, int step);

    /// Reads the inputs of a step.
    default void take(Block block, int step) {}

    /// Changes the stocks, which have moved to the next time.
    default void settle(Block block) {}

    /// Drops all lanes but some.
    default void keep(int[] kept, int count) {}
  }

  Pipelines(Program program, int capacity) {
    this.lines =
        program.pipelines().stream()
            .<Line>map(
                pipeline ->
                    switch (pipeline) {
                      case FixedDelay delay -> new FixedDelayLine(delay, program.time(), capacity);
                      case ArrivalDelay delay -> new ArrivalLine(delay, program.time(), capacity);
                      case BatchDelay delay -> new BatchLine(delay, program.time(), capacity);
                      case BeltDelay delay -> new BeltLine(delay, program.time(), capacity);
                      case Conveyor conveyor -> belt(conveyor, program.time(), capacity);
                      case Depreciation depreciation ->
                          new DepreciationLine(depreciation, program.time(), capacity);
                      case ScheduledDepreciation depreciation ->
                          new ScheduleLine(depreciation, program.time(), capacity);
                      case ProfileDelay delay -> new ProfileLine(delay, program.time(), capacity);
                      case Returns returns -> new ReturnLine(returns, program.time(), capacity);
                      case FifoQueue queue -> fifo(queue, program.time(), capacity);
                      case Queue queue -> waiting(queue, program.time(), capacity);
                      case Shift shift -> new ShiftLine(shift, capacity);
                      case Oven oven -> new OvenLine(oven, program.time(), capacity);
                      case Entry entry -> new EntryLine(entry, program.time(), capacity);
                      case RandomStream stream -> new RandomLine(stream);
                    })
            .toList();
  }

  private FifoLine fifo(FifoQueue queue, TimeAxis time, int capacity) {
    var line = new FifoLine(queue, time, capacity);
    asked.put(queue.content().index(), line);
    return line;
  }

  private QueueLine waiting(Queue queue, TimeAxis time, int capacity) {
    var line = new QueueLine(queue, time, capacity);
    asked.put(queue.front().index(), line);
    return line;
  }

  private ConveyorLine belt(Conveyor conveyor, TimeAxis time, int capacity) {
    var line = new ConveyorLine(conveyor, time, capacity);
    line.all().forEach(it -> asked.put(it.key(), it));
    return line;
  }

  /// What is known of those that wait in a queue, or of what is on a conveyor.
  ///
  /// @param queue the number of the slot that stands for it
  /// @param operands first that slot, which is not looked at, then the numbers of the question
  public double ask(int queue, Question question, int lane, double[] operands) {
    return Objects.requireNonNull(asked.get(queue)).ask(question, lane, operands);
  }

  /// Before the initial values are computed, when the constants are in the block.
  public void begin(Block block) {
    for (var line : lines) {
      line.begin(block);
    }
  }

  /// When the initial values are in the block.
  public void start(Block block) {
    for (var line : lines) {
      line.start(block);
    }
  }

  /// Sets the outputs for a step.
  public void release(Block block, int step) {
    for (var line : lines) {
      line.release(block, step);
    }
  }

  /// Takes in the inputs of a step.
  public void take(Block block, int step) {
    for (var line : lines) {
      line.take(block, step);
    }
  }

  /// Changes stocks at the end of a step.
  public void settle(Block block) {
    for (var line : lines) {
      line.settle(block);
    }
  }

  void keep(int[] kept, int count) {
    for (var line : lines) {
      line.keep(kept, count);
    }
  }
}
