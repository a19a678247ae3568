package org.jirga.workbench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jirga.workbench.figure.ChartRenderer;
import org.jirga.workbench.figure.FigureFiles;
import org.jirga.workbench.page.Page;
import org.jirga.workbench.page.PageWriter;

/// Writes a report as one HTML file, and its figures as files.
public final class ReportWriter {

  private ReportWriter() {}

  /// The same report gives the same bytes. The renderer takes some seconds to load, and so do the
  /// diagrams of a large model: both at once.
  ///
  /// @param file is replaced if it is there
  /// @param figures a folder for nothing else than the report's figures
  public static void write(Report report, Path file, Path figures) throws IOException {
    try (var loading = Executors.newSingleThreadExecutor()) {
      var loaded = CompletableFuture.supplyAsync(ChartRenderer::start, loading);
      try {
        var page = page(report);
        var renderer = loaded.join();
        Files.writeString(file, PageWriter.html(page, renderer), StandardCharsets.UTF_8);
        FigureFiles.replace(figures, PageWriter.figures(page), renderer);
      } finally {
        loaded.thenAccept(ChartRenderer::close).join();
      }
    }
  }

  /// The report as a page, for others who publish it.
  public static Page page(Report report) {
    var findings = new Findings(report);
    var study = findings.study();
    var sections =
        Stream.of(
                Optional.of(FindingSection.of(findings)),
                ClaimsSection.of(findings),
                BargainSection.of(findings),
                SeriesSection.of(findings),
                PoliciesSection.of(findings),
                LeverSection.of(findings),
                AttributionSection.of(findings),
                SweepSection.of(findings),
                StructureSection.of(findings),
                DecidersSection.of(findings),
                FilterSection.of(findings),
                SeedsSection.of(findings),
                Optional.of(ModelSection.of(findings)),
                EvidenceSection.of(findings),
                Optional.of(LimitsSection.of(findings)),
                Optional.of(ReproduceSection.of(findings)))
            .flatMap(Optional::stream)
            .toList();
    return new Page(metadata(report, study.title(), study.summary()), sections, footer(report));
  }

  private static Page.Metadata metadata(Report report, String title, String summary) {
    var results = report.results();
    return new Page.Metadata(
        "A computed assessment",
        title,
        summary,
        Map.of(
            "case", results.study().name(),
            "seed", String.valueOf(results.seed()),
            "modelHash", report.provenance().modelHash(),
            "studyHash", report.provenance().studyHash(),
            "resultHash", results.resultHash(),
            "version", report.provenance().version()));
  }

  private static String footer(Report report) {
    return "Computed by Jirga %s from seed %d. Result hash %s."
        .formatted(
            report.provenance().version(), report.results().seed(), report.results().resultHash());
  }
}
