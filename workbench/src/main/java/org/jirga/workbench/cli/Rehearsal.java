package org.jirga.workbench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/// Carries out the quick commands once, in silence: what the launcher lets Java watch when it makes
/// the cache from which later starts take their classes. Nothing else calls it.
///
/// `run` is no part of it. Every class of the cache is loaded at every start, and those of charts
/// and the store would take longer than the rest.
final class Rehearsal {

  private static final int TIMES = 3;

  private static final String XMILE =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0">
        <header><name>cup</name><vendor>Jirga</vendor><product version="1">Jirga</product></header>
        <sim_specs method="rk4" time_units="minute">
          <start>0</start><stop>30</stop><dt>0.125</dt>
        </sim_specs>
        <model><variables>
          <stock name="temperature">
            <eqn>180</eqn><outflow>heat loss</outflow><units>degree</units>
          </stock>
          <flow name="heat loss">
            <eqn>(temperature - room) / patience</eqn><units>degree/minute</units>
          </flow>
          <aux name="room"><eqn>70</eqn><units>degree</units></aux>
          <aux name="patience">
            <eqn>temperature</eqn><units>minute</units>
            <gf><xscale min="0" max="200"/><ypts>8,10,12</ypts></gf>
          </aux>
        </variables></model>
      </xmile>
      """;

  private final Supplier<List<Subcommand>> subcommands;
  private final Terminal nowhere =
      new Terminal(
          new PrintWriter(Writer.nullWriter(), true), new PrintWriter(Writer.nullWriter(), true));

  Rehearsal(Supplier<List<Subcommand>> subcommands) {
    this.subcommands = subcommands;
  }

  public static void main(String[] args) throws IOException {
    var folder = Files.createTempDirectory("jirga");
    try {
      new Rehearsal(Main::subcommands).play(folder);
    } finally {
      remove(folder);
    }
  }

  /// Several times, so that Java learns which methods are used most.
  ///
  /// @param folder for files of its own
  /// @throws IllegalStateException if a command does not end well
  void play(Path folder) throws IOException {
    var lake = folder.resolve("lake");
    var cup = Files.writeString(folder.resolve("cup.xmile"), XMILE);
    command("new", lake);
    for (var time = 0; time < TIMES; time++) {
      command("--help");
      command("check", "--no-sample", lake, cup);
      command("check", "--no-sample", "--json", lake);
      command("simulate", lake.resolve("model.mdl"), cup, "--out", folder.resolve("out"));
      command("simulate", cup, "--set", "room=60", "--method", "euler", "--save", "temperature");
    }
  }

  private void command(Object... words) {
    var args = new String[words.length];
    for (var i = 0; i < words.length; i++) {
      args[i] = words[i].toString();
    }
    var code = new CommandLineRunner(subcommands.get(), nowhere, false).run(args);
    if (code != ExitCode.DONE) {
      throw new IllegalStateException(
          "'jirga %s' ended with %d.".formatted(String.join(" ", args), code.number()));
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var inside = Files.walk(folder)) {
      inside
          .sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
