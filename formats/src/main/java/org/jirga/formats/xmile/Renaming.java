package org.jirga.formats.xmile;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Rewriting;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Variable;

/// Gives variables, and those that they name, other names.
final class Renaming {

  private final UnaryOperator<Name> rename;
  private final UnaryOperator<Name> renameLookup;

  Renaming(UnaryOperator<Name> rename) {
    this(rename, rename);
  }

  private Renaming(UnaryOperator<Name> rename, UnaryOperator<Name> renameLookup) {
    this.rename = rename;
    this.renameLookup = renameLookup;
  }

  /// Only of the lookups that are applied.
  static Renaming ofLookups(UnaryOperator<Name> renameLookup) {
    return new Renaming(name -> name, renameLookup);
  }

  Variable of(Variable variable) {
    var name = rename.apply(variable.name());
    return switch (variable) {
      case Variable.Stock stock ->
          new Variable.Stock(
              name,
              stock.accumulations().stream()
                  .map(one -> one.with(of(one.netFlow()), of(one.initial())))
                  .toList(),
              stock.description());
      case Variable.Flow flow -> new Variable.Flow(name, of(flow.equations()), flow.description());
      case Variable.Auxiliary auxiliary ->
          new Variable.Auxiliary(name, of(auxiliary.equations()), auxiliary.description());
      case Variable.Constant constant ->
          new Variable.Constant(name, constant.equations(), constant.description());
      case Variable.Lookup lookup ->
          new Variable.Lookup(name, lookup.tables(), lookup.description());
      default -> variable;
    };
  }

  private List<Equation> of(List<Equation> equations) {
    return equations.stream()
        .map(
            equation ->
                new Equation(
                    equation.subscripts(),
                    equation.exceptions(),
                    of(equation.body()),
                    equation.span()))
        .toList();
  }

  private Expr of(Expr body) {
    return Rewriting.bottomUp(body, this::renamed);
  }

  private Expr renamed(Expr expr) {
    return switch (expr) {
      case Expr.Reference reference -> renamed(reference, rename);
      case Expr.LookupCall(var lookup, var x, var span) ->
          new Expr.LookupCall(renamed(lookup, renameLookup), x, span);
      // where lookups are renamed as all is, they have been
      case Expr.Call call when renameLookup != rename -> renamedLookups(call);
      case Expr.Literal _,
          Expr.Unary _,
          Expr.Binary _,
          Expr.Conditional _,
          Expr.Call _,
          Expr.InlineLookup _ ->
          expr;
    };
  }

  private Expr.Call renamedLookups(Expr.Call call) {
    var named = lookups(call);
    if (named.isEmpty()) {
      return call;
    }
    var arguments =
        call.arguments().stream()
            .map(
                argument ->
                    argument instanceof Expr.Reference reference && named.contains(reference)
                        ? renamed(reference, renameLookup)
                        : argument)
            .toList();
    return new Expr.Call(call.function(), arguments, call.span());
  }

  /// The arguments of a call that name lookups.
  static List<Expr.Reference> lookups(Expr.Call call) {
    return IntStream.range(0, call.arguments().size())
        .filter(call.function()::namesLookup)
        .mapToObj(call.arguments()::get)
        .filter(Expr.Reference.class::isInstance)
        .map(Expr.Reference.class::cast)
        .toList();
  }

  private static Expr.Reference renamed(Expr.Reference reference, UnaryOperator<Name> by) {
    return new Expr.Reference(by.apply(reference.name()), reference.subscripts(), reference.span());
  }
}
