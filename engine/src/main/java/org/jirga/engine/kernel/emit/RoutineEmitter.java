package org.jirga.engine.kernel.emit;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import org.jirga.engine.kernel.Pipelines;
import org.jirga.engine.kernel.arrange.Batch;
import org.jirga.engine.kernel.arrange.Template;

/// Writes a class that executes batches.
///
/// They are divided into small methods: HotSpot compiles no method above 8,000 bytes, and the time
/// it takes grows faster than the method.
final class RoutineEmitter {

  /// A class, and what it is to be given when it is defined.
  record Emitted(byte[] bytes, List<Object> data) {}

  static final int MOST_EQUATIONS = 8;

  /// In a method, and so in an expression.
  static final int MOST_NODES = 120;

  private static final ClassDesc SELF =
      ClassDesc.of(RoutineEmitter.class.getPackageName(), "Equations");
  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(CD_void, CD_double.arrayType(), ClassDesc.of(Pipelines.class.getName()));

  private RoutineEmitter() {}

  static Emitted emit(List<Batch> batches) {
    var constants = new ClassConstants(SELF);
    var methods = methods(batches);
    var bytes =
        ClassFile.of()
            .build(
                SELF,
                builder -> {
                  builder.withFlags(ACC_FINAL);
                  builder.withInterfaceSymbols(ClassDesc.of(Routine.class.getName()));
                  builder.withMethodBody(
                      INIT_NAME,
                      MTD_void,
                      ACC_PUBLIC,
                      code ->
                          code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
                  builder.withMethodBody(
                      "run",
                      RUN,
                      ACC_PUBLIC,
                      code -> {
                        for (var method = 0; method < methods.size(); method++) {
                          code.aload(1).aload(2).invokestatic(SELF, name(method), RUN);
                        }
                        code.return_();
                      });
                  for (var method = 0; method < methods.size(); method++) {
                    var equations = methods.get(method);
                    builder.withMethodBody(
                        name(method),
                        RUN,
                        ACC_PRIVATE | ACC_STATIC,
                        code -> EquationEmitter.emit(code, equations, constants));
                  }
                  constants.define(builder);
                });
    return new Emitted(bytes, constants.data());
  }

  private static String name(int method) {
    return "equations" + method;
  }

  /// A batch of many equations has a method for itself.
  private static List<List<Batch>> methods(List<Batch> batches) {
    var methods = new ArrayList<List<Batch>>();
    var current = new ArrayList<Batch>();
    var nodes = 0;
    for (var batch : batches) {
      var size = nodes(batch.code());
      var full = current.size() == MOST_EQUATIONS || nodes + size > MOST_NODES;
      if (!current.isEmpty() && (full || batch.count() > 1 || current.getFirst().count() > 1)) {
        methods.add(List.copyOf(current));
        current.clear();
        nodes = 0;
      }
      current.add(batch);
      nodes += size;
    }
    if (!current.isEmpty()) {
      methods.add(List.copyOf(current));
    }
    return methods;
  }

  private static int nodes(Template template) {
    return 1 + template.operands().stream().mapToInt(RoutineEmitter::nodes).sum();
  }
}
