package org.jirga.engine.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jirga.engine.program.Conveyor;
import org.jirga.engine.program.Conveyor.Placement;
import org.jirga.engine.program.Question;
import org.jirga.engine.program.TimeAxis;
import org.jspecify.annotations.Nullable;

/// What is on the belts of the lanes.
final class ConveyorLine implements Pipelines.Line, Pipelines.Asked {

  /// A longer belt is a slip of the hand.
  private static final int MOST_STEPS = 1_000_000;

  /// What leaks take beyond what is there is a rounding error up to this share of it.
  private static final double ROUNDING = 1e-9;

  private final Conveyor conveyor;
  private final TimeAxis time;
  private final List<List<Load>> belts = new ArrayList<>();
  private final boolean[] broken;

  /// For how many steps what went on last is on the belt.
  private final int[] lengths;

  private final boolean[] filled;
  private @Nullable Block block;

  /// For each leak and lane, what a leak of whole units has collected.
  private final double[][] carried;

  /// For each spread, the belt from which it leaks, if it is spread as there.
  private final List<Optional<ConveyorLine>> sources;

  /// What went on in one step.
  ///
  /// @param steps for which it is on the belt
  private static final class Load {
    private double loaded;
    private final int steps;
    private double left;
    private int passed;

    private Load(double loaded, int steps) {
      this.loaded = loaded;
      this.steps = steps;
      this.left = loaded;
    }

    /// More that has gone on at the same time.
    private void add(double amount) {
      loaded += amount;
      left += amount;
    }

    /// How many steps it is from the end.
    private int ahead() {
      return steps - 1 - passed;
    }

    private boolean isLeaving() {
      return passed == steps - 1;
    }
  }

  ConveyorLine(Conveyor conveyor, TimeAxis time, int capacity) {
    this.conveyor = conveyor;
    this.time = time;
    this.broken = new boolean[capacity];
    this.lengths = new int[capacity];
    this.filled = new boolean[capacity];
    this.carried = new double[conveyor.leaks().size()][capacity];
    this.sources =
        conveyor.spreads().stream()
            .map(
                spread ->
                    spread.placement() instanceof Placement.AsSource(var source, var _)
                        ? Optional.of(new ConveyorLine(source, time, capacity))
                        : Optional.<ConveyorLine>empty())
            .toList();
    for (var lane = 0; lane < capacity; lane++) {
      belts.add(new ArrayList<>());
    }
  }

  int key() {
    return conveyor.leaving().index();
  }

  /// This and those from which it leaks here.
  Stream<ConveyorLine> all() {
    return Stream.concat(
        Stream.of(this), sources.stream().flatMap(Optional::stream).flatMap(ConveyorLine::all));
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
    sources.forEach(source -> source.ifPresent(line -> line.start(block)));
  }

  private void fill(Block block, int lane) {
    filled[lane] = true;
    var belt = belts.get(lane);
    belt.clear();
    var content = block.value(conveyor.content(), lane);
    var length = block.value(conveyor.initialLength(), lane);
    broken[lane] = Double.isNaN(content) || Double.isNaN(length);
    for (var leak : carried) {
      leak[lane] = 0;
    }
    var steps = steps(length);
    lengths[lane] = steps;
    if (!broken[lane] && !conveyor.entries().isEmpty()) {
      fill(belt, entries(block, lane), steps, initialFractions(block, lane));
    } else if (!broken[lane] && content != 0) {
      fill(belt, content, steps, initialFractions(block, lane));
    }
  }

  private double[] entries(Block block, int lane) {
    return conveyor.entries().stream().mapToDouble(entry -> block.value(entry, lane)).toArray();
  }

  private double[] initialFractions(Block block, int lane) {
    var leaks = conveyor.leaks();
    var fractions = new double[leaks.size()];
    for (var i = 0; i < fractions.length; i++) {
      fractions[i] = block.value(leaks.get(i).initialFraction(), lane);
    }
    return fractions;
  }

  /// With what an even flow would have left there, or one of a step in each unit of time.
  private void fill(List<Load> belt, double content, int steps, double[] fractions) {
    var shape = new double[steps];
    var sum = 0.0;
    var one = new Load(1, steps);
    for (var passed = 0; passed < steps; passed++) {
      shape[passed] = one.left;
      sum += isFilled(passed, steps) ? one.left : 0;
      pass(one, fractions);
    }
    for (var passed = steps - 1; passed >= 0; passed--) {
      if (isFilled(passed, steps)) {
        var load = new Load(content / sum, steps);
        load.left = shape[passed] * (content / sum);
        load.passed = passed;
        belt.add(load);
      }
    }
  }

  /// With a list: for each step, or for each unit of time, the first comes off first.
  private void fill(List<Load> belt, double[] entries, int steps, double[] fractions) {
    var one = new Load(1, steps);
    var shape = new double[steps];
    for (var passed = 0; passed < steps; passed++) {
      shape[passed] = one.left;
      pass(one, fractions);
    }
    for (var ahead = 0; ahead < steps; ahead++) {
      var passed = steps - 1 - ahead;
      var amount = entry(entries, ahead, steps);
      if (amount != 0) {
        var load = new Load(shape[passed] > 0 ? amount / shape[passed] : amount, steps);
        load.left = amount;
        load.passed = passed;
        belt.add(load);
      }
    }
  }

  private double entry(double[] entries, int ahead, int steps) {
    if (entries.length == steps) {
      return entries[ahead];
    }
    var unit = (int) Math.floor(ahead * time.dt() + Duration.TOLERANCE);
    var entry = entries[Math.min(unit, entries.length - 1)];
    if (conveyor.discrete()) {
      return isFilled(steps - 1 - ahead, steps) ? entry : 0;
    }
    return entry * time.dt();
  }

  /// "When discrete, the initial value is applied to the start of each unit time within the
  /// conveyor" (XMILE 1.0, section 3.7.2): it comes off at the starts of units of time.
  private boolean isFilled(int passed, int steps) {
    if (!conveyor.discrete()) {
      return true;
    }
    var ahead = (steps - 1 - passed) * time.dt();
    var before = ahead - time.dt();
    return before < 0
        || Math.floor(ahead + Duration.TOLERANCE) > Math.floor(before + Duration.TOLERANCE);
  }

  /// At least one step. The content at the start is spread over all of them, however few the run
  /// has.
  private int steps(double length) {
    var exact = Math.ceil(length / time.dt() - Duration.TOLERANCE);
    return Math.max(1, (int) Math.min(exact, MOST_STEPS));
  }

  private void pass(Load load, double[] fractions) {
    load.left -= lost(load, fractions);
    load.passed++;
  }

  /// What the first leaks take, each no more than those before it leave.
  private double lost(Load load, double[] fractions) {
    var lost = 0.0;
    for (var i = 0; i < fractions.length; i++) {
      var wanted = fractions[i] * share(load, conveyor.leaks().get(i)) * unit();
      lost = isTooMuch(wanted, load, lost) ? Math.max(lost, load.left) : lost + wanted;
    }
    return lost;
  }

  private boolean isTooMuch(double wanted, Load load, double lost) {
    var of = conveyor.exponential() ? load.left : load.loaded;
    return wanted > 0 && wanted > load.left - lost + ROUNDING * of;
  }

  @Override
  public double ask(Question question, int lane, double[] operands) {
    if (Places.answers(question)) {
      if (!filled[lane] && block != null) {
        fill(block, lane);
      }
      return broken[lane] ? Double.NaN : Places.answer(question, held(lane), operands);
    }
    if (broken[lane] || Arrays.stream(operands, 2, operands.length).anyMatch(Double::isNaN)) {
      return Double.NaN;
    }
    var belt = belts.get(lane);
    var leak = (int) operands[1];
    var fractions = Arrays.copyOfRange(operands, 2, operands.length);
    return switch (question) {
      case LEAKING -> leaking(belt, leak, fractions);
      case LAST_LEAKING -> leaking(belt.stream().filter(Load::isLeaving).toList(), leak, fractions);
      case LEFT_IN_ZONE -> leftInZone(belt, leak, fractions);
      default -> throw new IllegalArgumentException("A conveyor is no queue.");
    };
  }

  /// What each place holds, the one at the end first.
  private double[] held(int lane) {
    var places = lengths[lane];
    for (var load : belts.get(lane)) {
      places = Math.max(places, load.ahead() + 1);
    }
    var held = new double[places];
    for (var load : belts.get(lane)) {
      held[load.ahead()] += load.left;
    }
    return held;
  }

  private double leaking(List<Load> loads, int leak, double[] fractions) {
    var before = Arrays.copyOf(fractions, leak);
    var all = 0.0;
    var taken = 0.0;
    var isCut = false;
    for (var load : loads) {
      var share = share(load, conveyor.leaks().get(leak));
      var wanted = fractions[leak] * share * unit();
      var lost = lost(load, before);
      var isTooMuch = isTooMuch(wanted, load, lost);
      all += share;
      taken += isTooMuch ? Math.max(0, load.left - lost) : wanted;
      isCut |= isTooMuch;
    }
    return isCut ? taken / time.dt() : fractions[leak] * (all * perTime());
  }

  private double leftInZone(List<Load> loads, int leak, double[] fractions) {
    var left = 0.0;
    for (var load : loads) {
      if (isInZone(load, conveyor.leaks().get(leak))) {
        left += load.left - lost(load, fractions);
      }
    }
    return left;
  }

  private double perTime() {
    return conveyor.exponential() ? 1 : 1 / time.dt();
  }

  /// A linear leak is divided among the steps, an exponential one is for a unit of time.
  private double unit() {
    return conveyor.exponential() ? time.dt() : 1;
  }

  /// What a leak with a fraction of 1 takes of a load in its present step.
  private double share(Load load, Conveyor.Leak leak) {
    if (!isInZone(load, leak)) {
      return 0;
    }
    return conveyor.exponential() ? load.left : load.loaded / (end(load, leak) - first(load, leak));
  }

  private static boolean isInZone(Load load, Conveyor.Leak leak) {
    return load.passed >= first(load, leak) && load.passed < end(load, leak);
  }

  /// A zone at the very end is the last step.
  private static int first(Load load, Conveyor.Leak leak) {
    return Math.min(load.steps - 1, (int) Math.rint(leak.from() * load.steps));
  }

  private static int end(Load load, Conveyor.Leak leak) {
    return Math.max(first(load, leak) + 1, (int) Math.rint(leak.to() * load.steps));
  }

  @Override
  public void release(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      set(block, lane);
    }
    sources.forEach(source -> source.ifPresent(line -> line.release(block, step)));
  }

  private void set(Block block, int lane) {
    var perTime = perTime();
    var leaving = 0.0;
    for (var load : belts.get(lane)) {
      leaving += load.isLeaving() ? load.left : 0;
    }
    block.set(conveyor.leaving(), lane, broken[lane] ? Double.NaN : leaving / time.dt());
    for (var i = 0; i < conveyor.leaks().size(); i++) {
      var leak = conveyor.leaks().get(i);
      var all = 0.0;
      var last = 0.0;
      for (var load : belts.get(lane)) {
        var share = share(load, leak);
        all += share;
        last += load.isLeaving() ? share : 0;
      }
      block.set(leak.all(), lane, broken[lane] ? Double.NaN : all * perTime);
      block.set(leak.leaving(), lane, broken[lane] ? Double.NaN : last * perTime);
      if (leak.whole().isPresent()) {
        setWhole(block, lane, leak, carried[i][lane]);
      }
    }
  }

  private void setWhole(Block block, int lane, Conveyor.Leak leak, double collected) {
    var present = 0.0;
    var last = 0.0;
    for (var load : belts.get(lane)) {
      if (isInZone(load, leak)) {
        present += load.left;
        last += load.isLeaving() ? load.left : 0;
      }
    }
    var whole = leak.whole().orElseThrow();
    block.set(leak.leaving(), lane, broken[lane] ? Double.NaN : last / time.dt());
    block.set(whole.carried(), lane, collected);
    block.set(whole.present(), lane, present);
  }

  @Override
  public void take(Block block, int step) {
    for (var lane = 0; lane < block.lanes(); lane++) {
      var input = block.value(conveyor.input(), lane);
      var length = block.value(conveyor.length(), lane);
      var arrested = block.value(conveyor.arrested(), lane);
      if (Double.isNaN(input) || Double.isNaN(length) || Double.isNaN(arrested)) {
        broken[lane] = true;
      }
      if (!broken[lane] && arrested == 0) {
        move(block, lane);
        lengths[lane] = steps(length);
        put(block, lane, input * time.dt(), lengths[lane]);
      }
    }
    sources.forEach(source -> source.ifPresent(line -> line.take(block, step)));
  }

  /// What leaks in whole units: first what is nearest to the end.
  private void takeUnits(Block block, int lane) {
    for (var i = 0; i < conveyor.leaks().size(); i++) {
      var leak = conveyor.leaks().get(i);
      if (leak.whole().isPresent()) {
        var rate = block.value(leak.fraction(), lane) * block.value(leak.all(), lane);
        var units = Math.rint(block.value(leak.whole().get().taken(), lane) * time.dt());
        carried[i][lane] = carried[i][lane] + rate * time.dt() - units;
        takeUnits(units, leak, belts.get(lane));
      }
    }
  }

  private static void takeUnits(double units, Conveyor.Leak leak, List<Load> belt) {
    var rest = units;
    var inZone =
        belt.stream()
            .filter(load -> isInZone(load, leak))
            .sorted(Comparator.comparingInt(Load::ahead))
            .toList();
    for (var load : inZone) {
      var taken = Math.min(rest, Math.max(0, load.left));
      load.left -= taken;
      rest -= taken;
    }
  }

  private void move(Block block, int lane) {
    var leaks = conveyor.leaks();
    var fractions = new double[leaks.size()];
    for (var i = 0; i < fractions.length; i++) {
      var fraction = block.value(leaks.get(i).fraction(), lane);
      broken[lane] |= Double.isNaN(fraction);
      fractions[i] = leaks.get(i).whole().isPresent() ? 0 : fraction;
    }
    // fractions are of what was there, whatever leaks in whole units
    var belt = belts.get(lane);
    belt.forEach(load -> load.left -= lost(load, fractions));
    takeUnits(block, lane);
    belt.removeIf(Load::isLeaving);
    belt.forEach(load -> load.passed++);
  }

  private void put(Block block, int lane, double amount, int steps) {
    var belt = belts.get(lane);
    var before = conveyor.spreads().isEmpty() ? List.<Load>of() : List.copyOf(belt);
    var content = before.stream().mapToDouble(load -> load.left).toArray();
    if (amount != 0) {
      belt.add(new Load(amount, steps));
    }
    if (conveyor.spreads().isEmpty()) {
      return;
    }
    var there = new Load[steps];
    for (var load : belt) {
      if (load.steps == steps && there[load.passed] == null) {
        there[load.passed] = load;
      }
    }
    for (var i = 0; i < conveyor.spreads().size(); i++) {
      var spread = conveyor.spreads().get(i);
      var spreading = block.value(spread.flow(), lane) * time.dt();
      broken[lane] |= Double.isNaN(spreading);
      if (spreading == 0 || broken[lane]) {
        continue;
      }
      var isAsContent = spread.placement() instanceof Placement.AsContent;
      var parts = isAsContent ? content : weights(i, lane, steps);
      var sum = 0.0;
      for (var part : parts) {
        sum += part;
      }
      if (!(sum > 0)) {
        add(spreading, 0, belt, there);
        continue;
      }
      for (var at = 0; at < parts.length; at++) {
        if (isAsContent) {
          before.get(at).add(spreading * (parts[at] / sum));
        } else if (parts[at] > 0) {
          add(spreading * (parts[at] / sum), at, belt, there);
        }
      }
    }
  }

  /// @param there for each number of steps that are passed, the first load of as many steps
  private static void add(double amount, int passed, List<Load> belt, Load[] there) {
    if (there[passed] != null) {
      there[passed].add(amount);
      return;
    }
    var load = new Load(amount, there.length);
    load.passed = passed;
    belt.add(load);
    there[passed] = load;
  }

  /// How much goes on at each place, by the steps that a load there has passed.
  private double[] weights(int spread, int lane, int steps) {
    var weights = new double[steps];
    switch (conveyor.spreads().get(spread).placement()) {
      case Placement.Even() -> Arrays.fill(weights, 1);
      case Placement.AsProfile(var profile) -> {
        for (var passed = 0; passed < steps; passed++) {
          weights[passed] = Math.max(0, profile.at((passed + 0.5) / steps));
        }
      }
      case Placement.AsSource(var source, var leak) -> {
        var line = sources.get(spread).orElseThrow();
        for (var load : line.belts.get(lane)) {
          var place = (load.passed + 0.5) / load.steps;
          var passed = Math.min(steps - 1, (int) Math.floor(place * steps));
          weights[passed] += line.share(load, source.leaks().get(leak));
        }
      }
      case Placement.AsContent() -> throw new IllegalStateException("It has no weights.");
    }
    return weights;
  }

  @Override
  public void keep(int[] kept, int count) {
    for (var lane = 0; lane < count; lane++) {
      if (kept[lane] != lane) {
        // The lanes that are kept come in rising order, so none is read after it was replaced.
        belts.set(lane, belts.set(kept[lane], new ArrayList<>()));
        broken[lane] = broken[kept[lane]];
        lengths[lane] = lengths[kept[lane]];
        filled[lane] = filled[kept[lane]];
        for (var leak : carried) {
          leak[lane] = leak[kept[lane]];
        }
      }
    }
    sources.forEach(source -> source.ifPresent(line -> line.keep(kept, count)));
  }
}
