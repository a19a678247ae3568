package org.jirga.engine.kernel.emit;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jirga.engine.arithmetic.Arithmetic;
import org.jirga.engine.arithmetic.Elementary;
import org.jirga.engine.kernel.Pipelines;
import org.jirga.engine.kernel.arrange.Batch;
import org.jirga.engine.kernel.arrange.Places;
import org.jirga.engine.kernel.arrange.Template;
import org.jirga.engine.program.AlgebraicLoop;
import org.jirga.engine.program.Calculation;
import org.jirga.engine.program.Invocable;
import org.jirga.engine.program.Op;
import org.jirga.engine.program.Question;
import org.jirga.engine.program.Table;

/// Writes the body of one method: equations on the frame, which is the method's first parameter.
///
/// What the method reads twice, or reads after writing it, is kept in a local variable.
final class EquationEmitter {

  private static final int FRAME = 0;
  private static final int PIPELINES = 1;

  /// More operands are gathered by a loop.
  private static final int MOST_WRITTEN_OUT = 256;

  private static final ClassDesc GATHERING = ClassDesc.of(Gathering.class.getName());
  private static final ClassDesc MATH = ClassDesc.of(Math.class.getName());
  private static final ClassDesc ELEMENTARY = ClassDesc.of(Elementary.class.getName());
  private static final ClassDesc ARITHMETIC = ClassDesc.of(Arithmetic.class.getName());
  private static final ClassDesc OP = ClassDesc.of(Op.class.getName());
  private static final ClassDesc CALCULATION = ClassDesc.of(Calculation.class.getName());
  private static final ClassDesc LOOP = ClassDesc.of(AlgebraicLoop.class.getName());
  private static final ClassDesc INVOCABLE = ClassDesc.of(Invocable.class.getName());
  private static final ClassDesc QUESTION = ClassDesc.of(Question.class.getName());
  private static final ClassDesc TABLE = ClassDesc.of(Table.class.getName());
  private static final ClassDesc TABLES = TABLE.arrayType();
  private static final ClassDesc NUMBERS = CD_double.arrayType();
  private static final ClassDesc INDICES = CD_int.arrayType();
  private static final MethodTypeDesc ONE = MethodTypeDesc.of(CD_double, CD_double);
  private static final MethodTypeDesc TWO = MethodTypeDesc.of(CD_double, CD_double, CD_double);
  private static final MethodTypeDesc THREE =
      MethodTypeDesc.of(CD_double, CD_double, CD_double, CD_double);

  private final CodeBuilder code;
  private final ClassConstants constants;

  /// How often each place is read.
  private final Map<Integer, Integer> reads = new HashMap<>();

  /// The local variables that hold the value of a place.
  private final Map<Integer, Integer> locals = new HashMap<>();

  /// The variable that counts the equations of a batch; none outside of a loop.
  private int counter = -1;

  private EquationEmitter(CodeBuilder code, ClassConstants constants) {
    this.code = code;
    this.constants = constants;
  }

  /// Writes a whole method.
  ///
  /// @param batches one of many equations, or any number of one equation each
  static void emit(CodeBuilder code, List<Batch> batches, ClassConstants constants) {
    var emitter = new EquationEmitter(code, constants);
    batches.forEach(batch -> emitter.countReads(batch.code(), batch.count()));
    if (batches.getFirst().count() > 1) {
      emitter.loop(batches.getFirst());
    } else {
      emitter.loadWhatIsReadTwice(batches);
      batches.forEach(emitter::single);
    }
    code.return_();
  }

  private void countReads(Template template, int times) {
    if (template instanceof Template.Load(Places.Even(var place, var stride)) && stride == 0) {
      reads.merge(place, times, Integer::sum);
    }
    var operands = isPick(template) ? template.operands().subList(0, 1) : template.operands();
    operands.forEach(operand -> countReads(operand, times));
  }

  private void loadWhatIsReadTwice(List<Batch> batches) {
    var written = new HashSet<Integer>();
    batches.forEach(batch -> written.add(batch.target().at(0)));
    reads.forEach(
        (place, times) -> {
          if (times > 1 && !written.contains(place)) {
            keepInLocal(place);
          }
        });
  }

  private void keepInLocal(int place) {
    code.aload(FRAME).loadConstant(place).daload();
    locals.put(place, storeLocal());
  }

  private int storeLocal() {
    var local = code.allocateLocal(TypeKind.DOUBLE);
    code.dstore(local);
    return local;
  }

  private void single(Batch batch) {
    var target = batch.target().at(0);
    code.aload(FRAME).loadConstant(target);
    value(batch.code());
    if (reads.getOrDefault(target, 0) > 0) {
      code.dup2();
      locals.put(target, storeLocal());
    }
    code.dastore();
  }

  private void loop(Batch batch) {
    for (var place : reads.keySet()) {
      if (!writes(batch, place)) {
        keepInLocal(place);
      }
    }
    counter = code.allocateLocal(TypeKind.INT);
    code.iconst_0().istore(counter);
    var next = code.newBoundLabel();
    var end = code.newLabel();
    code.iload(counter).loadConstant(batch.count()).if_icmpge(end);
    code.aload(FRAME);
    index(batch.target());
    value(batch.code());
    code.dastore();
    code.iinc(counter, 1).goto_(next).labelBinding(end);
  }

  private static boolean writes(Batch batch, int place) {
    for (var equation = 0; equation < batch.count(); equation++) {
      if (batch.target().at(equation) == place) {
        return true;
      }
    }
    return false;
  }

  private void index(Places places) {
    switch (places) {
      case Places.Even(var first, var stride) -> {
        if (stride == 0) {
          code.loadConstant(first);
        } else {
          code.iload(counter);
          if (stride != 1) {
            code.loadConstant(stride).imul();
          }
          code.loadConstant(first).iadd();
        }
      }
      case Places.Scattered(var list) -> {
        var indices = list.stream().mapToInt(Integer::intValue).toArray();
        constants.load(code, list, indices, INDICES);
        code.iload(counter).iaload();
      }
    }
  }

  private void value(Template template) {
    switch (template) {
      case Template.Number(var number) -> code.loadConstant(number);
      case Template.Numbers(var numbers) -> {
        var array = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        constants.load(code, numbers, array, NUMBERS);
        code.iload(counter).daload();
      }
      case Template.Load(var places) -> load(places);
      case Template.Select(var test, var then, var otherwise) -> select(test, then, otherwise);
      case Template.Lookup(var tables, var x) -> lookup(tables, x);
      case Template.Apply(var op, var operands) -> apply(op, operands, template);
      case Template.Invoke(_, _, var operands) when isPick(template) -> {
        value(operands.getFirst());
        places(operands.subList(1, operands.size()));
        code.invokestatic(
            GATHERING,
            "elementAt",
            MethodTypeDesc.of(CD_double, CD_double, NUMBERS, INDICES, NUMBERS));
      }
      case Template.Invoke(var invoked, var element, var operands) -> {
        switch (invoked) {
          case Calculation calculation ->
              code.getstatic(CALCULATION, calculation.name(), CALCULATION);
          case AlgebraicLoop loop -> constants.load(code, loop, loop, LOOP);
        }
        code.loadConstant(element);
        array(operands);
        code.invokeinterface(INVOCABLE, "apply", MethodTypeDesc.of(CD_double, CD_int, NUMBERS));
      }
      case Template.Ask(var queue, var question, var operands) -> ask(queue, question, operands);
    }
  }

  private void ask(int queue, Question question, List<Template> operands) {
    code.aload(PIPELINES).loadConstant(queue);
    code.getstatic(QUESTION, question.name(), QUESTION);
    // The one run is in lane 0.
    code.iconst_0();
    array(operands);
    code.invokevirtual(
        ClassDesc.of(Pipelines.class.getName()),
        "ask",
        MethodTypeDesc.of(CD_double, CD_int, QUESTION, CD_int, NUMBERS));
  }

  private void array(List<Template> elements) {
    if (elements.size() > MOST_WRITTEN_OUT && canBeGathered(elements)) {
      places(elements);
      code.invokestatic(GATHERING, "of", MethodTypeDesc.of(NUMBERS, NUMBERS, INDICES, NUMBERS));
      return;
    }
    code.loadConstant(elements.size()).newarray(TypeKind.DOUBLE);
    for (var place = 0; place < elements.size(); place++) {
      code.dup().loadConstant(place);
      value(elements.get(place));
      code.dastore();
    }
  }

  private static boolean canBeGathered(List<Template> elements) {
    return elements.stream()
        .allMatch(
            element ->
                element instanceof Template.Number
                    || element instanceof Template.Load(Places.Even(_, var stride)) && stride == 0);
  }

  /// Whether only one of many numbers is wanted, all of which are in the frame or known.
  private static boolean isPick(Template template) {
    return template instanceof Template.Invoke(var invoked, _, var operands)
        && invoked == Calculation.ELEMENT_AT
        && canBeGathered(operands.subList(1, operands.size()));
  }

  /// The frame, where in it the elements are, and those that are numbers.
  private void places(List<Template> elements) {
    var places = new int[elements.size()];
    var numbers = new double[elements.size()];
    for (var at = 0; at < places.length; at++) {
      switch (elements.get(at)) {
        case Template.Number(var number) -> {
          places[at] = -1;
          numbers[at] = number;
        }
        case Template.Load(var in) -> places[at] = in.at(0);
        case Template other -> throw new IllegalStateException(other + " cannot be gathered.");
      }
    }
    code.aload(FRAME);
    constants.load(code, List.of("places of", elements), places, INDICES);
    constants.load(code, List.of("numbers of", elements), numbers, NUMBERS);
  }

  private void load(Places places) {
    var local =
        places instanceof Places.Even(var place, var stride) && stride == 0
            ? locals.get(place)
            : null;
    if (local != null) {
      code.dload(local);
    } else {
      code.aload(FRAME);
      index(places);
      code.daload();
    }
  }

  private void lookup(List<Table> tables, Template x) {
    if (tables.size() == 1) {
      constants.load(code, tables.getFirst(), tables.getFirst(), TABLE);
    } else {
      constants.load(code, tables, tables.toArray(Table[]::new), TABLES);
      code.iload(counter).aaload();
    }
    value(x);
    code.invokevirtual(TABLE, "at", ONE);
  }

  private void select(Template test, Template then, Template otherwise) {
    var no = code.newLabel();
    var end = code.newLabel();
    unless(test, no);
    value(then);
    code.goto_(end).labelBinding(no);
    value(otherwise);
    code.labelBinding(end);
  }

  private void apply(Op op, List<Template> operands, Template whole) {
    switch (op) {
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL, AND, OR, NOT ->
          truth(whole);
      case ADD -> operands(operands).dadd();
      case SUBTRACT -> operands(operands).dsub();
      case MULTIPLY -> operands(operands).dmul();
      case DIVIDE -> operands(operands).ddiv();
      case REMAINDER -> operands(operands).drem();
      case NEGATE -> operands(operands).dneg();
      case ABS -> operands(operands).invokestatic(MATH, "abs", ONE);
      case MIN -> operands(operands).invokestatic(MATH, "min", TWO);
      case MAX -> operands(operands).invokestatic(MATH, "max", TWO);
      case FLOOR -> operands(operands).invokestatic(MATH, "floor", ONE);
      case SQRT -> operands(operands).invokestatic(MATH, "sqrt", ONE);
      case TRUNCATE -> operands(operands).invokestatic(ARITHMETIC, "truncate", ONE);
      case QUOTIENT -> operands(operands).invokestatic(ARITHMETIC, "quotient", THREE);
      case EXP -> operands(operands).invokestatic(ELEMENTARY, "exp", ONE);
      case LN -> operands(operands).invokestatic(ELEMENTARY, "ln", ONE);
      case POWER -> operands(operands).invokestatic(ELEMENTARY, "pow", TWO);
      // What is slow in itself, and what is yet to come, goes the interpreter's way.
      default -> {
        code.getstatic(OP, op.name(), OP);
        operands(operands);
        for (var missing = operands.size(); missing < 3; missing++) {
          code.dconst_0();
        }
        code.invokevirtual(OP, "apply", THREE);
      }
    }
  }

  private CodeBuilder operands(List<Template> operands) {
    operands.forEach(this::value);
    return code;
  }

  /// 1 where the test holds, 0 elsewhere.
  private void truth(Template test) {
    var no = code.newLabel();
    var end = code.newLabel();
    unless(test, no);
    code.dconst_1().goto_(end).labelBinding(no).dconst_0().labelBinding(end);
  }

  /// Jumps where a value is zero. An unordered comparison gives -1 or 1, so that NaN fails every
  /// test but that for difference.
  private void unless(Template test, Label no) {
    if (!(test instanceof Template.Apply(var op, var operands))) {
      value(test);
      code.dconst_0().dcmpl().ifeq(no);
      return;
    }
    switch (op) {
      case LESS -> operands(operands).dcmpg().ifge(no);
      case LESS_OR_EQUAL -> operands(operands).dcmpg().ifgt(no);
      case GREATER -> operands(operands).dcmpl().ifle(no);
      case GREATER_OR_EQUAL -> operands(operands).dcmpl().iflt(no);
      case EQUAL -> operands(operands).dcmpl().ifne(no);
      case NOT_EQUAL -> operands(operands).dcmpl().ifeq(no);
      case AND -> operands.forEach(operand -> unless(operand, no));
      case OR -> {
        var second = code.newLabel();
        var yes = code.newLabel();
        unless(operands.getFirst(), second);
        code.goto_(yes).labelBinding(second);
        unless(operands.getLast(), no);
        code.labelBinding(yes);
      }
      case NOT -> {
        var yes = code.newLabel();
        unless(operands.getFirst(), yes);
        code.goto_(no).labelBinding(yes);
      }
      default -> {
        value(test);
        code.dconst_0().dcmpl().ifeq(no);
      }
    }
  }
}
