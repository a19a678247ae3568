package org.jirga.desk.mailing;

import java.time.Duration;

/// By what letters are kept apart: time that passes, and a sender that waits.
public interface Watch {

  /// Nanoseconds since some moment.
  long nanoTime();

  void sleep(Duration duration) throws InterruptedException;

  /// The machine's.
  static Watch system() {
    return new Watch() {
      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
      }
    };
  }
}
