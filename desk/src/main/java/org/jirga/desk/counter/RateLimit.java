package org.jirga.desk.counter;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// How often the form may be sent: by one caller, and by all together. Counts start anew with each
/// minute, and callers are forgotten then.
final class RateLimit {

  private static final int BY_ONE = 6;
  private static final int BY_ALL = 300;

  private final Clock clock;
  private final Map<String, Integer> counts = new HashMap<>();
  private long minute;
  private int all;

  RateLimit(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean allows(String caller) {
    var now = clock.millis() / Duration.ofMinutes(1).toMillis();
    if (now != minute) {
      counts.clear();
      all = 0;
      minute = now;
    }
    if (all >= BY_ALL || counts.getOrDefault(caller, 0) >= BY_ONE) {
      return false;
    }
    all++;
    counts.merge(caller, 1, Integer::sum);
    return true;
  }
}
