package org.jirga.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

  @TempDir private Path folder;

  @Test
  void everyCommandOfItEndsWell() throws IOException {
    new Rehearsal(Main::subcommands).play(folder);
    assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/model.csv");
    assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/cup.csv");
  }
}
