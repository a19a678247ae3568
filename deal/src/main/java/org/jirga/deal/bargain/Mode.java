package org.jirga.deal.bargain;

import org.jirga.deal.structure.Sampling;

/// How the wishes of the parties are taken.
public enum Mode {
  /// As they are written; only what a simulation says of them differs between futures.
  WRITTEN,
  /// In an order drawn for each future.
  ORDER,
  /// Order and content drawn for each future.
  CONTENT;

  Sampling of(Sampling sampling) {
    return switch (this) {
      case WRITTEN -> Sampling.NONE;
      case ORDER -> sampling.orderOnly();
      case CONTENT -> sampling;
    };
  }
}
