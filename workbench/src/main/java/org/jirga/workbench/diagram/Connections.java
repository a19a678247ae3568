package org.jirga.workbench.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// Which flow fills or drains which stock, and which variable influences which, as the equations
/// say.
///
/// A flow is a term of a stock's net flow that is a variable by itself. What is left of the net
/// flow, such as a product, makes a flow of its own without a name.
final class Connections {

  /// @param flow absent where the net flow is not written as named terms
  /// @param influences what an unnamed flow depends on
  record Attachment(Name stock, Name flow, boolean named, boolean fills, Set<Name> influences) {}

  private final Map<Name, Variable> variables = new LinkedHashMap<>();
  private final Map<Name, Set<Name>> influences = new LinkedHashMap<>();
  private final List<Attachment> attachments = new ArrayList<>();

  private final Set<Name> initial = new LinkedHashSet<>();

  private final boolean constantRates;

  Connections(Model model) {
    this(model, false);
  }

  /// @param constantRates whether a constant in a net flow is a flow, as another program shows it
  Connections(Model model, boolean constantRates) {
    this.constantRates = constantRates;
    model.variables().forEach(variable -> variables.put(variable.name(), variable));
    for (var variable : model.variables()) {
      switch (variable) {
        case Variable.Stock stock -> attach(stock);
        case Variable.Flow flow ->
            flow.equations().forEach(equation -> influence(flow.name(), equation.body()));
        case Variable.Auxiliary auxiliary ->
            auxiliary.equations().forEach(equation -> influence(auxiliary.name(), equation.body()));
        case Variable.Constant _, Variable.Lookup _ -> {}
      }
    }
    findInitial(model);
  }

  List<Attachment> attachments() {
    return attachments;
  }

  /// Whether a variable serves initial values alone, and so drives nothing.
  boolean isInitial(Name name) {
    return initial.contains(name);
  }

  /// What a flow or auxiliary is computed from, without constants, lookups and time.
  Set<Name> influences(Name name) {
    return influences.getOrDefault(name, Set.of());
  }

  private void attach(Variable.Stock stock) {
    var rest = new LinkedHashSet<Name>();
    var seen = new LinkedHashSet<Attachment>();
    for (var accumulation : stock.accumulations()) {
      attach(stock.name(), accumulation.netFlow(), true, seen, rest);
    }
    attachments.addAll(seen);
    rest.remove(stock.name());
    if (!rest.isEmpty() || seen.isEmpty()) {
      attachments.add(new Attachment(stock.name(), stock.name(), false, true, rest));
    }
  }

  private void attach(
      Name stock, Expr term, boolean positive, Set<Attachment> seen, Set<Name> rest) {
    switch (term) {
      case Expr.Binary(var op, var left, var right, var _) when op == BinaryOp.ADD -> {
        attach(stock, left, positive, seen, rest);
        attach(stock, right, positive, seen, rest);
      }
      case Expr.Binary(var op, var left, var right, var _) when op == BinaryOp.SUBTRACT -> {
        attach(stock, left, positive, seen, rest);
        attach(stock, right, !positive, seen, rest);
      }
      case Expr.Unary(var op, var operand, var _) when op == UnaryOp.MINUS ->
          attach(stock, operand, !positive, seen, rest);
      case Expr.Reference reference when isRate(reference.name()) ->
          seen.add(new Attachment(stock, reference.name(), true, positive, Set.of()));
      case Expr.Literal _ -> {}
      case Expr.Binary _,
          Expr.Unary _,
          Expr.Reference _,
          Expr.Conditional _,
          Expr.Call _,
          Expr.LookupCall _,
          Expr.InlineLookup _ ->
          collect(term, rest);
    }
  }

  /// Auxiliaries that initial values need, without those that anything later needs too.
  private void findInitial(Model model) {
    for (var variable : model.variables()) {
      if (variable instanceof Variable.Stock stock) {
        stock.accumulations().forEach(accumulation -> collect(accumulation.initial(), initial));
      }
    }
    var open = new ArrayDeque<>(initial);
    while (!open.isEmpty()) {
      influences(open.pop()).stream().filter(initial::add).forEach(open::push);
    }
    var later = new LinkedHashSet<Name>();
    attachments.forEach(
        attachment -> {
          later.add(attachment.flow());
          later.addAll(attachment.influences());
        });
    influences.keySet().stream().filter(name -> !initial.contains(name)).forEach(later::add);
    open.addAll(later);
    while (!open.isEmpty()) {
      influences(open.pop()).stream().filter(later::add).forEach(open::push);
    }
    initial.removeAll(later);
  }

  private boolean isRate(Name name) {
    return switch (variables.get(name)) {
      case Variable.Flow _, Variable.Auxiliary _ -> true;
      case Variable.Constant _ -> constantRates;
      case null -> false;
      case Variable.Stock _, Variable.Lookup _ -> false;
    };
  }

  private void influence(Name target, Expr body) {
    collect(body, influences.computeIfAbsent(target, _ -> new LinkedHashSet<>()));
  }

  private void collect(Expr expr, Set<Name> names) {
    if (expr instanceof Expr.Reference reference) {
      switch (variables.get(reference.name())) {
        case Variable.Stock stock -> names.add(stock.name());
        case Variable.Flow flow -> names.add(flow.name());
        case Variable.Auxiliary auxiliary -> names.add(auxiliary.name());
        case null -> {}
        case Variable.Constant _, Variable.Lookup _ -> {}
      }
    }
    expr.children().forEach(child -> collect(child, names));
  }
}
