package org.jirga.engine.kernel.emit;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jirga.engine.kernel.Kernel;
import org.jirga.engine.kernel.Liveness;
import org.jirga.engine.kernel.arrange.Arranger;
import org.jirga.engine.kernel.arrange.Batch;
import org.jirga.engine.program.LargeParts;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.SharedParts;
import org.jirga.engine.program.Slot;
import org.jirga.engine.program.Specialisation;

/// Makes kernels that compute one run at a time, in bytecode.
public final class ScalarCompiler {

  /// How many batches share a class: a class costs some tenths of a millisecond.
  private static final int BATCHES = 128;

  /// @param varying the constants that may be set in a block; the others keep the program's value
  /// @param observed what will be read from a block besides stocks
  public Kernel compile(Program program, Set<Slot> varying, Set<Slot> observed) {
    var live = Liveness.prune(Specialisation.fix(program, varying), observed);
    var arrangement =
        Arranger.arrange(LargeParts.cut(SharedParts.share(live, true), RoutineEmitter.MOST_NODES));
    return new ScalarKernel(
        arrangement,
        routines(arrangement.initials()),
        routines(arrangement.dynamics()),
        routines(arrangement.netFlows()));
  }

  private List<Routine> routines(List<Batch> batches) {
    var routines = new ArrayList<Routine>();
    for (var from = 0; from < batches.size(); from += BATCHES) {
      routines.add(routine(batches.subList(from, Math.min(from + BATCHES, batches.size()))));
    }
    return routines;
  }

  private Routine routine(List<Batch> batches) {
    var emitted = RoutineEmitter.emit(batches);
    try {
      var lookup =
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(emitted.bytes(), emitted.data(), true);
      return (Routine) lookup.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A generated class cannot be defined.", e);
    }
  }
}
