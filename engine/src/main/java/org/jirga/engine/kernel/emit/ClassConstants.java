package org.jirga.engine.kernel.emit;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_List;
import static java.lang.constant.ConstantDescs.CD_MethodHandles;
import static java.lang.constant.ConstantDescs.CD_MethodHandles_Lookup;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.DEFAULT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Objects that a hidden class uses: given to it as class data when it is defined, and put into
/// static final fields, whose contents HotSpot treats as constants.
final class ClassConstants {

  private record Field(int index, ClassDesc type) {
    String name() {
      return "constant" + index;
    }
  }

  private final ClassDesc owner;
  private final Map<Object, Field> fields = new LinkedHashMap<>();
  private final List<Object> data = new ArrayList<>();

  ClassConstants(ClassDesc owner) {
    this.owner = owner;
  }

  /// Pushes an object.
  ///
  /// @param key what equal objects have in common
  void load(CodeBuilder code, Object key, Object value, ClassDesc type) {
    var field =
        fields.computeIfAbsent(
            key,
            _ -> {
              data.add(value);
              return new Field(data.size() - 1, type);
            });
    code.getstatic(owner, field.name(), field.type());
  }

  /// What is to be passed when the class is defined.
  List<Object> data() {
    return List.copyOf(data);
  }

  /// Adds the fields, and the initialiser that fills them; after all code has been made.
  void define(ClassBuilder builder) {
    if (fields.isEmpty()) {
      return;
    }
    for (var field : fields.values()) {
      builder.withField(field.name(), field.type(), ACC_PRIVATE | ACC_STATIC | ACC_FINAL);
    }
    builder.withMethodBody(CLASS_INIT_NAME, MTD_void, ACC_STATIC, this::initialise);
  }

  private void initialise(CodeBuilder code) {
    code.invokestatic(CD_MethodHandles, "lookup", MethodTypeDesc.of(CD_MethodHandles_Lookup))
        .loadConstant(DEFAULT_NAME)
        .loadConstant(CD_List)
        .invokestatic(
            CD_MethodHandles,
            "classData",
            MethodTypeDesc.of(CD_Object, CD_MethodHandles_Lookup, CD_String, CD_Class))
        .checkcast(CD_List)
        .astore(0);
    for (var field : fields.values()) {
      code.aload(0)
          .loadConstant(field.index())
          .invokeinterface(CD_List, "get", MethodTypeDesc.of(CD_Object, CD_int))
          .checkcast(field.type())
          .putstatic(owner, field.name(), field.type());
    }
    code.return_();
  }
}
