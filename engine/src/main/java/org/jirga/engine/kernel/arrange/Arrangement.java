package org.jirga.engine.kernel.arrange;

import java.util.List;
import org.jirga.engine.program.Program;
import org.jirga.engine.program.Slot;

/// A program with a place in a frame for each of its slots.
///
/// @param program without what nobody needs, and with slots for shared parts
/// @param frame how many places there are
/// @param places for each slot of the program, by its index
/// @param initials executed once a run; likewise the others, as [Program] says
/// @param dynamics without those on which no stock depends
/// @param supplementary the others of the dynamics, executed after them where anyone looks
public record Arrangement(
    Program program,
    int frame,
    int[] places,
    List<Batch> initials,
    List<Batch> dynamics,
    List<Batch> supplementary,
    List<Batch> netFlows) {

  public Arrangement {
    initials = List.copyOf(initials);
    dynamics = List.copyOf(dynamics);
    supplementary = List.copyOf(supplementary);
    netFlows = List.copyOf(netFlows);
  }

  public int place(Slot slot) {
    return places[slot.index()];
  }
}
