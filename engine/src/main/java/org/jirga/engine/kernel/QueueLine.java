package org.jirga.engine.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jirga.engine.program.Queue;
import org.jirga.engine.program.TimeAxis;

/// The batches that wait in the queues of the lanes.
final class QueueLine implements Pipelines.Line {

  private final Queue queue;
  private final double dt;
  private final List<Deque<Double>> waiting = new ArrayList<>();

  QueueLine(Queue queue, TimeAxis time, int capacity) {
    this.queue = queue;
    this.dt = time.dt();
    for (var lane = 0; lane < capacity; lane++) {
      waiting.add(new ArrayDeque<>());
    }
  }

  @Override
  public void start(Block block) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var batches = waiting.get(lane);
      batches.clear();
      if (queue.batches().isEmpty()) {
        add(block.value(queue.content(), lane), batches);
      }
      for (var batch : queue.batches()) {
        add(block.value(batch, lane), batches);
      }
    }
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
      while (!batches.isEmpty() && taken > 0) {
        var first = batches.removeFirst();
        if (taken < first) {
          batches.addFirst(first - taken);
        }
        taken -= first;
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
      }
    }
  }
}
