package org.jirga.analysis.design;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jirga.analysis.formula.Formula;
import org.jirga.analysis.study.Constraint;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Expr.Reference;
import org.jirga.model.expr.Name;

/// The draws of a design that meet all constraints, numbered anew from 0.
///
/// Which they are follows from the design alone. Where they lie is found by going through the
/// design once, and remembered as one number for each block.
final class Admission {

  static final int BLOCK = 1024;

  /// With so many draws in a row that meet nothing, no other is waited for.
  private static final int MOST_BLOCKS_WITHOUT = 1024;

  private final List<String> names;
  private final List<Expr> tests;
  private final Map<Reference, Integer> columns = new HashMap<>();
  private final OptionalLong size;
  private final Draws design;

  /// Draws that are admitted in the blocks before each one.
  private long[] before = new long[64];

  private int scanned;
  private Block last = new Block(-1, new double[0]);

  /// The values of draws from a number on, row by row.
  interface Draws {
    double[] values(long first, int count);
  }

  /// Draws that are admitted of a block, row by row.
  private record Block(int number, double[] values) {}

  /// @param size of the design
  /// @throws IllegalArgumentException if a constraint names what is not uncertain
  Admission(List<String> names, List<Constraint> constraints, OptionalLong size, Draws design) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("There is no uncertainty to constrain.");
    }
    this.names = names;
    this.tests = constraints.stream().map(Constraint::test).toList();
    this.size = size;
    this.design = design;
    tests.stream()
        .flatMap(Expr::references)
        .forEach(reference -> columns.put(reference, column(reference)));
  }

  private int column(Reference reference) {
    var label = Formula.label(reference);
    for (var column = 0; column < names.size(); column++) {
      if (Name.of(names.get(column)).equals(label)) {
        return column;
      }
    }
    throw new IllegalArgumentException("The study has no uncertainty '%s'.".formatted(label));
  }

  /// How many draws a design with an end admits.
  synchronized OptionalLong size() {
    if (size.isEmpty()) {
      return size;
    }
    while ((long) scanned * BLOCK < size.getAsLong()) {
      scan();
    }
    return OptionalLong.of(before[scanned]);
  }

  /// Draws of the design up to the last of so many that are admitted.
  synchronized long tried(long admitted) {
    if (admitted == 0) {
      return 0;
    }
    var number = block(admitted - 1);
    var wanted = (int) (admitted - 1 - before[number]);
    var values = raw(number);
    for (var row = 0; ; row++) {
      if (isAdmitted(values, row * names.size()) && wanted-- == 0) {
        return (long) number * BLOCK + row + 1;
      }
    }
  }

  /// How many of the first draws are admitted.
  synchronized long admitted(int draws) {
    var values = design.values(0, draws);
    var admitted = 0;
    for (var at = 0; at < values.length; at += names.size()) {
      admitted += isAdmitted(values, at) ? 1 : 0;
    }
    return admitted;
  }

  /// The values of admitted draws from a number on, row by row.
  ///
  /// @throws IllegalArgumentException if the design has not so many, or hardly any draw is admitted
  synchronized double[] values(long first, int count) {
    var width = names.size();
    var values = new double[Math.multiplyExact(count, width)];
    for (var filled = 0; filled < count; ) {
      var number = block(first + filled);
      var admitted = admitted(number, raw(number));
      var from = (int) (first + filled - before[number]);
      var rows = Math.min(count - filled, admitted.values.length / width - from);
      System.arraycopy(admitted.values, from * width, values, filled * width, rows * width);
      filled += rows;
    }
    return values;
  }

  /// The block in which an admitted draw lies.
  private int block(long admitted) {
    var without = 0;
    while (before[scanned] <= admitted) {
      var found = scan();
      without = found ? 0 : without + 1;
      if (without == MOST_BLOCKS_WITHOUT) {
        throw new IllegalArgumentException(
            "None of %,d draws in a row meets the constraints.".formatted((long) without * BLOCK));
      }
    }
    var at = Arrays.binarySearch(before, 0, scanned + 1, admitted);
    var number = at < 0 ? -at - 2 : at;
    // of blocks without an admitted draw the last one comes before the draw
    while (before[number + 1] <= admitted) {
      number++;
    }
    return number;
  }

  /// Takes in one more block; whether it has an admitted draw.
  private boolean scan() {
    if (scanned + 2 > before.length) {
      before = Arrays.copyOf(before, 2 * before.length);
    }
    var found = admitted(scanned, raw(scanned)).values.length / names.size();
    before[scanned + 1] = before[scanned] + found;
    scanned++;
    return found > 0;
  }

  private double[] raw(int number) {
    var first = (long) number * BLOCK;
    var count = (int) Math.min(BLOCK, size.orElse(Long.MAX_VALUE) - first);
    if (count <= 0) {
      throw new IllegalArgumentException(
          "The design has %d futures that meet the constraints.".formatted(before[scanned]));
    }
    return design.values(first, count);
  }

  private Block admitted(int number, double[] values) {
    if (last.number != number) {
      var width = names.size();
      var kept = new double[values.length];
      var length = 0;
      for (var at = 0; at < values.length; at += width) {
        if (isAdmitted(values, at)) {
          System.arraycopy(values, at, kept, length, width);
          length += width;
        }
      }
      last = new Block(number, Arrays.copyOf(kept, length));
    }
    return last;
  }

  private boolean isAdmitted(double[] values, int at) {
    for (var test : tests) {
      var met =
          Formula.value(
              test, reference -> values[at + Objects.requireNonNull(columns.get(reference))]);
      if (Double.isNaN(met) || met == 0) {
        return false;
      }
    }
    return true;
  }
}
