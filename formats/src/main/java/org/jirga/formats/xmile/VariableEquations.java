package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Declared;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Rewriting;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Dimension;

/// Reads the equations of the variables of one model, as they are meant where they stand.
///
/// What could not be read is the number NaN.
final class VariableEquations implements Belts.Parser {

  /// What a converter makes of Vensim's functions that read data: 0, and the function in a comment.
  private static final Pattern LEFT_OUT =
      Pattern.compile("\\s*0\\s*\\{\\s*GET[_ ](DIRECT|XLS|123|VDF|ODBC)[_ ]");

  private static final Name SELF = Name.of("SELF");
  private static final Name SIZE = Name.of("SIZE");
  private static final Name NOBODY = Name.of("");

  private final Vendor vendor;
  private final Declared declared;
  private final List<Dimension> dimensions;
  private final Elements elements;
  private final SubRanges subRanges;
  private final ComputedSubscripts.Outside invalid;
  private final BeltQuestions questions;
  private final Complaints complaints;

  /// Dimensions with elements that have other places in another one.
  private final Set<Name> countedAnew;

  /// @param dimensions of the file; a part of one that an equation speaks of, `Age[2:4]`, is added
  /// @param questions that equations ask about conveyors, queues and ovens
  VariableEquations(
      Vendor vendor,
      Declared declared,
      List<Dimension> dimensions,
      ComputedSubscripts.Outside invalid,
      BeltQuestions questions,
      Complaints complaints) {
    this.vendor = vendor;
    this.declared = declared;
    this.dimensions = dimensions;
    this.elements = new Elements(dimensions);
    this.subRanges = new SubRanges(dimensions, complaints);
    this.invalid = invalid;
    this.questions = questions;
    this.complaints = complaints;
    // Vensim counts in the whole range
    this.countedAnew = vendor == Vendor.VENSIM ? Set.of() : elements.countedAnew();
  }

  /// An equation that belongs to no variable.
  Expr parse(Passage eqn) {
    return parse(eqn, NOBODY, List.of());
  }

  /// `SELF` is the variable itself, of which `PREVIOUS` and `SIZE` ask (XMILE 1.0, sections 3.5.6
  /// and 3.7.1.3).
  @Override
  public Expr parse(Passage eqn, Name name, List<Subscript> subscripts) {
    var declared =
        asksForSelf(eqn) && !this.declared.isVariable(SELF) ? withSelf(name) : this.declared;
    var left = LeftSide.of(name, subscripts, declared);
    var read = parse(eqn, declared);
    declared.macros().rewriteArguments(read, argument -> meant(argument, name, left, declared));
    return meant(read, name, left, declared);
  }

  @Override
  public Expr ofElements(Expr equation, Name array, List<Subscript> subscripts) {
    return ofElements(equation, LeftSide.of(array, subscripts, declared), declared);
  }

  private Expr ofElements(Expr equation, LeftSide left, Declared declared) {
    return new ComputedSubscripts(declared, dimensions, left, invalid, questions, complaints)
        .of(subRanges.of(new BareArrays(declared, left).of(equation), declared, left));
  }

  /// An expression as it is meant where it stands.
  private Expr meant(Expr read, Name name, LeftSide left, Declared declared) {
    return Rewriting.bottomUp(
        // last, since what subscripts are computed from is read only there
        vendor.meant(ofElements(questions.withElements(read), left, declared)),
        expr ->
            switch (expr) {
              case Expr.Reference(var self, var of, var span)
                  when self.equals(SELF) && !this.declared.isVariable(SELF) ->
                  name.equals(NOBODY) ? selfless(span) : new Expr.Reference(name, of, span);
              case Expr.Call(var function, var arguments, var span)
                  when function == Function.SIZE
                      && arguments.getFirst() instanceof Expr.Reference self
                      && self.name().equals(name) ->
                  new Expr.Literal(size(self), span);
              // `RANK(A, SIZE)` is the place of the largest
              case Expr.Call(var function, var arguments, var span)
                  when function == Function.RANK
                      && arguments.get(0) instanceof Expr.Reference array
                      && arguments.get(1) instanceof Expr.Reference size
                      && size.name().equals(SIZE)
                      && !this.declared.isVariable(SIZE) -> {
                var all = new ArrayList<>(arguments);
                all.set(1, new Expr.Literal(size(array), size.span()));
                yield new Expr.Call(function, all, span);
              }
              case Expr.Call call when !call.arguments().isEmpty() ->
                  questions.answered(call, this).orElseGet(() -> ofArray(call, left));
              default -> expr;
            });
  }

  private Expr selfless(Span span) {
    complaints.add(
        ReadCode.UNSUPPORTED,
        span,
        "'SELF' is the variable of an equation, and here is none",
        "name the variable that is meant");
    return new Expr.Literal(Double.NaN, span);
  }

  private Expr ofArray(Expr.Call call, LeftSide left) {
    var argument = call.arguments().getFirst();
    if (!call.function().reduces()
        || call.function() == Function.ALLOCATE_BY_PROFILE
        || isArray(argument)) {
      return call;
    }
    // Stella counts a dimension: a model of SDEverywhere's has 3 for it in Stella's results.
    if (call.function() == Function.SIZE
        && isDimension(argument)
        && argument instanceof Expr.Reference(var name, var subscripts, var span)) {
      var dimension = new Expr.Reference(declared.range(name), subscripts, span);
      return new Expr.Call(Function.ELMCOUNT, List.of(dimension), call.span());
    }
    // a dimension that no left side goes through can only mean all of its elements
    if (call.arguments().size() == 1 && left.dimensions().isEmpty()) {
      var all = ofAllElements(argument);
      if (isArray(all)) {
        return new Expr.Call(call.function(), List.of(all), call.span());
      }
    }
    return isUnread(argument)
        ? new Expr.Literal(Double.NaN, call.span())
        : noArray(call.function(), argument, call.span());
  }

  private Expr ofAllElements(Expr argument) {
    return Rewriting.bottomUp(
        argument,
        part ->
            part instanceof Expr.Reference(var array, var subscripts, var span)
                ? new Expr.Reference(
                    array, subscripts.stream().map(this::ofAllElements).toList(), span)
                : part);
  }

  private Subscript ofAllElements(Subscript one) {
    var isElement = dimensions.stream().anyMatch(it -> it.elements().contains(one.name()));
    return declared.ranges().containsKey(one.name()) && !isElement
        ? new Subscript(declared.range(one.name()), true, one.span())
        : one;
  }

  private static boolean isArray(Expr expr) {
    return expr.parts().stream().anyMatch(VariableEquations::isReduced);
  }

  /// What was complained about already.
  private static boolean isUnread(Expr expr) {
    return expr.parts().stream()
        .anyMatch(part -> part instanceof Expr.Literal(var value, _) && Double.isNaN(value));
  }

  private static boolean isReduced(Expr part) {
    return switch (part) {
      case Expr.Reference(_, var subscripts, _) -> subscripts.stream().anyMatch(Subscript::reduced);
      case Expr.LookupCall(var lookup, _, _) -> isReduced(lookup);
      default -> false;
    };
  }

  private Expr noArray(Function function, Expr argument, Span span) {
    var hasParts =
        argument.references().anyMatch(one -> questions.isBelt(one.name()))
            || argument.parts().stream().anyMatch(Expr.LookupCall.class::isInstance);
    complaints.add(
        ReadCode.UNSUPPORTED,
        span,
        "'%s' needs an array here, or several values"
            .formatted(function.xmile().orElseGet(function::word)),
        hasParts
            ? "of ovens and graphical functions the parts cannot be looked at, nor can those of a"
                + " conveyor or a queue by this function"
            : (isDimension(argument) ? "this is a dimension; " : "")
                + "a star stands for all elements of an array, as in %s(a[*])"
                    .formatted(function.xmile().orElseGet(function::word)));
    return new Expr.Literal(Double.NaN, span);
  }

  private boolean isDimension(Expr expr) {
    return expr instanceof Expr.Reference reference
        && reference.subscripts().isEmpty()
        && !declared.isVariable(reference.name())
        && declared.ranges().containsKey(reference.name());
  }

  /// How many elements there are, which does not depend on their values.
  private double size(Expr.Reference slice) {
    return slice.subscripts().stream()
        .filter(Subscript::reduced)
        .mapToDouble(star -> elements.of(List.of(star)).size())
        .reduce(1, (one, other) -> one * other);
  }

  private static boolean asksForSelf(Passage eqn) {
    return eqn.content().toUpperCase(Locale.ROOT).contains("SELF");
  }

  private Declared withSelf(Name name) {
    return declared.with(SELF, declared.dimensionsOf(name));
  }

  private Expr parse(Passage eqn, Declared declared) {
    if (eqn.isBlank()) {
      return new Expr.Literal(Double.NaN, eqn.all()); // complained about already
    }
    if (LEFT_OUT.matcher(eqn.content()).lookingAt()) {
      complaints.add(
          ReadCode.MISSING_EQUATION,
          eqn.all(),
          "a converter left out the data that are read here, and wrote 0",
          "read the Vensim model itself, or write the data here");
      return new Expr.Literal(Double.NaN, eqn.all());
    }
    // What converters write for an equation that they could not convert.
    if (eqn.content().matches("\\(*\\?\\?\\?\\)*")) {
      complaints.add(ReadCode.MISSING_EQUATION, eqn.all(), "'???' stands in place of an equation");
      return new Expr.Literal(Double.NaN, eqn.all());
    }
    return vendor
        .read(eqn, declared, complaints)
        .orElseGet(() -> new Expr.Literal(Double.NaN, eqn.all()));
  }

  /// Whether an equation has to be read for each element by itself: since it speaks of arrays that
  /// lack some of them, or of their numbers where these are others in another dimension.
  boolean isOfElements(Passage eqn, List<Subscript> subscripts) {
    var names = subscripts.stream().map(Subscript::name).toList();
    var parts = names.stream().filter(countedAnew::contains).toList();
    var left = new LeftSide(names, names);
    if (parts.isEmpty() && !subRanges.mayLackElements(left)) {
      return false;
    }
    return vendor
        .read(eqn, declared, new Complaints(complaints.source()))
        .filter(
            read ->
                read.references().anyMatch(one -> isNumberOf(parts, one))
                    || subRanges.mayLackElements(left)
                        && subRanges.lacksElements(
                            new BareArrays(declared, left).of(read), declared, left))
        .isPresent();
  }

  private boolean isNumberOf(List<Name> parts, Expr.Reference reference) {
    return reference.subscripts().isEmpty()
        && !declared.isVariable(reference.name())
        && parts.contains(declared.range(reference.name()));
  }
}
