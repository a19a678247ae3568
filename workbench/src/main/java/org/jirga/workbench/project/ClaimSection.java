package org.jirga.workbench.project;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jirga.analysis.experiment.ArmNames;
import org.jirga.analysis.study.Claim;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Declared;
import org.jirga.formats.equation.Dialect;
import org.jirga.formats.equation.EquationParser;
import org.jirga.formats.equation.Passage;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;
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

  /// What a test may compute: no state and no time.
  private static final Set<Function> FUNCTIONS =
      EnumSet.of(
          Function.ABS, Function.MIN, Function.MAX, Function.EXP, Function.LN, Function.SQRT);

  private final Context context;
  private final ArmNames arms;
  private final List<String> measures;

  /// @param measures names of the study's outcomes
  ClaimSection(Context context, ArmNames arms, List<String> measures) {
    this.context = context;
    this.arms = arms;
    this.measures = measures;
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
    var test = expression(written);
    var observable = section.scalar("observable");
    var observed = observable.flatMap(this::expression);
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

  /// The expression in a value, with its names checked; absent, and reported, where it is not one.
  private Optional<Expr> expression(Yaml.Scalar written) {
    var complaints = new Complaints(context.problems().source());
    var parsed =
        EquationParser.parse(passage(written), Dialect.VENSIM, Declared.NOTHING, complaints);
    var diagnostics = complaints.sorted();
    context.problems().addAll(diagnostics);
    if (parsed.isEmpty() || !diagnostics.isEmpty()) {
      return Optional.empty();
    }
    return isSound(parsed.get()) ? parsed : Optional.empty();
  }

  private boolean isSound(Expr expr) {
    var here =
        switch (expr) {
          case Expr.Literal _, Expr.Unary _, Expr.Binary _, Expr.Conditional _ -> true;
          case Expr.Reference reference -> isKnown(reference);
          case Expr.Call call when FUNCTIONS.contains(call.function()) -> true;
          case Expr.Call call -> refuse(call.span(), call.function().word());
          case Expr.LookupCall call -> refuse(call.span(), call.lookup().name().text());
          case Expr.InlineLookup lookup -> refuse(lookup.span(), "WITH LOOKUP");
        };
    for (var child : expr.children()) {
      here &= isSound(child);
    }
    return here;
  }

  private boolean refuse(Span span, String function) {
    context
        .problems()
        .add(
            StudyCode.BAD_TEST,
            span,
            "'%s' cannot be used here; a test compares outcomes".formatted(function));
    return false;
  }

  private boolean isKnown(Expr.Reference reference) {
    var problems = context.problems();
    var name = reference.name();
    var known = measures.stream().anyMatch(measure -> Name.of(measure).equals(name));
    if (!known) {
      var length = reference.name().text().length();
      var start = reference.span().start();
      problems.unknown(
          StudyCode.UNKNOWN_OUTCOME,
          new Span(start, Math.min(reference.span().end(), start + length)),
          "the study has no outcome '%s'".formatted(name),
          name.text(),
          measures);
    }
    var allArms = true;
    for (var subscript : reference.subscripts()) {
      if (!arms.knows(subscript.name())) {
        problems.unknown(
            StudyCode.UNKNOWN_POLICY,
            subscript.span(),
            "the study has no policy, switch or null '%s'".formatted(subscript.name()),
            subscript.name().text(),
            arms.all());
        allArms = false;
      }
    }
    if (allArms && arms.arm(reference.subscripts()).isEmpty()) {
      problems.add(
          StudyCode.BAD_TEST, reference.span(), "an outcome is taken under one policy, not two");
      allArms = false;
    }
    return known && allArms;
  }

  /// Where each character of the value stands: as it is for plain text and for quotes without
  /// escapes, else at the start of the value.
  private Passage passage(Yaml.Scalar written) {
    var text = context.problems().source().text();
    var value = written.value();
    for (var start = written.span().start(); start <= written.span().start() + 1; start++) {
      if (text.startsWith(value, start)) {
        return Passage.of(context.problems().source(), new Span(start, start + value.length()));
      }
    }
    var span = written.span();
    var offsets = IntStream.rangeClosed(0, value.length()).map(_ -> span.start()).toArray();
    offsets[value.length()] = span.end();
    return Passage.decoded(value, offsets);
  }
}
