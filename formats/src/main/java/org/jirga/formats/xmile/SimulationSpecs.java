package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.ExprPrinter;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Method;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.model.structure.Written;

/// Reads `<sim_specs>`: when a run starts and stops, its step, and how it integrates (XMILE 1.0,
/// section 2.3).
final class SimulationSpecs {

  /// The names of XMILE 1.0, section 2.3.
  private static final Map<String, Method> METHODS =
      Map.of(
          "euler", Method.EULER,
          "rk2", Method.RK2,
          "rk4", Method.RK4,
          "rk45", Method.RK45,
          "gear", Method.STIFF,
          // Stella's, which is Euler's and records how long material is on its way
          "cycletime", Method.EULER,
          "cycle time", Method.EULER);

  private final Complaints complaints;
  private final XmlElement root;
  private final XmileUnits units;
  private final Optional<XmlElement> element;

  SimulationSpecs(XmlElement root, XmileUnits units, Complaints complaints) {
    this.units = units;
    this.complaints = complaints;
    this.root = root;
    this.element = of(root);
    if (element.isEmpty()) {
      complaints.add(
          ReadCode.MISSING_PART,
          root.tag(),
          "the file does not say when a run starts and stops: it has no <sim_specs>");
    }
    complainOfParts();
    element
        .flatMap(specs -> specs.anyAttribute("instantaneous_flows"))
        .filter(flag -> flag.content().equalsIgnoreCase("true") && hasBelts(root))
        .ifPresent(
            flag ->
                complaints.add(
                    ReadCode.UNSUPPORTED,
                    flag.all(),
                    "instantaneous flows are not supported yet",
                    "leave it out: all flows then act over a step"));
  }

  /// Where a file has them: at its top, or in its first model.
  static Optional<XmlElement> of(XmlElement root) {
    return root.child("sim_specs")
        .or(() -> root.child("model").flatMap(model -> model.child("sim_specs")));
  }

  /// A run of some groups or modules leaves the others as they were in the run before.
  private void complainOfParts() {
    element
        .flatMap(
            specs ->
                specs
                    .anyAttribute("run_by")
                    .or(() -> specs.child("run").flatMap(run -> run.anyAttribute("by"))))
        .filter(by -> !by.isBlank() && !by.content().strip().equalsIgnoreCase("all"))
        .ifPresent(
            by ->
                complaints.add(
                    ReadCode.UNSUPPORTED,
                    by.all(),
                    "a run of some groups or modules only ('%s') is not supported yet"
                        .formatted(by.content()),
                    "let the whole model run: leave it out"));
  }

  /// Through other stocks nothing flows in an instant.
  private static boolean hasBelts(XmlElement root) {
    return root.all("model")
        .flatMap(model -> model.variables().all("stock"))
        .anyMatch(BeltStock::isBelt);
  }

  Optional<Written> timeUnit() {
    return setting("time_units").flatMap(units::read);
  }

  /// An attribute; in files of iThink 10 an element.
  private Optional<Passage> setting(String name) {
    return element.flatMap(
        specs -> specs.attribute(name).or(() -> specs.child(name).map(XmlElement::text)));
  }

  /// The first method of the file's list that is known here; Euler if it says nothing.
  Method method() {
    var written = setting("method").filter(method -> !method.isBlank());
    if (written.isEmpty()) {
      return Method.EULER;
    }
    var known =
        Arrays.stream(written.get().content().split(","))
            .map(method -> method.strip().toLowerCase(Locale.ROOT).replaceAll("[-_]", " "))
            .filter(METHODS::containsKey)
            .findFirst();
    if (known.isEmpty()) {
      complaints.add(
          ReadCode.UNSUPPORTED_METHOD,
          written.get().all(),
          "the integration method '%s' is not supported".formatted(written.get().content().strip()),
          "choose Euler, RK2, RK4 or RK45");
    }
    known
        .filter(method -> method.startsWith("cycle"))
        .ifPresent(
            _ ->
                complaints.add(
                    ReadCode.METHOD_REPLACED,
                    written.get().all(),
                    "the file asks for cycle times, which are not recorded; Euler's method is"
                        + " used"));
    var method = known.map(METHODS::get).orElse(Method.EULER);
    var isReplaced = method != Method.EULER && hasBelts(root);
    known
        .filter(name -> name.equals("gear") && !isReplaced)
        .ifPresent(
            _ ->
                complaints.add(
                    ReadCode.METHOD_REPLACED,
                    written.get().all(),
                    "the file asks for Gear's method; another for stiff models is used"));
    if (!isReplaced) {
      return method;
    }
    complaints.add(
        ReadCode.METHOD_REPLACED,
        written.get().all(),
        "the file asks for %s, but conveyors, queues and ovens move from step to step: Euler's"
                .formatted(written.get().content().strip())
            + " method is used");
    return Method.EULER;
  }

  /// The four variables of time, as Vensim files define them; those that the file defines itself
  /// are left out, and must say the same.
  List<Variable> variables(List<Variable> defined) {
    var controls = new ArrayList<Variable>();
    if (element.isEmpty()) {
      Model.TIME_SETTINGS.forEach(
          name -> add(name, Given.unreadable(root.tag()), defined, controls));
    }
    element.ifPresent(
        specs -> {
          add(Model.FINAL_TIME, number(specs, "stop"), defined, controls);
          add(Model.INITIAL_TIME, number(specs, "start"), defined, controls);
          saveStep(specs)
              .ifPresentOrElse(
                  n -> add(Model.SAVEPER, n, defined, controls),
                  () -> saveEachStep(specs, defined, controls));
          add(Model.TIME_STEP, step(specs), defined, controls);
        });
    return controls;
  }

  /// @param value NaN where there is none that can be read, which has been complained of
  private record Given(double value, Span span) {

    static Given unreadable(Span span) {
      return new Given(Double.NaN, span);
    }

    boolean isUnreadable() {
      return Double.isNaN(value);
    }
  }

  private Given number(XmlElement specs, String name) {
    var part = specs.child(name);
    if (part.isEmpty()) {
      complaints.add(ReadCode.MISSING_PART, specs.tag(), "<sim_specs> has no <%s>".formatted(name));
    }
    return part.map(p -> given(p.text())).orElseGet(() -> Given.unreadable(specs.tag()));
  }

  private Given given(Passage text) {
    var span = XmileText.stripped(text).all();
    return XmileText.number(text, complaints)
        .map(value -> new Given(value, span))
        .orElseGet(() -> Given.unreadable(span));
  }

  /// `<dt>` may hold the number of steps in a unit of time. Without it the step is 1.
  private Given step(XmlElement specs) {
    var dt = specs.child("dt");
    if (dt.isEmpty()) {
      return new Given(1, specs.tag());
    }
    var isReciprocal =
        dt.get()
            .attribute("reciprocal")
            .filter(flag -> flag.content().equalsIgnoreCase("true"))
            .isPresent();
    var step = given(dt.get().text());
    return isReciprocal ? new Given(1 / step.value(), step.span()) : step;
  }

  /// Whether a variable is one of time that only says so: `TIME_STEP` with the equation `DT`.
  static boolean isItself(Variable variable) {
    return variable instanceof Variable.Auxiliary auxiliary
        && auxiliary.equations().size() == 1
        && auxiliary.equations().getFirst().body() instanceof Expr.Reference reference
        && Model.TIME_SETTINGS.contains(variable.name())
        && reference.name().equals(variable.name());
  }

  /// Vensim's own is each step where it says `TIME_STEP`.
  private Optional<Given> saveStep(XmlElement specs) {
    return specs
        .anyAttribute("save_interval")
        .or(() -> specs.child("save_step").map(XmlElement::text))
        .or(() -> specs.child("savestep").map(XmlElement::text))
        .or(() -> specs.part("saveper").map(XmlElement::text))
        .filter(text -> !XmileText.name(XmileText.stripped(text)).equals(Model.TIME_STEP))
        .map(this::given);
  }

  private void add(Name name, Given given, List<Variable> defined, List<Variable> controls) {
    var own = defined.stream().filter(variable -> variable.name().equals(name)).findFirst();
    if (own.isEmpty()) {
      controls.add(
          new Variable.Constant(
              name,
              List.of(equation(new Expr.Literal(given.value(), given.span()))),
              given.isUnreadable() ? placeholder(given.span()) : description(given.span())));
    } else if (!given.isUnreadable()
        && constant(own.get()).filter(value -> value != given.value()).isPresent()) {
      complaints.add(
          ReadCode.CONTRADICTING_TIME,
          own.get().description().span(),
          "'%s' is %s here but %s in <sim_specs>"
              .formatted(
                  name,
                  ExprPrinter.print(constant(own.get()).get()),
                  ExprPrinter.print(given.value())));
    }
  }

  private void saveEachStep(XmlElement specs, List<Variable> defined, List<Variable> controls) {
    if (defined.stream().noneMatch(variable -> variable.name().equals(Model.SAVEPER))) {
      var step = new Expr.Reference(Model.TIME_STEP, List.of(), specs.tag());
      controls.add(
          new Variable.Auxiliary(Model.SAVEPER, List.of(equation(step)), description(specs.tag())));
    }
  }

  private static Equation equation(Expr body) {
    return new Equation(List.of(), body, body.span());
  }

  private Description description(Span span) {
    return new Description(timeUnit(), "", Optional.empty(), span);
  }

  /// Of what is there only so that it is not missed.
  private Description placeholder(Span span) {
    return new Description(timeUnit(), "", Optional.empty(), span, true);
  }

  private static Optional<Double> constant(Variable variable) {
    return variable instanceof Variable.Constant constant
            && constant.equations().size() == 1
            && constant.equations().getFirst().body() instanceof Expr.Literal literal
        ? Optional.of(literal.value())
        : Optional.empty();
  }
}
