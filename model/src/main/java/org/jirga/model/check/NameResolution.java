package org.jirga.model.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Expr.Call;
import org.jirga.model.expr.Expr.LookupCall;
import org.jirga.model.expr.Expr.Reference;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Suggestion;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.model.structure.Variable.Lookup;

/// Checks that each name is defined once and used as what it is, and that functions get as many
/// arguments as they take.
final class NameResolution {

  private static final Pattern LOGIC =
      Pattern.compile("(?:^| )(not|and|or) ", Pattern.CASE_INSENSITIVE);

  private final Model model;
  private final Names names;
  private final Complaints complaints;

  NameResolution(Model model, Names names, Complaints complaints) {
    this.model = model;
    this.names = names;
    this.complaints = complaints;
  }

  void check() {
    checkRanges();
    checkDefinitions();
    for (var variable : model.variables()) {
      for (var formula : Formula.of(variable)) {
        formula.bodies().forEach(this::checkUses);
      }
    }
  }

  private void checkRanges() {
    var seen = new HashSet<Name>();
    for (var dimension : model.dimensions()) {
      if (!seen.add(dimension.name())) {
        complaints.add(
            CheckCode.RANGE_DEFINED_TWICE,
            dimension.span(),
            "the subscript range '%s' is defined twice".formatted(dimension.name()));
      }
      checkElements(dimension);
    }
  }

  private void checkElements(Dimension dimension) {
    var elements = new HashSet<Name>();
    for (var element : dimension.elements()) {
      if (!elements.add(element)) {
        complaints.add(
            CheckCode.RANGE_DEFINED_TWICE,
            dimension.span(),
            "the subscript range '%s' has the element '%s' twice"
                .formatted(dimension.name(), element));
      }
    }
  }

  private void checkDefinitions() {
    var seen = new HashMap<Name, Variable>();
    for (var variable : model.variables()) {
      var place = variable.description().span();
      var name = variable.name();
      var first = seen.putIfAbsent(name, variable);
      if (name.equals(Model.TIME)) {
        complaints.add(
            CheckCode.TIME_DEFINED,
            place,
            "'%s' is the time of the simulation and cannot be defined".formatted(name),
            "give the variable another name");
      } else if (first != null) {
        complaints.addSecondDefinition(name, place, first.description().span());
      } else if (names.dimension(name).isPresent()) {
        complaints.add(
            CheckCode.DEFINED_TWICE,
            place,
            "'%s' is both a variable and a subscript range".formatted(name),
            "rename one of the two");
      }
    }
  }

  private void checkUses(Expr expr) {
    switch (expr) {
      case Reference reference -> checkValue(reference);
      case LookupCall call -> checkLookup(call);
      case Call call -> checkArguments(call);
      case Expr.Literal _,
          Expr.Unary _,
          Expr.Binary _,
          Expr.Conditional _,
          Expr.InlineLookup _ -> {}
    }
    for (var place = 0; place < expr.children().size(); place++) {
      var isNamed =
          expr instanceof Call call
              && (call.function().namesLookup(place) || call.function() == Function.ELMCOUNT);
      if (!isNamed) {
        checkUses(expr.children().get(place));
      }
    }
  }

  private void checkValue(Reference reference) {
    var name = reference.name();
    var variable = names.variable(name);
    if (variable.isPresent()) {
      if (variable.get() instanceof Lookup) {
        complaints.add(
            CheckCode.LOOKUP_AS_VALUE,
            reference.span(),
            "'%s' is a lookup and has no value of its own".formatted(name),
            "apply it to a value: '%s(…)'".formatted(name));
      }
    } else if (names.dimension(name).isPresent() || names.isElement(name)) {
      if (!reference.subscripts().isEmpty()) {
        complaints.add(
            CheckCode.DIMENSION_AS_VALUE,
            reference.span(),
            "'%s' is a %s, not a variable"
                .formatted(
                    name, names.dimension(name).isPresent() ? "subscript range" : "subscript"),
            "alone it is the number of its element");
      }
    } else if (!name.equals(Model.TIME)) {
      complaints.add(
          CheckCode.UNKNOWN_NAME,
          reference.span(),
          "'%s' is not defined".formatted(name),
          names.didYouMean(name).or(() -> logic(name)));
    }
  }

  /// In Vensim's equations a word without colons is a part of a name.
  private static Optional<String> logic(Name name) {
    var words = LOGIC.matcher(name.text());
    return words.find()
        ? Optional.of(
            "if no name is meant, Vensim writes :%s:"
                .formatted(words.group(1).toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  /// An argument of a function that may take the name of something there.
  private void checkNamed(Function function, int place, Expr named) {
    if (function == Function.ELMCOUNT) {
      var known =
          named instanceof Reference reference && names.dimension(reference.name()).isPresent();
      if (!known) {
        complaints.add(
            CheckCode.UNKNOWN_SUBSCRIPT, named.span(), "ELMCOUNT takes a subscript range");
      }
    } else if (function.namesLookup(place)) {
      if (!(named instanceof Reference(var name, _, _))) {
        complaints.add(
            CheckCode.NOT_A_LOOKUP,
            named.span(),
            "argument %d of %s must be a lookup".formatted(place + 1, function.word()));
      } else if (names.variable(name).filter(NameResolution::mayBeLookup).isEmpty()) {
        complaints.add(
            CheckCode.NOT_A_LOOKUP,
            named.span(),
            "'%s' is not a lookup, as argument %d of %s must be"
                .formatted(name, place + 1, function.word()),
            Suggestion.didYouMean(name.text(), lookups()));
      }
    }
  }

  private void checkLookup(LookupCall call) {
    checkLookup(call.lookup());
  }

  private void checkLookup(Reference lookup) {
    var name = lookup.name();
    var variable = names.variable(name);
    if (variable.filter(NameResolution::mayBeLookup).isPresent()) {
      return;
    }
    complaints.add(
        CheckCode.NOT_A_LOOKUP,
        lookup.span(),
        "'%s' is not a lookup or a known function".formatted(name),
        variable.isPresent() || name.equals(Model.TIME)
            ? Optional.of("for a product write '%s * (…)'".formatted(name))
            : Suggestion.didYouMean(name.text(), applicable()));
  }

  private static boolean mayBeLookup(Variable variable) {
    return variable instanceof Lookup || Formula.of(variable).stream().anyMatch(Formula::isUnread);
  }

  private List<String> lookups() {
    return names.variables().stream()
        .filter(variable -> variable instanceof Lookup)
        .map(variable -> variable.name().text())
        .toList();
  }

  /// Everything that can stand before a parenthesis.
  private List<String> applicable() {
    var known = new ArrayList<>(lookups());
    Arrays.stream(Function.values())
        .flatMap(function -> Stream.of(function.vensim(), function.xmile()))
        .flatMap(Optional::stream)
        .forEach(known::add);
    return known;
  }

  private void checkArguments(Call call) {
    var function = call.function();
    for (var place = 0; place < call.arguments().size(); place++) {
      checkNamed(function, place, call.arguments().get(place));
    }
    var given = call.arguments().size();
    if (given >= function.fewestArguments() && given <= function.mostArguments()) {
      return;
    }
    complaints.add(
        CheckCode.ARGUMENT_COUNT,
        call.span(),
        "%s takes %s, not %d".formatted(function.word(), argumentsOf(function), given));
  }

  private static String argumentsOf(Function function) {
    var fewest = function.fewestArguments();
    var most = function.mostArguments();
    return fewest == most
        ? Diagnostic.counted(most, "argument")
        : "%d to %d arguments".formatted(fewest, most);
  }
}
