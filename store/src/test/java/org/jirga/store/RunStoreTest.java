package org.jirga.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
  private static final Identity IDENTITY =
      new Identity("teacup", "aa11", "bb22", "strict-1", "0.1.0");
  private static final UnitKey BASE = unit("base", 0, 2);
  private static final UnitKey LID = unit("lid", 0, 2);

  @TempDir private Path folder;
  private final List<String> warnings = new ArrayList<>();

  @Test
  void whatIsAppendedIsReadByTheNextStore() {
    try (var store = open()) {
      assertThat(store.has(BASE)).isFalse();
      store.append(BASE, outcomes(70.5, 71, 72));
      assertThat(store.has(BASE)).isTrue();
    }
    try (var store = open()) {
      assertThat(store.has(BASE)).isTrue();
      assertThat(store.has(LID)).isFalse();
      var read = store.read(BASE, Table.OUTCOMES).orElseThrow();
      assertThat(read.names()).containsExactly("run", "status", "final temperature");
      assertThat(read.longs(0)).containsExactly(0, 1, 2);
      assertThat(read.texts(1)).containsExactly("complete", "complete", "complete");
      assertThat(read.doubles(2).values()).containsExactly(70.5, 71, 72);
      assertThat(store.read(BASE, Table.FAILURES)).isEmpty();
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void runsThatHaveNoRoomInMemoryAreRefusedBeforeTheyAreRead() {
    try (var store = open()) {
      store.append(BASE, outcomes(70.5, 71, 72));
      store.append(LID, outcomes(80, 81, 82));
    }
    var outcomes = List.of("final temperature");
    var setting = new StoredRuns.Setting(7, "all", List.of());
    var arms = List.of(new StoredRuns.Arm(setting, "base"), new StoredRuns.Arm(setting, "lid"));
    var needed = 2 * 6 * Double.BYTES;
    try (var runs = StoredRuns.open(folder, warnings::add, needed)) {
      assertThat(runs.together(arms, outcomes)).hasSize(2);
    }
    try (var runs = StoredRuns.open(folder, warnings::add, needed - 1)) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> runs.together(arms, outcomes))
          .withMessageContaining("Ask for fewer outcomes");
    }
  }

  @Test
  void aUnitIsStoredOnce() {
    try (var store = open()) {
      store.append(BASE, outcomes(1, 2, 3));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store.append(BASE, outcomes(1, 2, 3)))
          .withMessageContaining("base on 'all' of seed 7, runs 0 to 2");
    }
  }

  @Test
  void unitsAndFilesAreListedInTheOrderInWhichTheyWereStored() {
    try (var store = open()) {
      store.append(LID, outcomes(1, 2, 3));
      store.append(BASE, outcomes(4, 5, 6));
    }
    try (var store = open()) {
      assertThat(store.units()).containsExactly(LID, BASE);
      assertThat(store.files(Table.OUTCOMES))
          .containsExactly(part(Table.OUTCOMES, 1), part(Table.OUTCOMES, 2));
      store.append(unit("cup", 0, 2), outcomes(7, 8, 9));
      assertThat(store.files(Table.OUTCOMES)).endsWith(part(Table.OUTCOMES, 3));
    }
  }

  @Test
  void theSameUnitsMakeTheSameBytes(@TempDir Path other) throws IOException {
    for (var path : List.of(folder, other)) {
      try (var store = RunStore.open(path, IDENTITY, warnings::add)) {
        store.append(BASE, outcomes(1, -0.0, Double.NaN));
        store.append(LID, outcomes(3, 2, 1));
      }
    }
    assertThat(Files.readString(folder.resolve("manifest.json")))
        .isEqualTo(Files.readString(other.resolve("manifest.json")));
  }

  @Test
  void anUnfinishedPartIsClearedAway() throws IOException {
    try (var store = open()) {
      store.append(BASE, outcomes(1, 2, 3));
    }
    // Killed between writing the part and renaming it, and while rewriting the manifest.
    Files.copy(part(Table.OUTCOMES, 1), folder.resolve("outcomes/part-000002.parquet.tmp"));
    Files.writeString(folder.resolve("manifest.json.tmp"), "{\"sche");
    try (var store = open()) {
      assertThat(store.units()).containsExactly(BASE);
      assertThat(folder.resolve("outcomes")).isDirectoryNotContaining("glob:**.tmp");
      assertThat(folder.resolve("manifest.json.tmp")).doesNotExist();
      store.append(LID, outcomes(1, 2, 3));
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void aPartThatTheManifestDoesNotNameIsClearedAway() throws IOException {
    try (var store = open()) {
      store.append(BASE, outcomes(1, 2, 3));
    }
    // Killed after the part was renamed, before the manifest was.
    Files.copy(part(Table.OUTCOMES, 1), part(Table.OUTCOMES, 2));
    try (var store = open()) {
      assertThat(part(Table.OUTCOMES, 2)).doesNotExist();
      assertThat(store.has(BASE)).isTrue();
    }
  }

  @Test
  void aMissingPartIsNamedAndItsUnitIsNotStored() throws IOException {
    try (var store = open()) {
      store.append(BASE, outcomes(1, 2, 3));
      store.append(LID, outcomes(4, 5, 6));
    }
    Files.delete(part(Table.OUTCOMES, 1));
    try (var store = open()) {
      assertThat(warnings)
          .singleElement()
          .asString()
          .contains("part-000001.parquet' is missing", "base on 'all' of seed 7, runs 0 to 2");
      assertThat(store.isWhole()).isFalse();
      assertThat(store.has(BASE)).isFalse();
      assertThat(store.has(LID)).isTrue();
      store.append(BASE, outcomes(1, 2, 3));
    }
    try (var store = open()) {
      assertThat(store.units()).containsExactly(LID, BASE);
      assertThat(store.isWhole()).isTrue();
      assertThat(warnings).hasSize(1);
    }
  }

  @Test
  void aPartOfAnotherSizeIsSetAside() throws IOException {
    try (var store = open()) {
      store.append(BASE, outcomes(1, 2, 3));
    }
    Files.write(part(Table.OUTCOMES, 1), new byte[] {1, 2, 3});
    try (var store = open()) {
      assertThat(warnings).singleElement().asString().contains("3 bytes instead of");
      assertThat(store.units()).isEmpty();
      assertThat(folder.resolve("outcomes/part-000001.parquet.damaged")).exists();
      store.append(BASE, outcomes(1, 2, 3));
      assertThat(store.files(Table.OUTCOMES)).containsExactly(part(Table.OUTCOMES, 2));
    }
  }

  @Test
  void aPartOfOtherBytesIsNoticedWhenItsUnitIsAskedFor() throws IOException {
    try (var store = open()) {
      store.append(BASE, outcomes(1, 2, 3));
    }
    var bytes = Files.readAllBytes(part(Table.OUTCOMES, 1));
    bytes[bytes.length / 2] ^= 1;
    Files.write(part(Table.OUTCOMES, 1), bytes);
    try (var store = open()) {
      assertThat(store.has(BASE)).isFalse();
      assertThat(warnings).singleElement().asString().contains("part-000001.parquet' is damaged");
      assertThat(store.units()).isEmpty();
    }
    try (var store = open()) {
      assertThat(store.units()).isEmpty();
      assertThat(warnings).hasSize(1);
    }
  }

  @Test
  void runsOfAnotherStudyAreRefusedWithWhatDiffers() {
    try (var store = open()) {
      store.append(BASE, outcomes(1, 2, 3));
    }
    var other = new Identity("teacup", "cc33", "bb22", "strict-2", "0.1.0");
    assertThatExceptionOfType(StoreMismatchException.class)
        .isThrownBy(() -> RunStore.open(folder, other, warnings::add))
        .withMessageContaining(folder.toString())
        .satisfies(
            e ->
                assertThat(e.differences())
                    .containsExactly(
                        "the model has changed (hash aa11 there, cc33 here)",
                        "the arithmetic is 'strict-1' there, 'strict-2' here"));
    try (var store = open()) {
      assertThat(store.has(BASE)).isTrue();
    }
  }

  @Test
  void aDiscardedStoreCanBeBegunAnew() throws IOException {
    try (var store = open()) {
      store.append(BASE, outcomes(1, 2, 3));
    }
    Files.writeString(folder.resolve("outcomes/notes.txt"), "mine");
    RunStore.discard(folder);
    assertThat(folder.resolve("outcomes/notes.txt")).exists();
    assertThat(part(Table.OUTCOMES, 1)).doesNotExist();
    var other = new Identity("teacup", "cc33", "bb22", "strict-2", "0.1.0");
    try (var store = RunStore.open(folder, other, warnings::add)) {
      assertThat(store.units()).isEmpty();
    }
  }

  @Test
  void aManifestThatIsNoneIsRefused() throws IOException {
    for (var text : List.of("", "{", "[]", "{\"schema\": 1}", "{\"schema\": \"x\"}", "\0\0")) {
      Files.writeString(folder.resolve("manifest.json"), text);
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> open())
          .withMessageContaining("is no manifest");
    }
    Files.writeString(folder.resolve("manifest.json"), "{\"schema\": 3}");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> open())
        .withMessageContaining("their files have layout 3, this Jirga knows 1");
  }

  /// With many units a new one is a line in a log, and a kill at any moment loses none.
  @Test
  void manyUnitsAreNotWrittenAnewForEachThatIsAdded(@TempDir Path killed, @TempDir Path cut)
      throws IOException {
    var many = ManifestFile.FEW + 5;
    var manifest = folder.resolve("manifest.json");
    var log = folder.resolve("manifest.log");
    try (var store = open()) {
      for (var unit = 0; unit < many - 1; unit++) {
        store.append(BASE.of(unit, unit), outcomes(unit));
      }
      var before = Files.readString(manifest);
      store.append(BASE.of(many - 1, many - 1), outcomes(many - 1));
      assertThat(manifest).content().isEqualTo(before);
      assertThat(log).content().hasLineCount(5);
      copy(folder, killed);
    }
    assertThat(log).doesNotExist();
    copy(killed, cut);
    Files.delete(cut.resolve("manifest.log"));
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> open(cut))
        .withMessageContaining("manifest.log' is missing");
    Files.writeString(
        killed.resolve("manifest.log"), "{\"key\": {\"tab", StandardOpenOption.APPEND);
    for (var path : List.of(folder, killed)) {
      try (var store = open(path)) {
        assertThat(store.units()).hasSize(many);
        assertThat(store.isWhole()).isTrue();
        store.append(BASE.of(many, many), outcomes(many));
      }
      assertThat(path.resolve("manifest.log")).doesNotExist();
      try (var store = open(path)) {
        assertThat(store.units()).hasSize(many + 1);
      }
    }
  }

  /// Another process reads while units go from the log into the manifest, and later ones into a new
  /// log.
  @Test
  void whoReadsWhileUnitsAreAddedMissesNone() throws IOException {
    var many = ManifestFile.FEW + 5;
    var added = 3 * ManifestFile.FEW;
    try (var store = open()) {
      for (var unit = 0; unit < many; unit++) {
        store.append(BASE.of(unit, unit), outcomes(unit));
      }
      var reader =
          new ManifestFile(folder) {
            private boolean isFirst = true;

            @Override
            String text(Path path) throws IOException {
              var text = super.text(path);
              if (path.equals(path()) && isFirst) {
                isFirst = false;
                for (var unit = many; unit < added; unit++) {
                  store.append(BASE.of(unit, unit), outcomes(unit));
                }
              }
              return text;
            }
          };
      var units = reader.read().orElseThrow().units();
      assertThat(log(folder)).exists();
      assertThat(units.stream().map(it -> it.key().first()))
          .containsExactlyElementsOf(LongStream.range(0, added).boxed().toList());
    }
  }

  /// The manifest that says there is a log is read before the log has gone, again and again.
  @Test
  void whoNeverGetsAWholeManifestIsToldSo() throws IOException {
    try (var store = open()) {
      for (var unit = 0; unit < ManifestFile.FEW + 2; unit++) {
        store.append(BASE.of(unit, unit), outcomes(unit));
      }
      var written = Files.readString(folder.resolve("manifest.json"));
      var reader =
          new ManifestFile(folder) {
            private int times;

            @Override
            String text(Path path) {
              return written + " ".repeat(times++);
            }
          };
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(reader::read)
          .withMessageContaining("manifest.json' changes while it is read");
    }
  }

  @Test
  void aLineOfTheLogThatNamesNoUnitIsPlaced() throws IOException {
    try (var store = open()) {
      for (var unit = 0; unit < ManifestFile.FEW + 2; unit++) {
        store.append(BASE.of(unit, unit), outcomes(unit));
      }
      var before = Files.readString(log(folder));
      for (var line : List.of("", "{\"key\": {\"tab", "null", "{}", "\0")) {
        Files.writeString(log(folder), before + line + "\n" + before);
        assertThatExceptionOfType(StoreException.class)
            .isThrownBy(() -> new ManifestFile(folder).read())
            .withMessageContaining("line 3 of '%s' names no unit".formatted(log(folder)));
      }
      Files.writeString(log(folder), before);
    }
  }

  private static Path log(Path folder) {
    return folder.resolve("manifest.log");
  }

  /// As the files are when the program is killed.
  private static void copy(Path from, Path to) throws IOException {
    try (var all = Files.walk(from)) {
      for (var path : all.filter(Files::isRegularFile).toList()) {
        var target = to.resolve(from.relativize(path));
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.copy(path, target);
      }
    }
  }

  @Test
  void aPartOutsideOfTheStoreIsRefused() throws IOException {
    try (var store = open()) {
      store.append(BASE, outcomes(1, 2, 3));
    }
    var manifest = folder.resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("outcomes/part-", "../outcomes/part-"));
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> open());
  }

  @Test
  void aStoreIsOpenOnce() {
    try (var store = open()) {
      assertThat(store.units()).isEmpty();
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> open())
          .withMessageContaining("in use");
    }
    open().close();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    var file = Files.writeString(folder.resolve("runs"), "a file");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> RunStore.open(file, IDENTITY, warnings::add))
        .withMessageContaining("Runs cannot be kept in '%s'".formatted(file));
  }

  @Test
  void aUnitThatCannotBeWrittenLosesNoOther() throws IOException {
    try (var store = open()) {
      store.append(BASE, outcomes(1, 2, 3));
      var blocked = Files.writeString(folder.resolve("series"), "a file where a folder goes");
      var tables = outcomes(4, 5, 6);
      tables.put(Table.SERIES, outcomes(4, 5, 6).get(Table.OUTCOMES));
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> store.append(LID, tables))
          .withMessageContaining(folder.toString());
      assertThat(store.units()).containsExactly(BASE);
      assertThat(store.files(Table.OUTCOMES)).containsExactly(part(Table.OUTCOMES, 1));
      assertThat(part(Table.OUTCOMES, 2)).doesNotExist();
      Files.delete(blocked);
      store.append(LID, tables);
    }
    try (var store = open()) {
      assertThat(store.units()).containsExactly(BASE, LID);
      assertThat(store.has(BASE)).isTrue();
    }
  }

  @Test
  void manyThreadsMayAppend() throws InterruptedException {
    try (var store = open()) {
      var threads = new ArrayList<Thread>();
      for (var index = 0; index < 4; index++) {
        var unit = unit("policy " + index, 0, 2);
        var value = index;
        threads.add(Thread.ofPlatform().start(() -> store.append(unit, outcomes(value, 0, 0))));
      }
      for (var thread : threads) {
        thread.join();
      }
      for (var index = 0; index < 4; index++) {
        var read = store.read(unit("policy " + index, 0, 2), Table.OUTCOMES).orElseThrow();
        assertThat(read.doubles(2).value(0)).isEqualTo(index);
      }
    }
  }

  @Test
  void theManifestTellsWhatEachPartHolds() throws IOException {
    try (var store = open()) {
      store.append(
          new UnitKey(Table.OUTCOMES, 7, "now", "lid & saucer", List.of("N1", "S2"), 0, 2),
          outcomes(1, 2, 3));
    }
    var written =
        Files.readString(folder.resolve("manifest.json"))
            .replaceAll("\"bytes\": \\d+", "\"bytes\": 0")
            .replaceAll("\"sha256\": \"[0-9a-f]{64}\"", "\"sha256\": \"0\"");
    assertThat(written)
        .isEqualTo(
            """
            {
              "schema": 1,
              "identity": {
                "case": "teacup",
                "modelHash": "aa11",
                "studyHash": "bb22",
                "arithmetic": "strict-1",
                "jirga": "0.1.0"
              },
              "units": [
                {
                  "key": {
                    "table": "outcomes",
                    "seed": 7,
                    "futures": "now",
                    "policy": "lid & saucer",
                    "changes": [
                      "N1",
                      "S2"
                    ],
                    "first": 0,
                    "last": 2
                  },
                  "parts": [
                    {
                      "table": "outcomes",
                      "file": "outcomes/part-000001.parquet",
                      "rows": 3,
                      "bytes": 0,
                      "sha256": "0"
                    }
                  ]
                }
              ]
            }
            """);
  }

  private RunStore open() {
    return open(folder);
  }

  private RunStore open(Path path) {
    return RunStore.open(path, IDENTITY, warnings::add);
  }

  private Path part(Table table, int number) {
    return folder.resolve("%s/part-%06d.parquet".formatted(table.folder(), number));
  }

  private static UnitKey unit(String policy, long first, long last) {
    return new UnitKey(Table.OUTCOMES, 7, "all", policy, List.of(), first, last);
  }

  private static SortedMap<Table, Columns> outcomes(double... values) {
    var runs = new long[values.length];
    var statuses = new String[values.length];
    for (var row = 0; row < values.length; row++) {
      runs[row] = row;
      statuses[row] = "complete";
    }
    var columns =
        new Columns(
            List.of(
                new Column.Longs("run", runs),
                new Column.Texts("status", statuses),
                new Column.Doubles("final temperature", values)));
    return new TreeMap<>(Map.of(Table.OUTCOMES, columns));
  }
}
