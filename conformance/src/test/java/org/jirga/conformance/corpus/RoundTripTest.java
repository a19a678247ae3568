package org.jirga.conformance.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.engine.run.Trajectory;
import org.jirga.formats.ModelReader;
import org.jirga.formats.ModelWriter;
import org.jirga.formats.ModelWriter.Format;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Writes models in each format and reads them again, there and back: every series has the same
/// bits as the original's, at every saved time.
class RoundTripTest {

  /// What a format cannot say, for each file of the public suite that needs it.
  private static final Map<String, String> CANNOT_BE_SAID =
      Map.of("tests/control_vars/test_control_vars.mdl", "XMILE's time settings are numbers");

  /// For each model of the corpus parts of the errors that say what cannot be said.
  private static final Map<String, Set<String>> CORPUS_CANNOT_BE_SAID =
      Map.ofEntries(
          Map.entry("changing-steps.mdl", Set.of("XMILE needs a number for 'FINAL TIME'")),
          Map.entry(
              "changing-subscripts.xmile",
              Set.of("Vensim has no function that does what 'RANK' does")),
          Map.entry(
              "allocation-profiles.xmile",
              Set.of("Vensim has no function that does what 'allocate_by_profile' does")),
          Map.entry("arrayed-belt-places.xmile", Set.of("Vensim has no conveyors")),
          Map.entry("arrayed-conveyors.xmile", Set.of("Vensim has no conveyors")),
          Map.entry("belt-places.xmile", Set.of("Vensim has no conveyors")),
          Map.entry("conveyor-leaks.xmile", Set.of("Vensim has no conveyors")),
          Map.entry("conveyors.xmile", Set.of("Vensim has no conveyors")),
          Map.entry("discrete-conveyors.xmile", Set.of("Vensim has no conveyors")),
          Map.entry(
              "interpolations.xmile",
              Set.of("Vensim has no function that does what 'INTERPOLATE' does")),
          Map.entry("listed-contents.xmile", Set.of("Vensim has no conveyors")),
          Map.entry(
              "lookup-areas.xmile",
              Set.of("Vensim has no function that does what 'LOOKUPAREA' does")),
          Map.entry(
              "outside-places.xmile", Set.of("Vensim has no function that does what 'RANK' does")),
          Map.entry("module-belts.xmile", Set.of("Vensim has no conveyors")),
          Map.entry("ovens.xmile", Set.of("Vensim has no conveyors")),
          Map.entry("queue-rounding.xmile", Set.of("Vensim has no conveyors")),
          Map.entry("queues.xmile", Set.of("Vensim has no conveyors")),
          Map.entry("conveyor-ends.xmile", Set.of("Vensim has no conveyors")),
          Map.entry("spread-conveyors.xmile", Set.of("Vensim has no conveyors")),
          Map.entry("macros.xmile", Set.of("Vensim has no function that does what 'ROUND' does")),
          Map.entry("repeated-elements.mdl", Set.of("no subscript range has just the elements")));

  private static final Path SHARED =
      Path.of(
          System.getProperty(
              "jirga.shared",
              Path.of(System.getProperty("jirga.root", ".."), "../shared").toString()));

  /// Formats to go through, one after the other.
  private static final List<List<Format>> ROUTES =
      List.of(
          List.of(Format.MDL),
          List.of(Format.XMILE),
          List.of(Format.MDL, Format.XMILE),
          List.of(Format.XMILE, Format.MDL));

  static Stream<Path> ownModels() throws IOException {
    var root = Path.of(System.getProperty("jirga.root", ".."));
    var found = new ArrayList<Path>();
    for (var folder : List.of("cases", "conformance/src/test/resources/models")) {
      try (var files = Files.walk(root.resolve(folder))) {
        files.filter(RoundTripTest::isModel).forEach(found::add);
      }
    }
    return found.stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("ownModels")
  void ownModelsKeepTheirBits(Path file) throws IOException {
    assertThat(problems(file, List.of())).isEmpty();
  }

  static Stream<Path> corpus() throws IOException {
    return Files.list(Path.of("src/test/resources/corpus")).filter(RoundTripTest::isModel).sorted();
  }

  /// What a format cannot say is an error when it is written; the rest keeps its bits.
  @ParameterizedTest
  @MethodSource("corpus")
  void modelsForSingleFeaturesKeepTheirBitsWhereTheyCanBeSaid(Path file) throws IOException {
    var refused = CORPUS_CANNOT_BE_SAID.getOrDefault(file.getFileName().toString(), Set.of());
    var problems = problems(file, List.of());
    assertThat(problems)
        .allSatisfy(
            problem ->
                assertThat(refused)
                    .anySatisfy(what -> assertThat(problem).contains("not written", what)));
  }

  @Test
  void publicModelsKeepTheirBits() throws IOException {
    var root = SHARED.resolve("conformance/test-models");
    assumeTrue(Files.isDirectory(root), "no public models in " + root);
    var problems = new TreeMap<String, List<String>>();
    try (var files = Files.walk(root)) {
      for (var file : files.filter(RoundTripTest::isModel).sorted().toList()) {
        var path = root.relativize(file).toString();
        var data = Optional.ofNullable(Exclusions.DATA.get(path)).map(file::resolveSibling);
        var found = problems(file, data.stream().toList());
        if (!found.isEmpty() && !CANNOT_BE_SAID.containsKey(path)) {
          problems.put(path, found);
        }
      }
    }
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("largeModels")
  void largeModelsKeepTheirBits(Path file) throws IOException {
    assumeTrue(Files.exists(file), "not there: " + file);
    assertThat(problems(file, List.of())).isEmpty();
  }

  static Stream<Path> largeModels() {
    return Stream.of("wrld3-03.mdl", "c-learn-v77.mdl")
        .map(name -> SHARED.resolve("models").resolve(name));
  }

  private static boolean isModel(Path file) {
    var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Stream.of(".mdl", ".xmile", ".stmx", ".itmx").anyMatch(name::endsWith);
  }

  private static List<String> problems(Path file, List<Path> data) throws IOException {
    var original = ModelRun.of(file, data);
    if (original.trajectory().isEmpty()) {
      return List.of();
    }
    var reading = ModelReader.read(file, data);
    var checked = new ModelChecker().check(reading.model());
    var problems = new ArrayList<String>();
    for (var route : ROUTES) {
      problem(checked, route, original.trajectory().get())
          .ifPresent(problem -> problems.add(route + ": " + problem));
    }
    return problems;
  }

  private static Optional<String> problem(
      CheckedModel original, List<Format> route, Trajectory wanted) {
    var checked = original;
    for (var format : route) {
      var writing = ModelWriter.write(checked, format);
      if (writing.hasErrors()) {
        return Optional.of("not written: " + errors(writing.diagnostics()));
      }
      var name = "written." + format.name().toLowerCase(Locale.ROOT);
      var reading = ModelReader.read(new Source(name, writing.text()));
      if (reading.hasErrors()) {
        return Optional.of("not read: " + errors(reading.diagnostics()));
      }
      checked = new ModelChecker().check(reading.model());
      if (checked.hasErrors()) {
        return Optional.of("not sound: " + errors(checked.diagnostics()));
      }
    }
    var run = ModelRun.of(checked);
    return run.trajectory()
        .map(found -> difference(wanted, found))
        .orElseGet(() -> Optional.of("does not run: " + errors(run.errors())));
  }

  private static String errors(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(Diagnostic::isError)
        .limit(3)
        .map(
            d ->
                d.code().id()
                    + " "
                    + d.message()
                    + " in: "
                    + d.source().line(d.source().position(d.span().start()).line()).strip())
        .collect(Collectors.joining("; "));
  }

  private static Optional<String> difference(Trajectory wanted, Trajectory found) {
    if (wanted.times().length != found.times().length) {
      return Optional.of(
          "%d times instead of %d".formatted(found.times().length, wanted.times().length));
    }
    var places = new HashMap<Name, Integer>();
    for (var label : found.labels()) {
      places.put(Name.of(label), places.size());
    }
    for (var column = 0; column < wanted.labels().size(); column++) {
      var label = wanted.labels().get(column);
      var place = places.get(Name.of(label));
      if (place == null) {
        return Optional.of("no series '%s'".formatted(label));
      }
      for (var row = 0; row < wanted.times().length; row++) {
        var a = wanted.values()[row * wanted.labels().size() + column];
        var b = found.values()[row * found.labels().size() + place];
        if (Double.doubleToLongBits(a) != Double.doubleToLongBits(b)) {
          return Optional.of(
              "%s at %s is %s instead of %s".formatted(label, wanted.times()[row], b, a));
        }
      }
    }
    return Optional.empty();
  }
}
