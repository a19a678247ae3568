package org.jirga.engine.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jirga.engine.arithmetic.Elementary;
import org.jirga.engine.kernel.KernelCompiler;
import org.jirga.engine.kernel.Liveness;
import org.jirga.engine.program.ArrivalDelay;
import org.jirga.engine.program.BatchDelay;
import org.jirga.engine.program.BeltDelay;
import org.jirga.engine.program.Conveyor;
import org.jirga.engine.program.Depreciation;
import org.jirga.engine.program.Entry;
import org.jirga.engine.program.FifoQueue;
import org.jirga.engine.program.FixedDelay;
import org.jirga.engine.program.Oven;
import org.jirga.engine.program.Pipeline;
import org.jirga.engine.program.ProfileDelay;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Queue;
import org.jirga.engine.program.RandomStream;
import org.jirga.engine.program.Returns;
import org.jirga.engine.program.ScheduledDepreciation;
import org.jirga.engine.program.Shift;
import org.jirga.engine.program.Slot;
import org.jirga.engine.program.Specialisation;
import org.jirga.engine.program.Table;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.structure.Method;

/// Writes a program as JavaScript.
///
/// What a script offers is described in `docs/reference/javascript.md`. The same program gives the
/// same text. A program with uneven steps cannot be written.
public final class ScriptWriter {

  private final Program program;
  private final Set<Slot> varying;
  private final Set<Slot> observed;
  private final EquationWriter equations = new EquationWriter();

  private ScriptWriter(Program program, Set<Slot> varying, Set<Slot> observed) {
    if (program.time().uneven().isPresent()) {
      throw new IllegalArgumentException(
          "The time settings of '%s' change during a run.".formatted(program.name()));
    }
    this.program =
        Liveness.prune(Specialisation.fix(program, Set.copyOf(varying)), Set.copyOf(observed));
    this.varying = varying;
    this.observed = observed;
  }

  /// An expression whose value is the model.
  ///
  /// @param varying the constants that may be set; the others keep the program's value
  /// @param observed what may be read besides stocks
  public static String expression(Program program, Set<Slot> varying, Set<Slot> observed) {
    return new ScriptWriter(program, varying, observed).expression();
  }

  /// A module that exports the model: every constant may be set but those that decide about the
  /// times, every variable may be read.
  public static String module(Program program) {
    var varying = new HashSet<Slot>();
    program.freeConstants().forEach(constant -> varying.add(constant.slot()));
    return """
    // A model, made by Jirga: it runs alone, in browsers and in Node, to the bits of Jirga itself.
    //
    //   import { run, parameters } from "./this-file.mjs";
    //   const { times, series } = run({ set: { [parameters[0].name]: 1.5 } });

    const model = %s;

    export const { name, parameters, variables, times, run } = model;
    export default model;
    """
        .formatted(expression(program, varying, Set.copyOf(program.variables())));
  }

  private String expression() {
    // The equations come first here, since they tell which parts are needed.
    var text =
        equations.function("initials", program.initials())
            + equations.function("dynamics", program.dynamics())
            + equations.function("netFlows", program.netFlows());
    var out = new StringBuilder("(function () {\n\"use strict\";\n\n");
    out.append(settings()).append('\n');
    out.append(part("arithmetic")).append(part("random"));
    var hasProfile =
        program.pipelines().stream()
            .anyMatch(
                it ->
                    it instanceof BeltDelay
                        || it instanceof ProfileDelay
                        || it instanceof FifoQueue
                        || it instanceof Conveyor);
    if (!equations.tables().isEmpty() || equations.calculates() || hasProfile) {
      out.append(part("tables"));
      equations.tables().forEach((table, name) -> out.append(table(table, name)));
    }
    if (equations.calculates()) {
      out.append(part("calculations"));
    }
    if (!equations.loopFunctions().isEmpty()) {
      out.append(part("loops")).append(equations.loopFunctions());
    }
    if (!program.pipelines().isEmpty()) {
      out.append(part("pipelines"));
    }
    out.append("const PIPELINES = [\n");
    program.pipelines().forEach(it -> out.append("  ").append(pipeline(it)).append(",\n"));
    out.append("];\n\n").append(text);
    integration(program.method()).forEach(name -> out.append(part(name)));
    return out.append(part("model")).append("return model;\n})()").toString();
  }

  private String settings() {
    var time = program.time();
    var constants = program.constants();
    var fixed = constants.stream().filter(it -> !varying.contains(it.slot())).toList();
    return """
    const NAME = %s;
    const ARITHMETIC = %s;
    const METHOD = %s;
    const START = %s;
    const DT = %s;
    const COUNT = %d;
    const SAVE_EVERY = %s;
    const TOLERANCE = %s;
    const m = new Float64Array(%d);
    const PARAMETERS = [
    %s];
    const VARIABLES = [
    %s];
    const STOCKS = %s;
    const NETS = %s;
    const STOCK_NAMES = [%s];
    %s\
    """
        .formatted(
            string(program.name()),
            string(Elementary.VERSION),
            string(program.method().name()),
            EquationWriter.literal(time.start()),
            EquationWriter.literal(time.dt()),
            time.count(),
            EquationWriter.literal(time.saveEvery()),
            EquationWriter.literal(KernelCompiler.TOLERANCE),
            program.layout().size(),
            constants.stream()
                .filter(it -> varying.contains(it.slot()))
                .map(
                    it ->
                        "  { name: %s, slot: %d, value: %s },\n"
                            .formatted(
                                string(it.label()),
                                it.slot().index(),
                                EquationWriter.literal(it.value())))
                .collect(Collectors.joining()),
            program.variables().stream()
                .filter(observed::contains)
                .map(
                    slot ->
                        "  { name: %s, slot: %d },\n".formatted(string(slot.label()), slot.index()))
                .collect(Collectors.joining()),
            places(program.stocks().stream().mapToInt(it -> it.stock().index())),
            places(program.stocks().stream().mapToInt(it -> it.net().index())),
            program.stocks().stream()
                .map(it -> string(it.stock().label()))
                .collect(Collectors.joining(", ")),
            fixed.stream()
                .map(
                    it ->
                        "m[%d] = %s;\n"
                            .formatted(it.slot().index(), EquationWriter.literal(it.value())))
                .collect(Collectors.joining()));
  }

  private static String places(IntStream indices) {
    return indices
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", ", "Int32Array.of(", ")"));
  }

  private static String table(Table table, String name) {
    return "const %s = %s;\n\n".formatted(name, table(table));
  }

  private static String numbers(DoubleStream values) {
    return values
        .mapToObj(EquationWriter::literal)
        .collect(Collectors.joining(", ", "Float64Array.of(", ")"));
  }

  private static String pipeline(Pipeline pipeline) {
    return switch (pipeline) {
      case FixedDelay(var output, var input, var duration, var initial) ->
          call("fixedDelay", output, input, duration, initial);
      case ArrivalDelay(var kind, var output, var input, var duration, var initial, var missing) ->
          call("arrivalDelay", output, input, duration, initial, missing)
              .replaceFirst("\\(", "(\"" + kind + "\", ");
      case BatchDelay(
              var output,
              var input,
              var size,
              var duration,
              var batch,
              var release,
              var backlog) ->
          call("batchDelay", output, input, size, duration, batch, release, backlog);
      case BeltDelay belt -> belt(belt);
      case ProfileDelay delay ->
          "profileDelay(%d, %d, %d, %d, %d, %d, %s, %s, %s)"
              .formatted(
                  delay.output().index(),
                  delay.input().index(),
                  delay.duration().index(),
                  delay.initial().index(),
                  delay.growth().index(),
                  delay.initialDuration().index(),
                  numbers(points(delay.profile().area()).mapToDouble(it -> it.x())),
                  numbers(points(delay.profile().area()).mapToDouble(it -> it.y())),
                  EquationWriter.literal(delay.mean()));
      case Returns(var output, var input, var period, var payment, var paid) ->
          call("returns", output, input, period, payment, paid);
      case Conveyor conveyor -> conveyor(conveyor);
      case Depreciation(var output, var input, var lifetime, var period, var initial) ->
          call("depreciation", output, input, lifetime, period, initial);
      case ScheduledDepreciation it ->
          "scheduledDepreciation(%d, %d, %s, %s, %d, %d)"
              .formatted(
                  it.output().index(),
                  it.input().index(),
                  places(it.schedule().stream().mapToInt(Slot::index)),
                  places(it.initial().stream().mapToInt(Slot::index)),
                  it.lifetime().index(),
                  it.changeover().index());
      case Shift(var output, var condition, var accumulates, var entering, var stocks) ->
          "shift(%d, %d, %d, %d, %s)"
              .formatted(
                  output.index(),
                  condition.index(),
                  accumulates.index(),
                  entering.index(),
                  places(stocks.stream().mapToInt(Slot::index)));
      case FifoQueue queue -> fifo(queue);
      case Queue(var front, var entering, var taken, var content, var batches) ->
          "queue(%d, %s, %d, %d, %s)"
              .formatted(
                  front.index(),
                  places(entering.stream().mapToInt(Slot::index)),
                  taken.index(),
                  content.index(),
                  places(batches.stream().mapToInt(Slot::index)));
      case Oven oven ->
          call(
              "oven",
              Stream.of(oven.outputs(), oven.inputs(), oven.settings())
                  .flatMap(List::stream)
                  .toArray(Slot[]::new));
      case Entry(var entered, var input) -> call("entry", entered, input);
      case RandomStream(var output, var key) ->
          "randomStream(%d, %d, %d)".formatted(output.index(), (int) (key >>> 32), (int) key);
    };
  }

  private static String fifo(FifoQueue queue) {
    var attribute =
        queue
            .attribute()
            .map(
                it ->
                    "{ entering: %d, change: %d, initial: %d, from: %s, to: %s, table: %s }"
                        .formatted(
                            it.entering().index(),
                            it.change().index(),
                            it.initial().index(),
                            end(it.profile(), false),
                            end(it.profile(), true),
                            table(it.profile())))
            .orElse("null");
    return call(
            "fifoQueue",
            queue.content(),
            queue.inflow(),
            queue.outflow(),
            queue.initial(),
            queue.ageRange())
        .replaceFirst(
            "\\)$",
            ", %s, %s, %s, %s)"
                .formatted(
                    end(queue.profile().area(), false),
                    end(queue.profile().area(), true),
                    table(queue.profile().area()),
                    attribute));
  }

  /// The first or the last x.
  private static String end(Table table, boolean last) {
    var points = table.points().points();
    return EquationWriter.literal((last ? points.getLast() : points.getFirst()).x());
  }

  private static String table(Table table) {
    var points = table.points().points();
    return "Table(\"%s\", \"%s\", %s, %s)"
        .formatted(
            table.reading(),
            table.points().kind(),
            numbers(points.stream().mapToDouble(it -> it.x())),
            numbers(points.stream().mapToDouble(it -> it.y())));
  }

  private static Stream<LookupTable.Point> points(Table table) {
    return table.points().points().stream();
  }

  private static String belt(BeltDelay belt) {
    var points = belt.profile().area().points().points();
    return "beltDelay(%d, %d, %d, %d, %d, %d, %s, %s)"
        .formatted(
            belt.output().index(),
            belt.input().index(),
            belt.duration().index(),
            belt.leak().index(),
            belt.content().index(),
            belt.initialDuration().index(),
            numbers(points.stream().mapToDouble(it -> it.x())),
            numbers(points.stream().mapToDouble(it -> it.y())));
  }

  private static String conveyor(Conveyor conveyor) {
    var leaks = conveyor.leaks().stream().map(ScriptWriter::leak).toList();
    var spreads = conveyor.spreads().stream().map(ScriptWriter::spread).toList();
    return "conveyor(%b, %b, %d, %d, %d, %d, %d, %d, [%s], [%s], %s)"
        .formatted(
            conveyor.exponential(),
            conveyor.discrete(),
            conveyor.leaving().index(),
            conveyor.input().index(),
            conveyor.length().index(),
            conveyor.arrested().index(),
            conveyor.content().index(),
            conveyor.initialLength().index(),
            String.join(", ", leaks),
            String.join(", ", spreads),
            places(conveyor.entries().stream().mapToInt(Slot::index)));
  }

  private static String leak(Conveyor.Leak leak) {
    var whole =
        leak.whole()
            .map(
                it ->
                    ", whole: { carried: %d, present: %d, taken: %d }"
                        .formatted(it.carried().index(), it.present().index(), it.taken().index()))
            .orElse("");
    return "{ all: %d, leaving: %d, fraction: %d, initialFraction: %d, from: %s, to: %s%s }"
        .formatted(
            leak.all().index(),
            leak.leaving().index(),
            leak.fraction().index(),
            leak.initialFraction().index(),
            EquationWriter.literal(leak.from()),
            EquationWriter.literal(leak.to()),
            whole);
  }

  private static String spread(Conveyor.Spread spread) {
    var placement =
        switch (spread.placement()) {
          case Conveyor.Placement.Even() -> "even: true";
          case Conveyor.Placement.AsContent() -> "content: true";
          case Conveyor.Placement.AsProfile(var profile) -> "profile: " + table(profile);
          case Conveyor.Placement.AsSource(var source, var leak) ->
              "source: %s, leak: %d".formatted(conveyor(source), leak);
        };
    return "{ flow: %d, %s }".formatted(spread.flow().index(), placement);
  }

  private static String call(String function, Slot... slots) {
    return Arrays.stream(slots)
        .map(slot -> String.valueOf(slot.index()))
        .collect(Collectors.joining(", ", function + "(", ")"));
  }

  private static List<String> integration(Method method) {
    return switch (method) {
      case EULER -> List.of("euler");
      case RK2 -> List.of("rk2");
      case RK4 -> List.of("rk4");
      case RK45 -> List.of("rk45", "adaptive");
      case STIFF -> List.of("stiff", "adaptive");
    };
  }

  /// A text as a literal that may stand in an HTML element as well.
  static String string(String text) {
    var out = new StringBuilder("\"");
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || c == '<' || c == '\u2028' || c == '\u2029') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private static String part(String name) {
    try (var in = ScriptWriter.class.getResourceAsStream(name + ".js")) {
      if (in == null) {
        throw new IllegalStateException("The script '%s' is missing.".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n") + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
