package org.jirga.workbench.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jirga.workbench.program.Program;

/// Prints pages by a Chromium that is installed.
final class PdfPrinter {

  private static final Duration MOST = Duration.ofMinutes(2);

  private final Program browser;

  private PdfPrinter(Program browser) {
    this.browser = browser;
  }

  /// The first browser on the search path; absent if there is none.
  static Optional<PdfPrinter> find() {
    return Program.find("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
        .map(PdfPrinter::new);
  }

  /// @return whether the file was written
  boolean print(Path page, Path pdf) throws IOException, InterruptedException {
    var profile = Files.createTempDirectory("jirga-print");
    try {
      var outcome =
          browser.run(
              List.of(
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-quic",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                  "--no-pdf-header-footer",
                  "--user-data-dir=" + profile,
                  "--print-to-pdf=" + pdf.toAbsolutePath(),
                  page.toUri().toString()),
              "",
              MOST);
      return outcome.isDone() && Files.isRegularFile(pdf);
    } finally {
      try (var files = Files.walk(profile)) {
        for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
