package org.jirga.engine.lanes;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Makes [LaneLoops] and [LaneSteps] in bytecode that calls the vector API.
public final class LoopCompiler {

  private static final ClassDesc SELF = ClassDesc.of(LoopCompiler.class.getPackageName(), "Loops");
  private static final MethodTypeDesc LOOP =
      MethodTypeDesc.of(CD_void, CD_double.arrayType(), CD_int, CD_int.arrayType());
  private static final MethodTypeDesc STEPS =
      MethodTypeDesc.of(
          CD_void,
          CD_double.arrayType(),
          CD_int,
          CD_int,
          CD_int,
          CD_double.arrayType().arrayType(),
          CD_int,
          CD_int);
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(CD_void, CD_int, CD_double.arrayType(), CD_int, CD_int.arrayType());

  private LoopCompiler() {}

  /// The number of the first place.
  public static final int FIRST_PLACE = 1 << 24;

  /// One loop.
  ///
  /// @param kept rows that are read after the loop; what other rows are set to is forgotten
  /// @param places so many numbers from [#FIRST_PLACE] on stand for rows that are told when the
  /// loop is run, as for each element of an array
  public record Loop(List<LaneOperation> operations, Set<Integer> kept, int places) {
    public Loop {
      operations = List.copyOf(operations);
      kept = Set.copyOf(kept);
    }
  }

  /// Steps of Euler's method in one loop.
  ///
  /// @param variables sets the variables of a step
  /// @param saved rows that are saved then, each to an array of its own
  /// @param saveEvery the steps from one save to the next
  /// @param changes comes to the rows of the next step
  /// @param kept these rows; what other rows are set to is forgotten
  /// @param timeRows those that hold the time
  /// @param start the time of step 0
  /// @param dt the time from one step to the next
  public record Steps(
      List<LaneOperation> variables,
      List<Integer> saved,
      int saveEvery,
      List<LaneOperation> changes,
      List<Integer> kept,
      List<Integer> timeRows,
      double start,
      double dt) {
    public Steps {
      variables = List.copyOf(variables);
      saved = List.copyOf(saved);
      changes = List.copyOf(changes);
      kept = List.copyOf(kept);
      timeRows = List.copyOf(timeRows);
    }
  }

  /// @param literals rows that hold a known number in all lanes
  /// @param first where row 0 begins
  /// @param stride from one row to the next
  public static LaneSteps compile(
      Steps steps, Map<Integer, Double> literals, int first, int stride) {
    return make(
        LaneSteps.class,
        builder -> {
          builder.withMethodBody(
              "run",
              STEPS,
              ACC_PUBLIC,
              code -> {
                code.aload(1).iload(2).iload(3).iload(4).aload(5).iload(6).iload(7);
                code.invokestatic(SELF, "steps", STEPS).return_();
              });
          builder.withMethodBody(
              "steps",
              STEPS,
              ACC_PRIVATE | ACC_STATIC,
              code -> LoopEmitter.emit(code, steps, literals, first, stride));
        });
  }

  /// @param literals rows that hold a known number in all lanes
  /// @param first where row 0 begins
  /// @param stride from one row to the next
  public static LaneLoops compile(
      List<Loop> loops, Map<Integer, Double> literals, int first, int stride) {
    return make(
        LaneLoops.class,
        builder -> {
          builder.withMethodBody("run", RUN, ACC_PUBLIC, code -> select(code, loops));
          for (var loop = 0; loop < loops.size(); loop++) {
            var operations = loops.get(loop);
            builder.withMethodBody(
                name(loop),
                LOOP,
                ACC_PRIVATE | ACC_STATIC,
                code -> LoopEmitter.emit(code, operations, literals, first, stride));
          }
        });
  }

  private static <T> T make(Class<T> type, Consumer<ClassBuilder> methods) {
    var bytes =
        ClassFile.of()
            .build(
                SELF,
                builder -> {
                  builder.withFlags(ACC_FINAL);
                  builder.withInterfaceSymbols(ClassDesc.of(type.getName()));
                  builder.withMethodBody(
                      INIT_NAME,
                      MTD_void,
                      ACC_PUBLIC,
                      code ->
                          code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
                  methods.accept(builder);
                });
    try {
      var lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return type.cast(lookup.lookupClass().getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A generated class cannot be defined.", e);
    }
  }

  private static void select(CodeBuilder code, List<Loop> loops) {
    var end = code.newLabel();
    var cases = new ArrayList<SwitchCase>();
    var labels = new ArrayList<Label>();
    for (var loop = 0; loop < loops.size(); loop++) {
      labels.add(code.newLabel());
      cases.add(SwitchCase.of(loop, labels.getLast()));
    }
    code.iload(1).tableswitch(end, cases);
    for (var loop = 0; loop < loops.size(); loop++) {
      code.labelBinding(labels.get(loop))
          .aload(2)
          .iload(3)
          .aload(4)
          .invokestatic(SELF, name(loop), LOOP)
          .goto_(end);
    }
    code.labelBinding(end).return_();
  }

  private static String name(int loop) {
    return "loop" + loop;
  }
}
