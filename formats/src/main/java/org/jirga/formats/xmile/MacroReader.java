package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.structure.Variable;

/// Reads the macros of a file.
final class MacroReader {

  /// A macro of this name would be an option filter of XMILE 1.0.
  private static final Name OPTION = Name.of("non_negative");

  private final Function<XmlElement, Function<Passage, Expr>> equations;
  private final Modules.Reader variables;
  private final Complaints complaints;

  /// @param equations reads those of a macro that belong to none of its variables
  /// @param variables reads those of a macro as it reads those of a model
  MacroReader(
      Function<XmlElement, Function<Passage, Expr>> equations,
      Modules.Reader variables,
      Complaints complaints) {
    this.equations = equations;
    this.variables = variables;
    this.complaints = complaints;
  }

  /// By their names: "the same macro MAY be defined multiple times with a different number of
  /// arguments" (XMILE 1.0, section 3.6.1).
  Map<Name, List<XmileMacro>> read(XmlElement root) {
    var found = new HashMap<Name, List<XmileMacro>>();
    for (var element : root.all("macro").toList()) {
      macro(element).ifPresent(macro -> add(macro, element, found));
    }
    return found;
  }

  /// Without the variables that Stella writes for the parameters of a macro once more, marked as
  /// input, with what they are where the macro is tried by itself.
  static XmlElement withoutTrials(XmlElement root) {
    return with(root, root.children().stream().map(MacroReader::withoutTrial).toList());
  }

  private static XmlElement withoutTrial(XmlElement part) {
    if (!part.is("macro") || part.child("variables").isEmpty()) {
      return part;
    }
    var parameters = part.all("parm").map(MacroReader::name).collect(Collectors.toSet());
    var children =
        part.children().stream()
            .map(
                child ->
                    child.is("variables")
                        ? with(
                            child,
                            child.children().stream()
                                .filter(one -> !isTrial(one, parameters))
                                .toList())
                        : child)
            .toList();
    return with(part, children);
  }

  private static boolean isTrial(XmlElement variable, Set<Name> parameters) {
    return variable
            .attribute("access")
            .filter(it -> it.content().strip().equals("input"))
            .isPresent()
        && variable.attribute("name").map(XmileText::name).filter(parameters::contains).isPresent();
  }

  private static XmlElement with(XmlElement element, List<XmlElement> children) {
    return new XmlElement(
        element.name(), element.attributes(), children, element.text(), element.tag());
  }

  private void add(XmileMacro macro, XmlElement element, Map<Name, List<XmileMacro>> found) {
    var others = found.computeIfAbsent(macro.name(), _ -> new ArrayList<>());
    var count = macro.parameters().size();
    if (others.stream().anyMatch(other -> other.parameters().size() == count)) {
      complaints.add(
          ReadCode.BAD_MACRO,
          element.tag(),
          "there are two macros '%s' of %s"
              .formatted(macro.name(), Diagnostic.counted(count, "argument")),
          "rename or delete one");
      return;
    }
    others.add(macro);
  }

  private Optional<XmileMacro> macro(XmlElement macro) {
    var name = macro.attribute("name").map(XmileText::name);
    var eqn = macro.child("eqn").map(XmlElement::text).map(XmileText::stripped);
    if (name.isEmpty() || eqn.filter(text -> !text.isBlank()).isEmpty()) {
      complaints.add(
          ReadCode.BAD_MACRO,
          macro.tag(),
          "this macro has no %s".formatted(name.isEmpty() ? "name" : "equation"));
      return Optional.empty();
    }
    if (name.get().equals(OPTION)) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          macro.tag(),
          "a macro that says anew what <non_negative> does to a stock or flow is not supported yet",
          "rename it, and call it in the equations that it shall change");
    }
    if (macro.child("sim_specs").isPresent()) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          macro.tag(),
          "a macro with <sim_specs>, which runs by itself, is not supported yet",
          "leave <sim_specs> out if it may run with the model, or write its result as a number");
    }
    var parse = equations.apply(macro);
    var parameters = macro.all("parm").map(parm -> parameter(parm, parse)).toList();
    complainOfNames(macro);
    var isWithout = parameters.stream().map(one -> one.otherwise().isEmpty()).toList();
    if (isWithout.lastIndexOf(true) > isWithout.indexOf(false) && isWithout.contains(false)) {
      complaints.add(
          ReadCode.BAD_MACRO,
          macro.tag(),
          "the macro '%s' has a parameter without a default behind one that has it"
              .formatted(name.get()),
          "parameters that may be left out come last");
      return Optional.empty();
    }
    var own =
        macro.child("variables").isPresent()
            ? variables.read(macro, Surroundings.none())
            : List.<Variable>of();
    refuseArrays(own, macro);
    var body = parse.apply(eqn.get());
    return Optional.of(new XmileMacro(name.get(), parameters, body, own, outputs(macro, body)));
  }

  /// What is marked as output, beside what the equation names.
  private static List<Name> outputs(XmlElement macro, Expr body) {
    return macro.variables().children().stream()
        .filter(
            one -> one.attribute("access").filter(it -> it.content().equals("output")).isPresent())
        .flatMap(one -> one.attribute("name").stream())
        .map(XmileText::name)
        .filter(one -> !(body instanceof Expr.Reference result && result.name().equals(one)))
        .toList();
  }

  private static XmileMacro.Parameter parameter(XmlElement parm, Function<Passage, Expr> parse) {
    Optional<Expr> otherwise = parm.attribute("default").filter(text -> !text.isBlank()).map(parse);
    return new XmileMacro.Parameter(name(parm), otherwise);
  }

  static Name name(XmlElement parm) {
    return XmileText.name(XmileText.stripped(parm.text()));
  }

  /// A parameter has a name of its own among parameters and variables.
  private void complainOfNames(XmlElement macro) {
    var taken = new HashSet<>(XmlElement.names(macro.variables().children().stream()));
    for (var parm : macro.all("parm").toList()) {
      if (!taken.add(name(parm))) {
        complaints.add(
            ReadCode.BAD_MACRO,
            XmileText.stripped(parm.text()).all(),
            "the macro has two parameters, or a parameter and a variable, of the name '%s'"
                .formatted(name(parm)),
            "rename one of them");
      }
      VariableRules.reserved(name(parm))
          .ifPresent(why -> complaints.add(ReadCode.BAD_MACRO, parm.tag(), why));
    }
  }

  private void refuseArrays(List<Variable> own, XmlElement macro) {
    for (var variable : own) {
      if (!MacroCopy.isScalar(variable)) {
        complaints.add(
            ReadCode.BAD_MACRO,
            macro.tag(),
            "'%s' has dimensions, which cannot be used inside of a macro"
                .formatted(variable.name()),
            "a macro has the dimensions of the equation that calls it");
      }
    }
  }
}
