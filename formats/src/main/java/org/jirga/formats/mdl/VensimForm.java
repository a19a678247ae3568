package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.NotANumber;
import org.jirga.formats.equation.OwnLookups;
import org.jirga.formats.equation.WriteCode;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.ExprPrinter;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.LookupTable.Kind;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Rewriting;
import org.jirga.model.structure.Bodies;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// Puts a model into words that Vensim has: functions that only XMILE knows are said by others, and
/// graphs that extrapolate or step are applied by functions.
final class VensimForm {

  private final Complaints complaints;
  private final OwnLookups lookups;
  private final Map<Name, Kind> kinds = new HashMap<>();

  /// The first equation of belts that the reader has made by itself.
  private Optional<OfBelts> innerBelt = Optional.empty();

  private boolean hasOuterBelts;

  private record OfBelts(Expr body, Variable variable) {}

  private VensimForm(Model model, Complaints complaints) {
    this.complaints = complaints;
    this.lookups = new OwnLookups(model);
    for (var variable : model.variables()) {
      if (variable instanceof Variable.Lookup lookup) {
        kind(lookup);
      }
    }
  }

  private void kind(Variable.Lookup lookup) {
    var kind = lookup.tables().getFirst().points().kind();
    kinds.put(lookup.name(), kind);
    if (lookup.tables().stream().anyMatch(table -> table.points().kind() != kind)) {
      complaints.add(
          WriteCode.NOT_IN_FORMAT,
          lookup.description().span(),
          "the graphs of '%s' are of different kinds".formatted(lookup.name()),
          "give all its elements graphs of one type");
    }
  }

  static Model of(Model model, Complaints complaints) {
    var form = new VensimForm(model, complaints);
    var variables = new ArrayList<Variable>();
    for (var variable : model.variables()) {
      variables.add(Bodies.replace(variable, body -> form.replaced(body, variable)));
    }
    form.complainOfInnerBelt();
    variables.addAll(form.lookups.all());
    return model.withVariables(variables);
  }

  private Expr replaced(Expr body, Variable variable) {
    if (isOfBelts(body)) {
      // of what a reader has made, those complain who use it
      if (variable.description().internal()) {
        innerBelt = innerBelt.or(() -> Optional.of(new OfBelts(body, variable)));
      } else {
        hasOuterBelts = true;
        complainOfBelts(body, variable);
      }
      return new Expr.Literal(Double.NaN, body.span());
    }
    return Rewriting.bottomUp(named(body, variable), part -> part(part, variable));
  }

  private void complainOfBelts(Expr body, Variable variable) {
    complaints.add(
        WriteCode.NOT_IN_FORMAT,
        variable.description().span(),
        (body.parts().stream().anyMatch(VensimForm::asks)
                ? "Vensim has no conveyors, queues or ovens, of which '%s' asks one"
                : "Vensim has no conveyors, queues or ovens, at one of which '%s' flows")
            .formatted(variable.name()),
        "leave the model in XMILE");
  }

  /// In a macro all of a belt is made by the reader, and nobody has complained.
  private void complainOfInnerBelt() {
    if (!hasOuterBelts) {
      innerBelt.ifPresent(it -> complainOfBelts(it.body(), it.variable()));
    }
  }

  private static boolean asks(Expr expr) {
    return expr instanceof Expr.Call call && call.function().asksBelts();
  }

  private static boolean isOfBelts(Expr expr) {
    return expr instanceof Expr.Call call && call.function().isOfBelts()
        || expr.children().stream().anyMatch(VensimForm::isOfBelts);
  }

  /// In its own `SAMPLE IF TRUE` a variable's name means what it was a step ago.
  private static Expr named(Expr body, Variable variable) {
    if (!(body instanceof Expr.Call(var function, var arguments, _))
        || function != Function.SAMPLE_IF_TRUE) {
      return body;
    }
    return Rewriting.bottomUp(
        body,
        part ->
            part instanceof Expr.Call(var inner, var held, _)
                    && inner == Function.PREVIOUS
                    && held.get(0) instanceof Expr.Reference(var name, _, _)
                    && name.equals(variable.name())
                    && ExprPrinter.print(held.get(1)).equals(ExprPrinter.print(arguments.get(2)))
                ? held.get(0)
                : part);
  }

  private Expr part(Expr part, Variable variable) {
    return switch (part) {
      case Expr.Call call -> call(call);
      case Expr.LookupCall(var lookup, var x, var span) -> {
        var kind = kinds.getOrDefault(lookup.name(), Kind.CONTINUOUS);
        yield kind == Kind.CONTINUOUS
            ? part
            : new Expr.Call(applying(kind), List.of(lookup, x), span);
      }
      case Expr.InlineLookup(var table, var x, var span) ->
          table.kind() == Kind.CONTINUOUS
              ? part
              : new Expr.Call(
                  applying(table.kind()), List.of(lookups.named(table, variable, part), x), span);
      case Expr.Literal(var value, var span) -> {
        if (Double.isInfinite(value)) {
          complaints.add(
              WriteCode.NOT_IN_FORMAT,
              span,
              "Vensim has no infinity",
              "write a large number, such as 1e30");
        }
        yield part;
      }
      case Expr.Binary binary -> {
        if (NotANumber.is(binary)) {
          complaints.add(
              WriteCode.TEXT_CHANGED,
              binary.span(),
              "Vensim has no number that is none: it is written as 0 / 0, of which Vensim complains"
                  + " during a run");
        }
        yield part;
      }
      case Expr.Reference _, Expr.Unary _, Expr.Conditional _ -> part;
    };
  }

  private static Function applying(Kind kind) {
    return kind == Kind.EXTRAPOLATE ? Function.LOOKUP_EXTRAPOLATE : Function.LOOKUP_BACKWARD;
  }

  private Expr call(Expr.Call call) {
    // what a SINTEG became, which is written as one
    if (VensimFunctions.has(call) || call.function() == Function.RESTRICTED) {
      return call;
    }
    return new VensimFunctions(call)
        .said()
        .orElseGet(
            () -> {
              complaints.add(
                  WriteCode.NOT_IN_FORMAT,
                  call.span(),
                  "Vensim has no function that does what '%s' does here"
                      .formatted(call.function().word()),
                  VensimFunctions.hint(call));
              return call;
            });
  }
}
