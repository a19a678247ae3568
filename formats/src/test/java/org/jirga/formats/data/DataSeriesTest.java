package org.jirga.formats.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jirga.formats.data.CellSeries.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSeriesTest {

  @TempDir private Path folder = Path.of("");

  private DataSeries read(String file, String text) throws IOException, DataException {
    var data = Files.writeString(folder.resolve(file), text);
    return DataSeries.read(List.of(data), folder.resolve("model.mdl"));
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
    assertThatThrownBy(() -> DataSeries.read(List.of(folder.resolve("none.csv")), folder))
        .hasMessageContaining("there is no data file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1,200", "1 300", "n/a", "abc", "NaN", "Infinity", "1f", "0x1p3", "1e999", "-"})
  void aValueThatIsNoNumberIsSaidWhenItIsRead(String value) throws IOException, DataException {
    var down = read("down.csv", "time,x,y\n0,1,1\n1,\"%s\",2\n".formatted(value));
    var across = read("across.tab", "time\t0\t1\ny\t1\t2\nx\t1\t%s\n".formatted(value));
    var list = read("list.dat", "x\n0\t%s\n1\t2\ny\n0\t1\n1\t2\n".formatted(value));

    var held = " holds '%s' for 'x', not a number".formatted(value);
    assertUnreadable(down, "line 3 of 'down.csv'" + held);
    assertUnreadable(across, "line 3 of 'across.tab'" + held);
    assertUnreadable(list, "line 2 of 'list.dat'" + held);
    for (var data : List.of(down, across, list)) {
      assertThat(data.has("x")).isTrue();
      assertThat(data.of("y")).hasValue(List.of(new Point(0, 1), new Point(1, 2)));
    }
  }

  @Test
  void decimalNumbersAreRead() throws IOException, DataException {
    assertThat(read("run.csv", "time,x\n+1.,-.5\n2e0,1E+3\n 3 ,  \n,\n").of("x"))
        .hasValue(List.of(new Point(1, -0.5), new Point(2, 1000)));
  }

  @Test
  void aTimeThatIsNoNumberIsSaid() throws IOException, DataException {
    assertUnreadable(
        read("run.csv", "time,x\n\"two\nlines\",\nNaN,1\n"),
        "line 4 of 'run.csv' holds 'NaN' as a time of 'x', not a number");
    assertUnreadable(
        read("run.csv", "time,x\n0,1\n,2\n"),
        "line 3 of 'run.csv' has a value of 'x' without a time");
    assertUnreadable(
        read("run.csv", "time,0,later\nx,1,2\n"),
        "line 1 of 'run.csv' holds 'later' as a time of 'x', not a number");
    assertUnreadable(
        read("run.csv", "time,0\nx,1,2\n"),
        "line 2 of 'run.csv' has a value of 'x' without a time");
    assertUnreadable(
        read("run.dat", "x\n0\t1\nNaN\t2\n"),
        "line 3 of 'run.dat' holds 'NaN' as a time of 'x', not a number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 11", "1,11", "1"})
  void aLineWithoutATabulatorIsNoLabelIfItBeginsWithANumber(String line)
      throws IOException, DataException {
    assertUnreadable(
        read("run.dat", "x\n0\t10\n%s\n2\t12\n\"2020\"\n0\t3\n".formatted(line)),
        ("line 3 of 'run.dat' holds '%s', neither a label nor"
                + " a time and a value with a tabulator between them")
            .formatted(line));
    assertThat(read("run.dat", "\"2020\"\n0\t3\n1\t\n").of("\"2020\""))
        .hasValue(List.of(new Point(0, 3)));
    assertUnreadable(
        read("run.dat", "x\n0\t1\t200\n"), "line 2 of 'run.dat' has more than a time and a value");
  }

  @Test
  void columnsAndRowsWithoutALabelAreLeftOut() throws IOException, DataException {
    var columns = read("run.csv", "time,,x,\n0,1,2,\n1,,3,\n");
    assertThat(columns.of("x")).hasValue(List.of(new Point(0, 2), new Point(1, 3)));
    assertThat(columns.leftOut())
        .singleElement()
        .asString()
        .startsWith("column B of '")
        .endsWith("run.csv' has values but no label, and is left out");
    var rows = read("run.csv", "time,0,1\nx,2,3\n,4,5\n");
    assertThat(rows.of("x")).hasValue(List.of(new Point(0, 2), new Point(1, 3)));
    assertThat(rows.leftOut())
        .singleElement()
        .asString()
        .startsWith("line 3 of '")
        .endsWith("run.csv' has values but no label, and is left out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"na", "NA", ":NA:", ":na:"})
  void missingValuesLeaveTheirTimesOut(String missing) throws IOException, DataException {
    assertThat(read("run.csv", "time,x\n0,1\n1,%s\n2,3\n".formatted(missing)).of("x"))
        .hasValue(List.of(new Point(0, 1), new Point(2, 3)));
  }

  @Test
  void cellsBeyondTheLabelsAreRefused() {
    assertFails(
        () -> read("run.csv", "time,x\n0,1,\n1,1,200\n"),
        "cell 3 of line 3 of 'run.csv' is in a column without a label");
    assertFails(
        () -> read("run.csv", "time,x,note\n0,1,5\" wide\n1,2,6\" wide\n"),
        "a quote in line 2 of 'run.csv' is not closed");
    assertFails(
        () -> read("run.csv", "time,x\r\n0,1\r\n1,\"2\r\n"),
        "a quote in line 3 of 'run.csv' is not closed");
  }

  @Test
  void whatIsSaidTwiceHasToBeTheSame() throws IOException, DataException {
    assertUnreadable(read("run.csv", "time,x,y,X\n0,1,2,3\n"), "'run.csv' has 'X' twice");
    assertUnreadable(read("run.csv", "time,x,x\n0,,3\n"), "'run.csv' has 'x' twice");
    assertUnreadable(read("run.csv", "time,0\nx,1\nx,1\n"), "'run.csv' has 'x' twice");
    assertUnreadable(read("run.dat", "x\n0\t1\nx\n1\t1\n"), "'run.dat' has 'x' twice");
    assertUnreadable(
        read("run.csv", "time,x\n0,1\n1,2\n-0.0,3\n"),
        "line 4 of 'run.csv' has another value of 'x' for a time that it has already");
    assertThat(read("run.csv", "time,x\n0,1\n1,2\n0,1\n0,\n").of("x"))
        .hasValue(List.of(new Point(0, 1), new Point(1, 2)));
  }

  @Test
  void whatStandsInAFileElsewhereIsNotQuoted() throws IOException, DataException {
    var inner = Files.createDirectory(folder.resolve("model"));
    var file = Files.writeString(folder.resolve("run.csv"), "time,x\n0,word\n");
    var linked = Files.createSymbolicLink(inner.resolve("linked.csv"), file);

    for (var outside : List.of(file, linked)) {
      assertUnreadable(
          DataSeries.read(List.of(outside), inner.resolve("model.mdl")),
          "line 2 of '%s' holds a text for 'x', not a number"
              .formatted(folder.relativize(outside)));
    }
  }

  private void assertUnreadable(DataSeries data, String reason) {
    assertFails(() -> data.of("x"), reason);
  }

  /// @param reason with the names of files alone
  private void assertFails(ThrowingCallable call, String reason) {
    assertThatThrownBy(call)
        .isInstanceOf(DataException.class)
        .extracting(thrown -> String.valueOf(thrown.getMessage()).replace(folder + "/", ""))
        .isEqualTo(reason);
  }
}
