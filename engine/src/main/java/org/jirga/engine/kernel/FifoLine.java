package org.jirga.engine.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jirga.engine.program.FifoQueue;
import org.jirga.engine.program.Question;
import org.jirga.engine.program.TimeAxis;
import org.jspecify.annotations.Nullable;

/// Those that wait in the queues of the lanes.
final class FifoLine implements Pipelines.Line, Pipelines.Asked {

  private final FifoQueue queue;
  private final double dt;
  private final List<Waiting> lanes = new ArrayList<>();
  private @Nullable Block block;
  private int now;

  /// What came together and is still there.
  private static final class Party {
    /// The step in which it came.
    private final int since;

    /// How much older than what comes in that step is the youngest, and the oldest of it.
    private final double from;

    private double to;
    private final double brought;
    private double amount;
    private double attribute;

    private Party(int since, double from, double to, double amount, double attribute) {
      this.since = since;
      this.from = from;
      this.to = to;
      this.brought = amount;
      this.amount = amount;
      this.attribute = attribute;
    }
  }

  private static final class Waiting {
    /// The oldest first.
    private final Deque<Party> parties = new ArrayDeque<>();

    private double content;
    private boolean isStarted;
  }

  FifoLine(FifoQueue queue, TimeAxis time, int capacity) {
    this.queue = queue;
    this.dt = time.dt();
    for (var lane = 0; lane < capacity; lane++) {
      lanes.add(new Waiting());
    }
  }

  @Override
  public void begin(Block begun) {
    block = begun;
    now = 0;
    lanes.forEach(waiting -> waiting.isStarted = false);
  }

  @Override
  public void start(Block started) {
    for (var lane = 0; lane < started.lanes(); lane++) {
      fill(lanes.get(lane), started, lane);
    }
  }

  private void fill(Waiting waiting, Block from, int lane) {
    waiting.isStarted = true;
    waiting.parties.clear();
    waiting.content = from.value(queue.initial(), lane);
    var range = from.value(queue.ageRange(), lane);
    if (Double.isNaN(range)) {
      waiting.content = Double.NaN;
    }
    if (!(waiting.content > 0)) {
      return;
    }
    var attribute = queue.attribute().map(it -> from.value(it.initial(), lane)).orElse(0.0);
    if (!(range > 0)) {
      waiting.parties.add(new Party(-1, 0, 0, waiting.content, attribute * factor(0)));
      return;
    }
    var parts = parts(range);
    for (var part = parts - 1; part >= 0; part--) {
      var share =
          queue.profile().before((part + 1.0) / parts)
              - queue.profile().before((double) part / parts);
      if (share > 0) {
        waiting.parties.add(
            new Party(
                -1,
                part * (range / parts),
                (part + 1) * (range / parts),
                waiting.content * share,
                attribute * factor((part + 0.5) / parts)));
      }
    }
  }

  private int parts(double range) {
    var steps = Math.ceil(range / dt - 1e-6);
    return (int) Math.max(1, Math.min(steps, FifoQueue.MOST_PARTS));
  }

  private double factor(double place) {
    return queue.attribute().map(it -> it.factor(place)).orElse(1.0);
  }

  @Override
  public void release(Block released, int step) {
    now = step;
    for (var lane = 0; lane < released.lanes(); lane++) {
      released.set(queue.content(), lane, lanes.get(lane).content);
    }
  }

  @Override
  public void take(Block taken, int step) {
    for (var lane = 0; lane < taken.lanes(); lane++) {
      var inflow = taken.value(queue.inflow(), lane);
      var outflow = taken.value(queue.outflow(), lane);
      var change = 0.0;
      var entering = 0.0;
      if (queue.attribute().isPresent()) {
        change = taken.value(queue.attribute().get().change(), lane) * dt;
        entering = taken.value(queue.attribute().get().entering(), lane) + change;
      }
      pass(lanes.get(lane), step, inflow, outflow, entering, change);
    }
  }

  private void pass(
      Waiting waiting, int step, double inflow, double outflow, double entering, double change) {
    var next = waiting.content + dt * (inflow - outflow);
    var in = Math.max(0, inflow * dt) + Math.max(0, -(outflow * dt));
    var out = Math.max(0, outflow * dt) + Math.max(0, -(inflow * dt));
    if (waiting.content < 0) {
      out -= waiting.content;
    }
    waiting.content = next;
    if (!(next > 0)) {
      waiting.parties.clear();
      return;
    }
    if (change != 0) {
      waiting.parties.forEach(party -> party.attribute += change);
    }
    if (in > 0) {
      waiting.parties.addLast(new Party(step, 0, 0, in, entering));
    }
    while (out > 0 && !waiting.parties.isEmpty()) {
      var oldest = waiting.parties.getFirst();
      if (out < oldest.amount - FifoQueue.TOLERANCE * oldest.brought) {
        oldest.to -= (oldest.to - oldest.from) * (out / oldest.amount);
        oldest.amount -= out;
        break;
      }
      out -= oldest.amount;
      waiting.parties.removeFirst();
    }
    if (waiting.parties.isEmpty()) {
      waiting.parties.addLast(new Party(step, 0, 0, next, entering));
    }
  }

  @Override
  public double ask(Question question, int lane, double[] operands) {
    var waiting = lanes.get(lane);
    if (!waiting.isStarted && block != null) {
      fill(waiting, block, lane);
    }
    if (Double.isNaN(waiting.content)) {
      return Double.NaN;
    }
    for (var operand : operands) {
      if (Double.isNaN(operand)) {
        return Double.NaN;
      }
    }
    if (waiting.content < 0) {
      return owed(question, waiting.content, operands);
    }
    return switch (question) {
      case OLDEST_AGE ->
          waiting.parties.isEmpty()
              ? 0
              : age(waiting.parties.getFirst(), waiting.parties.getFirst().to);
      case MEAN_AGE -> mean(waiting, operands[1], true);
      case MEAN_ATTRIBUTE -> mean(waiting, operands[1], false);
      case QUANTITY_OF_AGE -> ofAge(waiting, operands[1], operands[2]);
      case QUANTITY_OF_ATTRIBUTE -> ofAttribute(waiting, operands[1], operands[2]);
      case LARGEST_ATTRIBUTE ->
          waiting.parties.stream().mapToDouble(it -> it.attribute).max().orElse(0);
      case SMALLEST_ATTRIBUTE ->
          waiting.parties.stream().mapToDouble(it -> it.attribute).min().orElse(0);
      case QUANTITY_OF_SUM -> ofSum(waiting, operands[1]);
      default -> throw new IllegalArgumentException("A queue with ages has no leaks or places.");
    };
  }

  /// Of a negative content, which came in the step before and has no attribute.
  private double owed(Question question, double content, double[] operands) {
    return switch (question) {
      case OLDEST_AGE, MEAN_AGE -> dt;
      case QUANTITY_OF_AGE -> isAtLeast(dt, operands[1]) && isAtMost(dt, operands[2]) ? content : 0;
      case LARGEST_ATTRIBUTE, SMALLEST_ATTRIBUTE, MEAN_ATTRIBUTE, QUANTITY_OF_ATTRIBUTE -> 0;
      case QUANTITY_OF_SUM -> content;
      default -> throw new IllegalArgumentException("A queue with ages has no leaks or places.");
    };
  }

  private double age(Party party, double from) {
    return (now - party.since) * dt + from;
  }

  private boolean isAtLeast(double age, double bound) {
    return bound == Question.OPEN || age >= bound - rounding();
  }

  private boolean isAtMost(double age, double bound) {
    return bound == Question.OPEN || age <= bound + rounding();
  }

  private double rounding() {
    return 1e-6 * dt;
  }

  private double mean(Waiting waiting, double quantity, boolean ofAges) {
    var sum = 0.0;
    var all = 0.0;
    for (var party : waiting.parties) {
      var part = quantity > 0 ? Math.min(party.amount, quantity - all) : party.amount;
      if (!(part > 0)) {
        break;
      }
      var youngest = party.to - (party.to - party.from) * (part / party.amount);
      sum += part * (ofAges ? age(party, (party.to + youngest) / 2) : party.attribute);
      all += part;
    }
    return all > 0 ? sum / all : 0;
  }

  private double ofAge(Waiting waiting, double low, double high) {
    var sum = 0.0;
    for (var party : waiting.parties) {
      var youngest = age(party, party.from);
      var oldest = age(party, party.to);
      if (isAtLeast(youngest, low) && isAtMost(oldest, high)) {
        sum += party.amount;
      } else if (party.to > party.from) {
        var from = low == Question.OPEN ? youngest : Math.max(youngest, low);
        var to = high == Question.OPEN ? oldest : Math.min(oldest, high);
        sum += party.amount * (Math.max(0, to - from) / (oldest - youngest));
      }
    }
    return sum;
  }

  private static double ofAttribute(Waiting waiting, double low, double high) {
    var sum = 0.0;
    for (var party : waiting.parties) {
      if ((low == Question.OPEN || party.attribute >= low)
          && (high == Question.OPEN || party.attribute <= high)) {
        sum += party.amount;
      }
    }
    return sum;
  }

  private static double ofSum(Waiting waiting, double wanted) {
    var left = wanted;
    var quantity = 0.0;
    for (var party : waiting.parties) {
      if (!(left > 0)) {
        break;
      }
      var sum = party.amount * party.attribute;
      if (sum > left) {
        return quantity + left / party.attribute;
      }
      quantity += party.amount;
      left -= sum;
    }
    return quantity;
  }

  @Override
  public void keep(int[] kept, int count) {
    for (var lane = 0; lane < count; lane++) {
      if (kept[lane] != lane) {
        // The lanes that are kept come in rising order, so none is read after it was replaced.
        lanes.set(lane, lanes.set(kept[lane], new Waiting()));
      }
    }
  }
}
