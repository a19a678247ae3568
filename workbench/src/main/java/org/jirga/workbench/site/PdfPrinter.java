package org.jirga.workbench.site;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Prints pages by a Chromium that is installed.
final class PdfPrinter {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final int MOST_SECONDS = 120;

  private final Path browser;

  private PdfPrinter(Path browser) {
    this.browser = browser;
  }

  /// The first browser on the search path; absent if there is none.
  static Optional<PdfPrinter> find() {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(PdfPrinter::new);
  }

  /// @return whether the file was written
  boolean print(Path page, Path pdf) throws IOException, InterruptedException {
    var profile = Files.createTempDirectory("jirga-print");
    var log = Files.createTempFile("jirga-print", ".log");
    try {
      var process =
          new ProcessBuilder(
                  browser.toString(),
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
                  page.toUri().toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        return false;
      }
      return process.exitValue() == 0 && Files.isRegularFile(pdf);
    } finally {
      Files.deleteIfExists(log);
      try (var files = Files.walk(profile)) {
        for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
