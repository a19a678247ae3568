package org.jirga.model.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Method;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.model.structure.Written;

/// Builds models for tests without a reader. Spans count the parts in the order in which they are
/// made.
final class TestModel {

  private final List<Dimension> dimensions = new ArrayList<>();
  private final List<Variable> variables = new ArrayList<>();
  private int offset;

  /// A model with its four control variables, in months.
  static TestModel timed() {
    return new TestModel()
        .constant("INITIAL TIME", "Month", 0)
        .constant("FINAL TIME", "Month", 10)
        .constant("TIME STEP", "Month", 0.5)
        .constant("SAVEPER", "Month", 1);
  }

  TestModel range(String name, String... elements) {
    dimensions.add(
        new Dimension(Name.of(name), Arrays.stream(elements).map(Name::of).toList(), next()));
    return this;
  }

  TestModel constant(String name, String unit, double value) {
    return add(new Variable.Constant(Name.of(name), List.of(equation(number(value))), about(unit)));
  }

  TestModel auxiliary(String name, String unit, Expr body) {
    return elements(name, unit, equation(body));
  }

  TestModel elements(String name, String unit, Equation... equations) {
    return add(new Variable.Auxiliary(Name.of(name), List.of(equations), about(unit)));
  }

  TestModel stock(String name, String unit, Expr netFlow, Expr initial) {
    return add(
        new Variable.Stock(
            Name.of(name),
            List.of(new Variable.Accumulation(List.of(), netFlow, initial, next())),
            about(unit)));
  }

  TestModel lookup(String name, String unit) {
    var table =
        new LookupTable(
            List.of(new LookupTable.Point(0, 0), new LookupTable.Point(1, 1)),
            LookupTable.Kind.CONTINUOUS);
    return add(
        new Variable.Lookup(
            Name.of(name), List.of(new Variable.Table(List.of(), table, next())), about(unit)));
  }

  TestModel add(Variable variable) {
    variables.add(variable);
    return this;
  }

  CheckedModel check() {
    return new ModelChecker().check(model());
  }

  CheckedModel check(Room room) {
    return new ModelChecker(room).check(model());
  }

  Model model() {
    return new Model(
        "test",
        new Source("test.mdl", " ".repeat(10_000)),
        Method.EULER,
        Optional.empty(),
        dimensions,
        variables);
  }

  /// Each complaint as `code message`, or `code message (hint)`.
  List<String> complaints() {
    return said(check());
  }

  static List<String> said(CheckedModel checked) {
    return checked.diagnostics().stream().map(TestModel::said).toList();
  }

  private static String said(Diagnostic diagnostic) {
    return diagnostic.code().id()
        + " "
        + diagnostic.message()
        + diagnostic.hint().map(hint -> " (" + hint + ")").orElse("");
  }

  private Description about(String unit) {
    var written =
        unit.isEmpty() ? Optional.<Written>empty() : Optional.of(new Written(unit, next()));
    return new Description(written, "", Optional.empty(), next());
  }

  private Span next() {
    offset++;
    return new Span(offset, offset + 1);
  }

  static final Span ANYWHERE = new Span(0, 0);

  static Equation equation(Expr body, String... subscripts) {
    return new Equation(subscripts(subscripts), body, ANYWHERE);
  }

  static Expr number(double value) {
    return new Expr.Literal(value, ANYWHERE);
  }

  /// A reference; a subscript may end in `!`.
  static Expr.Reference ref(String name, String... subscripts) {
    return new Expr.Reference(Name.of(name), subscripts(subscripts), ANYWHERE);
  }

  private static List<Subscript> subscripts(String... written) {
    return Arrays.stream(written)
        .map(text -> new Subscript(Name.of(text.replace("!", "")), text.endsWith("!"), ANYWHERE))
        .toList();
  }

  static Expr plus(Expr left, Expr right) {
    return binary(BinaryOp.ADD, left, right);
  }

  static Expr binary(BinaryOp op, Expr left, Expr right) {
    return new Expr.Binary(op, left, right, ANYWHERE);
  }

  static Expr call(Function function, Expr... arguments) {
    return new Expr.Call(function, List.of(arguments), ANYWHERE);
  }

  static Expr apply(String lookup, Expr x) {
    return new Expr.LookupCall(ref(lookup), x, ANYWHERE);
  }
}
