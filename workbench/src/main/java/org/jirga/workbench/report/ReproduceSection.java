package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.List;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.summary.Constraints;
import org.jirga.workbench.wording.Numbers;

/// How to get the same numbers again.
final class ReproduceSection {

  private ReproduceSection() {}

  static Section of(Findings findings) {
    var results = findings.results();
    var provenance = findings.report().provenance();
    var items = new ArrayList<Block.Definition>();
    items.add(item("Command", provenance.command(), true));
    items.add(item("Seed", String.valueOf(results.seed()), false));
    items.add(
        item(
            "Futures",
            Numbers.count(results.futures().rows())
                + " of "
                + Numbers.count(results.planned())
                + " wanted"
                + repeated(findings.study().design().replications()),
            false));
    if (!findings.study().constraints().isEmpty()) {
      items.add(item("Constraints", Constraints.sentence(results), false));
    }
    items.add(item("Model, SHA-256", provenance.modelHash(), true));
    items.add(item("Study, evidence and data, SHA-256", provenance.studyHash(), true));
    items.add(item("Results", results.resultHash(), true));
    items.add(item("Jirga", provenance.version(), false));
    items.add(item("Java", provenance.java(), false));
    items.add(
        item(
            "To cite these results",
            "Jirga %s, case %s, seed %d, result hash %s."
                .formatted(
                    provenance.version(),
                    findings.study().name(),
                    results.seed(),
                    results.resultHash()),
            false));
    return new Section(
        "reproduce",
        "How to reproduce this",
        List.of(
            Block.paragraph(
                "The same command on the same files gives the same result hash, on any machine and"
                    + " any number of threads. Another hash means that something differs."),
            new Block.Definitions(items)));
  }

  private static String repeated(int replications) {
    return replications == 1
        ? ""
        : ", each run %s times with other random numbers inside the model; outcomes are means"
            .formatted(Numbers.count(replications));
  }

  private static Block.Definition item(String term, String text, boolean code) {
    return new Block.Definition(
        "", Prose.of(term), List.of(code ? Prose.empty().code(text) : Prose.of(text)));
  }
}
