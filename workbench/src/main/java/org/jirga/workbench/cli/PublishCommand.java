package org.jirga.workbench.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.DiagnosticPrinter;
import org.jirga.model.source.Source;
import org.jirga.store.StoreException;
import org.jirga.workbench.article.Addresses;
import org.jirga.workbench.article.ArticleReader;
import org.jirga.workbench.article.Catalogue;
import org.jirga.workbench.binding.Quantities;
import org.jirga.workbench.live.Dissents;
import org.jirga.workbench.project.Case;
import org.jirga.workbench.project.CaseFiles;
import org.jirga.workbench.project.CaseReader;
import org.jirga.workbench.report.Report;
import org.jirga.workbench.report.ReportWriter;
import org.jirga.workbench.site.Narrator;
import org.jirga.workbench.site.Publication;
import org.jirga.workbench.site.Site;
import org.jirga.workbench.site.SitePublisher;
import org.jirga.workbench.site.SiteReader;
import org.jirga.workbench.summary.Identity;
import org.jirga.workbench.wording.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `jirga publish`: a site from the articles of cases.
@Command(
    name = "publish",
    description = "Write a site from the articles of cases; nothing if a number no longer follows.",
    footer = {
      "",
      "Runs of a case that are stored in --results are not computed again. The site is static:"
          + " any web server can hold it, and it opens from disk."
    })
final class PublishCommand implements Subcommand {

  /// Where what voices said is kept, among the results.
  private static final String SPEECH = ".speech";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "SITE", description = "The folder of a site, with its site.yaml.")
  private Path path = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder for the site; without it, out/<site>.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "Where results are, a folder for each case; without it, out.")
  private Path results = Path.of("out");

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Plausible futures wanted; without it, as many as each study says.")
  private Optional<Integer> runs = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "Threads that compute; without it, one for each processor.")
  private Optional<Integer> threads = Optional.empty();

  @Option(names = "--check", description = "Hold the articles against the results; write nothing.")
  private boolean checkOnly;

  @Option(names = "--no-pdf", description = "Print no PDF, even where Chromium is installed.")
  private boolean noPdf;

  @Option(
      names = "--no-audio",
      description = "Have nothing read aloud, even where a voice is installed.")
  private boolean noAudio;

  private final List<Diagnostic> found = new ArrayList<>();

  @Override
  public ExitCode call(Terminal terminal) throws IOException, InterruptedException {
    found.clear();
    var reading = SiteReader.read(path);
    found.addAll(reading.diagnostics());
    var publications = new ArrayList<Publication>();
    var addresses = new Addresses();
    if (reading.content().isPresent()) {
      for (var folder : reading.content().get().cases()) {
        publication(reading.content().get(), folder, addresses, terminal)
            .ifPresent(publications::add);
      }
    }
    found.stream()
        .distinct()
        .sorted(Diagnostic.BY_PLACE)
        .forEach(diagnostic -> terminal.err().print(DiagnosticPrinter.print(diagnostic)));
    if (reading.content().isEmpty()
        || Diagnostic.anyError(found)
        || publications.size() < reading.content().get().cases().size()) {
      terminal.err().println(new FileReport(path, found).summary() + "; nothing was written");
      return ExitCode.MODEL_ERRORS;
    }
    var site = reading.content().get();
    var bound = publications.stream().mapToInt(it -> it.article().bound().size()).sum();
    terminal
        .out()
        .printf(
            "%s, every number follows (%d bound)%n",
            Words.counted(publications.size(), "article"), bound);
    if (checkOnly) {
      return ExitCode.DONE;
    }
    var folder = out.orElseGet(() -> Path.of("out", name(path)));
    List<Publication> heard =
        noAudio
            ? publications
            : new Narrator(
                    site, folder, results.resolve(SPEECH), threads(), terminal.err()::println)
                .read(publications);
    var written = new SitePublisher(site, folder, terminal.err()::println).publish(heard, !noPdf);
    terminal.out().printf("%d files: open %s%n", written.size(), folder.resolve("index.html"));
    return ExitCode.DONE;
  }

  /// The article of a case, read against its results; absent, with the reason among what was
  /// found, where something is wrong.
  private Optional<Publication> publication(
      Site site, Path folder, Addresses addresses, Terminal terminal)
      throws IOException, InterruptedException {
    var reading = CaseReader.read(folder);
    found.addAll(reading.diagnostics());
    if (reading.content().isEmpty()) {
      return Optional.empty();
    }
    var content = reading.content().get();
    var text = open(content, SiteReader.ARTICLE);
    if (text.isEmpty()) {
      terminal.err().printf("jirga: %s has no %s%n", folder, SiteReader.ARTICLE);
      return Optional.empty();
    }
    var report = report(content, terminal);
    if (report.isEmpty()) {
      return Optional.empty();
    }
    var page = ReportWriter.page(report.get());
    Function<String, Optional<Source>> open = name -> open(content, name);
    var article =
        ArticleReader.read(
            text.get(),
            Words.slug(content.study().name()),
            addresses,
            Catalogue.of(page, Dissents.of(report.get().results(), report.get().model())),
            new Quantities(report.get().results(), report.get().bargain(), content.evidence()),
            open);
    found.addAll(article.diagnostics());
    return article
        .content()
        .map(it -> new Publication(site, it, report.get(), page, Optional.empty(), false));
  }

  private static Optional<Source> open(Case content, String name) {
    var file = content.folder().resolve(name).normalize();
    if (!CaseFiles.isIn(content.folder(), file) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Source(file.toString(), Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Report> report(Case content, Terminal terminal)
      throws IOException, InterruptedException {
    var identity =
        Identity.of(content, content.study().seed(), runs.orElse(content.study().runs()));
    var run = new CaseRun(content, identity, threads(), terminal);
    try (var store = run.open(results.resolve(content.study().name()).resolve("runs"))) {
      var found = run.run(store);
      if (found.futures().rows() == 0) {
        terminal.err().printf("jirga: no draw of %s is plausible%n", content.folder());
        return Optional.empty();
      }
      return Optional.of(run.report(found, run.bargain(found, store)));
    } catch (StoreException e) {
      terminal.err().println("jirga: " + e.getMessage());
      return Optional.empty();
    } catch (CancellationException _) {
      throw new InterruptedException("The study was stopped.");
    }
  }

  private int threads() {
    return threads.orElse(Runtime.getRuntime().availableProcessors());
  }

  private static String name(Path folder) {
    var name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "site" : name.toString();
  }
}
