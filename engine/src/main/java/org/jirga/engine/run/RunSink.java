package org.jirga.engine.run;

/// Takes the runs of an ensemble, some at a time.
@FunctionalInterface
public interface RunSink {

  /// Called by the thread that started the ensemble, in the order of the runs. While it works, the
  /// others compute no more than a few pieces ahead.
  ///
  /// @param runs good until this returns: the arrays then take other runs
  void accept(Inputs inputs, Runs runs);
}
