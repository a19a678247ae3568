package org.jirga.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.program.Program;
import org.jirga.formats.ModelReader;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.source.Source;

/// The models that are measured.
///
/// @param root of the repository
/// @param shared the folder of published models, which may be missing
record Models(Path root, Path shared) {

  private static final int VARIABLES_OF_A_SECTOR = 10;

  /// Four constants, one equation, one step: what an experiment costs beside its model.
  static final String TRIVIAL =
      """
      {UTF-8}
      outcome = a + b * c - d ~~|
      a = 1 ~~|
      b = 1 ~~|
      c = 1 ~~|
      d = 1 ~~|
      INITIAL TIME = 0 ~~|
      FINAL TIME = 1 ~~|
      TIME STEP = 1 ~~|
      SAVEPER = 1 ~~|
      """;

  /// The text of a model; empty if its file is not there.
  Optional<Source> source(String name) throws IOException {
    return switch (name) {
      case "sir" -> Optional.of(new Source("sir.mdl", resource("sir.mdl")));
      case "trivial" -> Optional.of(new Source("trivial.mdl", TRIVIAL));
      case "array" -> Optional.of(new Source("array.mdl", array(1000)));
      case "synthetic" -> Optional.of(new Source("synthetic.mdl", synthetic(3500)));
      case "teacup" -> file(root.resolve("cases/teacup/teacup.mdl"));
      case "afghanistan" -> file(root.resolve("cases/afghanistan-2021/model.mdl"));
      default -> file(shared.resolve("models").resolve(name + ".mdl"));
    };
  }

  /// A model ready to be run; empty if its file is not there or has errors.
  Optional<Program> program(String name) throws IOException {
    return source(name).flatMap(Models::program);
  }

  private static Optional<Program> program(Source source) {
    var reading = ModelReader.read(source);
    var checked = new ModelChecker().check(reading.model());
    var hasErrors = reading.diagnostics().stream().anyMatch(it -> it.isError());
    return hasErrors || checked.hasErrors() ? Optional.empty() : Lowering.lower(checked).program();
  }

  private static String resource(String name) throws IOException {
    try (var stream = Objects.requireNonNull(Models.class.getResourceAsStream(name))) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }

  private static Optional<Source> file(Path path) throws IOException {
    return Files.exists(path)
        ? Optional.of(new Source(path.getFileName() + "", Files.readString(path)))
        : Optional.empty();
  }

  /// Cells that hand on what they hold, each at its own pace, and get back a share of the whole.
  static String array(int cells) {
    return """
    {UTF-8}
    cell: (c1-c%d) ~~|
    level[cell] = INTEG(share * total - outflow[cell], 10) ~~|
    outflow[cell] = level[cell] / (pace * (1 + level[cell] / 50)) ~~|
    total = SUM(outflow[cell!]) ~~|
    share = 1 / %d ~~|
    pace = 4 ~~|
    lost = 0.1 ~~|
    INITIAL TIME = 0 ~~|
    FINAL TIME = 100 ~~|
    TIME STEP = 0.5 ~~|
    SAVEPER = 1 ~~|
    """
        .formatted(cells, cells);
  }

  /// As many variables as C-LEARN has, in sectors that each have a stock, a lookup and a delay and
  /// look at the sector before; 1,000 steps.
  static String synthetic(int variables) {
    var text = new StringBuilder("{UTF-8}\npace = 8 ~~|\nweight = 0.3 ~~|\n");
    for (var sector = 0; sector < variables / VARIABLES_OF_A_SECTOR; sector++) {
      text.append(
          """
          capital K = INTEG(investment K - wear K, K0) ~~|
          wear K = capital K / life K ~~|
          life K = WITH LOOKUP(pressure K, ((0,40),(0.5,30),(1,20),(2,15),(4,12),(8,10))) ~~|
          pressure K = MAX(0.01, capital K / (goal K + 1)) ~~|
          goal K = before K * (1 + weight * SIN(Time / 20 + phase K)) ~~|
          phase K = 0.1 * K1 ~~|
          investment K = MIN(gap K / pace, capital K * 0.2) + wear K * weight ~~|
          gap K = IF THEN ELSE(goal K > capital K, goal K - capital K, 0) ~~|
          before K = SMOOTH(BEFORE, 5) ~~|
          index K = (capital K / K0) ^ weight * EXP(-pressure K) + LN(1 + goal K) ~~|
          """
              .replace(
                  "BEFORE", sector == 0 ? "100 + 20 * SIN(Time / 15)" : "capital " + (sector - 1))
              .replace("K0", String.valueOf(50 + sector % 17))
              .replace("K1", String.valueOf(sector % 31))
              .replaceAll(" K\\b", " " + sector));
    }
    return text.append(
            """
            INITIAL TIME = 0 ~~|
            FINAL TIME = 250 ~~|
            TIME STEP = 0.25 ~~|
            SAVEPER = 1 ~~|
            """)
        .toString();
  }
}
