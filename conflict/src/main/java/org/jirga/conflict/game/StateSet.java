package org.jirga.conflict.game;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// An immutable set of states.
public final class StateSet {

  private final BitSet bits;

  private StateSet(BitSet bits) {
    this.bits = bits;
  }

  public static StateSet of(int... states) {
    var bits = new BitSet();
    for (var state : states) {
      bits.set(state);
    }
    return new StateSet(bits);
  }

  /// The states below a bound for which a test is true.
  public static StateSet where(int bound, IntPredicate test) {
    var bits = new BitSet(bound);
    for (var state = 0; state < bound; state++) {
      if (test.test(state)) {
        bits.set(state);
      }
    }
    return new StateSet(bits);
  }

  public static StateSet copyOf(BitSet bits) {
    return new StateSet((BitSet) bits.clone());
  }

  public static StateSet all(int count) {
    var bits = new BitSet(count);
    bits.set(0, count);
    return new StateSet(bits);
  }

  public boolean contains(int state) {
    return bits.get(state);
  }

  public int size() {
    return bits.cardinality();
  }

  public boolean isEmpty() {
    return bits.isEmpty();
  }

  public StateSet and(StateSet other) {
    var result = (BitSet) bits.clone();
    result.and(other.bits);
    return new StateSet(result);
  }

  public StateSet or(StateSet other) {
    var result = (BitSet) bits.clone();
    result.or(other.bits);
    return new StateSet(result);
  }

  public StateSet without(StateSet other) {
    var result = (BitSet) bits.clone();
    result.andNot(other.bits);
    return new StateSet(result);
  }

  public boolean containsAll(StateSet other) {
    return other.without(this).isEmpty();
  }

  /// In ascending order.
  public IntStream stream() {
    return bits.stream();
  }

  public int[] toArray() {
    return bits.stream().toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StateSet set && bits.equals(set.bits);
  }

  @Override
  public int hashCode() {
    return bits.hashCode();
  }

  /// The numbers of the states, for tests and logs.
  @Override
  public String toString() {
    return bits.toString();
  }
}
