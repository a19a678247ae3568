package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jirga.formats.equation.NotANumber;
import org.jirga.formats.equation.OwnLookups;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Rewriting;
import org.jirga.model.expr.Subscript;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.structure.Bodies;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// A model as XMILE structures it: stocks change by flows alone, and graphs stand beside equations,
/// not in them.
///
/// A flow of XMILE fills one stock and drains one. A net flow that is no sum of such flows becomes
/// a flow of its own.
///
/// @param flows what fills and drains each stock, in the order in which its net flow adds them
record XmileForm(Model model, Map<Name, List<Attached>> flows) {

  /// A flow at a stock.
  record Attached(Name flow, boolean fills) {}

  static XmileForm of(Model model) {
    return new Builder(model).form();
  }

  private static final class Builder {
    private final Model model;
    private final OwnLookups lookups;
    private final Set<Name> flows = new HashSet<>();
    private final Set<Attached> used = new HashSet<>();
    private final Map<Name, List<Attached>> attached = new HashMap<>();
    private final List<Variable> variables = new ArrayList<>();

    Builder(Model model) {
      this.model = model;
      this.lookups = new OwnLookups(model);
      for (var variable : model.variables()) {
        if (variable instanceof Variable.Flow) {
          flows.add(variable.name());
        }
      }
    }

    XmileForm form() {
      for (var variable : model.variables()) {
        if (WrittenBelts.isOfParts(variable)) {
          continue; // those who ask name the stock
        }
        var own =
            Bodies.replace(
                variable,
                body ->
                    withoutLookups(
                        WrittenBelts.limitedFirst(Restrictions.writtenOut(body)), variable));
        variables.add(own instanceof Variable.Stock stock ? stock(stock) : own);
      }
      variables.addAll(lookups.all());
      return new XmileForm(
          new Model(
              model.name(),
              model.source(),
              model.method(),
              model.timeUnit(),
              model.dimensions(),
              variables,
              List.of(),
              model.unitSynonyms(),
              model.groupComments()),
          Map.copyOf(attached));
    }

    /// With the lookups in place named, but for one around the whole equation of a variable that is
    /// no stock.
    private Expr withoutLookups(Expr body, Variable variable) {
      if (variable instanceof Variable.Stock) {
        return named(body, variable);
      }
      return switch (body) {
        case Expr.InlineLookup(var table, var x, var span) ->
            new Expr.InlineLookup(table, named(x, variable), span);
        case Expr.Call(var function, var arguments, var span)
            when function == Function.ACTIVE_INITIAL ->
            new Expr.Call(
                function,
                List.of(
                    withoutLookups(arguments.get(0), variable), named(arguments.get(1), variable)),
                span);
        default -> named(body, variable);
      };
    }

    private Expr named(Expr body, Variable variable) {
      return Rewriting.bottomUp(
          body,
          part ->
              part instanceof Expr.InlineLookup(var table, var x, var span)
                  ? new Expr.LookupCall(lookups.named(table, variable, part), x, span)
                  : NotANumber.decided(part));
    }

    private Variable stock(Variable.Stock stock) {
      var lists = stock.accumulations().stream().map(this::terms).distinct().toList();
      if (lists.size() == 1 && lists.getFirst().filter(this::isFree).isPresent()) {
        var terms = lists.getFirst().orElseThrow();
        used.addAll(terms);
        attached.put(stock.name(), terms);
        return stock;
      }
      var name = lookups.free(stock.name().text() + " net flow");
      var like = stock.description();
      variables.add(
          new Variable.Flow(
              name,
              stock.accumulations().stream()
                  .map(
                      one ->
                          new Equation(
                              one.subscripts(), one.exceptions(), one.netFlow(), one.span()))
                  .toList(),
              new Description(Optional.empty(), "", like.group(), like.span())));
      attached.put(stock.name(), List.of(new Attached(name, true)));
      return stock;
    }

    private boolean isFree(List<Attached> terms) {
      return terms.stream().noneMatch(used::contains)
          && terms.stream().map(Attached::flow).distinct().count() == terms.size();
    }

    /// The flows that a net flow adds one after the other; nothing if it is not such a sum.
    private Optional<List<Attached>> terms(Variable.Accumulation one) {
      if (one.netFlow() instanceof Expr.Literal(var value, _) && value == 0) {
        return Optional.of(List.of());
      }
      var terms = new ArrayList<Attached>();
      return collect(one.netFlow(), one.subscripts(), terms)
          ? Optional.of(List.copyOf(terms))
          : Optional.empty();
    }

    private boolean collect(Expr sum, List<Subscript> left, List<Attached> terms) {
      return switch (sum) {
        case Expr.Reference reference -> add(reference, left, true, terms);
        case Expr.Unary(var op, Expr.Reference reference, _) when op == UnaryOp.MINUS ->
            add(reference, left, false, terms);
        case Expr.Binary(var op, var before, Expr.Reference reference, _)
            when op == BinaryOp.ADD || op == BinaryOp.SUBTRACT ->
            collect(before, left, terms) && add(reference, left, op == BinaryOp.ADD, terms);
        default -> false;
      };
    }

    private boolean add(
        Expr.Reference reference, List<Subscript> left, boolean fills, List<Attached> terms) {
      terms.add(new Attached(reference.name(), fills));
      return flows.contains(reference.name()) && names(reference.subscripts()).equals(names(left));
    }

    private static List<Name> names(List<Subscript> subscripts) {
      return subscripts.stream().map(Subscript::name).toList();
    }
  }
}
