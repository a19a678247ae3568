package org.jirga.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jirga.desk.contract.DeskException;
import org.jirga.desk.contract.DeskSettings;
import org.jirga.desk.contract.MailAddress;
import org.jirga.desk.contract.Office;
import org.jirga.model.source.DiagnosticPrinter;
import org.jirga.workbench.newsletter.DeskReader;
import org.jirga.workbench.page.PageWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `jirga desk`: takes subscriptions.
@Command(
    name = "desk",
    description = "Take subscriptions to a newsletter: serve forms, read what came back, forget.",
    footer = {
      "",
      "serve            serves the forms until it is stopped (what it does without an action)",
      "bounce [PATH]    reads a report of failure or a complaint from standard input, or all files"
          + " of a folder",
      "export ADDRESS   prints all that is kept of an address, as JSON",
      "erase ADDRESS    forgets an address, but not that it must not be mailed"
    })
final class DeskCommand implements Subcommand {

  /// What it can do.
  enum Action {
    SERVE,
    BOUNCE,
    EXPORT,
    ERASE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "One of ${COMPLETION-CANDIDATES}; see below.")
  private Action action = Action.SERVE;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "WHAT",
      description = "An address, or a folder of messages.")
  private Optional<String> what = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The desk's settings (default: desk.yaml).")
  private Path config = Path.of("desk.yaml");

  @Override
  public ExitCode call(Terminal terminal) throws IOException, InterruptedException {
    var settings = settings(config, terminal);
    if (settings.isEmpty()) {
      return ExitCode.MODEL_ERRORS;
    }
    try (var office = DeskLibraries.open(settings.get())) {
      return switch (action) {
        case SERVE -> serve(office, terminal);
        case BOUNCE -> bounce(office, terminal);
        case EXPORT -> export(office, terminal);
        case ERASE -> erase(office, terminal);
      };
    } catch (DeskException e) {
      terminal.err().println("jirga desk: " + e.getMessage());
      return ExitCode.MODEL_ERRORS;
    }
  }

  /// The settings, or what is wrong with them on the terminal.
  static Optional<DeskSettings> settings(Path config, Terminal terminal) throws IOException {
    var reading = DeskReader.read(config, System.getenv());
    reading.diagnostics().forEach(it -> terminal.err().print(DiagnosticPrinter.print(it)));
    terminal.err().flush();
    return reading.content();
  }

  private static ExitCode serve(Office office, Terminal terminal) throws InterruptedException {
    var served = office.serve(PageWriter.style(), terminal.err()::println);
    terminal.err().println("The desk is open at " + served.address());
    // A signal ends the process: what is being sent is waited for, and the database let go.
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(served::close));
    new CountDownLatch(1).await();
    return ExitCode.DONE;
  }

  private ExitCode bounce(Office office, Terminal terminal) throws IOException {
    if (what.isEmpty()) {
      terminal.out().println(office.bounce(System.in.readAllBytes()));
      return ExitCode.DONE;
    }
    try (var files = Files.walk(Path.of(what.get()))) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        terminal.out().println(file.getFileName() + ": " + office.bounce(Files.readAllBytes(file)));
      }
    }
    return ExitCode.DONE;
  }

  private ExitCode export(Office office, Terminal terminal) {
    var dossier = office.export(address());
    terminal.out().print(dossier.orElse("{}\n"));
    terminal.out().flush();
    return ExitCode.DONE;
  }

  private ExitCode erase(Office office, Terminal terminal) {
    terminal.out().println(office.erase(address()) ? "erased" : "nothing was kept");
    return ExitCode.DONE;
  }

  private MailAddress address() {
    return what.flatMap(MailAddress::read)
        .orElseThrow(
            () -> new ParameterException(spec.commandLine(), action + " needs an address"));
  }
}
