package org.jirga.engine.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jirga.engine.program.Question;
import org.jirga.engine.program.Queue;
import org.jirga.engine.program.TimeAxis;
import org.jspecify.annotations.Nullable;

/// The batches that wait in the queues of the lanes.
final class QueueLine implements Pipelines.Line, Pipelines.Asked {

  private final Queue queue;
  private final double dt;
  private final List<Deque<Double>> waiting = new ArrayList<>();
  private final boolean[] filled;
  private @Nullable Block block;

  QueueLine(Queue queue, TimeAxis time, int capacity) {
    this.queue = queue;
    this.dt = time.dt();
    this.filled = new boolean[capacity];
    for (var lane = 0; lane < capacity; lane++) {
      waiting.add(new ArrayDeque<>());
    }
  }

  @Override
  public void begin(Block begun) {
    block = begun;
    Arrays.fill(filled, false);
  }

  @Override
  public void start(Block block) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      fill(block, lane);
    }
  }

  private void fill(Block block, int lane) {
    filled[lane] = true;
    var batches = waiting.get(lane);
    batches.clear();
    if (queue.batches().isEmpty()) {
      add(block.value(queue.content(), lane), batches);
    }
    for (var batch : queue.batches()) {
      add(block.value(batch, lane), batches);
    }
  }

  @Override
  public double ask(Question question, int lane, double[] operands) {
    if (!filled[lane] && block != null) {
      fill(block, lane);
    }
    var held = waiting.get(lane).stream().mapToDouble(batch -> batch).toArray();
    return Places.answer(question, held, operands);
  }

  private static void add(double batch, Deque<Double> batches) {
    if (batch != 0) {
      batches.add(batch);
    }
  }

  @Override
  public void release(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var batches = waiting.get(lane);
      block.set(queue.front(), lane, batches.isEmpty() ? 0 : batches.getFirst() / dt);
    }
  }

  @Override
  public void take(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var batches = waiting.get(lane);
      var taken = block.value(queue.taken(), lane) * dt;
      var rounding = Queue.TOLERANCE * taken;
      var left = taken;
      while (!batches.isEmpty() && left > rounding) {
        var first = batches.removeFirst();
        if (left < first - Math.max(rounding, Queue.TOLERANCE * first)) {
          batches.addFirst(first - left);
        }
        left -= first;
      }
      for (var flow : queue.entering()) {
        add(block.value(flow, lane) * dt, batches);
      }
    }
  }

  @Override
  public void keep(int[] kept, int count) {
    for (var lane = 0; lane < count; lane++) {
      if (kept[lane] != lane) {
        waiting.set(lane, waiting.set(kept[lane], new ArrayDeque<>()));
        filled[lane] = filled[kept[lane]];
      }
    }
  }
}
