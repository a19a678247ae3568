package org.jirga.engine.run;

import org.jirga.engine.arithmetic.Elementary;

/// A fingerprint of results: 128 bits that change with any bit of any outcome, and do not depend on
/// the order of rows, of outcomes, of ensembles, or on how they are divided into blocks and shards.
///
/// Each row becomes a 128-bit number, and the fingerprint is the sum of all rows, each half modulo
/// 2^64. Per half, with `fold(h, w) = mix(h * 0x9E3779B97F4A7C15 + w)` and `mix` the finaliser of
/// SplitMix64:
///
/// - a text is folded character by character, then its length, from the half's seed;
/// - a cell is `fold(text(outcome's name), bits of the value)`, every NaN having the same bits;
/// - a row is `fold(fold(fold(text(Elementary.VERSION), text(ensemble)), run), sum of its cells)`.
///
/// It detects accidents, not forgeries.
public record ResultHash(long high, long low) {

  private static final long HIGH_SEED = 0x243F6A8885A308D3L; // the first digits of pi
  private static final long LOW_SEED = 0x13198A2E03707344L; // and the next
  private static final long GOLDEN = 0x9E3779B97F4A7C15L; // 2^64 divided by the golden ratio

  /// Of no rows at all.
  public static ResultHash empty() {
    return new ResultHash(0, 0);
  }

  /// Of one ensemble.
  ///
  /// @param ensemble tells the ensembles of a study apart, such as a policy's name
  public static ResultHash of(String ensemble, Runs runs) {
    return new ResultHash(half(HIGH_SEED, ensemble, runs), half(LOW_SEED, ensemble, runs));
  }

  /// Of all rows of both.
  public ResultHash plus(ResultHash other) {
    return new ResultHash(high + other.high, low + other.low);
  }

  private static long half(long seed, String ensemble, Runs runs) {
    var start = fold(text(seed, Elementary.VERSION), text(seed, ensemble));
    var outcomes = runs.observation().outcomes();
    var names = outcomes.stream().mapToLong(outcome -> text(seed, outcome.name())).toArray();
    var sum = 0L;
    for (var row = 0; row < runs.rows(); row++) {
      var cells = 0L;
      for (var outcome = 0; outcome < names.length; outcome++) {
        cells += fold(names[outcome], Double.doubleToLongBits(runs.outcome(row, outcome)));
      }
      sum += fold(fold(start, runs.runs()[row]), cells);
    }
    return sum;
  }

  private static long text(long seed, String text) {
    var hash = seed;
    for (var i = 0; i < text.length(); i++) {
      hash = fold(hash, text.charAt(i));
    }
    return fold(hash, text.length());
  }

  private static long fold(long hash, long word) {
    var z = hash * GOLDEN + word;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /// 32 hexadecimal digits.
  @Override
  public String toString() {
    return "%016x%016x".formatted(high, low);
  }
}
