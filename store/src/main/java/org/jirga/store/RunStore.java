package org.jirga.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jirga.store.Manifest.Part;
import org.jirga.store.Manifest.Unit;
import org.jspecify.annotations.Nullable;

/// The record of a study's runs in a folder: Parquet parts, and a manifest that tells which unit of
/// work each of them holds.
///
/// A unit counts as stored once the manifest names it, which is the last thing that is written.
/// Whatever kills the program before that loses this unit and no other. One process at a time has
/// a store open; in it, any thread may use it.
///
/// DuckDB is loaded by the first unit that is appended or read, not by opening.
public final class RunStore implements AutoCloseable {
  private final StoreFolder folder;
  private final Identity identity;
  private final Consumer<String> warnings;
  private final FolderLock lock;
  private final LinkedHashMap<UnitKey, List<Part>> units = new LinkedHashMap<>();
  private final Set<UnitKey> verified = new HashSet<>();
  private @Nullable ParquetFiles parquet;
  private boolean isWhole = true;

  private RunStore(
      StoreFolder folder, Identity identity, Consumer<String> warnings, FolderLock lock) {
    this.folder = folder;
    this.identity = identity;
    this.warnings = warnings;
    this.lock = lock;
  }

  /// Opens the store in a folder, or begins one there. Clears away what a killed run left
  /// unfinished.
  ///
  /// @param warnings hears of each part that is missing or damaged, whose unit counts as not stored
  /// @throws StoreMismatchException if the folder holds runs of another identity
  /// @throws StoreException if the folder cannot be used, or another process has it open
  public static RunStore open(Path path, Identity identity, Consumer<String> warnings) {
    var folder = new StoreFolder(path);
    var lock = FolderLock.take(path);
    try {
      var store = new RunStore(folder, identity, warnings, lock);
      store.load();
      return store;
    } catch (IOException e) {
      lock.release();
      throw StoreException.unwritable(path, e);
    } catch (RuntimeException e) {
      lock.release();
      throw e;
    }
  }

  /// Deletes all runs in a folder, whatever they are of. Files of others in it are left alone.
  public static void discard(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    var folder = new StoreFolder(path);
    var lock = FolderLock.take(path);
    try {
      // The manifest goes first: parts without one count for nothing.
      folder.manifest().delete();
      folder.deleteAll();
    } catch (IOException e) {
      throw StoreException.unwritable(path, e);
    } finally {
      lock.release();
    }
  }

  private void load() throws IOException {
    var manifest = folder.manifest().read();
    if (manifest.isPresent()) {
      var differences = identity.differencesFrom(manifest.get().identity());
      if (!differences.isEmpty()) {
        throw new StoreMismatchException(folder.path(), differences);
      }
      for (var unit : manifest.get().units()) {
        units.put(unit.key(), unit.parts());
      }
    }
    for (var unit : List.copyOf(units.keySet())) {
      for (var part : units.getOrDefault(unit, List.of())) {
        var complaint = folder.complaintOf(part);
        if (complaint.isPresent()) {
          drop(unit, part, complaint.get());
        }
      }
    }
    folder.sweep(units.values().stream().flatMap(List::stream).toList());
    if (manifest.isEmpty() || !isWhole || folder.manifest().isLogged()) {
      writeManifest();
    }
  }

  public Path path() {
    return folder.path();
  }

  /// Whether no part was found missing or damaged since the store was opened.
  public synchronized boolean isWhole() {
    return isWhole;
  }

  /// The units that are stored, in the order in which they were.
  public synchronized List<UnitKey> units() {
    return List.copyOf(units.keySet());
  }

  /// Whether the unit is stored and its files are as they were written.
  public synchronized boolean has(UnitKey unit) {
    var parts = units.get(unit);
    if (parts == null) {
      return false;
    }
    if (verified.contains(unit)) {
      return true;
    }
    try {
      for (var part : parts) {
        if (!Disk.sha256(folder.file(part)).equals(part.sha256())) {
          drop(unit, part, "is damaged");
          folder.deleteParts(parts);
          writeManifest();
          return false;
        }
      }
    } catch (IOException e) {
      throw StoreException.unwritable(folder.path(), e);
    }
    verified.add(unit);
    return true;
  }

  /// Stores a unit. It is stored for good when this returns.
  ///
  /// @param tables its rows; a table without rows is left out
  /// @throws IllegalArgumentException if it is stored already
  public synchronized void append(UnitKey unit, SortedMap<Table, Columns> tables) {
    if (units.containsKey(unit)) {
      throw new IllegalArgumentException("%s: these are stored already.".formatted(unit));
    }
    var parts = new ArrayList<Part>();
    try {
      var number = folder.nextNumber();
      for (var entry : tables.entrySet()) {
        parts.add(write(unit, entry.getKey(), entry.getValue(), number));
      }
      for (var part : parts) {
        Disk.finish(folder.file(part));
      }
      units.put(unit, List.copyOf(parts));
      folder.manifest().add(new Unit(unit, parts), this::manifest);
      verified.add(unit);
    } catch (IOException | SQLException e) {
      units.remove(unit);
      folder.deleteParts(parts);
      throw StoreException.unwritable(folder.path(), e);
    }
  }

  private Part write(UnitKey unit, Table table, Columns columns, int number)
      throws IOException, SQLException {
    var file = folder.newFile(table, number);
    var unfinished = Disk.unfinished(folder.path().resolve(file));
    try {
      parquet().write(KeyColumn.of(table, unit), columns, unfinished);
      return new Part(table, file, columns.rows(), Files.size(unfinished), Disk.sha256(unfinished));
    } catch (IOException | SQLException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
  }

  /// The unit's rows in one table; absent where it has none there.
  ///
  /// @throws IllegalArgumentException if the unit is not stored
  public Optional<Columns> read(UnitKey unit, Table table) {
    return ofPart(
        unit, table, (part, file) -> parquet().read(KeyColumn.of(table, unit), file, part.rows()));
  }

  /// The same with some of the columns of numbers only, and all others.
  ///
  /// @param numbers whether a column of numbers is wanted, by its name
  /// @throws IllegalArgumentException if the unit is not stored
  Optional<Columns> read(UnitKey unit, Table table, Predicate<String> numbers) {
    return ofPart(
        unit,
        table,
        (part, file) ->
            parquet()
                .read(
                    KeyColumn.of(table, unit),
                    file,
                    part.rows(),
                    parquet().numbers(file).stream().filter(Predicate.not(numbers)).toList()));
  }

  /// Names of the unit's columns of numbers in one table.
  ///
  /// @throws IllegalArgumentException if the unit is not stored
  List<String> numbers(UnitKey unit, Table table) {
    return ofPart(unit, table, (_, file) -> parquet().numbers(file)).orElse(List.of());
  }

  private interface Reading<T> {
    T of(Part part, Path file) throws SQLException;
  }

  private synchronized <T> Optional<T> ofPart(UnitKey unit, Table table, Reading<T> reading) {
    if (!has(unit)) {
      throw new IllegalArgumentException("%s: these are not stored.".formatted(unit));
    }
    for (var part : units.getOrDefault(unit, List.of())) {
      if (part.table() == table) {
        var file = folder.file(part);
        try {
          return Optional.of(reading.of(part, file));
        } catch (SQLException e) {
          throw StoreException.unreadable(file, e);
        }
      }
    }
    return Optional.empty();
  }

  /// How many rows the unit has in one table.
  synchronized int rows(UnitKey unit, Table table) {
    return units.getOrDefault(unit, List.of()).stream()
        .filter(part -> part.table() == table)
        .mapToInt(Part::rows)
        .sum();
  }

  /// Marks the unit's runs, if it is stored. Where they have no gaps, no file is read for it.
  ///
  /// @throws ArithmeticException if a run's id is beyond what a set of bits can have
  public synchronized void addRuns(UnitKey unit, BitSet runs) {
    if (!has(unit)) {
      return;
    }
    if (rows(unit, unit.table()) == unit.last() - unit.first() + 1) {
      runs.set(Math.toIntExact(unit.first()), Math.toIntExact(unit.last() + 1));
      return;
    }
    for (var run : read(unit, unit.table()).orElseThrow().longs(0)) {
      runs.set(Math.toIntExact(run));
    }
  }

  /// Takes over the runs of another store of the same identity that are not stored here. The other
  /// one stays as it is; what cannot be read of it is named and left out.
  ///
  /// @return how many units were new
  /// @throws StoreMismatchException if the other's runs are of another identity
  /// @throws StoreException if either cannot be used
  public synchronized int adopt(Path other) {
    var adopted = 0;
    try (var from = RunStore.open(other, identity, warnings)) {
      for (var unit : from.units()) {
        if (from.has(unit) && adopt(from, unit)) {
          adopted++;
        }
      }
    }
    return adopted;
  }

  private boolean adopt(RunStore from, UnitKey unit) {
    var here = new BitSet();
    for (var own : units()) {
      if (own.isOfEnsembleOf(unit) && own.first() <= unit.last() && unit.first() <= own.last()) {
        addRuns(own, here);
      }
    }
    var there = new BitSet();
    from.addRuns(unit, there);
    there.andNot(here);
    if (there.isEmpty()) {
      return false;
    }
    var tables = new TreeMap<Table, Columns>();
    for (var part : from.units.getOrDefault(unit, List.of())) {
      var rows = from.read(unit, part.table()).orElseThrow().ofRuns(there);
      if (rows.rows() > 0) {
        tables.put(part.table(), rows);
      }
    }
    append(unit.of(there.nextSetBit(0), there.length() - 1), tables);
    return true;
  }

  /// The files of a table, in the order in which they were stored.
  public synchronized List<Path> files(Table table) {
    return units.values().stream()
        .flatMap(List::stream)
        .filter(part -> part.table() == table)
        .map(folder::file)
        .toList();
  }

  /// Lets others have the store. Everything is stored already.
  @Override
  public synchronized void close() {
    try {
      if (folder.manifest().isLogged()) {
        writeManifest();
      }
    } catch (IOException e) {
      // the log has them, and the next to open the store puts them into the manifest
    }
    try {
      if (parquet != null) {
        parquet.close();
        parquet = null;
      }
    } catch (SQLException e) {
      throw StoreException.unwritable(folder.path(), e);
    } finally {
      lock.release();
    }
  }

  private ParquetFiles parquet() throws SQLException {
    var open = parquet;
    if (open == null) {
      open = new ParquetFiles();
      parquet = open;
    }
    return open;
  }

  private void drop(UnitKey unit, Part part, String complaint) throws IOException {
    isWhole = false;
    units.remove(unit);
    folder.setAside(part);
    warnings.accept(
        "'%s' %s; its runs count as not stored: %s.".formatted(folder.file(part), complaint, unit));
  }

  private void writeManifest() throws IOException {
    folder.manifest().write(manifest());
  }

  private Manifest manifest() {
    var listed = new ArrayList<Unit>();
    units.forEach((key, parts) -> listed.add(new Unit(key, parts)));
    return new Manifest(Manifest.SCHEMA, identity, listed);
  }
}
