package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.workbench.diagram.Diagrams;
import org.jirga.workbench.diagram.FeedbackLoops;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.wording.EquationWords;
import org.jirga.workbench.wording.Words;

/// The model itself: diagrams, then every equation with its unit and what the modeller says of it.
final class ModelSection {

  private static final String NO_GROUP = "Equations";

  private ModelSection() {}

  static Section of(Findings findings) {
    var model = findings.report().model().model();
    var blocks = new ArrayList<Block>();
    blocks.add(Block.paragraph(counts(findings)));
    var diagrams = Diagrams.of(model);
    if (!diagrams.isEmpty()) {
      blocks.add(
          Block.paragraph(
              "Boxes are stocks, valves flows, clouds the world outside; thin arrows show what"
                  + " drives a flow. Dashed boxes belong to another group. Constants are left"
                  + " out."));
      blocks.add(new Block.Drawing(diagrams.getFirst()));
      if (diagrams.size() > 1) {
        var rest = new ArrayList<Block>();
        diagrams.stream().skip(1).forEach(diagram -> rest.add(new Block.Drawing(diagram)));
        blocks.add(new Block.Fold("diagrams", "Diagrams by group", rest));
      }
    }
    loops(model).ifPresent(blocks::add);
    blocks.add(new Block.Heading("equations", "Equations"));
    var groups = new LinkedHashMap<String, List<Block.Definition>>();
    for (var variable : model.variables()) {
      groups
          .computeIfAbsent(variable.description().group().orElse(NO_GROUP), _ -> new ArrayList<>())
          .add(definition(variable));
    }
    groups.forEach(
        (group, definitions) ->
            blocks.add(
                new Block.Fold(
                    "equations-" + Words.slug(group),
                    group + " (" + definitions.size() + ")",
                    List.of(new Block.Definitions(definitions)))));
    return new Section("model", "The model", blocks);
  }

  private static Optional<Block> loops(Model model) {
    var loops = FeedbackLoops.of(model);
    if (loops.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Block.Fold(
            "loops",
            "Feedback loops in words (%d)".formatted(loops.size()),
            List.of(
                Block.paragraph(
                    "Through each influence the shortest loop that it is a part of, short ones"
                        + " first. In a reinforcing loop a rise comes back as a further rise, in a"
                        + " balancing one as a fall. The signs are read off the equations, with"
                        + " factors and divisors taken to be positive."),
                new Block.Bullets(loops.stream().map(Prose::of).toList()))));
  }

  private static String counts(Findings findings) {
    var stocks = 0;
    var constants = 0;
    var others = 0;
    for (var variable : findings.report().model().model().variables()) {
      switch (variable) {
        case Variable.Stock _ -> stocks++;
        case Variable.Constant _ -> constants++;
        case Variable.Flow _, Variable.Auxiliary _, Variable.Lookup _ -> others++;
      }
    }
    return "%s, %s and %s, %d of which are uncertain."
        .formatted(
            Words.counted(stocks, "stock"),
            Words.counted(others, "flow").replace("flow", "other equation"),
            Words.counted(constants, "constant"),
            findings.study().uncertainties().size());
  }

  private static Block.Definition definition(Variable variable) {
    var texts = new ArrayList<Prose>();
    EquationWords.of(variable).forEach(equation -> texts.add(Prose.empty().code(equation)));
    var comment = variable.description().comment().replaceAll("\\s+", " ").strip();
    if (!comment.isEmpty()) {
      texts.add(Prose.of(comment));
    }
    var term = Prose.of(variable.name().text());
    var unit = variable.description().unit().map(written -> written.text()).orElse("");
    return new Block.Definition(
        "variable-" + Words.slug(variable.name().key()),
        unit.isEmpty() ? term : term.small(" " + unit),
        texts);
  }
}
