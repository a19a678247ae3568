package org.jirga.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ParquetFilesTest {
  private static final List<KeyColumn> KEY =
      KeyColumn.of(
          Table.OUTCOMES, new UnitKey(Table.OUTCOMES, 7, "now", "it's a policy", List.of(), 0, 1));
  // More than one row group of DuckDB's.
  private static final int ROWS = 300_000;
  private static final long[] ODD_BITS = {
    Double.doubleToRawLongBits(0.0),
    Double.doubleToRawLongBits(-0.0),
    Double.doubleToRawLongBits(Double.NaN),
    0xfff8_0000_0000_0000L,
    0x7ff8_0000_0000_1234L,
    0x7ff0_0000_0000_0001L,
    Double.doubleToRawLongBits(Double.POSITIVE_INFINITY),
    Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY),
    Double.doubleToRawLongBits(Double.MIN_VALUE),
    Double.doubleToRawLongBits(-Double.MAX_VALUE),
  };

  @TempDir private Path folder;

  @Test
  void everyBitOfANumberIsKept() throws SQLException {
    var random = new SplittableRandom(1);
    var ordinary = new double[ROWS];
    var odd = new double[ROWS];
    var notANumber = new double[ROWS];
    for (var row = 0; row < ROWS; row++) {
      ordinary[row] = random.nextDouble();
      odd[row] = Double.longBitsToDouble(ODD_BITS[random.nextInt(ODD_BITS.length)]);
      notANumber[row] = Double.longBitsToDouble(ODD_BITS[2 + random.nextInt(4)]);
    }
    var read =
        writtenAndRead(
            new Columns(
                List.of(
                    new Column.Doubles("ordinary", ordinary),
                    new Column.Doubles("odd", odd),
                    new Column.Doubles("not a number", notANumber))));
    assertThat(bits(read.doubles(0).values())).isEqualTo(bits(ordinary));
    assertThat(bits(read.doubles(1).values())).isEqualTo(bits(odd));
    assertThat(bits(read.doubles(2).values())).isEqualTo(bits(notANumber));
  }

  @Test
  void everyKindOfColumnIsKeptInItsOrder() throws SQLException {
    var runs = new long[ROWS];
    var words = new String[ROWS];
    var masks = new long[ROWS];
    var matrix = new double[2 * ROWS];
    for (var row = 0; row < ROWS; row++) {
      runs[row] = row * 0x9E37_79B9_7F4A_7C15L;
      words[row] = row % 3 == 0 ? "" : "failed in “%d” '".formatted(row % 5);
      masks[row] = row % 7 == 0 ? 1L << 63 | 1 : 1;
      matrix[2 * row] = row;
      matrix[2 * row + 1] = -row;
    }
    var read =
        writtenAndRead(
            new Columns(
                List.of(
                    new Column.Longs("run", runs),
                    new Column.Texts("message, \"quoted\"", words),
                    new Column.Flags("fails def16", masks, 63),
                    new Column.Doubles("peak [north,young]", matrix, 1, 2, ROWS))));
    assertThat(read.names())
        .containsExactly("run", "message, \"quoted\"", "fails def16", "peak [north,young]");
    assertThat(read.longs(0)).isEqualTo(runs);
    assertThat(read.texts(1)).isEqualTo(words);
    for (var row = 0; row < ROWS; row++) {
      assertThat(read.flags(2).value(row)).isEqualTo(row % 7 == 0);
      assertThat(read.doubles(3).value(row)).isEqualTo(-row);
    }
  }

  @Test
  void aFolderMayHaveAnyName(@TempDir Path parent) throws SQLException, IOException {
    var odd = Files.createDirectory(parent.resolve("it's [a] *?"));
    var file = odd.resolve("part.parquet");
    try (var files = new ParquetFiles()) {
      files.write(KEY, new Columns(List.of(new Column.Longs("run", new long[] {5}))), file);
      assertThat(files.read(KEY, file, 1).longs(0)).containsExactly(5);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theUnpackedLibraryIsNotLeftBehind() throws SQLException, IOException {
    try (var files = new ParquetFiles();
        var loaded = Files.lines(Path.of("/proc/self/maps"))) {
      assertThat(files).isNotNull();
      assertThat(loaded.filter(line -> line.contains("libduckdb_java")))
          .isNotEmpty()
          .allMatch(line -> line.endsWith("(deleted)"));
    }
  }

  @Test
  void aQueryFindsTheKeyInEveryRow() throws SQLException {
    var file = folder.resolve("part.parquet");
    try (var files = new ParquetFiles()) {
      files.write(KEY, new Columns(List.of(new Column.Longs("run", new long[] {5, 6}))), file);
    }
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT run FROM '%s' WHERE seed = 7 AND futures = 'now' AND changes = ''"
                        .formatted(file)
                    + " AND policy = 'it''s a policy' ORDER BY run")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isEqualTo(5);
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isEqualTo(6);
      assertThat(rows.next()).isFalse();
    }
  }

  private Columns writtenAndRead(Columns columns) throws SQLException {
    var file = folder.resolve("part.parquet");
    try (var files = new ParquetFiles()) {
      files.write(KEY, columns, file);
      return files.read(KEY, file, columns.rows());
    }
  }

  private static long[] bits(double[] values) {
    var bits = new long[values.length];
    for (var index = 0; index < values.length; index++) {
      bits[index] = Double.doubleToRawLongBits(values[index]);
    }
    return bits;
  }
}
