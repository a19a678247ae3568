package org.jirga.workbench.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jirga.model.source.Suggestion;
import org.jirga.workbench.About;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/// Parses arguments, runs the command they name, and turns whatever happens into an [ExitCode].
final class CommandLineRunner {

  private final CommandLine line;
  private final Root root;
  private final Terminal terminal;

  /// @param debug whether an error in Jirga shows its stack trace even without `--verbose`
  CommandLineRunner(List<Subcommand> subcommands, Terminal terminal, boolean debug) {
    this.terminal = terminal;
    root = new Root(debug);
    line = new CommandLine(root);
    subcommands.forEach(line::addSubcommand);
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.getHelpSectionMap()
        .put(
            CommandLine.Model.UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST,
            CommandLineRunner::exitCodes);
  }

  ExitCode run(String... args) {
    try {
      return execute(line.parseArgs(args));
    } catch (ParameterException e) {
      return wrongUsage(e);
    } catch (IOException | UncheckedIOException e) {
      return fileTrouble(e);
    } catch (InterruptedException _) {
      terminal.err().println("jirga: interrupted");
      return ExitCode.INTERRUPTED;
    } catch (OutOfMemoryError e) {
      terminal
          .err()
          .println(
              "jirga: out of memory; give it more with JIRGA_JAVA_OPTS=-Xmx8g. What was stored is"
                  + " safe, and the same command goes on from there");
      showTrace(e);
      return ExitCode.OUR_FAULT;
    } catch (RuntimeException | Error e) {
      return ourFault(e);
    }
  }

  private ExitCode execute(ParseResult parsed) throws IOException, InterruptedException {
    if (CommandLine.executeHelpRequest(parsed) != null) {
      return ExitCode.DONE;
    }
    var named = parsed.asCommandLineList().getLast();
    if (named.getCommand() instanceof Subcommand command) {
      return command.call(terminal);
    }
    named.usage(terminal.err());
    return ExitCode.WRONG_USAGE;
  }

  private ExitCode wrongUsage(ParameterException e) {
    var name = e.getCommandLine().getCommandSpec().qualifiedName();
    var message = e instanceof UnmatchedArgumentException u ? unmatched(u) : e.getMessage();
    terminal.err().printf("%s: %s%nSee '%s --help'.%n", name, message, name);
    return ExitCode.WRONG_USAGE;
  }

  private static String unmatched(UnmatchedArgumentException e) {
    var command = e.getCommandLine();
    var first = e.getUnmatched().getFirst();
    if (first.startsWith("-")) {
      var option = first.replaceFirst("=.*", "");
      var known = command.getCommandSpec().optionsMap().keySet();
      return "there is no option '%s'%s".formatted(option, didYouMean(option, known));
    }
    var known = command.getSubcommands().keySet();
    var kind = known.isEmpty() ? "unexpected argument" : "there is no command";
    return "%s '%s'%s".formatted(kind, first, didYouMean(first, known));
  }

  private static String didYouMean(String written, Collection<String> known) {
    return Suggestion.didYouMean(written, known).map("; "::concat).orElse("");
  }

  private ExitCode fileTrouble(Exception e) {
    var cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
    var message =
        switch (cause) {
          case NoSuchFileException missing -> missing.getFile() + ": no such file";
          case AccessDeniedException denied -> denied.getFile() + ": permission denied";
          case FileAlreadyExistsException there -> there.getFile() + ": a file is in the way";
          default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
        };
    terminal.err().println("jirga: " + message);
    showTrace(e);
    return ExitCode.MODEL_ERRORS;
  }

  private ExitCode ourFault(Throwable e) {
    terminal.err().printf("jirga: this is an error in Jirga, not in your files: %s%n", e);
    if (!showTrace(e)) {
      terminal.err().println("Run it again with --verbose (or JIRGA_DEBUG=1) to see where.");
    }
    return ExitCode.OUR_FAULT;
  }

  private boolean showTrace(Throwable e) {
    if (root.verbose) {
      e.printStackTrace(terminal.err());
    }
    return root.verbose;
  }

  /// Whether a command has been asked to say more.
  static boolean isVerbose(CommandSpec command) {
    return command.root().userObject() instanceof Root root && root.verbose;
  }

  private static String exitCodes(CommandLine.Help help) {
    Map<String, String> rows =
        Arrays.stream(ExitCode.values())
            .collect(
                Collectors.toMap(
                    code -> "%5d".formatted(code.number()),
                    ExitCode::meaning,
                    (first, _) -> first,
                    LinkedHashMap::new));
    return help.createHeading("%nExit codes:%n") + help.createTextTable(rows);
  }

  @Command(
      name = "jirga",
      description = "System dynamics models, explored over many plausible futures.",
      versionProvider = Version.class,
      synopsisSubcommandLabel = "COMMAND")
  private static final class Root {
    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        scope = ScopeType.INHERIT,
        description = "Show this help.")
    private boolean help;

    @Option(
        names = {"-V", "--version"},
        versionHelp = true,
        description = "Show the versions of Jirga and Java.")
    private boolean version;

    @Option(
        names = "--verbose",
        scope = ScopeType.INHERIT,
        description = "Say more; show the stack trace of an error in Jirga.")
    private boolean verbose;

    Root(boolean verbose) {
      this.verbose = verbose;
    }
  }

  private static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"jirga " + About.version(), "Java " + Runtime.version()};
    }
  }
}
