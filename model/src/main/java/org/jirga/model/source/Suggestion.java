package org.jirga.model.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the name a person probably meant.
public final class Suggestion {

  private Suggestion() {}

  /// The closest of the known names, if one is close enough to be a likely slip: at most one edit
  /// in three characters.
  ///
  /// Ties go to the name that is first in alphabetical order, so that a message does not depend on
  /// the order of a map.
  public static Optional<String> nearest(String written, Collection<String> known) {
    var wanted = written.toLowerCase(Locale.ROOT);
    var limit = Math.max(1, wanted.length() / 3);
    record Scored(String name, int distance) {}
    return known.stream()
        .map(name -> new Scored(name, distance(wanted, name.toLowerCase(Locale.ROOT), limit)))
        // what is known by the very name was not meant, as it was written
        .filter(scored -> scored.distance() <= limit && !scored.name().equals(written))
        .min(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name))
        .map(Scored::name);
  }

  /// The hint sentence for a nearest name, if there is one.
  public static Optional<String> didYouMean(String written, Collection<String> known) {
    return nearest(written, known).map("did you mean '%s'?"::formatted);
  }

  /// Edits (insert, delete, replace, swap of neighbours) between two texts, or more than the limit
  /// if there are more.
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    var before = new int[b.length() + 1];
    var last = new int[b.length() + 1];
    var row = new int[b.length() + 1];
    for (var j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (var i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (var j = 1; j <= b.length(); j++) {
        var cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      var spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
