package org.jirga.formats.xmile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.MacroCalls;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.equation.References;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Rewriting;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.structure.Bodies;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// Replaces the calls of macros by what they give. Each call gets variables of its own, with the
/// subscripts of the equation that calls.
final class CalledMacros {

  /// Macros that call others can multiply to more than any machine holds.
  private static final int MOST_VARIABLES = 20_000;
  private static final int MOST_CALLS = 10_000;

  /// How often a macro may call itself within itself.
  private static final int DEEPEST = 200;

  private final Map<Name, List<XmileMacro>> macros;
  private final MacroCalls calls;
  private final Set<Name> recursive;
  private final Vendor vendor;
  private final Complaints complaints;
  private final List<Variable> added = new ArrayList<>();
  private final Set<Name> taken = new HashSet<>();

  /// How many further names were made of one.
  private final Map<String, Integer> copies = new HashMap<>();

  /// How often macros were called that call themselves.
  private int recursions;

  /// The equations of variables that take further results, by what stands on their left sides.
  private final Map<Name, Map<List<Name>, Equation>> outputs = new LinkedHashMap<>();

  CalledMacros(
      Map<Name, List<XmileMacro>> macros, MacroCalls calls, Vendor vendor, Complaints complaints) {
    this.vendor = vendor;
    this.macros = macros;
    this.calls = calls;
    this.recursive = recursive();
    this.complaints = complaints;
  }

  /// Where an expression stands.
  ///
  /// @param caller the variable of the model that calls in the end
  /// @param within the macros that it is inside of
  private record Site(
      Name caller,
      List<Subscript> subscripts,
      Map<Name, Expr> parameters,
      Map<Name, Name> locals,
      List<XmileMacro> within) {

    private long depthIn(XmileMacro macro) {
      return within.stream().filter(one -> one == macro).count();
    }

    private OptionalDouble known(Expr.Reference parameter) {
      return parameters.get(parameter.name()) instanceof Expr.Literal(var value, _)
          ? OptionalDouble.of(value)
          : OptionalDouble.empty();
    }
  }

  /// The variables of one model without calls, and after them those that the calls became.
  List<Variable> expand(List<Variable> variables) {
    if (macros.isEmpty()) {
      return variables;
    }
    variables.forEach(variable -> taken.add(variable.name()));
    var all = new ArrayList<Variable>();
    variables.forEach(variable -> all.add(expand(variable)));
    outputs.forEach((name, equations) -> all.add(output(name, equations.values(), false)));
    all.addAll(added);
    return all;
  }

  private Variable expand(Variable variable) {
    return switch (variable) {
      case Variable.Stock stock ->
          new Variable.Stock(
              stock.name(),
              stock.accumulations().stream()
                  .map(
                      one ->
                          one.with(
                              replace(one.netFlow(), site(variable, one.subscripts())),
                              replace(one.initial(), site(variable, one.subscripts()))))
                  .toList(),
              stock.description());
      case Variable.Flow flow ->
          new Variable.Flow(flow.name(), expand(flow, flow.equations()), flow.description());
      case Variable.Auxiliary aux ->
          new Variable.Auxiliary(aux.name(), expand(aux, aux.equations()), aux.description());
      case Variable.Constant _, Variable.Lookup _ -> variable;
    };
  }

  private List<Equation> expand(Variable variable, List<Equation> equations) {
    return equations.stream()
        .map(
            one ->
                new Equation(
                    one.subscripts(),
                    one.exceptions(),
                    replace(one.body(), site(variable, one.subscripts())),
                    one.span()))
        .toList();
  }

  private static Site site(Variable variable, List<Subscript> subscripts) {
    return new Site(variable.name(), subscripts, Map.of(), Map.of(), List.of());
  }

  /// The macros that call themselves, by way of others too.
  private Set<Name> recursive() {
    var called = new HashMap<Name, Set<Name>>();
    macros.forEach(
        (name, overloads) ->
            called.put(
                name,
                overloads.stream()
                    .flatMap(CalledMacros::exprs)
                    .flatMap(calls::called)
                    .collect(Collectors.toSet())));
    return macros.keySet().stream()
        .filter(name -> reached(name, called).contains(name))
        .collect(Collectors.toSet());
  }

  private static Set<Name> reached(Name from, Map<Name, Set<Name>> called) {
    var reached = new HashSet<Name>();
    var next = new ArrayDeque<>(called.get(from));
    while (!next.isEmpty()) {
      var name = next.pop();
      if (reached.add(name)) {
        next.addAll(called.getOrDefault(name, Set.of()));
      }
    }
    return reached;
  }

  /// In a macro that calls itself, what its parameters decide is decided first, so that it ends.
  private Expr replace(Expr expr, Site site) {
    var isDecided = !site.within().isEmpty() && recursive.contains(site.within().getLast().name());
    return References.replace(
        isDecided ? Rewriting.bottomUp(expr, part -> decided(part, site)) : expr,
        reference -> value(reference, site),
        reference -> lookup(reference, site));
  }

  private static Expr decided(Expr expr, Site site) {
    if (!(expr instanceof Expr.Conditional(var test, var then, var otherwise, _))) {
      return expr;
    }
    var known = KnownValue.of(test, site::known);
    return known.isEmpty() ? expr : known.getAsDouble() != 0 ? then : otherwise;
  }

  private Expr folded(Expr expr, XmileMacro macro) {
    return recursive.contains(macro.name()) ? Rewriting.bottomUp(expr, CalledMacros::folded) : expr;
  }

  private static Expr folded(Expr expr) {
    var isExact =
        expr instanceof Expr.Unary
            || expr instanceof Expr.Binary binary && binary.op() != BinaryOp.POWER;
    var known =
        isExact && expr.children().stream().allMatch(Expr.Literal.class::isInstance)
            ? KnownValue.of(expr, _ -> OptionalDouble.empty())
            : OptionalDouble.empty();
    return known.isEmpty() ? expr : new Expr.Literal(known.getAsDouble(), expr.span());
  }

  private Expr value(Expr.Reference reference, Site site) {
    var call = calls.of(reference);
    if (call.isPresent()) {
      return instantiate(call.get(), site);
    }
    return Optional.ofNullable(site.parameters().get(reference.name()))
        .orElseGet(() -> lookup(reference, site));
  }

  private Expr.Reference lookup(Expr.Reference reference, Site site) {
    if (site.parameters().get(reference.name()) instanceof Expr.Reference named) {
      return named;
    }
    var local = site.locals().get(reference.name());
    if (local != null) {
      return new Expr.Reference(local, site.subscripts(), reference.span());
    }
    if (vendor != Vendor.VENSIM
        && !site.within().isEmpty()
        && taken.contains(reference.name())
        && !Model.TIME_SETTINGS.contains(reference.name())) {
      complaints.add(
          ReadCode.AGAINST_FORMAT,
          reference.span(),
          "the macro '%s' reads '%s' of the model, though a macro has only its own variables"
              .formatted(site.within().getLast().name(), reference.name()),
          "make it a parameter of the macro");
    }
    return reference;
  }

  private Expr instantiate(MacroCalls.Call call, Site site) {
    var overloads = macros.getOrDefault(call.macro(), List.of());
    var macro =
        overloads.stream()
            .filter(one -> one.takes(call.arguments().size()))
            .findFirst()
            .or(() -> overloads.stream().findFirst());
    return macro
        .filter(one -> fits(call, one, site))
        .map(one -> instantiate(one, call, site))
        .orElseGet(() -> new Expr.Literal(Double.NaN, call.span()));
  }

  private Expr instantiate(XmileMacro macro, MacroCalls.Call call, Site site) {
    var within = new ArrayList<>(site.within());
    within.add(macro);
    var parameters = new HashMap<Name, Expr>();
    for (var i = 0; i < macro.parameters().size(); i++) {
      var parameter = macro.parameters().get(i);
      // "a valid XMILE expression that can refer to any parameter already defined" (section 4.8)
      var given =
          i < call.arguments().size()
              ? replace(call.arguments().get(i), site)
              : replace(
                  parameter.otherwise().orElseThrow(),
                  new Site(site.caller(), site.subscripts(), parameters, Map.of(), within));
      parameters.put(parameter.name(), once(folded(given, macro), parameter.name(), macro, site));
    }
    var locals = new HashMap<Name, Name>();
    Stream.concat(macro.variables().stream().map(Variable::name), outputsIn(macro))
        .distinct()
        .forEach(own -> locals.put(own, own(macro.name(), own, site)));
    var inside = new Site(site.caller(), site.subscripts(), parameters, locals, within);
    var copy = new MacroCopy(site.subscripts(), expr -> replace(expr, inside));
    for (var own : macro.variables()) {
      added.add(copy.of(own, locals.getOrDefault(own.name(), own.name())));
    }
    for (var i = 0; i < call.outputs().size(); i++) {
      var output = call.outputs().get(i);
      var result = new Expr.Reference(macro.outputs().get(i), List.of(), output.span());
      addOutput(output, replace(result, inside), site);
    }
    return folded(replace(macro.body(), inside), macro);
  }

  /// The variables of a macro that take further results of calls in it.
  private Stream<Name> outputsIn(XmileMacro macro) {
    return Stream.concat(Stream.of(macro.body()), macro.variables().stream().flatMap(Bodies::of))
        .flatMap(calls::outputs)
        .map(Expr.Reference::name);
  }

  private static Stream<Expr> exprs(XmileMacro macro) {
    return Stream.of(
            Stream.of(macro.body()),
            macro.parameters().stream().flatMap(parameter -> parameter.otherwise().stream()),
            macro.variables().stream().flatMap(Bodies::of))
        .flatMap(all -> all);
  }

  /// A variable takes a further result. An equation that is read for each element by itself calls
  /// for each of them; what they give is one variable.
  private void addOutput(Expr.Reference output, Expr result, Site site) {
    var own = site.locals().get(output.name());
    var equation = new Equation(site.subscripts(), result, output.span());
    if (own != null) {
      added.add(output(own, List.of(equation), true));
      return;
    }
    var elements = outputs.computeIfAbsent(output.name(), _ -> new LinkedHashMap<>());
    var left = site.subscripts().stream().map(Subscript::name).toList();
    if (elements.putIfAbsent(left, equation) != null) {
      added.add(output(output.name(), List.of(equation), false)); // which is complained of
    }
  }

  private static Variable output(Name name, Collection<Equation> equations, boolean isOfMacro) {
    var all = List.copyOf(equations);
    var place = all.getFirst().span();
    return new Variable.Auxiliary(
        name, all, new Description(Optional.empty(), "", Optional.empty(), place, isOfMacro));
  }

  private boolean fits(MacroCalls.Call call, XmileMacro macro, Site site) {
    if (added.size() > MOST_VARIABLES) {
      complaints.add(
          ReadCode.BAD_MACRO,
          call.span(),
          "the macros of the model have more than %d variables".formatted(MOST_VARIABLES));
      return false;
    }
    if (recursive.contains(macro.name())
        && (site.depthIn(macro) == DEEPEST || ++recursions > MOST_CALLS)) {
      complaints.add(
          ReadCode.BAD_MACRO,
          call.span(),
          "the macro '%s' calls itself too often, or without an end that is seen before a run"
              .formatted(macro.name()),
          "an IF decides about the last call by parameters that are numbers");
      return false;
    }
    var count = call.arguments().size();
    if (!macro.takes(count)) {
      complaints.add(
          ReadCode.WRONG_ARGUMENT_COUNT,
          call.span(),
          "'%s' takes %s, not %d"
              .formatted(
                  macro.name(), Diagnostic.counted(macro.parameters().size(), "argument"), count));
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

  /// An argument that is more than a name or a number is computed once.
  private Expr once(Expr argument, Name parameter, XmileMacro macro, Site site) {
    if (argument instanceof Expr.Reference || argument instanceof Expr.Literal) {
      return argument;
    }
    var name = own(macro.name(), parameter, site);
    var span = argument.span();
    added.add(
        new Variable.Auxiliary(
            name,
            List.of(new Equation(site.subscripts(), argument, span)),
            new Description(Optional.empty(), "", Optional.empty(), span, true)));
    return new Expr.Reference(name, site.subscripts(), span);
  }

  private Name own(Name macro, Name variable, Site site) {
    var text = "%s of %s in %s".formatted(variable, macro, site.caller());
    var name = Name.of(text);
    while (!taken.add(name)) {
      name = Name.of("%s (%d)".formatted(text, copies.merge(text, 1, Integer::sum) + 1));
    }
    return name;
  }
}
