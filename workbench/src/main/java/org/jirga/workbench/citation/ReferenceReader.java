package org.jirga.workbench.citation;

import java.util.List;
import java.util.Locale;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.workbench.yaml.Problems;

/// Reads a file of references: BibTeX where its name ends in `.bib`, CSL JSON elsewhere.
public final class ReferenceReader {

  private ReferenceReader() {}

  /// What was read, in the order of the file; without what could not be read.
  public record Reading(List<Reference> references, List<Diagnostic> diagnostics) {
    public Reading {
      references = List.copyOf(references);
      diagnostics = List.copyOf(diagnostics);
    }
  }

  public static Reading read(Source source) {
    var problems = new Problems(source);
    var references =
        source.name().toLowerCase(Locale.ROOT).endsWith(".bib")
            ? new BibtexReader(problems).read()
            : CslReader.read(problems);
    return new Reading(references, problems.all());
  }
}
