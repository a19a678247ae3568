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

/// Makes [LaneLoops] in bytecode that calls the vector API.
public final class LoopCompiler {

  private static final ClassDesc SELF = ClassDesc.of(LoopCompiler.class.getPackageName(), "Loops");
  private static final MethodTypeDesc LOOP =
      MethodTypeDesc.of(CD_void, CD_double.arrayType(), CD_int);
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(CD_void, CD_int, CD_double.arrayType(), CD_int);

  private LoopCompiler() {}

  /// One loop.
  ///
  /// @param kept rows that are read after the loop; what other rows are set to is forgotten
  public record Loop(List<LaneOperation> operations, Set<Integer> kept) {
    public Loop {
      operations = List.copyOf(operations);
      kept = Set.copyOf(kept);
    }
  }

  /// @param literals rows that hold a known number in all lanes
  /// @param first where row 0 begins
  /// @param stride from one row to the next
  public static LaneLoops compile(
      List<Loop> loops, Map<Integer, Double> literals, int first, int stride) {
    var bytes =
        ClassFile.of()
            .build(
                SELF,
                builder -> {
                  builder.withFlags(ACC_FINAL);
                  builder.withInterfaceSymbols(ClassDesc.of(LaneLoops.class.getName()));
                  builder.withMethodBody(
                      INIT_NAME,
                      MTD_void,
                      ACC_PUBLIC,
                      code ->
                          code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
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
    try {
      var lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return (LaneLoops) lookup.lookupClass().getDeclaredConstructor().newInstance();
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
          .invokestatic(SELF, name(loop), LOOP)
          .goto_(end);
    }
    code.labelBinding(end).return_();
  }

  private static String name(int loop) {
    return "loop" + loop;
  }
}
