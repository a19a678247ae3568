package org.jirga.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.workbench.cli.Main;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The sessions in tutorials and how-to guides are real: each line after `$ ` in a `console` block
/// is run, in the order of the page, and must write what the page shows. With
/// `-Djirga.update=true` the pages are written anew; read the difference before keeping it.
@EnabledIfSystemProperty(named = "jirga.all", matches = "true", disabledReason = "takes a minute")
class DocumentedSessionsTest {

  private static final Path ROOT = Path.of(System.getProperty("jirga.root"));

  /// What the sessions use of the repository.
  private static final List<Path> COPIED =
      List.of(
          Path.of("docs/schema/study.schema.json"),
          Path.of("cases/teacup/teacup.mdl"),
          Path.of("cases/teacup/study.yaml"));

  static Stream<Path> pages() throws IOException {
    var pages = new ArrayList<Path>();
    for (var folder : List.of("docs/tutorials", "docs/how-to")) {
      try (var files = Files.list(ROOT.resolve(folder))) {
        pages.addAll(files.filter(file -> file.toString().endsWith(".md")).sorted().toList());
      }
    }
    return pages.stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void sessionsAreReal(Path page, @TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "sessions need /bin/bash");
    layOut(folder);
    var written = Files.readString(page);
    var real = replay(written, folder);
    if (Boolean.getBoolean("jirga.update")) {
      Files.writeString(page, real);
    }
    assertThat(withoutTimes(Files.readString(page))).isEqualTo(withoutTimes(real));
  }

  private static void layOut(Path folder) throws IOException {
    for (var file : COPIED) {
      var copy = folder.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(ROOT.resolve(file), copy);
    }
    var classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    // The desk's database driver talks to SLF4J, which is here (ArchUnit brings it) but has nobody
    // to listen. On the class path of `jirga` is neither.
    var start =
        """
        #!/bin/bash
        exec '%s' -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow \\
          --enable-native-access=ALL-UNNAMED -Dslf4j.internal.verbosity=ERROR \\
          -cp '%s' %s "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                classPath,
                Main.class.getName());
    var script = Files.writeString(folder.resolve("jirga"), start);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  private static String replay(String page, Path folder) throws IOException, InterruptedException {
    var real = new StringBuilder();
    var inSession = false;
    for (var line : page.lines().toList()) {
      if (line.startsWith("```")) {
        inSession = line.equals("```console");
      }
      if (!inSession || line.startsWith("```") || line.startsWith("$ ")) {
        real.append(line).append('\n');
      }
      if (inSession && line.startsWith("$ ")) {
        real.append(run(line.substring(2), folder));
      }
    }
    return real.toString();
  }

  private static String run(String command, Path folder) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("/bin/bash", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }

  /// How long a run took is not the same twice.
  private static String withoutTimes(String page) {
    return page.replaceAll("(?m)^( *)Time: .*$", "$1Time: some")
        .replaceAll("(?m)^  Memory: .*$", "  Memory: some")
        .replaceAll("(?m)^  Sample: .*\n", "  Sample: some\n");
  }
}
