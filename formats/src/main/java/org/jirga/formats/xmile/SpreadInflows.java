package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Variable;

/// Inflows of conveyors that go on elsewhere than at the beginning: `isee:spreadflow` of a flow
/// (isee's help, "Spreading Conveyor Inputs"; how each place is counted, as in the design notes of
/// the open engine Simlin, docs/design/conveyors.md, section 8).
final class SpreadInflows {

  /// A belt that leaks onto another, which leaks onto another, and so on, ends here.
  private static final int MOST_BELTS = 6;

  /// Belts of a model that are looked at as sources, each as often as it is.
  private static final int MOST_SOURCES = 1000;

  /// How an inflow is spread, in the order of the numbers that [Function#SPREAD] has for it.
  enum Kind {
    EVEN("even"),
    CONTENT("dest"),
    PROFILE("dist"),
    SOURCE("source");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// What the file has for it.
    String word() {
      return word;
    }
  }

  private final Map<Name, BeltStock> stocks;
  private final Map<Name, XmlElement> flows;
  private final Map<Name, Variable> variables;
  private final Admission admission;
  private final Belts.Parser parse;
  private final Complaints complaints;
  private int found;

  SpreadInflows(
      Map<Name, BeltStock> stocks,
      Map<Name, XmlElement> flows,
      Map<Name, Variable> variables,
      Admission admission,
      Belts.Parser parse,
      Complaints complaints) {
    this.stocks = stocks;
    this.flows = flows;
    this.variables = variables;
    this.admission = admission;
    this.parse = parse;
    this.complaints = complaints;
  }

  boolean isDiscrete(BeltStock conveyor) {
    return admission.isDiscrete(conveyor);
  }

  private Optional<Passage> written(Name inflow) {
    return Optional.ofNullable(flows.get(inflow)).flatMap(flow -> flow.anyAttribute("spreadflow"));
  }

  private Optional<Kind> kind(Name inflow) {
    var word = written(inflow).map(it -> it.content().strip().toLowerCase(Locale.ROOT));
    for (var kind : Kind.values()) {
      if (word.equals(Optional.of(kind.word()))) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /// Complains of words that say nothing.
  void complain(BeltStock conveyor) {
    for (var inflow : conveyor.inflows()) {
      written(inflow)
          .filter(word -> kind(inflow).isEmpty())
          .filter(word -> !word.content().strip().equalsIgnoreCase("beginning"))
          .ifPresent(
              word ->
                  unsupported(
                      word.all(),
                      "an inflow that is spread over the conveyor as '%s' is"
                          .formatted(word.content()),
                      "Stella has beginning, even, dest, dist and source"));
    }
  }

  List<Name> atBeginning(BeltStock conveyor) {
    return conveyor.inflows().stream().filter(inflow -> kind(inflow).isEmpty()).toList();
  }

  /// What goes on elsewhere, as [Function#SPREAD] has it; 0 for nothing.
  ///
  /// @param towards the belts for which the conveyor is looked at as the source
  Expr of(BeltStock conveyor, Terms terms, List<Name> towards) {
    var parts = new ArrayList<Expr>();
    for (var inflow : conveyor.inflows()) {
      var kind = kind(inflow);
      if (kind.isPresent()) {
        parts.add(terms.number(kind.get().ordinal()));
        parts.add(terms.variable(inflow));
        parts.add(
            switch (kind.get()) {
              case EVEN, CONTENT -> terms.number(0);
              case PROFILE -> profile(inflow, terms);
              case SOURCE -> source(inflow, conveyor, terms, towards);
            });
      }
    }
    return parts.isEmpty() ? terms.number(0) : terms.call(Function.SPREAD, parts);
  }

  private Expr profile(Name inflow, Terms terms) {
    var written =
        Optional.ofNullable(flows.get(inflow)).stream()
            .flatMap(flow -> flow.parts("distrib_eq"))
            .map(child -> XmileText.stripped(child.text()))
            .filter(text -> !text.isBlank())
            .findFirst();
    if (written.isEmpty()) {
      complaints.add(
          ReadCode.MISSING_PART,
          written(inflow).orElseThrow().all(),
          "the flow '%s' is spread by a profile, but has none".formatted(inflow),
          "name a graphical function in <isee:distrib_eq>");
      return terms.number(0);
    }
    var parsed = parse.parse(written.get(), inflow, terms.subscripts());
    if (parsed instanceof Expr.Reference profile) {
      return new Expr.LookupCall(profile, terms.number(0), written.get().all());
    }
    unsupported(
        written.get().all(),
        "a profile that is no graphical function is",
        "give the profile a variable with a <gf>, from 0 at the beginning of the belt to 1");
    return terms.number(0);
  }

  private Expr source(Name inflow, BeltStock conveyor, Terms terms, List<Name> towards) {
    var place = written(inflow).orElseThrow().all();
    var upstream = admission.upstream(inflow).filter(stock -> stock.leaks().contains(inflow));
    if (upstream.isEmpty()) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          place,
          "the flow '%s' is spread as where it comes from, but is no leak of a conveyor"
              .formatted(inflow),
          "let it go on at the beginning, or spread it evenly");
      return terms.number(0);
    }
    var source = upstream.get();
    if (ConveyorEquations.isOfWholeUnits(inflow, flows)) {
      unsupported(
          place,
          "a leak of whole units that is spread as where it comes from is",
          "leave <leak_integers> out, or spread it evenly");
      return terms.number(0);
    }
    if (towards.size() == MOST_BELTS
        || towards.contains(source.name())
        || source.name().equals(conveyor.name())) {
      unsupported(
          place,
          "a leak that is spread as where it comes from, where that is spread so, too, and so on in"
              + " a circle or over more than %d belts, is".formatted(MOST_BELTS),
          "spread one of them evenly");
      return terms.number(0);
    }
    if (++found > MOST_SOURCES) {
      if (found == MOST_SOURCES + 1) {
        unsupported(
            place,
            "leaks of a model that are spread as where they come from over more than %d belts, each"
                    .formatted(MOST_SOURCES)
                + " counted as often as it is a source, are",
            "spread some of them evenly");
      }
      return terms.number(0);
    }
    var further = new ArrayList<>(towards);
    further.add(conveyor.name());
    if (variables.get(source.name()) instanceof Variable.Stock variable) {
      var initial = initial(variable, terms);
      if (initial.isPresent()) {
        return new ConveyorEquations(source, variable, this, flows, parse, complaints)
            .leak(inflow, initial.get(), terms, further);
      }
      unsupported(
          place,
          "a leak that is spread as where it comes from, out of a list of initial values for other"
              + " elements, is",
          "write both conveyors for the same elements");
    } else {
      unsupported(
          place,
          "a leak that is spread as where it comes from, where '%s' is no stock of this model, is"
              .formatted(source.name()),
          "spread it evenly");
    }
    return terms.number(0);
  }

  /// What the other conveyor holds at the start, for the elements of this one.
  private static Optional<Expr> initial(Variable.Stock stock, Terms terms) {
    var same =
        stock.accumulations().stream()
            .filter(
                one ->
                    one.subscripts().stream()
                        .map(it -> it.name())
                        .toList()
                        .equals(terms.subscripts().stream().map(it -> it.name()).toList()))
            .map(Variable.Accumulation::initial)
            .findFirst();
    var isListed =
        stock.accumulations().stream().anyMatch(one -> ListedContents.isList(one.initial()));
    return isListed ? same : Optional.of(terms.variable(stock.name()));
  }

  private void unsupported(Span place, String what, String instead) {
    complaints.add(ReadCode.UNSUPPORTED, place, what + " not supported yet", instead);
  }
}
