package org.jirga.engine.lanes;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jirga.engine.arithmetic.Arithmetic;
import org.jirga.engine.program.Op;

/// Writes the body of one loop: a static method of an array and a number of lanes; or of several
/// steps, each such a loop.
///
/// A row is read when it is needed first, and its vector stays in a local variable. A truth that
/// only selections and logic use stays a mask.
final class LoopEmitter {

  private static final int NUMBERS = 0;
  private static final int LANES = 1;

  // of a loop alone
  private static final int ROWS = 2;

  // of steps alone
  private static final int STEP = 2;
  private static final int TO = 3;
  private static final int OUT = 4;
  private static final int AT = 5;
  private static final int SIDE = 6;

  private static final ClassDesc VECTOR = ClassDesc.of("jdk.incubator.vector.Vector");
  private static final ClassDesc DOUBLES = ClassDesc.of("jdk.incubator.vector.DoubleVector");
  private static final ClassDesc MASK = ClassDesc.of("jdk.incubator.vector.VectorMask");
  private static final ClassDesc SPECIES = ClassDesc.of("jdk.incubator.vector.VectorSpecies");
  private static final ClassDesc OPERATORS = ClassDesc.of("jdk.incubator.vector.VectorOperators");
  private static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
  private static final ClassDesc OURS = ClassDesc.of(Vectors.class.getName());

  private static final MethodTypeDesc UNARY = MethodTypeDesc.of(DOUBLES);
  private static final MethodTypeDesc BINARY = MethodTypeDesc.of(DOUBLES, VECTOR);
  private static final MethodTypeDesc FROM_ARRAY =
      MethodTypeDesc.of(DOUBLES, SPECIES, CD_double.arrayType(), CD_int);
  private static final MethodTypeDesc INTO_ARRAY =
      MethodTypeDesc.of(CD_void, CD_double.arrayType(), CD_int);
  private static final MethodTypeDesc BROADCAST = MethodTypeDesc.of(DOUBLES, SPECIES, CD_double);
  private static final MethodTypeDesc COMPARE = MethodTypeDesc.of(MASK, COMPARISON, VECTOR);
  private static final MethodTypeDesc BLEND = MethodTypeDesc.of(DOUBLES, VECTOR, MASK);
  private static final MethodTypeDesc MASKS = MethodTypeDesc.of(MASK, MASK);
  private static final MethodTypeDesc NOT = MethodTypeDesc.of(MASK);

  private final CodeBuilder code;
  private final Map<Integer, Double> literals;
  private final int first;
  private final int stride;
  private final int lane;

  /// The local variable with where the row in the first place begins; the others follow on it.
  private int firstPlace;

  /// Local variables: of numbers that are the same in all lanes, of rows as vectors and as masks.
  private final Map<Double, Integer> constants = new HashMap<>();

  /// Of rows that are the same in all lanes and come from elsewhere.
  private final Map<Integer, Integer> given = new HashMap<>();

  private final Map<Integer, Integer> vectors = new HashMap<>();
  private final Map<Integer, Integer> masks = new HashMap<>();

  private LoopEmitter(CodeBuilder code, Map<Integer, Double> literals, int first, int stride) {
    this.code = code;
    this.literals = literals;
    this.first = first;
    this.stride = stride;
    this.lane = code.allocateLocal(TypeKind.INT);
  }

  static void emit(
      CodeBuilder code,
      LoopCompiler.Loop loop,
      Map<Integer, Double> literals,
      int first,
      int stride) {
    new LoopEmitter(code, literals, first, stride).emit(loop);
  }

  static void emit(
      CodeBuilder code,
      LoopCompiler.Steps steps,
      Map<Integer, Double> literals,
      int first,
      int stride) {
    new LoopEmitter(code, literals, first, stride).emit(steps);
  }

  private void emit(LoopCompiler.Loop loop) {
    broadcast(numbers(loop.operations()));
    Runnable once =
        () ->
            overLanes(
                () -> {
                  for (var operation : loop.operations()) {
                    operate(operation);
                    if (loop.kept().contains(operation.target())) {
                      keep(operation.target());
                    }
                  }
                });
    if (loop.places() == 0) {
      once.run();
    } else {
      overRows(loop.places(), once);
    }
    code.return_();
  }

  private void overRows(int places, Runnable body) {
    var at = code.allocateLocal(TypeKind.INT);
    code.iconst_0().istore(at);
    var next = code.newBoundLabel();
    var end = code.newLabel();
    code.iload(at).aload(ROWS).arraylength().if_icmpge(end);
    for (var place = 0; place < places; place++) {
      var local = code.allocateLocal(TypeKind.INT);
      firstPlace = local - place;
      code.aload(ROWS).iload(at).iaload().loadConstant(stride).imul();
      code.loadConstant(first).iadd().istore(local).iinc(at, 1);
    }
    body.run();
    code.goto_(next).labelBinding(end);
  }

  private void emit(LoopCompiler.Steps steps) {
    var all = new ArrayList<>(steps.variables());
    all.addAll(steps.changes());
    broadcast(numbers(all));
    var outs = new ArrayList<Integer>();
    for (var place = 0; place < steps.saved().size(); place++) {
      code.aload(OUT).loadConstant(place).aaload();
      outs.add(store());
    }
    var next = code.newBoundLabel();
    var end = code.newLabel();
    code.iload(STEP).iload(TO).if_icmpge(end);
    time(steps);
    var saving = code.allocateLocal(TypeKind.INT);
    code.iload(STEP).loadConstant(steps.saveEvery()).irem().istore(saving);
    overLanes(
        () -> {
          steps.variables().forEach(this::operate);
          save(steps, outs, saving);
          steps.changes().forEach(this::operate);
          steps.kept().forEach(this::keep);
        });
    var counted = code.newLabel();
    code.iload(saving).ifne(counted);
    code.iload(AT).iload(SIDE).iadd().istore(AT).labelBinding(counted);
    code.iinc(STEP, 1).goto_(next).labelBinding(end).return_();
  }

  /// As `TimeAxis` has it.
  private void time(LoopCompiler.Steps steps) {
    if (steps.timeRows().isEmpty()) {
      return;
    }
    code.getstatic(OURS, "SPECIES", SPECIES)
        .loadConstant(steps.start())
        .iload(STEP)
        .i2d()
        .loadConstant(steps.dt())
        .dmul()
        .dadd()
        .invokestatic(DOUBLES, "broadcast", BROADCAST);
    var local = store();
    steps.timeRows().forEach(row -> given.put(row, local));
  }

  private void save(LoopCompiler.Steps steps, List<Integer> outs, int saving) {
    for (var row : steps.saved()) {
      // so that it is in a local variable on either way
      load(row);
      code.pop();
    }
    var skip = code.newLabel();
    code.iload(saving).ifne(skip);
    for (var place = 0; place < outs.size(); place++) {
      load(steps.saved().get(place));
      code.aload(outs.get(place)).iload(AT).iload(lane).iadd();
      code.invokevirtual(DOUBLES, "intoArray", INTO_ARRAY);
    }
    code.labelBinding(skip);
  }

  private void broadcast(Set<Double> numbers) {
    for (var number : numbers) {
      code.getstatic(OURS, "SPECIES", SPECIES)
          .loadConstant(number)
          .invokestatic(DOUBLES, "broadcast", BROADCAST);
      constants.put(number, store());
    }
  }

  private void overLanes(Runnable body) {
    code.iconst_0().istore(lane);
    var next = code.newBoundLabel();
    var end = code.newLabel();
    code.iload(lane).iload(LANES).if_icmpge(end);
    body.run();
    code.iinc(lane, Vectors.LENGTH).goto_(next).labelBinding(end);
  }

  private void keep(int row) {
    load(row);
    code.aload(NUMBERS);
    index(row);
    code.invokevirtual(DOUBLES, "intoArray", INTO_ARRAY);
  }

  /// The literals of a loop, and what it needs besides.
  private Set<Double> numbers(List<LaneOperation> operations) {
    var numbers = new HashSet<Double>();
    for (var operation : operations) {
      for (var row : operation.operands()) {
        var literal = literals.get(row);
        if (literal != null) {
          numbers.add(literal);
        }
      }
      switch (operation) {
        case LaneOperation.Step(_, var dt, _) -> numbers.add(dt);
        case LaneOperation.Select _ -> numbers.add(0.0);
        case LaneOperation.Copy _ -> {}
        case LaneOperation.Apply(var op, _, _) -> {
          if (op == Op.QUOTIENT) {
            numbers.add(Arithmetic.NEARLY_ZERO);
          } else if (isTruth(op)) {
            numbers.addAll(List.of(0.0, 1.0));
          }
        }
      }
    }
    return numbers;
  }

  private static boolean isTruth(Op op) {
    return switch (op) {
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL, AND, OR, NOT -> true;
      default -> false;
    };
  }

  private int store() {
    var local = code.allocateLocal(TypeKind.REFERENCE);
    code.astore(local);
    return local;
  }

  private static <K> int local(Map<K, Integer> locals, K key) {
    return Objects.requireNonNull(locals.get(key), "a value not computed");
  }

  private void index(int row) {
    code.iload(lane);
    if (row >= LoopCompiler.FIRST_PLACE) {
      code.iload(firstPlace + row - LoopCompiler.FIRST_PLACE);
    } else {
      code.loadConstant(first + row * stride);
    }
    code.iadd();
  }

  private void constant(double number) {
    code.aload(local(constants, number));
  }

  /// Pushes a row as a vector.
  private void load(int row) {
    var literal = literals.get(row);
    if (literal != null) {
      constant(literal);
      return;
    }
    if (given.containsKey(row)) {
      code.aload(local(given, row));
      return;
    }
    if (!vectors.containsKey(row)) {
      if (masks.containsKey(row)) {
        constant(0);
        constant(1);
        code.aload(local(masks, row)).invokevirtual(DOUBLES, "blend", BLEND);
      } else {
        code.getstatic(OURS, "SPECIES", SPECIES).aload(NUMBERS);
        index(row);
        code.invokestatic(DOUBLES, "fromArray", FROM_ARRAY);
      }
      vectors.put(row, store());
    }
    code.aload(local(vectors, row));
  }

  /// Pushes a row as a mask of what is true.
  private void truth(int row) {
    if (!masks.containsKey(row)) {
      load(row);
      compare("NE");
      constant(0);
      code.invokevirtual(DOUBLES, "compare", COMPARE);
      masks.put(row, store());
    }
    code.aload(local(masks, row));
  }

  private void compare(String comparison) {
    code.getstatic(OPERATORS, comparison, COMPARISON);
  }

  private void operate(LaneOperation operation) {
    var isMask = false;
    switch (operation) {
      case LaneOperation.Step(var stock, var dt, var net) -> {
        load(stock);
        load(net);
        constant(dt);
        code.invokevirtual(DOUBLES, "mul", BINARY).invokevirtual(DOUBLES, "add", BINARY);
      }
      case LaneOperation.Copy(_, var from) -> load(from);
      case LaneOperation.Select(_, var test, var then, var otherwise) -> {
        load(otherwise);
        load(then);
        truth(test);
        code.invokevirtual(DOUBLES, "blend", BLEND);
      }
      case LaneOperation.Apply(var op, _, var operands) -> {
        apply(op, operands);
        isMask = isTruth(op);
      }
    }
    var local = store();
    vectors.remove(operation.target());
    masks.remove(operation.target());
    (isMask ? masks : vectors).put(operation.target(), local);
  }

  private void apply(Op op, List<Integer> operands) {
    switch (op) {
      case ADD -> binary("add", operands);
      case SUBTRACT -> binary("sub", operands);
      case MULTIPLY -> binary("mul", operands);
      case DIVIDE -> binary("div", operands);
      case MIN -> binary("min", operands);
      case MAX -> binary("max", operands);
      case NEGATE -> unary("neg", operands);
      case ABS -> unary("abs", operands);
      case SQRT -> unary("sqrt", operands);
      case LESS -> comparison("LT", operands);
      case LESS_OR_EQUAL -> comparison("LE", operands);
      case GREATER -> comparison("GT", operands);
      case GREATER_OR_EQUAL -> comparison("GE", operands);
      case EQUAL -> comparison("EQ", operands);
      case NOT_EQUAL -> comparison("NE", operands);
      case AND -> logic("and", operands);
      case OR -> logic("or", operands);
      case NOT -> {
        truth(operands.getFirst());
        code.invokevirtual(MASK, "not", NOT);
      }
      case QUOTIENT -> quotient(operands);
      default -> throw new IllegalArgumentException("%s fits no loop.".formatted(op));
    }
  }

  private void unary(String method, List<Integer> operands) {
    load(operands.getFirst());
    code.invokevirtual(DOUBLES, method, UNARY);
  }

  private void binary(String method, List<Integer> operands) {
    operands.forEach(this::load);
    code.invokevirtual(DOUBLES, method, BINARY);
  }

  private void comparison(String comparison, List<Integer> operands) {
    load(operands.getFirst());
    compare(comparison);
    load(operands.getLast());
    code.invokevirtual(DOUBLES, "compare", COMPARE);
  }

  private void logic(String method, List<Integer> operands) {
    operands.forEach(this::truth);
    code.invokevirtual(MASK, method, MASKS);
  }

  private void quotient(List<Integer> operands) {
    binary("div", operands.subList(0, 2));
    load(operands.get(2));
    unary("abs", operands.subList(1, 2));
    compare("LT");
    constant(Arithmetic.NEARLY_ZERO);
    code.invokevirtual(DOUBLES, "compare", COMPARE).invokevirtual(DOUBLES, "blend", BLEND);
  }
}
