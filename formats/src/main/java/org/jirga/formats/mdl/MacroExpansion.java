package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.DataReading;
import org.jirga.formats.equation.MacroCalls;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.equation.References;
import org.jirga.formats.mdl.MdlDefinition.Body;
import org.jirga.formats.mdl.MdlDefinition.Formula;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Model;

/// Replaces the calls of macros by what they give.
///
/// Each call gets variables of its own, one for each equation of the macro, with the subscripts of
/// the left side around the call. An argument that is more than a name or a number becomes such a
/// variable too, so that it is computed once.
final class MacroExpansion {

  /// The one function of Vensim that has a second result, as macros have: `DELAYP(input, time :
  /// pipeline)`.
  static final Name DELAYP = Name.of("DELAYP");

  /// Macros that call others can multiply to more than any machine holds.
  private static final int MOST_FORMULAS = 100_000;

  /// A macro with its equations read.
  record Definition(Macro macro, List<Formula> formulas) {
    Definition {
      formulas = List.copyOf(formulas);
    }
  }

  /// The left side around a call, and the macros that it is inside of.
  private record Site(Formula formula, Set<Name> within) {
    List<Subscript> left() {
      return formula.subscripts();
    }
  }

  private final Map<Name, Definition> macros = new HashMap<>();
  private final MacroCalls calls;
  private final Complaints complaints;
  private final List<Formula> expanded = new ArrayList<>();
  private final Set<Name> taken = new HashSet<>();
  private final Set<Name> ofModel = new HashSet<>();
  private final Set<Span> warned = new HashSet<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  MacroExpansion(List<Definition> macros, MacroCalls calls, Complaints complaints) {
    macros.forEach(definition -> this.macros.putIfAbsent(definition.macro().name(), definition));
    this.calls = calls;
    this.complaints = complaints;
  }

  /// The formulas without calls, and after them those that the calls became.
  List<Formula> expand(List<Formula> formulas) {
    formulas.forEach(formula -> ofModel.add(formula.name()));
    taken.addAll(ofModel);
    var own = new ArrayList<Formula>();
    for (var formula : formulas) {
      var site = new Site(formula, Set.of());
      own.add(
          formula.with(
              body(formula.body(), new Inside(site, Optional.empty(), Map.of(), Map.of()))));
    }
    own.addAll(expanded);
    return own;
  }

  private Body body(Body body, Inside inside) {
    return switch (body) {
      case Body.Value(var expr) -> new Body.Value(inside.replace(expr));
      case Body.Computed(var expr, var mode) -> new Body.Computed(inside.replace(expr), mode);
      case Body.Integral(var netFlow, var initial) ->
          new Body.Integral(inside.replace(netFlow), inside.replace(initial));
      case Body.Numbers numbers -> numbers;
      case Body.Points points -> points;
      case Body.External external -> external;
      case Body.Data data -> data;
      case Body.Sketched sketched -> sketched;
      case Body.Broken broken -> broken;
    };
  }

  /// What names mean where an expression stands.
  private final class Inside {
    private final Site site;
    private final Optional<Name> macro;
    private final Map<Name, Expr> inputs;
    private final Map<Name, Name> locals;

    /// @param macro nothing for an equation of the model
    /// @param inputs the arguments of the macro
    /// @param locals what the variables of the macro are called in this call of it
    Inside(Site site, Optional<Name> macro, Map<Name, Expr> inputs, Map<Name, Name> locals) {
      this.site = site;
      this.macro = macro;
      this.inputs = inputs;
      this.locals = locals;
    }

    Expr replace(Expr expr) {
      return References.replace(expr, this::value, this::lookup);
    }

    private Expr value(Expr.Reference reference) {
      var call = calls.of(reference);
      if (call.isPresent()) {
        return instantiate(call.get(), this);
      }
      var input = inputs.get(reference.name());
      return input != null ? input : renamed(reference);
    }

    private Expr.Reference lookup(Expr.Reference reference) {
      var data = DataReading.of(reference.name());
      if (data.isPresent()) {
        var span = reference.span();
        var read = lookup(new Expr.Reference(data.get().data(), reference.subscripts(), span));
        return new Expr.Reference(
            data.get().reading().mark(read.name()), read.subscripts(), read.span());
      }
      var input = inputs.get(reference.name());
      if (input == null) {
        return renamed(reference);
      }
      if (input instanceof Expr.Reference lookup) {
        return lookup;
      }
      complaints.add(
          ReadCode.UNEXPECTED,
          input.span(),
          "the macro needs the name of a lookup here, '%s'".formatted(reference.name()));
      return reference;
    }

    private Expr.Reference renamed(Expr.Reference reference) {
      var local = locals.get(reference.name());
      if (local != null) {
        return new Expr.Reference(local, site.left(), reference.span());
      }
      var text = reference.name().text();
      // Inside of a macro `TIME STEP$` is the model's TIME STEP.
      if (macro.isPresent() && text.endsWith("$")) {
        return new Expr.Reference(
            Name.of(text.substring(0, text.length() - 1)),
            reference.subscripts(),
            reference.span());
      }
      macro.ifPresent(name -> warnOfModel(name, reference));
      return reference;
    }
  }

  private void warnOfModel(Name macro, Expr.Reference reference) {
    var name = reference.name();
    if (ofModel.contains(name)
        && !Model.TIME_SETTINGS.contains(name)
        && warned.add(reference.span())) {
      complaints.add(
          ReadCode.AGAINST_FORMAT,
          reference.span(),
          "the macro '%s' reads '%s' of the model, though a macro has only its own variables"
              .formatted(macro, name),
          "make it a parameter of the macro, or write '%s$'".formatted(name));
    }
  }

  private Expr instantiate(MacroCalls.Call call, Inside caller) {
    var definition = macros.get(call.macro());
    if (definition == null && call.macro().equals(DELAYP)) {
      return pipelineDelay(call, caller);
    }
    if (definition == null || !fits(call, definition.macro(), caller.site)) {
      return new Expr.Literal(Double.NaN, call.span());
    }
    var macro = definition.macro();
    var locals = locals(definition, caller.site);
    var site = within(caller.site, macro);
    var inputs = new HashMap<Name, Expr>();
    for (var i = 0; i < macro.inputs().size(); i++) {
      var input = macro.inputs().get(i);
      inputs.put(input, input(input, caller.replace(call.arguments().get(i)), caller.site, macro));
    }
    var inside = new Inside(site, Optional.of(macro.name()), inputs, locals);
    for (var formula : definition.formulas()) {
      var name = locals.getOrDefault(formula.name(), formula.name());
      add(name, body(formula.body(), inside), formula, caller.site);
    }
    for (var i = 0; i < call.outputs().size(); i++) {
      var output = new Expr.Reference(macro.outputs().get(i), List.of(), call.span());
      addOutput(
          call.outputs().get(i),
          new Body.Value(inside.renamed(output)),
          caller,
          caller.site.formula().entry());
    }
    return inside.renamed(new Expr.Reference(macro.name(), List.of(), call.span()));
  }

  /// A third order delay, and what has come in and not gone out. This holds the three levels of the
  /// delay, each of which begins with a third of what comes in during the whole delay.
  private Expr pipelineDelay(MacroCalls.Call call, Inside caller) {
    var span = call.span();
    if (call.arguments().size() != 2 || call.outputs().size() > 1) {
      complaints.add(
          ReadCode.WRONG_ARGUMENT_COUNT,
          span,
          "'DELAYP' takes an input, a delay time and a name for the pipeline",
          "write 'DELAYP(input, delay time : pipeline)'");
      return new Expr.Literal(Double.NaN, span);
    }
    var site = caller.site;
    var shape = new Macro(DELAYP, List.of(), List.of(), List.of(), span);
    var input = input(Name.of("input"), caller.replace(call.arguments().get(0)), site, shape);
    var time = input(Name.of("delay time"), caller.replace(call.arguments().get(1)), site, shape);
    var output = own(shape, Name.of("output"), site);
    expanded.add(
        new Formula(
            output,
            site.left(),
            site.formula().exceptions(),
            new Body.Value(new Expr.Call(Function.DELAY3, List.of(input, time), span)),
            Entry.internal(site.formula().entry()),
            span,
            span));
    var delayed = new Expr.Reference(output, site.left(), span);
    if (!call.outputs().isEmpty()) {
      addOutput(
          call.outputs().getFirst(),
          new Body.Integral(
              new Expr.Binary(BinaryOp.SUBTRACT, input, delayed, span),
              new Expr.Binary(BinaryOp.MULTIPLY, input, time, span)),
          caller,
          Entry.without(site.formula().entry()));
    }
    return delayed;
  }

  private static Site within(Site site, Macro macro) {
    var within = new HashSet<>(site.within());
    within.add(macro.name());
    return new Site(site.formula(), within);
  }

  private boolean fits(MacroCalls.Call call, Macro macro, Site site) {
    if (site.within().contains(macro.name())) {
      return refused(call.span(), "the macro '%s' calls itself".formatted(macro.name()));
    }
    if (expanded.size() > MOST_FORMULAS) {
      return refused(
          call.span(),
          "the macros of the model have more than %d equations".formatted(MOST_FORMULAS));
    }
    if (call.arguments().size() != macro.inputs().size()) {
      complaints.add(
          ReadCode.WRONG_ARGUMENT_COUNT,
          call.span(),
          "'%s' takes %s, not %d"
              .formatted(
                  macro.name(),
                  Diagnostic.counted(macro.inputs().size(), "argument"),
                  call.arguments().size()));
      return false;
    }
    if (call.outputs().size() > macro.outputs().size()) {
      complaints.add(
          ReadCode.WRONG_ARGUMENT_COUNT,
          call.span(),
          "'%s' has %s, not %d"
              .formatted(
                  macro.name(),
                  Diagnostic.counted(macro.outputs().size(), "further output"),
                  call.outputs().size()));
      return false;
    }
    return true;
  }

  private boolean refused(Span span, String message) {
    complaints.add(ReadCode.BAD_MACRO, span, message);
    return false;
  }

  /// Names for the macro's variables in this call that no other has: `SSHAPE.input of sales`. A
  /// variable that takes a further result of a call in the macro is one of the macro's.
  private Map<Name, Name> locals(Definition definition, Site site) {
    var defined =
        Stream.concat(
                definition.formulas().stream().map(Formula::name),
                definition.formulas().stream()
                    .flatMap(formula -> formula.body().exprs().stream())
                    .flatMap(calls::outputs)
                    .map(Expr.Reference::name)
                    .filter(name -> !name.text().endsWith("$")))
            .collect(Collectors.toSet());
    var locals = new HashMap<Name, Name>();
    for (var name : defined) {
      locals.put(name, own(definition.macro(), name, site));
    }
    return locals;
  }

  private Name own(Macro macro, Name variable, Site site) {
    var text = "%s of %s in %s".formatted(variable, macro.name(), site.formula().name());
    var name = Name.of(text);
    while (!taken.add(name)) {
      name = Name.of("%s (%d)".formatted(text, numbers.merge(text, 1, Integer::sum) + 1));
    }
    return name;
  }

  private Expr input(Name input, Expr argument, Site site, Macro macro) {
    if (argument instanceof Expr.Reference || argument instanceof Expr.Literal) {
      return argument;
    }
    var name = own(macro, input, site);
    var span = argument.span();
    var caller = site.formula();
    expanded.add(
        new Formula(
            name,
            caller.subscripts(),
            caller.exceptions(),
            new Body.Value(argument),
            Entry.internal(caller.entry()),
            span,
            span));
    return new Expr.Reference(name, caller.subscripts(), span);
  }

  private void add(Name name, Body body, Formula inMacro, Site site) {
    expanded.add(
        new Formula(
            name,
            site.left(),
            site.formula().exceptions(),
            body,
            Entry.internal(inMacro.entry()),
            inMacro.nameSpan(),
            inMacro.span()));
  }

  private static List<Name> names(List<Subscript> subscripts) {
    return subscripts.stream().map(Subscript::name).toList();
  }

  private void addOutput(Expr.Reference named, Body body, Inside where, Entry entry) {
    var output = where.renamed(named);
    var caller = where.site.formula();
    expanded.add(
        new Formula(
            output.name(),
            output.subscripts(),
            names(output.subscripts()).equals(names(caller.subscripts()))
                ? caller.exceptions()
                : List.of(),
            body,
            output.name().equals(named.name()) ? entry : Entry.internal(entry),
            output.span(),
            output.span()));
  }
}
