package org.jirga.workbench.article;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jirga.model.source.Span;
import org.jirga.workbench.binding.PublicationCode;
import org.jirga.workbench.binding.Quantities;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.wording.Words;
import org.jirga.workbench.yaml.Problems;

/// Reads what stands in braces on a line of its own: `{{figure outlets}}`, `{{claim 3: depends}}`.
final class InsertReader {

  private static final List<String> KINDS =
      List.of("figure", "table", "claim", "deal", "diagram", "live");

  private final Catalogue catalogue;
  private final Quantities quantities;
  private final Problems problems;

  InsertReader(Catalogue catalogue, Quantities quantities, Problems problems) {
    this.catalogue = catalogue;
    this.quantities = quantities;
    this.problems = problems;
  }

  /// @return absent, and reported, where there is nothing of that name
  Optional<Block> read(String inside, Span place) {
    var text = inside.strip();
    var space = text.indexOf(' ');
    var kind = space < 0 ? text : text.substring(0, space);
    var rest = space < 0 ? "" : text.substring(space + 1).strip();
    return switch (kind) {
      case "figure" -> known(catalogue.figure(rest), "figure", rest, place, catalogue.figures());
      case "table" -> known(catalogue.table(rest), "table", rest, place, catalogue.tables());
      case "deal" ->
          known(
              catalogue.table("deal-" + Words.slug(rest)),
              "deal",
              rest,
              place,
              catalogue.tables().stream()
                  .filter(it -> it.startsWith("deal-"))
                  .map(it -> it.substring("deal-".length()))
                  .toList());
      case "diagram" -> {
        var id = rest.isEmpty() ? "diagram" : rest;
        yield known(catalogue.diagram(id), "diagram", id, place, catalogue.diagrams());
      }
      case "claim" -> claim(rest, place);
      case "live" -> live(rest, place);
      default -> {
        problems.unknown(
            PublicationCode.UNKNOWN_INSERT,
            place,
            "'%s' cannot be inserted".formatted(kind),
            kind,
            KINDS);
        yield Optional.empty();
      }
    };
  }

  private Optional<Block> live(String rest, Span place) {
    var block = catalogue.live();
    if (!rest.isEmpty()) {
      problems.add(
          PublicationCode.UNKNOWN_INSERT,
          place,
          "'live' stands alone, without '%s'".formatted(rest),
          "write {{live}}: it runs every figure of the article that shows something over time");
    } else if (block.isEmpty()) {
      problems.add(
          PublicationCode.UNKNOWN_INSERT,
          place,
          "the results have nothing over time that could be run again",
          "list variables under 'series' in study.yaml");
    }
    return rest.isEmpty() ? block.map(Function.identity()) : Optional.empty();
  }

  /// A claim's box; the verdict that the article was written for stands behind a colon.
  private Optional<Block> claim(String rest, Span place) {
    var colon = rest.indexOf(':');
    var id = colon < 0 ? rest : rest.substring(0, colon).strip();
    var expected = colon < 0 ? "" : rest.substring(colon + 1).strip();
    var verdict = quantities.verdict(id, place, problems);
    if (verdict.isEmpty()) {
      return Optional.empty();
    }
    var word = Quantities.word(verdict.get());
    if (Quantities.verdictOf(expected).isEmpty()) {
      problems.add(
          PublicationCode.UNKNOWN_INSERT,
          place,
          expected.isEmpty()
              ? "the claim stands here without the verdict that the article expects"
              : "'%s' is not a verdict".formatted(expected),
          "write {{claim %s: %s}}".formatted(id, word));
    } else if (!expected.equals(word)) {
      problems.add(
          PublicationCode.CHANGED_VERDICT,
          place,
          "the verdict of claim %s is '%s', no longer '%s'".formatted(id, word, expected),
          "read the sentences around it again, then write {{claim %s: %s}}".formatted(id, word));
    }
    var box = catalogue.claim("claim-" + Words.slug(id)).map(InsertReader::folded);
    return known(box, "claim", id, place, catalogue.claims());
  }

  /// In an article the sentence and its verdict come first; how it was judged is there to be
  // opened.
  private static Block folded(Block block) {
    return block instanceof Block.Claim claim && !claim.content().isEmpty()
        ? new Block.Claim(
            claim.id(),
            claim.number(),
            claim.verdict(),
            claim.verdictText(),
            claim.text(),
            claim.quote(),
            List.of(new Block.Fold(claim.id() + "-judged", "How this was judged", claim.content())))
        : block;
  }

  private Optional<Block> known(
      Optional<Block> found, String what, String name, Span place, Collection<String> names) {
    if (found.isEmpty()) {
      problems.unknown(
          PublicationCode.UNKNOWN_INSERT,
          place,
          "the results have no %s '%s'".formatted(what, name),
          name,
          names);
    }
    return found;
  }
}
