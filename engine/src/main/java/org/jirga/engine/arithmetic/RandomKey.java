package org.jirga.engine.arithmetic;

import java.nio.charset.StandardCharsets;

/// Which random number it is: whose seed, which run, which variable, which step. Each key has one
/// number, in whatever order and on whatever machine the numbers are asked for.
public final class RandomKey {

  private static final long FNV_START = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private RandomKey() {}

  /// A key for a name.
  public static long of(String name) {
    var hash = FNV_START;
    for (var octet : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xFF)) * FNV_PRIME;
    }
    return Chance.mixed(hash);
  }

  /// A key with something more in it.
  public static long with(long key, long more) {
    return Chance.mixed(key + STEP * (more + 1));
  }

  /// The number of a step, between 0 and 1 but neither.
  public static double uniform(long key, long step) {
    return Chance.uniform(with(key, step));
  }
}
