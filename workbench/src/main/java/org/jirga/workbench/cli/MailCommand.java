package org.jirga.workbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jirga.desk.contract.DeskException;
import org.jirga.desk.contract.Issue;
import org.jirga.desk.contract.Office;
import org.jirga.workbench.newsletter.IssueReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `jirga mail`: sends an article to its subscribers.
@Command(
    name = "mail",
    description = "Send an article of a published site to those who asked for its topics.",
    footer = {
      "",
      "Nobody gets an article twice: stopped or killed, the same command goes on from there. It"
          + " ends with 75 if the mail server put some letters off, or some are in doubt."
    })
final class MailCommand implements Subcommand {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "SITE",
      description = "The folder of a published site, with its feed.json.")
  private Path site = Path.of("");

  @Option(
      names = "--article",
      paramLabel = "WORD",
      description = "The article whose address has this word (default: the newest).")
  private Optional<String> article = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The desk's settings (default: desk.yaml).")
  private Path config = Path.of("desk.yaml");

  @Option(names = "--plan", description = "Show what would go to whom; send nothing.")
  private boolean plan;

  @Option(
      names = "--dry-run",
      paramLabel = "DIR",
      description = "Write the letters as .eml files; send nothing.")
  private Optional<Path> dryRun = Optional.empty();

  @Option(
      names = "--resend-doubtful",
      description = "Send also to those of whom it is unknown whether they have it.")
  private boolean resendDoubtful;

  @Override
  public ExitCode call(Terminal terminal) throws IOException, InterruptedException {
    var settings = DeskCommand.settings(config, terminal);
    if (settings.isEmpty()) {
      return ExitCode.MODEL_ERRORS;
    }
    var issue = choose(IssueReader.read(site));
    try (var office = DeskLibraries.open(settings.get())) {
      var planned = office.plan(issue);
      if (planned.topics().isEmpty()) {
        terminal
            .err()
            .printf(
                "jirga mail: '%s' has the topics %s; none of them is a topic of %s%n",
                issue.title(), issue.topics(), config);
        return ExitCode.MODEL_ERRORS;
      }
      if (plan) {
        return show(issue, planned, terminal);
      }
      if (dryRun.isPresent()) {
        terminal.out().println(office.write(issue, dryRun.get()) + " letters in " + dryRun.get());
        return ExitCode.DONE;
      }
      return send(office, issue, terminal);
    } catch (DeskException e) {
      terminal.err().println("jirga mail: " + e.getMessage());
      return ExitCode.MODEL_ERRORS;
    }
  }

  private Issue choose(List<Issue> issues) {
    return issues.stream()
        .filter(it -> article.isEmpty() || it.link().toString().contains(article.get()))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(spec.commandLine(), "there is no such article in " + site));
  }

  private static ExitCode show(Issue issue, Office.MailingPlan plan, Terminal terminal) {
    var out = terminal.out();
    out.printf("%s%n%s%n", issue.title(), issue.link());
    out.printf(
        "topics: %s; figures: %d%n", String.join(", ", plan.topics()), issue.figures().size());
    out.printf(
        "sent: %d, refused: %d, in doubt: %d, to send: %d%n",
        plan.done(), plan.refused(), plan.doubtful().size(), plan.recipients().size());
    plan.recipients().forEach(it -> out.println("  " + it));
    plan.doubtful().forEach(it -> out.println("  in doubt: " + it));
    out.flush();
    return ExitCode.DONE;
  }

  private ExitCode send(Office office, Issue issue, Terminal terminal) throws InterruptedException {
    var result = office.send(issue, resendDoubtful, terminal.err()::println);
    terminal
        .out()
        .printf(
            "sent: %d, refused: %d, put off: %d, in doubt: %d%n",
            result.sent(), result.refused(), result.later(), result.doubtful().size());
    result.doubtful().forEach(it -> terminal.out().println("  in doubt: " + it));
    terminal.out().flush();
    return result.later() > 0 || !result.doubtful().isEmpty() ? ExitCode.RESUMABLE : ExitCode.DONE;
  }
}
