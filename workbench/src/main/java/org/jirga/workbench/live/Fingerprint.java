package org.jirga.workbench.live;

/// 32 bits that change with the bits of a run, as a page computes them too: each 32-bit word of its
/// numbers, the upper one first, is folded into two words, which are put together in the end. It
/// detects accidents, not forgeries, and misses one in four thousand million.
final class Fingerprint {

  private int first = 0x243F6A88; // the first digits of pi
  private int second = 0x85A308D3;

  /// Takes in a number; every NaN counts as the same.
  void add(double value) {
    var bits = Double.doubleToLongBits(value);
    add((int) (bits >>> 32));
    add((int) bits);
  }

  private void add(int word) {
    first = (first ^ word) * 0x01000193;
    first ^= first >>> 15;
    second = (second + word) * 0x85EBCA6B;
    second ^= second >>> 13;
  }

  int bits() {
    return first ^ second;
  }
}
