package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jirga.workbench.project.TestCases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// What befalls a study from outside costs time, never a result.
class RunFaultsTest {

  private static final int KILLS = 20;

  private static final String FUTURES = "3000";

  private static final String POND =
      """
      fish = INTEG(growth rate * fish * (1 - fish / capacity) - catch, initial fish) ~ ton ~|
      catch = boats * catchability * fish ~ ton/Year ~|
      growth rate = 0.5 ~ 1/Year ~|
      capacity = 100 ~ ton ~|
      initial fish = 50 ~ ton ~|
      catchability = 0.02 ~ 1/(boat*Year) ~|
      boats = 10 ~ boat ~|
      INITIAL TIME = 0 ~ Year ~|
      FINAL TIME = 40 ~ Year ~|
      TIME STEP = 1 ~ Year ~|
      SAVEPER = 1 ~ Year ~|
      """;

  private static final String MANY_OUTCOMES =
      """
      title: How many fish are left?
      model: model.mdl
      baseline: as now
      uncertainties: {growth rate: [0.2, 0.5, 0.9], capacity: [60, 140], initial fish: [20, 80]}
      levers: {boats: [0, 20]}
      policies: {as now: {set: {boats: 10}}, half: {set: {boats: 5}}}
      nulls: {N1: {name: no growth, set: {growth rate: 0}}}
      outcomes:
      %s
      filter: {batch: 1024, full: 2048, criteria: {K: {of: fish, at: 2, between: [40, 70]}}}
      claims:
        "1":
          text: Fewer boats leave more fish.
          test: "fish at 39[half] > 1.3 * fish at 39"
          about defection: true
          observable: "fish at 39 > 50"
      """;

  @TempDir private Path temporary = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path fish = Path.of("");
  private Path results = Path.of("");

  @BeforeEach
  void layTheCase() throws IOException {
    fish = TestCases.lay("good", temporary.resolve("fish"));
    results = temporary.resolve("results");
  }

  @Test
  @EnabledIfSystemProperty(named = "jirga.all", matches = "true", disabledReason = "takes a minute")
  void aStudyThatIsKilledTwentyTimesComesToTheSameResult()
      throws IOException, InterruptedException {
    var start = System.nanoTime();
    assertThat(process("--runs", FUTURES).waitFor()).isZero();
    var taken = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    var undisturbed = summary();
    remove(results);
    var random = new Random(20210815);
    var kills = 0;
    while (kills < KILLS) {
      var process = process("--runs", FUTURES);
      // SIGKILL; later ones find more of the work done and end earlier
      if (process.waitFor(random.nextLong(taken), TimeUnit.MILLISECONDS)) {
        assertThat(process.exitValue()).isZero();
        assertThat(summary()).isEqualTo(undisturbed);
        remove(results);
      } else {
        process.destroyForcibly().waitFor();
        kills++;
      }
    }
    assertThat(process("--runs", FUTURES).waitFor()).isZero();
    assertThat(summary()).isEqualTo(undisturbed);
  }

  @Test
  @EnabledIfSystemProperty(named = "jirga.all", matches = "true", disabledReason = "takes a minute")
  void tenTimesTheFuturesTakeNoMoreMemory() throws IOException, InterruptedException {
    var pond = Files.createDirectories(temporary.resolve("pond"));
    Files.writeString(pond.resolve("model.mdl"), POND);
    var outcomes =
        IntStream.range(0, 40)
            .mapToObj("  fish at %1$d: {of: fish, at: %1$d}"::formatted)
            .collect(Collectors.joining("\n"));
    Files.writeString(pond.resolve("study.yaml"), MANY_OUTCOMES.formatted(outcomes));
    fish = pond;
    // outcomes of 200,000 futures in 4 arms, 256 MB, do not fit
    for (var futures : List.of("20000", "200000")) {
      assertThat(process(List.of("-Xmx128m", "-XX:+UseSerialGC"), "--runs", futures).waitFor())
          .as(futures)
          .isZero();
    }
    assertThat(summary()).contains("\"runsDone\":200000,");
  }

  @Test
  @EnabledIfSystemProperty(named = "jirga.all", matches = "true", disabledReason = "mounts a disk")
  void aFullDiskLosesNothing() throws IOException, InterruptedException {
    var disk = Files.createDirectories(temporary.resolve("disk"));
    assumeTrue(
        command("mount", "-t", "tmpfs", "-o", "size=48k", "tmpfs", disk.toString()) == 0,
        "a disk can only be mounted by root");
    try {
      results = disk.resolve("results");
      assertThat(run("--runs", FUTURES)).isEqualTo(ExitCode.RESUMABLE);
      assertThat(err.toString())
          .containsIgnoringCase("no space left on")
          .contains("What was stored is safe; make room");
      assertThat(command("mount", "-o", "remount,size=64m", disk.toString())).isZero();
      assertThat(run("--runs", FUTURES)).isEqualTo(ExitCode.DONE);
      var resumed = summary();
      results = temporary.resolve("other");
      assertThat(run("--runs", FUTURES)).isEqualTo(ExitCode.DONE);
      assertThat(resumed).isEqualTo(summary());
    } finally {
      command("umount", disk.toString());
    }
  }

  @Test
  void aTruncatedPartIsSetAsideAndComputedAgain() throws IOException {
    run("--runs", "10");
    var before = summary();
    for (var part : parts()) {
      var bytes = Files.readAllBytes(part);
      Files.write(part, Arrays.copyOf(bytes, bytes.length / 2));
    }
    assertThat(run("--runs", "10")).isEqualTo(ExitCode.DONE);
    assertThat(err.toString()).contains("its runs count as not stored");
    assertThat(summary()).isEqualTo(before);
  }

  @Test
  void aForgedPartWithItsHashInTheManifestIsAnErrorThatNamesIt() throws IOException {
    run("--runs", "10");
    var manifest = results.resolve("runs/manifest.json");
    var text = Files.readString(manifest);
    for (var part : parts()) {
      var bytes = Files.readAllBytes(part);
      var honest = sha256(bytes);
      // the size stays
      Arrays.fill(bytes, 4, bytes.length, (byte) 'x');
      Files.write(part, bytes);
      text = text.replace(honest, sha256(bytes));
    }
    Files.writeString(manifest, text);
    Files.delete(results.resolve("summary.json"));
    assertThat(run("--runs", "10")).isEqualTo(ExitCode.MODEL_ERRORS);
    assertThat(err.toString())
        .contains(".parquet' cannot be read")
        .doesNotContain("error in Jirga");
    assertThat(parts()).isNotEmpty();
  }

  @Test
  void runsWhoseManifestIsOfAnotherVersionOrDamagedAreLeftAsTheyAre() throws IOException {
    run("--runs", "10");
    var manifest = results.resolve("runs/manifest.json");
    var text = Files.readString(manifest);
    var before = parts();
    for (var other : List.of(text.replaceFirst("\"schema\": 1", "\"schema\": 3"), "{")) {
      Files.writeString(manifest, other);
      assertThat(run("--runs", "12")).isEqualTo(ExitCode.MODEL_ERRORS);
      assertThat(err.toString()).contains("are left as they are").doesNotContain("replaced");
      assertThat(parts()).isEqualTo(before);
    }
    Files.writeString(manifest, text);
    assertThat(run("--runs", "10")).isEqualTo(ExitCode.DONE);
  }

  private List<Path> parts() throws IOException {
    try (var files = Files.walk(results.resolve("runs/outcomes"))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  private String summary() throws IOException {
    return Files.readString(results.resolve("summary.json"));
  }

  private ExitCode run(String... arguments) {
    var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true));
    return new CommandLineRunner(Main.subcommands(), terminal, false)
        .run(
            Stream.concat(
                    Stream.of("run", fish.toString(), "--out", results.toString()),
                    Arrays.stream(arguments))
                .toArray(String[]::new));
  }

  private Process process(String... arguments) throws IOException {
    return process(List.of(), arguments);
  }

  private Process process(List<String> java, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(java);
    command.addAll(
        List.of(
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)),
            Main.class.getName(),
            "run",
            fish.toString(),
            "--out",
            results.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static int command(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
