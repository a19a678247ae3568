package org.jirga.formats.equation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;

/// The macros of a file, and the calls of them that were met while its equations were read.
///
/// A call stands in its equation as a reference to a name that is the call's own. Whoever puts the
/// file together replaces it by what the macro gives.
public final class MacroCalls {

  /// @param arguments may hold other calls
  /// @param outputs variables that take the macro's further results
  /// @param span of the whole call
  public record Call(Name macro, List<Expr> arguments, List<Expr.Reference> outputs, Span span) {
    public Call {
      arguments = List.copyOf(arguments);
      outputs = List.copyOf(outputs);
    }
  }

  private final Set<Name> macros;
  private final Set<Name> bare;
  private final Map<Name, Call> calls = new HashMap<>();
  private final Set<Name> called = new HashSet<>();

  public MacroCalls(Set<Name> macros) {
    this(macros, Set.of());
  }

  /// @param bare macros that may be called without parentheses
  public MacroCalls(Set<Name> macros, Set<Name> bare) {
    this.macros = Set.copyOf(macros);
    this.bare = Set.copyOf(bare);
  }

  /// Whether a name with arguments is a call of a macro, even where a function has that name.
  public boolean isMacro(Name name) {
    return macros.contains(name);
  }

  /// Whether a name alone is a call of a macro.
  boolean isBare(Name name) {
    return bare.contains(name);
  }

  /// Whether a call of the macro was met so far.
  public boolean isCalled(Name macro) {
    return called.contains(macro);
  }

  /// What stands for the call in its equation.
  Expr.Reference add(Call call) {
    var name = Name.of("%s(…) #%d".formatted(call.macro(), calls.size() + 1));
    calls.put(name, call);
    called.add(call.macro());
    return new Expr.Reference(name, List.of(), call.span());
  }

  /// Rewrites the arguments of the calls in an expression, those of the calls in them too.
  public void rewriteArguments(Expr expr, UnaryOperator<Expr> rewriting) {
    expr.references().forEach(reference -> rewriteArguments(reference, rewriting));
  }

  private void rewriteArguments(Expr.Reference reference, UnaryOperator<Expr> rewriting) {
    var call = calls.get(reference.name());
    if (call != null) {
      call.arguments().forEach(argument -> rewriteArguments(argument, rewriting));
      var arguments = call.arguments().stream().map(rewriting).toList();
      calls.put(reference.name(), new Call(call.macro(), arguments, call.outputs(), call.span()));
    }
  }

  /// The macros that an expression calls.
  public Stream<Name> called(Expr expr) {
    return expr.references()
        .flatMap(reference -> of(reference).stream())
        .flatMap(
            call ->
                Stream.concat(
                    Stream.of(call.macro()), call.arguments().stream().flatMap(this::called)));
  }

  /// The variables that take further results of the calls in an expression.
  public Stream<Expr.Reference> outputs(Expr expr) {
    return expr.references()
        .flatMap(reference -> of(reference).stream())
        .flatMap(
            call ->
                Stream.concat(
                    call.outputs().stream(), call.arguments().stream().flatMap(this::outputs)));
  }

  /// The call that a reference stands for, if it stands for one.
  public Optional<Call> of(Expr.Reference reference) {
    return Optional.ofNullable(calls.get(reference.name()));
  }
}
