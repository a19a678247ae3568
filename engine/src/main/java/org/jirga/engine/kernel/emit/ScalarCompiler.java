package org.jirga.engine.kernel.emit;

import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jirga.engine.kernel.Kernel;
import org.jirga.engine.kernel.Liveness;
import org.jirga.engine.kernel.arrange.Arranger;
import org.jirga.engine.kernel.arrange.Batch;
import org.jirga.engine.kernel.arrange.FrameMemory;
import org.jirga.engine.program.LargeParts;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.SharedParts;
import org.jirga.engine.program.Slot;
import org.jirga.engine.program.Specialisation;

/// Makes kernels that compute one run at a time, in bytecode.
///
/// It remembers the code of the kernels that are still in use: a program that differs in some
/// equations needs new classes for those and their neighbours only.
public final class ScalarCompiler {

  /// A class costs some tenths of a millisecond, and as much again for every few equations.
  private static final int MOST_BATCHES = 128;

  private static final int FEWEST_BATCHES = 16;

  private final FrameMemory frames = new FrameMemory();

  /// By what they execute. Weak, so that a class goes with the last kernel that uses it.
  private final Map<List<Batch>, WeakReference<Routine>> routines = new HashMap<>();

  private int classes;

  /// @param varying the constants that may be set in a block; the others keep the program's value
  /// @param observed what will be read from a block besides stocks
  public synchronized Kernel compile(Program program, Set<Slot> varying, Set<Slot> observed) {
    var live = Liveness.prune(Specialisation.fix(program, varying), observed);
    var small = LargeParts.cut(SharedParts.share(live, true), RoutineEmitter.MOST_NODES);
    var arrangement = Arranger.arrange(small, frames);
    routines.values().removeIf(reference -> reference.get() == null);
    return new ScalarKernel(
        arrangement,
        routines(arrangement.initials()),
        routines(arrangement.dynamics()),
        routines(arrangement.supplementary()),
        routines(arrangement.netFlows()));
  }

  /// How many classes have been made.
  synchronized int classes() {
    return classes;
  }

  private List<Routine> routines(List<Batch> batches) {
    return cut(batches).stream().map(this::routine).toList();
  }

  /// Cuts before batches that are chosen by their names, so that a batch more or less moves no cut
  /// but the next.
  private static List<List<Batch>> cut(List<Batch> batches) {
    var pieces = new ArrayList<List<Batch>>();
    var from = 0;
    for (var to = 1; to <= batches.size(); to++) {
      var size = to - from;
      if (to == batches.size()
          || size == MOST_BATCHES
          || size >= FEWEST_BATCHES && isCutBefore(batches.get(to))) {
        pieces.add(batches.subList(from, to));
        from = to;
      }
    }
    return pieces;
  }

  /// True for one name in 32.
  private static boolean isCutBefore(Batch batch) {
    return batch.name().hashCode() * 0x9E3779B9 >>> 27 == 0;
  }

  private Routine routine(List<Batch> batches) {
    var known = routines.get(batches);
    var routine = known == null ? null : known.get();
    if (routine == null) {
      routine = define(RoutineEmitter.emit(batches));
      classes++;
      routines.put(List.copyOf(batches), new WeakReference<>(routine));
    }
    return routine;
  }

  private static Routine define(RoutineEmitter.Emitted emitted) {
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
