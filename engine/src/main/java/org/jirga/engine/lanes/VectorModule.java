package org.jirga.engine.lanes;

import java.lang.reflect.InvocationTargetException;

/// The module `jdk.incubator.vector`, added to the running program when it is first wanted.
///
/// With `--add-modules` on the command line, every start would print a line of warning and miss
/// the archived module graph, which takes 100 ms. The JDK adds modules to a running program in the
/// same way when an agent is attached. It needs `Add-Exports: java.base/jdk.internal.module` in
/// the manifest of the program's jar; where that is missing, as in a test or an embedding program,
/// the module is there only if the command line adds it.
public final class VectorModule {

  private static final String NAME = "jdk.incubator.vector";

  private VectorModule() {}

  /// Adds the module if it is not there yet, and says whether its classes can be used from now on.
  /// Classes that mention the vector API must not be touched before.
  public static boolean load() {
    return ModuleLayer.boot().findModule(NAME).isPresent() || isLoadedNow();
  }

  private static boolean isLoadedNow() {
    try {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, NAME);
      return true;
    } catch (ReflectiveOperationException e) {
      // Not exported to us, or a JDK without the module or with another way of adding it.
      if (e instanceof InvocationTargetException thrown
          && thrown.getCause() instanceof Error error) {
        throw error;
      }
      return false;
    }
  }
}
