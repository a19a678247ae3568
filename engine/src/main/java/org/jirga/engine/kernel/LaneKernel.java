package org.jirga.engine.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jirga.engine.arithmetic.Vectors;
import org.jirga.engine.kernel.arrange.Grouping;
import org.jirga.engine.lanes.LaneFunctions;
import org.jirga.engine.lanes.LaneOperation;
import org.jirga.engine.lanes.LoopCompiler;
import org.jirga.engine.program.Assignment;
import org.jirga.engine.program.Code;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.SharedParts;
import org.jirga.engine.program.Slot;
import org.jirga.engine.program.Specialisation;
import org.jirga.model.structure.Method;

/// Many runs with each instruction, by the vector instructions of the processor.
final class LaneKernel implements Kernel {

  private final Program program;
  private final LaneFunctions functions;
  private final LaneFunctions plain = LaneFunctions.plain();
  private final boolean looping;
  private final boolean readsTime;
  private final boolean[] uniform;
  private final int observed;
  private final List<Double> literals;
  private final int rows;

  private final List<LaneSchedule.Step> initials;
  private final List<LaneSchedule.Step> dynamics;
  private final List<LaneSchedule.Step> netFlows;

  /// Net flows, and what a step of Euler's method does with them if loops do it.
  private final List<LaneSchedule.Step> moving;

  private final List<LoopCompiler.Loop> loops = new ArrayList<>();
  private final Optional<MadeLoops> made;
  private final int working;

  /// What a step does, if one loop can do it.
  private final Optional<Straight> straight;

  private record Straight(List<LaneOperation> variables, List<LaneOperation> netFlows) {}

  /// @param made takes the loops, where the work is long enough for loops
  LaneKernel(
      Program original,
      Set<Slot> varying,
      Set<Slot> observed,
      LaneFunctions functions,
      Optional<MadeLoops> made) {
    this.program =
        SharedParts.share(Liveness.prune(Specialisation.fix(original, varying), observed), false);
    this.functions = functions;
    this.made = made;
    this.looping = made.isPresent() && functions.isVectorised();
    var live = Liveness.of(program, observed);
    this.uniform = Uniformity.of(program, live, varying);
    var builder = new TapeBuilder(uniform, live, !looping);
    this.readsTime = readsTime(live, observed);
    var initial = builder.instructions(live.initials());
    var dynamic = builder.instructions(ordered(live.dynamics()));
    var net = builder.instructions(ordered(live.netFlows()));
    this.initials = alone(initial);
    if (looping) {
      var kept = keptRows(observed);
      kept.addAll(read(dynamic));
      var into = new LaneSchedule.Target(loops, uniform.length, builder.literals().size());
      this.moving = LaneSchedule.of(net, moves(), kept::contains, into);
      program.stocks().forEach(stock -> kept.add(stock.net().index()));
      this.netFlows = LaneSchedule.of(net, List.of(), kept::contains, into);
      kept.addAll(read(net));
      this.dynamics = LaneSchedule.of(dynamic, List.of(), kept::contains, into);
    } else {
      this.dynamics = alone(dynamic);
      this.netFlows = alone(net);
      this.moving = netFlows;
    }
    this.straight = looping ? straight(dynamic, net) : Optional.empty();
    this.observed = straight.isPresent() ? observed.size() : 0;
    this.literals = builder.literals();
    this.rows = builder.rows();
    this.working = workingRows(dynamic, net);
  }

  /// Elements of an array one after the other, where loops pay.
  private List<Assignment> ordered(List<Assignment> assignments) {
    return looping
        ? Grouping.group(assignments, Slot::index).stream().flatMap(List::stream).toList()
        : assignments;
  }

  private static List<LaneOperation> operations(List<Tape.Instruction> instructions) {
    return instructions.stream().map(LaneSchedule::operation).flatMap(Optional::stream).toList();
  }

  private Optional<Straight> straight(List<Tape.Instruction> dynamic, List<Tape.Instruction> net) {
    var variables = operations(dynamic);
    var flows = operations(net);
    return program.method() == Method.EULER
            && program.pipelines().isEmpty()
            && program.time().saveEvery() == Math.rint(program.time().saveEvery())
            && variables.size() == dynamic.size()
            && flows.size() == net.size()
            && variables.size() + flows.size() + program.stocks().size()
                <= LaneSchedule.MOST_OPERATIONS
        ? Optional.of(new Straight(variables, flows))
        : Optional.empty();
  }

  /// A maximum, a minimum and a mean of everything that is looked at.
  private int gatherings() {
    return 3 * observed;
  }

  private static boolean readsTime(Liveness live, Set<Slot> observed) {
    return observed.stream().anyMatch(slot -> slot.index() <= Program.STEP_TIME)
        || Stream.of(live.dynamics(), live.netFlows())
            .flatMap(List::stream)
            .anyMatch(assignment -> readsTime(assignment.code()));
  }

  private static boolean readsTime(Code code) {
    return code instanceof Code.Load(var slot) && slot.index() <= Program.STEP_TIME
        || code.operands().stream().anyMatch(LaneKernel::readsTime);
  }

  private static List<LaneSchedule.Step> alone(List<Tape.Instruction> instructions) {
    return instructions.stream().map(LaneSchedule::alone).toList();
  }

  private static Set<Integer> read(List<Tape.Instruction> instructions) {
    var rows = new HashSet<Integer>();
    instructions.forEach(instruction -> rows.addAll(instruction.operands()));
    return rows;
  }

  /// What is read neither by dynamics nor by net flows but between them.
  private Set<Integer> keptRows(Set<Slot> observed) {
    var kept = new HashSet<Integer>();
    observed.forEach(slot -> kept.add(slot.index()));
    for (var stock : program.stocks()) {
      kept.add(stock.stock().index());
      if (program.method() != Method.EULER) {
        kept.add(stock.net().index());
      }
    }
    for (var pipeline : program.pipelines()) {
      pipeline.inputs().forEach(slot -> kept.add(slot.index()));
      pipeline.settings().forEach(slot -> kept.add(slot.index()));
    }
    return kept;
  }

  /// What a step of Euler's method does with stocks, where loops do it.
  private List<LaneOperation> moves() {
    return program.method() == Method.EULER
        ? program.stocks().stream()
            .<LaneOperation>map(
                stock ->
                    new LaneOperation.Step(
                        stock.stock().index(), program.time().dt(), stock.net().index()))
            .toList()
        : List.of();
  }

  private int workingRows(List<Tape.Instruction> dynamic, List<Tape.Instruction> net) {
    var slots = program.layout().size();
    var touched = new HashSet<Integer>();
    dynamic.forEach(instruction -> instruction.addRows(touched));
    net.forEach(instruction -> instruction.addRows(touched));
    touched.removeIf(row -> row >= slots);
    loops.stream().filter(loop -> loop.places() == 0).forEach(loop -> touched.addAll(loop.kept()));
    Stream.of(dynamics, moving)
        .flatMap(List::stream)
        .flatMap(step -> step instanceof LaneSchedule.Run run ? Stream.of(run) : Stream.empty())
        .forEach(run -> IntStream.of(run.rows()).forEach(touched::add));
    return touched.size() + program.stocks().size();
  }

  @Override
  public Program program() {
    return program;
  }

  @Override
  public int workingRows() {
    return working;
  }

  @Override
  public Block block(int capacity) {
    var extra =
        switch (program.method()) {
          case EULER, RK2, RK45, STIFF -> 0;
          case RK4 -> 2 * program.stocks().size();
        };
    var block =
        new LaneBlock(
            program, rows + extra + observed + gatherings(), uniform, capacity, functions);
    made.filter(_ -> !loops.isEmpty())
        .ifPresent(all -> block.setLoops(all.of(loops, literalRows(), block.stride)));
    for (var literal = 0; literal < literals.size(); literal++) {
      block.fill(program.layout().size() + literal, literals.get(literal));
    }
    for (var constant : program.constants()) {
      block.fill(constant.slot().index(), constant.value());
    }
    return block;
  }

  @Override
  public Optional<Stretch> stretch(Block block, Stretch.Watch watch) {
    if (straight.isEmpty() || made.isEmpty() || watch.gathered().size() > gatherings()) {
      return Optional.empty();
    }
    var lanes = (LaneBlock) block;
    var checked = checked(straight.get(), watch.finite());
    var steps = made.get().of(steps(watch, checked), literalRows(), lanes.stride);
    return Optional.of(
        new LaneStretch(program, lanes, steps, rows, checked.size(), watch.gathered().size()));
  }

  /// What changes from step to step besides stocks.
  private static List<Slot> checked(Straight step, List<Slot> finite) {
    var set = step.variables().stream().map(LaneOperation::target).collect(Collectors.toSet());
    return finite.stream().filter(slot -> set.contains(slot.index())).toList();
  }

  private LoopCompiler.Steps steps(Stretch.Watch watch, List<Slot> checked) {
    var changes = new ArrayList<LaneOperation>();
    var kept = new ArrayList<Integer>();
    for (var slot : checked) {
      // a row beyond all others, which becomes NaN when the slot is not finite, and stays so
      changes.add(new LaneOperation.Step(rows + kept.size(), 0, slot.index()));
      kept.add(rows + kept.size());
    }
    for (var gathering : watch.gathered()) {
      var row = rows + kept.size();
      var operands = List.of(row, gathering.slot().index());
      changes.add(new LaneOperation.Apply(gathering.op(), row, operands));
      kept.add(row);
    }
    changes.addAll(straight.orElseThrow().netFlows());
    changes.addAll(moves());
    program.stocks().forEach(stock -> kept.add(stock.stock().index()));
    return new LoopCompiler.Steps(
        straight.orElseThrow().variables(),
        watch.saved().stream().map(Slot::index).toList(),
        (int) program.time().saveEvery(),
        changes,
        kept,
        readsTime ? List.of(Program.TIME, Program.STEP_TIME) : List.of(),
        program.time().start(),
        program.time().dt());
  }

  private Map<Integer, Double> literalRows() {
    var values = new HashMap<Integer, Double>();
    for (var literal = 0; literal < literals.size(); literal++) {
      values.put(program.layout().size() + literal, literals.get(literal));
    }
    return values;
  }

  private void execute(List<LaneSchedule.Step> steps, LaneBlock block) {
    var lanes = block.padded();
    for (var step : steps) {
      switch (step) {
        case LaneSchedule.Run(var loop, var placed) ->
            block.loops().run(loop, block.numbers, lanes, placed);
        case LaneSchedule.Look(var table, var target, var x) ->
            functions.look(table, block.numbers, block.at(target), block.at(x), lanes);
        case LaneSchedule.Single(var instruction) -> {
          if (instruction.uniform()) {
            execute(instruction, plain, block, 1);
            var target = block.at(instruction.target());
            Arrays.fill(block.numbers, target + 1, target + lanes, block.numbers[target]);
          } else {
            execute(instruction, functions, block, lanes);
          }
        }
      }
    }
  }

  private static void execute(
      Tape.Instruction instruction, LaneFunctions by, LaneBlock block, int lanes) {
    var numbers = block.numbers;
    var target = block.at(instruction.target());
    switch (instruction) {
      case Tape.Apply(var op, _, var a, var b, var c, _) ->
          by.apply(op, numbers, target, block.at(a), block.at(b), block.at(c), lanes);
      case Tape.Select(_, var test, var then, var otherwise, _) ->
          by.select(numbers, target, block.at(test), block.at(then), block.at(otherwise), lanes);
      case Tape.Look(var table, _, var x, _) -> {
        for (var lane = 0; lane < lanes; lane++) {
          numbers[target + lane] = table.at(numbers[block.at(x) + lane]);
        }
      }
      case Tape.Invoke(var invoked, var element, _, var operands, _) -> {
        var values = new double[operands.length];
        for (var lane = 0; lane < Math.min(lanes, block.lanes()); lane++) {
          for (var place = 0; place < values.length; place++) {
            values[place] = numbers[block.at(operands[place]) + lane];
          }
          numbers[target + lane] = invoked.apply(element, values);
        }
      }
      case Tape.Pick(_, var operands, _) -> {
        for (var lane = 0; lane < Math.min(lanes, block.lanes()); lane++) {
          var at = lane;
          numbers[target + lane] =
              Vectors.elementAt(
                  numbers[block.at(operands[0]) + lane],
                  operands.length - 1,
                  place -> numbers[block.at(operands[1 + place]) + at]);
        }
      }
      case Tape.Ask(var queue, var question, _, var operands, _) -> {
        var values = new double[operands.length];
        for (var lane = 0; lane < Math.min(lanes, block.lanes()); lane++) {
          for (var place = 0; place < values.length; place++) {
            values[place] = numbers[block.at(operands[place]) + lane];
          }
          numbers[target + lane] = block.pipelines().ask(queue, question, lane, values);
        }
      }
      case Tape.Copy(_, var from, _) ->
          System.arraycopy(numbers, block.at(from), numbers, target, lanes);
    }
  }

  @Override
  public void start(Block block, int lanes) {
    var numbers = (LaneBlock) block;
    numbers.setLanes(lanes);
    numbers.fill(Program.TIME, program.time().start());
    numbers.fill(Program.STEP_TIME, program.time().start());
    numbers.pipelines().begin(numbers);
    execute(initials, numbers);
    numbers.pipelines().start(numbers);
  }

  @Override
  public void evaluate(Block block, int step) {
    var numbers = (LaneBlock) block;
    if (readsTime) {
      var time = program.time().time(step);
      numbers.fill(Program.TIME, time);
      numbers.fill(Program.STEP_TIME, time);
    }
    numbers.pipelines().release(numbers, step);
    execute(dynamics, numbers);
  }

  @Override
  public void netFlows(Block block) {
    execute(netFlows, (LaneBlock) block);
  }

  @Override
  public void derive(Block block, double time) {
    var numbers = (LaneBlock) block;
    numbers.fill(Program.TIME, time);
    execute(dynamics, numbers);
    execute(netFlows, numbers);
  }

  @Override
  public void advance(Block block, int step) {
    var numbers = (LaneBlock) block;
    execute(moving, numbers);
    numbers.pipelines().take(numbers, step);
    switch (program.method()) {
      case EULER -> {
        if (!looping) { // else the loops have done it
          for (var stock : program.stocks()) {
            move(numbers, stock.stock(), stock.stock().index(), program.time().dt(), stock.net());
          }
        }
      }
      case RK4 -> rungeKutta(numbers, step);
      case RK2, RK45, STIFF ->
          throw new IllegalStateException("%s is not built in.".formatted(program.method()));
    }
    numbers.pipelines().settle(numbers);
  }

  private void move(LaneBlock block, Slot stock, int from, double dt, Slot net) {
    functions.step(
        block.numbers,
        block.at(stock.index()),
        block.at(from),
        dt,
        block.at(net.index()),
        block.padded());
  }

  /// As [Interpreter] does it.
  private void rungeKutta(LaneBlock block, int step) {
    var dt = program.time().dt();
    var half = program.time().start() + (step + 0.5) * dt;
    var stocks = program.stocks();
    for (var i = 0; i < stocks.size(); i++) {
      block.copy(before(i), stocks.get(i).stock().index());
      block.copy(sum(i), stocks.get(i).net().index());
    }
    moveFrom(block, dt / 2);
    stage(block, half, 2);
    moveFrom(block, dt / 2);
    stage(block, half, 2);
    moveFrom(block, dt);
    stage(block, program.time().time(step + 1), 1);
    for (var i = 0; i < stocks.size(); i++) {
      functions.step(
          block.numbers,
          block.at(stocks.get(i).stock().index()),
          block.at(before(i)),
          dt / 6,
          block.at(sum(i)),
          block.padded());
    }
  }

  private void moveFrom(LaneBlock block, double dt) {
    for (var i = 0; i < program.stocks().size(); i++) {
      var stock = program.stocks().get(i);
      move(block, stock.stock(), before(i), dt, stock.net());
    }
  }

  private void stage(LaneBlock block, double time, double weight) {
    derive(block, time);
    for (var i = 0; i < program.stocks().size(); i++) {
      functions.step(
          block.numbers,
          block.at(sum(i)),
          block.at(sum(i)),
          weight,
          block.at(program.stocks().get(i).net().index()),
          block.padded());
    }
  }

  private int before(int stock) {
    return rows + 2 * stock;
  }

  private int sum(int stock) {
    return rows + 2 * stock + 1;
  }
}
