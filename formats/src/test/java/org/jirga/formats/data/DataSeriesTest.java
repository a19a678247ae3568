package org.jirga.formats.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jirga.formats.data.CellSeries.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSeriesTest {

  @TempDir private Path folder = Path.of("");

  private DataSeries read(String file, String text) throws IOException, DataException {
    return DataSeries.read(List.of(Files.writeString(folder.resolve(file), text)));
  }

  @Test
  void columnsHaveALabelAndATime() throws IOException, DataException {
    var data = read("run.csv", "Time,sales,\"people[north, young]\"\n1,10,5\n0,,4\n");

    assertThat(data.of("Sales")).hasValue(List.of(new Point(1, 10)));
    assertThat(data.of("people[North,young]")).hasValue(List.of(new Point(0, 4), new Point(1, 5)));
    assertThat(data.of("people")).isEmpty();
  }

  @Test
  void rowsHaveALabelAndATime() throws IOException, DataException {
    var data = read("run.tab", "Time\t0\t0.5\nsales\t10\t11\n\"rest\"\t\t-1e3\n");

    assertThat(data.of("sales")).hasValue(List.of(new Point(0, 10), new Point(0.5, 11)));
    assertThat(data.of("rest")).hasValue(List.of(new Point(0.5, -1000)));
  }

  @Test
  void listsHaveTheLabelOnALineOfItsOwn() throws IOException, DataException {
    var data = read("run.dat", "sales\n0\t10\n1\t11\nrest[north]\n0\t3\n");

    assertThat(data.of("sales")).hasValue(List.of(new Point(0, 10), new Point(1, 11)));
    assertThat(data.of("rest[north]")).hasValue(List.of(new Point(0, 3)));
  }

  @Test
  void fileOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> read("run.vdf", "sales"))
        .hasMessageContaining("data files end in .csv, .tab, .tsv or .dat");
    assertThatThrownBy(() -> DataSeries.read(List.of(folder.resolve("none.csv"))))
        .hasMessageContaining("there is no data file");
  }
}
