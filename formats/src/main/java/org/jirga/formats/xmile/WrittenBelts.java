package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jirga.formats.data.DataFolder;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.WriteCode;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.ExprPrinter;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Source;
import org.jirga.model.structure.Bodies;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// Finds in the equations of flows the conveyors, queues and ovens that [Belts] made them of, and
/// writes these.
///
/// Whether what is written means the same is seen by reading it again.
final class WrittenBelts {

  /// A flow that its stock drives.
  ///
  /// @param isOverflow of a queue
  /// @param leak of a conveyor: fraction, start and end of its zone, 1 if it is of whole units
  /// @param fractions of single elements, where they have no equation in common
  record Driven(boolean isOverflow, List<Expr> leak, List<Fraction> fractions) {
    Driven {
      leak = List.copyOf(leak);
      fractions = List.copyOf(fractions);
    }
  }

  /// What a leak takes of one element.
  record Fraction(List<Name> element, Expr fraction) {}

  /// Where the leaks begin among the arguments of a conveyor, and what each has.
  private static final int LEAKS = 6;

  private static final int PER_LEAK = 4;

  private final Model model;
  private final Map<Name, List<Dimension>> shapes;
  private final Map<Name, List<XmileForm.Attached>> attached;
  private final Map<Name, Variable.Flow> flows = new LinkedHashMap<>();
  private final Map<Name, Expr.Call> conveyors = new HashMap<>();
  private final Map<Name, Expr.Call> ovens = new HashMap<>();
  private final List<Name> queues = new ArrayList<>();

  /// Conveyors and queues whose parts are asked for.
  private final Set<Name> asked;

  private final Map<Name, Driven> driven = new HashMap<>();

  /// Inflows that go on elsewhere than at the beginning, with the profile of those that have one.
  private final Map<Name, SpreadInflows.Kind> spread = new HashMap<>();

  private final Map<Name, Expr> profiles = new HashMap<>();

  /// @param shapes the dimensions of each variable
  WrittenBelts(XmileForm form, Map<Name, List<Dimension>> shapes) {
    this.model = form.model();
    this.shapes = shapes;
    this.attached = form.flows();
    for (var variable : model.variables()) {
      if (variable instanceof Variable.Flow flow) {
        flows.put(flow.name(), flow);
      }
    }
    this.asked =
        model.variables().stream()
            .flatMap(Bodies::of)
            .flatMap(body -> body.parts().stream())
            .flatMap(part -> asked(part).stream())
            .collect(Collectors.toSet());
    attached.forEach((stock, _) -> find(stock));
  }

  private static Optional<Name> asked(Expr part) {
    return part instanceof Expr.Call(var function, var arguments, _)
            && function.asksBelts()
            && function != Function.OSTATE
            && function != Function.CAPACITY
            && arguments.getFirst() instanceof Expr.Reference stock
        ? Optional.of(stock.name())
        : Optional.empty();
  }

  /// Whether a variable says how many parts a stock has, which is asked of the stock itself.
  static boolean isOfParts(Variable variable) {
    return variable instanceof Variable.Auxiliary auxiliary
        && auxiliary.equations().getFirst().body() instanceof Expr.Call(var function, _, _)
        && (function == Function.CONVEYOR_PLACES
            || function == Function.QUEUE_PLACES
            || function == Function.OVEN_STATE);
  }

  private List<Name> flows(Name stock, boolean filling) {
    return attached.getOrDefault(stock, List.of()).stream()
        .filter(flow -> flow.fills() == filling)
        .map(XmileForm.Attached::flow)
        .toList();
  }

  /// The equation of a flow: where those of its elements are calls that have something in common,
  /// what they have, and else what the first has.
  private Optional<Expr> body(Name flow) {
    return Optional.ofNullable(flows.get(flow))
        .map(it -> body(it, it.equations().getFirst().body()));
  }

  private Expr body(Variable.Flow flow, Expr first) {
    var bodies = flow.equations().stream().map(Equation::body).toList();
    return first instanceof Expr.Call call
        ? new Expr.Call(
            call.function(),
            IntStream.range(0, call.arguments().size())
                .mapToObj(
                    place -> argument(flow, bodies, place).orElse(call.arguments().get(place)))
                .toList(),
            call.span())
        : common(flow).of(bodies).orElse(first);
  }

  private CommonEquation common(Variable.Flow flow) {
    return CommonEquation.of(flow.equations(), shapes.getOrDefault(flow.name(), List.of()));
  }

  private Optional<Expr> argument(Variable.Flow flow, List<Expr> bodies, int place) {
    return bodies.stream()
            .allMatch(it -> it instanceof Expr.Call call && place < call.arguments().size())
        ? common(flow)
            .of(bodies.stream().map(it -> ((Expr.Call) it).arguments().get(place)).toList())
        : Optional.empty();
  }

  /// What a leak takes of each element; nothing where one equation says it.
  private List<Fraction> fractions(Name leak, Expr.Call call) {
    var flow = flows.get(leak);
    if (flow == null || !(call.arguments().getFirst() instanceof Expr.Literal(var number, _))) {
      return List.of();
    }
    var bodies = flow.equations().stream().map(Equation::body).toList();
    var place = 1 + LEAKS + PER_LEAK * (int) number;
    if (argument(flow, bodies, place).isPresent()) {
      return List.of();
    }
    return flow.equations().stream()
        .filter(it -> it.body() instanceof Expr.Call one && place < one.arguments().size())
        .map(
            it ->
                new Fraction(
                    it.subscripts().stream().map(Subscript::name).toList(),
                    ((Expr.Call) it.body()).arguments().get(place)))
        .toList();
  }

  private static Optional<Expr.Call> call(Optional<Expr> body, Function function) {
    return body.filter(it -> it instanceof Expr.Call call && call.function() == function)
        .map(Expr.Call.class::cast);
  }

  private void find(Name stock) {
    var outflows = flows(stock, false);
    for (var outflow : outflows) {
      var body = body(outflow);
      call(body, Function.CONVEYOR_OUTFLOW)
          .ifPresent(
              call -> {
                conveyors.put(stock, call);
                findSpread(call);
                driven.put(outflow, new Driven(false, List.of(), List.of()));
              });
      call(body, Function.CONVEYOR_LEAK)
          .ifPresent(
              call -> driven.put(outflow, new Driven(false, leak(call), fractions(outflow, call))));
      call(body, Function.OVEN_OUTFLOW)
          .ifPresent(
              call -> {
                ovens.put(stock, call);
                driven.put(outflow, new Driven(false, List.of(), List.of()));
              });
    }
    if (isQueue(stock, outflows)) {
      queues.add(stock);
      for (var i = 0; i < outflows.size(); i++) {
        driven.put(outflows.get(i), new Driven(i > 0, List.of(), List.of()));
      }
    }
  }

  private void findSpread(Expr.Call conveyor) {
    if (conveyor.arguments().get(LEAKS - 1) instanceof Expr.Call(var _, var parts, var _)) {
      for (var at = 0; at + 2 < parts.size(); at += 3) {
        if (parts.get(at) instanceof Expr.Literal(var kind, _)
            && parts.get(at + 1) instanceof Expr.Reference inflow) {
          spread.put(inflow.name(), SpreadInflows.Kind.values()[(int) kind]);
          if (parts.get(at + 2) instanceof Expr.LookupCall(var profile, _, _)) {
            profiles.put(inflow.name(), profile);
          }
        }
      }
    }
  }

  private static List<Expr> leak(Expr.Call call) {
    if (call.arguments().getFirst() instanceof Expr.Literal(var number, _)) {
      var first = 1 + LEAKS + PER_LEAK * (int) number;
      return call.arguments().subList(first, first + PER_LEAK);
    }
    return List.of();
  }

  private boolean isQueue(Name stock, List<Name> outflows) {
    if (asked.contains(stock) && !conveyors.containsKey(stock)
        || outflows.stream().flatMap(flow -> body(flow).stream()).anyMatch(WrittenBelts::isFront)) {
      return true;
    }
    return !outflows.isEmpty()
        && call(body(outflows.getFirst()), Function.ADMITTED)
            .filter(call -> isAll(call.arguments().getFirst(), stock))
            .isPresent();
  }

  private static boolean isFront(Expr expr) {
    return expr instanceof Expr.Call call && call.function() == Function.QUEUE_FRONT
        || expr.children().stream().anyMatch(WrittenBelts::isFront);
  }

  /// All that a stock holds, in a step.
  private static boolean isAll(Expr expr, Name stock) {
    return expr instanceof Expr.Binary(var op, Expr.Reference content, Expr.Reference step, _)
        && op == BinaryOp.DIVIDE
        && content.name().equals(stock)
        && step.name().equals(Model.TIME_STEP);
  }

  Optional<Driven> driven(Name flow) {
    return Optional.ofNullable(driven.get(flow));
  }

  /// A flow that is limited by what it drains before it is by what it fills: an equation can say
  /// only the first. Both are bounds, so which of them comes first makes no difference.
  static Expr limitedFirst(Expr body) {
    if (body instanceof Expr.Call(var outer, var bounds, var span)
        && outer == Function.MIN
        && bounds.get(0) instanceof Expr.Call(var inner, var arguments, var within)
        && inner == Function.ADMITTED
        && bounds.get(1) instanceof Expr.Call most
        && most.function() == Function.MAX
        && !isNot(most.arguments().get(1), 0)
        && !isNot(arguments.getLast(), 0)) {
      var admitted = new ArrayList<>(arguments);
      admitted.set(0, new Expr.Call(outer, List.of(arguments.getFirst(), most), span));
      return new Expr.Call(inner, admitted, within);
    }
    return body;
  }

  /// A flow as the file had it before it was limited.
  Variable wanted(Variable variable) {
    return variable instanceof Variable.Flow
        ? Bodies.replace(
            variable,
            body ->
                body instanceof Expr.Call call && call.function() == Function.ADMITTED
                    ? call.arguments().getFirst()
                    : body)
        : variable;
  }

  /// What a flow's tag says of it beside its name.
  List<String> attributes(Name flow) {
    var attributes = new ArrayList<String>();
    Optional.ofNullable(spread.get(flow))
        .ifPresent(kind -> attributes.addAll(List.of("isee:spreadflow", kind.word())));
    driven(flow)
        .filter(it -> it.leak().size() == PER_LEAK)
        .ifPresent(
            it -> {
              zone("leak_start", it.leak().get(1), 0, attributes);
              zone("leak_end", it.leak().get(2), 1, attributes);
            });
    return attributes;
  }

  private static void zone(String name, Expr place, double usual, List<String> attributes) {
    if (place instanceof Expr.Literal(var number, _) && number != usual) {
      attributes.addAll(List.of(name, XmileExpressions.print(number)));
    }
  }

  /// Whether something is written as isee's help has it.
  boolean isOfVendor() {
    return !spread.isEmpty();
  }

  /// By what a flow is spread over its conveyor.
  Optional<Expr> profile(Name flow) {
    return Optional.ofNullable(profiles.get(flow));
  }

  /// Writes the part that makes a stock one of the three.
  void write(Name stock, XmileExpressions expressions, XmlText xml) {
    if (queues.contains(stock)) {
      xml.empty("queue");
    }
    Optional.ofNullable(conveyors.get(stock))
        .ifPresent(call -> conveyor(stock, call, expressions, xml));
    Optional.ofNullable(ovens.get(stock)).ifPresent(call -> oven(stock, call, expressions, xml));
  }

  private void conveyor(Name stock, Expr.Call call, XmileExpressions expressions, XmlText xml) {
    var arguments = call.arguments();
    var kind = arguments.get(4) instanceof Expr.Literal(var number, _) ? (int) number : 0;
    var attributes = new ArrayList<String>();
    if ((kind & 1) != 0) {
      attributes.addAll(List.of("exponential_leak", "true"));
    }
    if ((kind & 2) != 0) {
      attributes.addAll(List.of("discrete", "true"));
    }
    batches(stock, attributes);
    xml.open("conveyor", attributes.toArray(String[]::new));
    if (arguments.get(1) instanceof Expr.Call length
        && length.function() == Function.SAMPLE_IF_TRUE) {
      xml.text("len", expressions.print(length.arguments().get(1)));
      xml.text("sample", expressions.print(length.arguments().get(0)));
    } else {
      xml.text("len", expressions.print(arguments.get(1)));
    }
    for (var admission : admissions(stock).stream().limit(1).toList()) {
      if (isNot(admission.arguments().get(2), Double.POSITIVE_INFINITY)) {
        xml.text("capacity", expressions.print(admission.arguments().get(2)));
      }
      if (isNot(admission.arguments().get(3), Double.POSITIVE_INFINITY)) {
        xml.text("in_limit", expressions.print(limit(admission.arguments().get(3))));
      }
    }
    if (isNot(arguments.get(2), 0)) {
      xml.text("arrest", expressions.print(arguments.get(2)));
    }
    xml.close("conveyor");
  }

  /// The limit for a unit of time, of a discrete conveyor too.
  private static Expr limit(Expr limit) {
    return limit
                instanceof
                Expr.Binary(
                    var _,
                    Expr.Binary(var _, var all, Expr.Call entered, var _),
                    var _,
                    var _)
            && entered.function() == Function.ENTERED
        ? all
        : limit;
  }

  /// How a conveyor or an oven takes from a queue before it.
  private void batches(Name stock, List<String> attributes) {
    for (var inflow : flows(stock, true)) {
      var admitted = admission(inflow);
      if (driven(inflow).isPresent() && admitted.isPresent()) {
        var admission = admitted.get();
        if (!isFront(admission.arguments().getFirst())) {
          attributes.addAll(List.of("one_at_a_time", "false"));
        }
        if (isNot(admission.arguments().get(7), 0)) {
          attributes.addAll(List.of("batch_integrity", "true"));
        }
      }
    }
  }

  private List<Expr.Call> admissions(Name stock) {
    return flows(stock, true).stream().flatMap(flow -> admission(flow).stream()).toList();
  }

  /// What limits a flow, an overflow too.
  private Optional<Expr.Call> admission(Name flow) {
    return call(
        body(flow).map(it -> it instanceof Expr.Conditional overflow ? overflow.then() : it),
        Function.ADMITTED);
  }

  private void oven(Name stock, Expr.Call call, XmileExpressions expressions, XmlText xml) {
    var attributes = new ArrayList<String>();
    batches(stock, attributes);
    xml.open("oven", attributes.toArray(String[]::new));
    var parts = List.of("", "len", "capacity", "fill_time", "clean_time", "arrest");
    var missing =
        List.of(0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0.0, 0.0);
    for (var i = 1; i < parts.size(); i++) {
      if (isNot(call.arguments().get(i), missing.get(i))) {
        xml.text(parts.get(i), expressions.print(call.arguments().get(i)));
      }
    }
    xml.close("oven");
  }

  private static boolean isNot(Expr expr, double number) {
    return !(expr instanceof Expr.Literal literal) || literal.value() != number;
  }

  /// Complains of each flow that would be another one when the text is read.
  void complain(String text, Complaints complaints) {
    if (conveyors.isEmpty() && ovens.isEmpty() && queues.isEmpty()) {
      return;
    }
    var source = new Source("written.xmile", text);
    var again =
        XmileForm.of(
                XmileReader.read(
                    "written",
                    XmileFiles.gather(source, Neighbours.none()),
                    DataFolder.none(),
                    new Complaints(source)))
            .model();
    for (var flow : flows.values()) {
      var isBelts =
          driven.containsKey(flow.name()) || call(body(flow.name()), Function.ADMITTED).isPresent();
      var isSame =
          again
              .variable(flow.name())
              .filter(it -> it instanceof Variable.Flow)
              .map(it -> print(((Variable.Flow) it).equations()).equals(print(flow.equations())))
              .orElse(false);
      if (isBelts && !isSame) {
        complaints.add(
            WriteCode.NOT_IN_FORMAT,
            flow.description().span(),
            "XMILE cannot say what '%s' does at its conveyor, queue or oven".formatted(flow.name()),
            "leave the model in its format");
      }
    }
  }

  /// What does not depend on how names are written.
  private static List<String> print(List<Equation> equations) {
    return equations.stream()
        .map(
            equation ->
                (equation.subscripts().stream().map(subscript -> subscript.name().key()).toList()
                        + " = "
                        + ExprPrinter.print(equation.body()))
                    .toLowerCase(Locale.ROOT)
                    .replace('_', ' '))
        .toList();
  }
}
