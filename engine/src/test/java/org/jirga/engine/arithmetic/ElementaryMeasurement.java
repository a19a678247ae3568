package org.jirga.engine.arithmetic;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Writes arguments and results for `exact.py`, which measures the errors: for each function a file
/// of (x, y, result) as doubles.
///
/// Not a test; run by hand with a directory and a number of samples when a function has changed.
final class ElementaryMeasurement {

  private static final long SEED = 20_250_101;

  private ElementaryMeasurement() {}

  public static void main(String[] arguments) throws IOException {
    var directory = Path.of(arguments[0]);
    var count = Integer.parseInt(arguments[1]);
    for (var subject : Subject.values()) {
      var random = new SplittableRandom(SEED);
      var file = directory.resolve(subject.name() + ".bin");
      try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
        for (var i = 0; i < count; i++) {
          var x = subject.argument(random);
          var y = subject.second(random, x);
          out.writeDouble(x);
          out.writeDouble(y);
          out.writeDouble(subject.apply(x, y));
        }
      }
    }
  }
}
