package org.jirga.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.engine.program.Lowered;
import org.jirga.engine.program.Lowering;
import org.jirga.engine.program.Program;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Method;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// A model made in a few words, for tests. Variables may be given in any order.
public final class TestModel {

  private static final Span NOWHERE = new Span(0, 0);
  private static final Description PLAIN =
      new Description(Optional.empty(), "", Optional.empty(), NOWHERE);

  private final List<Variable> variables = new ArrayList<>();
  private final List<Dimension> dimensions = new ArrayList<>();
  private Method method = Method.EULER;

  private TestModel() {}

  /// A model saved at each step.
  public static TestModel over(double start, double stop, double dt) {
    return over(start, stop, dt, dt);
  }

  /// A model whose final time is computed.
  public static TestModel over(double start, Expr stop, double dt) {
    return new TestModel()
        .constant("INITIAL TIME", start)
        .aux("FINAL TIME", stop)
        .constant("TIME STEP", dt)
        .constant("SAVEPER", dt);
  }

  /// A model whose time step is computed; each step is saved.
  public static TestModel over(double start, double stop, Expr dt) {
    return new TestModel()
        .constant("INITIAL TIME", start)
        .constant("FINAL TIME", stop)
        .aux("TIME STEP", dt)
        .aux("SAVEPER", v("TIME STEP"));
  }

  public static TestModel over(double start, double stop, double dt, double save) {
    return new TestModel()
        .constant("INITIAL TIME", start)
        .constant("FINAL TIME", stop)
        .constant("TIME STEP", dt)
        .constant("SAVEPER", save);
  }

  public TestModel rungeKutta() {
    return method(Method.RK4);
  }

  public TestModel method(Method other) {
    method = other;
    return this;
  }

  public TestModel constant(String name, double value) {
    variables.add(
        new Variable.Constant(Name.of(name), List.of(equation(List.of(), n(value))), PLAIN));
    return this;
  }

  public TestModel constants(String name, String dimension, double... values) {
    var elements = dimension(dimension).elements();
    var equations = new ArrayList<Equation>();
    for (var place = 0; place < values.length; place++) {
      equations.add(equation(List.of(elements.get(place).text()), n(values[place])));
    }
    variables.add(new Variable.Constant(Name.of(name), equations, PLAIN));
    return this;
  }

  public TestModel dimension(String name, String... elements) {
    dimensions.add(
        new Dimension(Name.of(name), Arrays.stream(elements).map(Name::of).toList(), NOWHERE));
    return this;
  }

  private Dimension dimension(String name) {
    return dimensions.stream()
        .filter(dimension -> dimension.name().equals(Name.of(name)))
        .findFirst()
        .orElseThrow();
  }

  public TestModel aux(String name, Expr body) {
    return aux(name, List.of(), body);
  }

  public TestModel aux(String name, List<String> over, Expr body) {
    variables.add(new Variable.Auxiliary(Name.of(name), List.of(equation(over, body)), PLAIN));
    return this;
  }

  public TestModel stock(String name, Expr netFlow, Expr initial) {
    return stock(name, List.of(), netFlow, initial);
  }

  public TestModel stock(String name, List<String> over, Expr netFlow, Expr initial) {
    variables.add(
        new Variable.Stock(
            Name.of(name),
            List.of(new Variable.Accumulation(subscripts(over), netFlow, initial, NOWHERE)),
            PLAIN));
    return this;
  }

  public TestModel lookup(String name, LookupTable table) {
    variables.add(
        new Variable.Lookup(
            Name.of(name), List.of(new Variable.Table(List.of(), table, NOWHERE)), PLAIN));
    return this;
  }

  public CheckedModel checked() {
    var checked =
        new ModelChecker()
            .check(
                new Model(
                    "test",
                    new Source("test.mdl", ""),
                    method,
                    Optional.empty(),
                    dimensions,
                    variables));
    assertThat(checked.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
    return checked;
  }

  public Lowered lowered(Map<String, Double> overrides) {
    return Lowering.lower(checked(), overrides);
  }

  public Program program() {
    return lowered(Map.of()).program().orElseThrow();
  }

  private static Equation equation(List<String> over, Expr body) {
    return new Equation(subscripts(over), body, NOWHERE);
  }

  private static List<Subscript> subscripts(List<String> names) {
    return names.stream()
        .map(name -> new Subscript(Name.of(name.replace("!", "")), name.endsWith("!"), NOWHERE))
        .toList();
  }

  public static Expr n(double value) {
    return new Expr.Literal(value, NOWHERE);
  }

  /// A variable; a subscript that ends with `!` is reduced.
  public static Expr v(String name, String... subscripts) {
    return new Expr.Reference(Name.of(name), subscripts(List.of(subscripts)), NOWHERE);
  }

  public static Expr add(Expr a, Expr b) {
    return op(BinaryOp.ADD, a, b);
  }

  public static Expr sub(Expr a, Expr b) {
    return op(BinaryOp.SUBTRACT, a, b);
  }

  public static Expr mul(Expr a, Expr b) {
    return op(BinaryOp.MULTIPLY, a, b);
  }

  public static Expr div(Expr a, Expr b) {
    return op(BinaryOp.DIVIDE, a, b);
  }

  public static Expr op(BinaryOp op, Expr a, Expr b) {
    return new Expr.Binary(op, a, b, NOWHERE);
  }

  public static Expr neg(Expr a) {
    return new Expr.Unary(UnaryOp.MINUS, a, NOWHERE);
  }

  public static Expr not(Expr a) {
    return new Expr.Unary(UnaryOp.NOT, a, NOWHERE);
  }

  public static Expr when(Expr test, Expr then, Expr otherwise) {
    return new Expr.Conditional(test, then, otherwise, NOWHERE);
  }

  public static Expr call(Function function, Expr... arguments) {
    return new Expr.Call(function, List.of(arguments), NOWHERE);
  }

  public static Expr look(String lookup, Expr x) {
    return new Expr.LookupCall(new Expr.Reference(Name.of(lookup), List.of(), NOWHERE), x, NOWHERE);
  }

  public static Expr look(LookupTable table, Expr x) {
    return new Expr.InlineLookup(table, x, NOWHERE);
  }

  /// `x0, y0, x1, y1, …`
  public static LookupTable table(LookupTable.Kind kind, double... numbers) {
    var points = new ArrayList<LookupTable.Point>();
    for (var place = 0; place < numbers.length; place += 2) {
      points.add(new LookupTable.Point(numbers[place], numbers[place + 1]));
    }
    return new LookupTable(points, kind);
  }
}
