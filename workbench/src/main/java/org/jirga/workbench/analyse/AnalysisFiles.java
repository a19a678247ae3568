package org.jirga.workbench.analyse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jirga.workbench.About;
import org.jirga.workbench.figure.ChartRenderer;
import org.jirga.workbench.figure.FigureFiles;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Page;
import org.jirga.workbench.page.PageWriter;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.wording.Words;

/// Writes findings into a folder: each table as CSV, each figure as SVG and its numbers as CSV, and
/// all of them as a page.
public final class AnalysisFiles {

  private AnalysisFiles() {}

  /// @param analysis its name, `sensitivity`: the page is `sensitivity.html`
  /// @param about what was analysed
  public static void write(Path folder, String analysis, String about, List<Finding> findings)
      throws IOException {
    Files.createDirectories(folder);
    for (var finding : findings) {
      Files.write(folder.resolve(finding.file()), finding.data().csv());
    }
    if (findings.stream().allMatch(finding -> finding.figures().isEmpty())) {
      return;
    }
    try (var renderer = ChartRenderer.start()) {
      for (var finding : findings) {
        FigureFiles.write(folder, finding.figures(), renderer);
      }
      Files.writeString(
          folder.resolve(analysis + ".html"),
          PageWriter.html(page(analysis, about, findings), renderer),
          StandardCharsets.UTF_8);
    }
  }

  private static Page page(String analysis, String about, List<Finding> findings) {
    var sections = new LinkedHashMap<String, Section>();
    for (var finding : findings) {
      var blocks = new ArrayList<Block>();
      finding.sentences().forEach(sentence -> blocks.add(Block.paragraph(sentence)));
      if (!finding.figures().isEmpty()) {
        blocks.add(new Block.Charts(finding.figures()));
      }
      blocks.add(Block.paragraph("As a table: " + finding.file() + "."));
      var id = "finding-" + Words.slug(finding.file());
      sections.put(id, new Section(id, finding.title(), blocks));
    }
    return new Page(
        new Page.Metadata(
            "An analysis",
            Words.upperFirst(analysis) + ": " + about,
            findings.getFirst().sentences().isEmpty()
                ? ""
                : findings.getFirst().sentences().getFirst(),
            Map.of("version", About.version())),
        List.copyOf(sections.values()),
        "Computed by Jirga %s.".formatted(About.version()));
  }
}
