package org.jirga.workbench.article;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jirga.analysis.experiment.StudyResults.Verdict;
import org.jirga.model.source.Span;
import org.jirga.workbench.binding.PublicationCode;
import org.jirga.workbench.binding.Quantities;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.wording.Words;
import org.jirga.workbench.yaml.Problems;

/// Reads what stands in braces on a line of its own: `{{figure outlets}}`, `{{claim 3: depends}}`.
final class InsertReader {

  private static final List<String> KINDS =
      List.of("figure", "table", "claim", "deal", "diagram", "live", "disagree");

  private static final Pattern ADVICE = Pattern.compile("\\b(holds|depends|fails):");

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
    var kind = kind(text);
    var rest = text.substring(kind.length()).strip();
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
      case "disagree" -> disagree(rest, place);
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

  private static String kind(String text) {
    return text.split("\\s", 2)[0];
  }

  /// Whether what stands between braces alone in a paragraph is an insertion, whatever its words.
  static boolean isDisagreement(String inside) {
    return kind(inside.strip()).equals("disagree");
  }

  /// A claim that readers may move, and what is recommended by its verdict.
  private Optional<Block> disagree(String rest, Span place) {
    var marks = ADVICE.matcher(rest).results().toList();
    var id = rest.substring(0, marks.isEmpty() ? rest.length() : marks.getFirst().start()).strip();
    var claim = quantities.claim(id, place, problems);
    if (claim.isEmpty()) {
      return Optional.empty();
    }
    var advice = new EnumMap<Verdict, String>(Verdict.class);
    for (var i = 0; i < marks.size(); i++) {
      var end = i + 1 < marks.size() ? marks.get(i + 1).start() : rest.length();
      var text = rest.substring(marks.get(i).end(), end).strip().replaceAll("\\s+", " ");
      Quantities.verdictOf(marks.get(i).group(1)).ifPresent(it -> advice.putIfAbsent(it, text));
    }
    if (marks.size() != 3 || advice.size() != 3 || advice.containsValue("")) {
      problems.add(
          PublicationCode.UNKNOWN_INSERT,
          place,
          "it is not said once for each verdict what is recommended then",
          "write {{disagree %s holds: … depends: … fails: …}}".formatted(id));
      return Optional.empty();
    }
    var found = catalogue.dissents().flatMap(it -> it.of(claim.get(), advice));
    if (found.isEmpty()) {
      problems.add(
          PublicationCode.UNKNOWN_INSERT,
          place,
          "no assumption that a reader could move decides claim %s".formatted(id));
    }
    return found.map(Function.identity());
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
    var word = verdict.get().word();
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
