package org.jirga.engine.kernel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jirga.engine.lanes.LaneFunctions;
import org.jirga.engine.lanes.LaneLoops;
import org.jirga.engine.lanes.LaneSteps;
import org.jirga.engine.lanes.LoopCompiler;

/// Loops that have been made. HotSpot needs seconds to make new ones fast, so that ensembles which
/// need the same should get the same.
final class MadeLoops {

  private record Key(List<LoopCompiler.Loop> loops, Map<Integer, Double> literals, int stride) {}

  private record StepsKey(LoopCompiler.Steps steps, Map<Integer, Double> literals, int stride) {}

  private final Map<Key, LaneLoops> made = new ConcurrentHashMap<>();
  private final Map<StepsKey, LaneSteps> madeSteps = new ConcurrentHashMap<>();

  /// @param literals rows that hold a known number in all lanes
  /// @param stride from one row to the next
  LaneLoops of(List<LoopCompiler.Loop> loops, Map<Integer, Double> literals, int stride) {
    return made.computeIfAbsent(
        new Key(List.copyOf(loops), Map.copyOf(literals), stride),
        key ->
            LoopCompiler.compile(key.loops(), key.literals(), LaneFunctions.SCRATCH, key.stride()));
  }

  /// @param literals rows that hold a known number in all lanes
  /// @param stride from one row to the next
  LaneSteps of(LoopCompiler.Steps steps, Map<Integer, Double> literals, int stride) {
    return madeSteps.computeIfAbsent(
        new StepsKey(steps, Map.copyOf(literals), stride),
        key ->
            LoopCompiler.compile(key.steps(), key.literals(), LaneFunctions.SCRATCH, key.stride()));
  }
}
