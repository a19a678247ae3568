package org.jirga.workbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.List;

/// Entry point of the command line. The only place that ends the process.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    var terminal =
        new Terminal(
            new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8));
    var debug = System.getenv("JIRGA_DEBUG") != null;
    var code = new CommandLineRunner(subcommands(), terminal, debug).run(args);
    terminal.out().flush();
    System.exit(code.number());
  }

  /// Every command, in the order of the help text. A new command is added here.
  static List<Subcommand> subcommands() {
    return List.of(
        new RunCommand(),
        new SimulateCommand(),
        new CheckCommand(),
        new ConvertCommand(),
        new ConflictCommand(),
        new AnalyseCommand(),
        new SqlCommand(),
        new ExportCommand(),
        new DiffCommand(),
        new PublishCommand(),
        new NewCommand(),
        new DeskCommand(),
        new MailCommand());
  }
}
