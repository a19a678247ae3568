package org.jirga.formats.xmile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Variable;

/// Writes the equations of what comes out of one oven and of how much it lets in.
///
/// XMILE 1.0 names ovens as Stella's and leaves them to it; its reference says what they do.
final class OvenEquations {

  private static final Set<String> COOK_TIME = Set.of("len", "cook_time", "cooktime");
  private static final Set<String> CAPACITY = Set.of("capacity");
  private static final Set<String> FILL_TIME = Set.of("fill_time", "filltime");
  private static final Set<String> CLEAN_TIME = Set.of("clean_time", "cleantime");
  private static final Set<String> ARREST = Set.of("arrest");
  private static final List<Set<String>> PARTS =
      List.of(COOK_TIME, CAPACITY, FILL_TIME, CLEAN_TIME, ARREST);

  private final BeltStock stock;
  private final Belts.Parser parse;
  private final Complaints complaints;

  OvenEquations(BeltStock stock, Belts.Parser parse, Complaints complaints) {
    this.stock = stock;
    this.parse = parse;
    this.complaints = complaints;
  }

  /// How much it lets in.
  Expr room(Terms terms) {
    return terms.call(Function.OVEN_ROOM, arguments(terms));
  }

  /// What comes out, and what the oven does.
  Map<Name, List<Equation>> write(Variable.Stock variable) {
    complain();
    var equations = new LinkedHashMap<Name, List<Equation>>();
    if (!stock.outflows().isEmpty()) {
      equations.put(stock.outflows().getFirst(), equations(Function.OVEN_OUTFLOW, variable));
    }
    equations.put(BeltQuestions.parts(stock.name()), equations(Function.OVEN_STATE, variable));
    return equations;
  }

  private List<Equation> equations(Function function, Variable.Stock variable) {
    return variable.accumulations().stream()
        .map(
            one -> {
              var terms = new Terms(one.subscripts(), one.span());
              var body = terms.call(function, arguments(terms));
              return new Equation(one.subscripts(), one.exceptions(), body, one.span());
            })
        .toList();
  }

  private void complain() {
    var oven = stock.part().orElseThrow();
    if (stock.outflows().isEmpty()) {
      complaints.add(
          ReadCode.MISSING_PART,
          oven.tag(),
          "the oven '%s' has no outflow".formatted(stock.name()));
    }
    if (part(COOK_TIME).isEmpty()) {
      complaints.add(
          ReadCode.MISSING_PART,
          oven.tag(),
          "the oven '%s' has no <len>, its cook time".formatted(stock.name()));
    }
    if (part(CAPACITY).isEmpty() && part(FILL_TIME).isEmpty()) {
      complaints.add(
          ReadCode.MISSING_PART,
          oven.tag(),
          "the oven '%s' has neither a <capacity> nor a <fill_time>, and would never be full"
              .formatted(stock.name()));
    }
    for (var part : oven.children()) {
      if (!isPart(part.name())) {
        complaints.add(
            ReadCode.UNSUPPORTED,
            part.tag(),
            "<%s> of an oven is not supported yet".formatted(part.name()),
            "an oven has <len>, <capacity>, <fill_time>, <clean_time> and <arrest>");
      }
    }
  }

  static boolean isOven(String name) {
    return local(name).equals("oven");
  }

  static boolean isPart(String name) {
    return PARTS.stream().anyMatch(words -> words.contains(local(name)));
  }

  private static String local(XmlElement part) {
    return local(part.name());
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private List<Expr> arguments(Terms terms) {
    var infinite = terms.number(Double.POSITIVE_INFINITY);
    return List.of(
        terms.sum(stock.inflows()),
        part(COOK_TIME, terms).orElse(terms.number(Double.NaN)),
        part(CAPACITY, terms).orElse(infinite),
        part(FILL_TIME, terms).orElse(infinite),
        part(CLEAN_TIME, terms).orElse(terms.number(0)),
        part(ARREST, terms).orElse(terms.number(0)),
        terms.variable(stock.name()));
  }

  private Optional<Expr> part(Set<String> words, Terms terms) {
    return part(words).map(text -> parse.parse(text, stock.name(), terms.subscripts()));
  }

  private Optional<Passage> part(Set<String> words) {
    return part(stock, words);
  }

  static boolean isCleaned(BeltStock oven) {
    return part(oven, CLEAN_TIME).isPresent();
  }

  private static Optional<Passage> part(BeltStock stock, Set<String> words) {
    return stock.part().stream()
        .flatMap(oven -> oven.children().stream())
        .filter(part -> words.contains(local(part)))
        .findFirst()
        .map(part -> XmileText.stripped(part.text()))
        .filter(text -> !text.isBlank());
  }
}
