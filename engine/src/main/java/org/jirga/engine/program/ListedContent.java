package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.List;

/// What a conveyor or a queue holds at the start where it is given as a list: `LISTED_CONTENT`.
///
/// The numbers of a conveyor are what comes off in each unit of time, the first of them first, or
/// in each step if there are as many as steps. Too many are left out; the last stands for those
/// that are missing. A discrete conveyor has each number at the start of its unit of time. (isee's
/// help, "Initializing Discrete Stocks".)
///
/// @param kind of what it is the content
/// @param length of a conveyor, in units of time
/// @param entries the numbers
record ListedContent(Kind kind, Code length, List<Code> entries) {

  /// Where the entries begin among the arguments of `LISTED_CONTENT`, after kind and length.
  static final int ENTRIES = 2;

  /// In the order of the numbers that say so.
  enum Kind {
    CONVEYOR,
    DISCRETE_CONVEYOR,
    BATCHES
  }

  /// The sum of what is there.
  Code total(Code dt) {
    var sum = sum(entries);
    if (kind == Kind.BATCHES) {
      return sum;
    }
    var steps = Code.of(Op.MAX, Code.of(1), up(Code.of(Op.DIVIDE, length, dt)));
    var isForEach = Code.of(Op.EQUAL, steps, Code.of(entries.size()));
    var units = new ArrayList<Code>();
    for (var entry = 0; entry < entries.size(); entry++) {
      var times = kind == Kind.CONVEYOR ? share(entry, steps, dt) : lumps(entry, steps, dt);
      units.add(Code.of(Op.MULTIPLY, entries.get(entry), times));
    }
    return new Code.Select(isForEach, sum, sum(units));
  }

  /// In halves, so that a long list does not make a deep expression.
  private static Code sum(List<Code> terms) {
    var half = terms.size() / 2;
    return terms.size() == 1
        ? terms.getFirst()
        : Code.of(Op.ADD, sum(terms.subList(0, half)), sum(terms.subList(half, terms.size())));
  }

  /// How much of its unit of time, or of the rest, is on the belt.
  private Code share(int entry, Code steps, Code dt) {
    var last = entry + 1 == entries.size() ? steps : first(entry + 1, steps, dt);
    return Code.of(Op.MULTIPLY, Code.of(Op.SUBTRACT, last, first(entry, steps, dt)), dt);
  }

  /// The first step of a unit of time, or the end of the belt.
  private static Code first(int unit, Code steps, Code dt) {
    return Code.of(Op.MIN, steps, up(Code.of(Op.DIVIDE, Code.of(unit), dt)));
  }

  /// How many units of time that it stands for begin on the belt.
  private Code lumps(int entry, Code steps, Code dt) {
    var end = Code.of(Op.MULTIPLY, Code.of(Op.SUBTRACT, steps, Code.of(1)), dt);
    var before = Code.of(Op.FLOOR, Code.of(Op.ADD, end, Code.of(TimeAxis.TOLERANCE)));
    var all = Code.of(Op.ADD, before, Code.of(1));
    var begun = Code.of(Op.SUBTRACT, all, Code.of(Op.MIN, all, Code.of(entry)));
    return entry + 1 == entries.size() ? begun : Code.of(Op.MIN, Code.of(1), begun);
  }

  private static Code up(Code exact) {
    var little = Code.of(Op.SUBTRACT, Code.of(TimeAxis.TOLERANCE), exact);
    return Code.of(Op.NEGATE, Code.of(Op.FLOOR, little));
  }
}
