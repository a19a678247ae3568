package org.jirga.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverflowFileTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void numbersAreReadBackToTheBit() {
    try (var file = OverflowFile.in(folder)) {
      var oddNaN = Double.longBitsToDouble(0x7ff8_0000_0000_0007L);
      var first = file.add(new double[] {1, -0.0, oddNaN});
      var second = file.add(new double[] {Double.MIN_VALUE, Double.NEGATIVE_INFINITY});
      assertThat(file.read(second, 0, 2))
          .containsExactly(Double.MIN_VALUE, Double.NEGATIVE_INFINITY);
      var read = file.read(first, 1, 2);
      assertThat(Double.doubleToRawLongBits(read[0])).isEqualTo(Long.MIN_VALUE);
      assertThat(Double.doubleToRawLongBits(read[1])).isEqualTo(0x7ff8_0000_0000_0007L);
    }
  }

  @Test
  void nothingIsLeftOfIt() throws Exception {
    try (var file = OverflowFile.in(folder)) {
      file.add(new double[100]);
    }
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    var missing = folder.resolve("missing");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> OverflowFile.in(missing))
        .withMessageContaining("missing");
  }
}
