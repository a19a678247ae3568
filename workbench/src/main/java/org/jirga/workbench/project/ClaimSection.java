package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.analysis.study.Claim;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Yaml;

/// Reads `claims`: sentences with a test in each future, settled by a fact, or not testable.
final class ClaimSection {

  static final List<String> KEYS =
      List.of(
          "text",
          "quote",
          "test",
          "fact",
          "untestable",
          "about defection",
          "observable",
          "evidence",
          "note");

  /// What is still a quotation and not a copy.
  private static final int MOST_WORDS = 15;

  private final Context context;
  private final TestReader tests;

  ClaimSection(Context context, TestReader tests) {
    this.context = context;
    this.tests = tests;
  }

  List<Claim> read(List<Yaml.Entry> entries) {
    var claims = new ArrayList<Claim>();
    for (var entry : entries) {
      Section.of(entry, "a claim", context.problems(), KEYS)
          .flatMap(section -> claim(entry.name(), section))
          .ifPresent(claims::add);
    }
    return claims;
  }

  private Optional<Claim> claim(String id, Section section) {
    section.requiredScalar("text");
    section.scalar("quote").ifPresent(this::checkQuote);
    var evidence = context.evidence(section);
    var note = section.text("note");
    return kind(section)
        .map(
            kind ->
                new Claim(id, section.text("text"), section.text("quote"), kind, evidence, note));
  }

  private void checkQuote(Yaml.Scalar quote) {
    var words = quote.value().strip().split("\\s+").length;
    if (words > MOST_WORDS) {
      context
          .problems()
          .add(
              StudyCode.LONG_QUOTE,
              quote.span(),
              "the quotation has %d words; at most %d may be quoted".formatted(words, MOST_WORDS));
    }
  }

  private Optional<Claim.Kind> kind(Section section) {
    var given = section.present("test", "fact", "untestable");
    if (given.size() != 1) {
      context
          .problems()
          .add(
              StudyCode.CHOOSE_ONE,
              given.isEmpty() ? section.place() : given.get(1).key().span(),
              given.isEmpty()
                  ? "a claim needs 'test', 'fact' or 'untestable'"
                  : "'%s' and '%s' cannot both be"
                      .formatted(given.getFirst().name(), given.get(1).name()));
      return Optional.empty();
    }
    var aboutDefection = section.flag("about defection");
    if (!section.has("test")) {
      for (var other : section.present("about defection", "observable")) {
        context
            .problems()
            .add(
                StudyCode.CONTRADICTION,
                other.key().span(),
                "'%s' belongs to a claim with a 'test'".formatted(other.name()));
      }
    }
    var key = given.getFirst().name();
    return section
        .scalar(key)
        .flatMap(
            scalar ->
                switch (key) {
                  case "test" -> simulated(section, scalar, aboutDefection);
                  case "fact" -> Optional.of(new Claim.Fact(scalar.value().strip()));
                  default -> Optional.of(new Claim.Untestable(scalar.value().strip()));
                });
  }

  private Optional<Claim.Kind> simulated(
      Section section, Yaml.Scalar written, boolean aboutDefection) {
    var test = tests.read(written);
    var observable = section.scalar("observable");
    var observed = observable.flatMap(tests::read);
    if (observable.isPresent() && !aboutDefection) {
      context
          .problems()
          .add(
              StudyCode.CONTRADICTION,
              section.entry("observable").orElseThrow().key().span(),
              "an observable is for a comparison with the nulls",
              "add 'about defection: true'");
    }
    return test.map(
        expr ->
            new Claim.Simulated(
                expr,
                written.value().strip(),
                aboutDefection,
                observed,
                observable.map(scalar -> scalar.value().strip()).orElse("")));
  }
}
