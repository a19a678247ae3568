package org.jirga.conformance.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jirga.engine.run.Trajectory;
import org.jirga.model.expr.Name;

/// Where a run differs from published results.
///
/// A value agrees when it is within a millionth of the largest of its series or half a unit of the
/// last digit that the published file prints, whichever is larger.
///
/// @param compared how many series both have
/// @param missing published series that the run has not
/// @param differing what differs first in each series that does
record Comparison(int compared, List<String> missing, List<String> differing) {

  static final double SHARE_OF_LARGEST = 1e-6;

  /// What a decimal number is off by in binary, as a share of its last unit.
  private static final double BINARY = 1e-6;

  /// Programs print 0 for what is left of a sine at pi.
  private static final double ZERO = 1e-9;

  Comparison {
    missing = List.copyOf(missing);
    differing = List.copyOf(differing);
  }

  boolean agrees() {
    return compared > 0 && missing.isEmpty() && differing.isEmpty();
  }

  /// @param share of the largest value of a series that values may differ by
  static Comparison of(Trajectory run, PublishedResults published, double share) {
    return of(run, published, share, false);
  }

  /// @param bothErrors whether the two tolerances may come together: a value that single precision
  /// has moved, and that was then rounded
  static Comparison of(
      Trajectory run, PublishedResults published, double share, boolean bothErrors) {
    var columns = new HashMap<String, double[]>();
    for (var column = 0; column < run.labels().size(); column++) {
      columns.put(key(run.labels().get(column)), run.columns()[column]);
    }
    var missing = new ArrayList<String>();
    var differing = new ArrayList<String>();
    var compared = 0;
    for (var column : published.columns()) {
      var ours = columns.get(key(column.label()));
      if (ours == null) {
        missing.add(column.label());
      } else {
        compared++;
        difference(run.times(), ours, published, column, share, bothErrors)
            .ifPresent(differing::add);
      }
    }
    return new Comparison(compared, missing, differing);
  }

  private static Optional<String> difference(
      double[] times,
      double[] ours,
      PublishedResults published,
      PublishedResults.Column column,
      double share,
      boolean bothErrors) {
    var largest = 0.0;
    for (var value : column.values()) {
      largest = Math.max(largest, Double.isNaN(value) ? 0 : Math.abs(value));
    }
    for (var row = 0; row < published.times().length; row++) {
      var theirs = column.values()[row];
      if (Double.isNaN(theirs)) {
        continue;
      }
      var at = nearest(times, published.times()[row], published);
      if (at < 0) {
        return Optional.of(
            "'%s': no value at %s".formatted(column.label(), published.times()[row]));
      }
      var single = share * largest;
      var printed = unit(theirs, published) / 2;
      var tolerance = bothErrors ? single + printed : Math.max(single, printed);
      if (!(Math.abs(ours[at] - theirs) <= tolerance)) {
        return Optional.of(
            "'%s' is %s, published %s, at %s"
                .formatted(column.label(), ours[at], theirs, published.times()[row]));
      }
    }
    return Optional.empty();
  }

  /// A unit of the last of so many significant digits, and a little for what binary adds.
  private static double unit(double value, PublishedResults published) {
    if (value == 0) {
      return ZERO;
    }
    var exponent = Math.floor(StrictMath.log10(Math.abs(value)));
    var unit = StrictMath.pow(10, exponent - published.digits() + 1) * (1 + BINARY);
    return published.decimals() < 4
        ? unit
        : Math.max(unit, StrictMath.pow(10, -published.decimals()));
  }

  private static int nearest(double[] times, double wanted, PublishedResults published) {
    var best = 0;
    for (var i = 1; i < times.length; i++) {
      if (Math.abs(times[i] - wanted) < Math.abs(times[best] - wanted)) {
        best = i;
      }
    }
    return Math.abs(times[best] - wanted) <= unit(wanted, published) ? best : -1;
  }

  /// What labels are compared by: names without quotes, case and doubled blanks.
  private static String key(String label) {
    var plain = label.replace("\\\"", "\u0001").replace("\"", "").replace("\u0001", "\"");
    return Name.of(plain.replace("\\n", " ").replace("\\\\", "\\"))
        .key()
        .replaceAll(" ?([\\[\\],.]) ?", "$1")
        .toLowerCase(Locale.ROOT);
  }

  /// What a page says of it.
  String inWords() {
    if (agrees()) {
      return "%d series".formatted(compared);
    }
    var parts = new ArrayList<String>();
    if (!differing.isEmpty()) {
      parts.add(
          "%d of %d series differ: %s".formatted(differing.size(), compared, differing.getFirst()));
    }
    if (!missing.isEmpty()) {
      parts.add("%d series missing: '%s'".formatted(missing.size(), missing.getFirst()));
    }
    if (compared == 0 && missing.isEmpty()) {
      parts.add("nothing to compare");
    }
    return String.join("; ", parts);
  }
}
