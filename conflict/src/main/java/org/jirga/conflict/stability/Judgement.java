package org.jirga.conflict.stability;

/// What decision makers make of their preferences where these are not a complete order: when they
/// leave, what deters them, what they believe of others.
public interface Judgement {

  /// Whether somebody would leave a state for another.
  boolean leaves(int who, int from, int to);

  /// Whether an outcome keeps somebody from leaving the state where it began.
  boolean deters(int who, int start, int outcome);

  /// Whether somebody's move is one that others must reckon with, where only credible ones count.
  boolean isCredible(int who, int from, int to);
}
