package org.jirga.conformance.exploration;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jirga.analysis.discovery.Cases;
import org.jirga.analysis.discovery.Factor;
import org.jirga.model.source.Source;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlReader;

/// Files of published results beside the repository; a test that asks for one is skipped where they
/// are not.
final class Golden {

  private Golden() {}

  static Path file(String name) {
    var root = Path.of(System.getProperty("jirga.root", "."));
    var shared = Path.of(System.getProperty("jirga.shared", root.resolve("../shared").toString()));
    var file = shared.resolve("golden/exploration").resolve(name);
    assumeTrue(Files.exists(file), () -> file + ": no published results here");
    return file;
  }

  /// A table of text; lines of a comma separated file.
  static List<String[]> table(String name) throws IOException {
    return Files.readAllLines(file(name)).stream().map(line -> line.split(",", -1)).toList();
  }

  /// The table of Bryant and Lempert (2010): nine assumptions, and whether costs are among the
  /// highest.
  static Cases bryant() throws IOException {
    var table = table("bryant-et-al-2010-data.csv");
    var rows = table.subList(1, table.size());
    var factors =
        IntStream.range(2, 11)
            .mapToObj(
                column ->
                    Factor.continuous(
                        table.getFirst()[column],
                        rows.stream()
                            .mapToDouble(row -> Double.parseDouble(row[column]))
                            .toArray()))
            .toList();
    var interest = new boolean[rows.size()];
    for (var row = 0; row < interest.length; row++) {
      interest[row] = Double.parseDouble(rows.get(row)[15]) == 1;
    }
    return new Cases(factors, interest);
  }

  /// A JSON file as a tree.
  static Yaml.Entries json(String name) throws IOException {
    var text = Files.readString(file(name));
    // a list stands under a name, so that the root is always a map
    var root = text.startsWith("[") ? "{\"list\": " + text + "}" : text;
    return YamlReader.read(new Problems(new Source(name, root))).orElseThrow();
  }

  static Yaml at(Yaml tree, String... path) {
    var found = tree;
    for (var name : path) {
      found =
          ((Yaml.Entries) found)
              .entries().stream()
                  .filter(entry -> entry.name().equals(name))
                  .findFirst()
                  .orElseThrow(() -> new IllegalArgumentException("no " + name))
                  .value();
    }
    return found;
  }

  static double[] numbers(Yaml list) {
    return ((Yaml.Items) list)
        .items().stream()
            .mapToDouble(item -> Double.parseDouble(((Yaml.Scalar) item).value()))
            .toArray();
  }

  static double[][] columns(Yaml rows) {
    var lists = new ArrayList<double[]>();
    ((Yaml.Items) rows).items().forEach(row -> lists.add(numbers(row)));
    return IntStream.range(0, lists.getFirst().length)
        .mapToObj(column -> lists.stream().mapToDouble(row -> row[column]).toArray())
        .toArray(double[][]::new);
  }
}
