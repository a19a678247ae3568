package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.formats.data.DataFolder;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Declared;
import org.jirga.formats.equation.Dialect;
import org.jirga.formats.equation.ExpectationParser;
import org.jirga.formats.equation.ExpressionParser;
import org.jirga.formats.equation.Lexer;
import org.jirga.formats.equation.MacroCalls;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.equation.SyntaxException;
import org.jirga.formats.mdl.DataVariables;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Expectation;
import org.jirga.model.structure.Method;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.model.structure.Written;

/// Reads an XMILE model from its text.
public final class XmileReader {

  private static final Set<String> VARIABLES = Set.of("stock", "flow", "aux", "gf");

  private final Source source;
  private final XmileFiles files;
  private final DataFolder folder;
  private final XmileUnits units;
  private final Complaints complaints;
  private final List<Dimension> dimensions = new ArrayList<>();
  private final List<Expectation> expectations = new ArrayList<>();

  /// The dimensions by their names in the file.
  private final Map<Name, Name> ranges = new HashMap<>();
  private MacroCalls calls = new MacroCalls(Set.of());

  private XmileReader(
      Source source, XmileFiles files, DataFolder folder, XmileUnits units, Complaints complaints) {
    this.source = source;
    this.units = units;
    this.folder = folder;
    this.files = files;
    this.complaints = complaints;
  }

  /// Reads as much as can be read.
  ///
  /// @param fileName what the model is called if the file does not say
  /// @param folder where the files are that Vensim's data variables take numbers from
  /// @param complaints about the source of all files
  public static Model read(
      String fileName, XmileFiles files, DataFolder folder, Complaints complaints) {
    var source = complaints.source();
    files.complain(complaints);
    return files
        .root(complaints)
        .map(MacroReader::withoutTrials)
        .map(
            element ->
                new XmileReader(source, files, folder, new XmileUnits(element), complaints)
                    .model(fileName, element))
        .orElseGet(
            () ->
                new Model(fileName, source, Method.EULER, Optional.empty(), List.of(), List.of()));
  }

  private Model model(String fileName, XmlElement root) {
    complainOfParts(root);
    new XmileRules(complaints).check(root);
    addDimensions(new XmileDimensions(complaints).read(root));
    calls =
        new MacroCalls(
            XmlElement.names(root.all("macro")),
            XmlElement.names(root.all("macro").filter(macro -> macro.child("parm").isEmpty())));
    var macros = macros(root);
    var specs = new SimulationSpecs(root, units, complaints);
    var flattened =
        root.child("model")
            .map(
                model ->
                    new Modules(
                            root,
                            resources(root),
                            (one, around) -> variables(root, one, around, macros),
                            complaints)
                        .flattened(model))
            .orElse(List.of());
    // a module may ask about a belt, or apply a graph, that another has
    var variables = new ArrayList<>(AppliedGraphs.split(BeltQuestions.withoutUnasked(flattened)));
    AppliedGraphs.complainOfInverted(variables, complaints);
    variables.removeIf(SimulationSpecs::isItself);
    variables.addAll(specs.variables(variables));
    var parts = SeparateStars.in(new SeparateStars.Parts(dimensions, variables));
    return new Model(
        name(root).orElse(fileName),
        source,
        specs.method(),
        specs.timeUnit(),
        parts.dimensions(),
        parts.variables(),
        expectations,
        units.synonyms(),
        groupComments(root));
  }

  private Modules.Resources resources(XmlElement root) {
    return new Modules.Resources() {
      @Override
      public Optional<XmlElement> model(Passage file, Name module) {
        return files.model(file, module, root, complaints);
      }

      @Override
      public XmlElement nearest(List<XmlElement> models, Span module) {
        return files.nearest(models, module);
      }
    };
  }

  private static Optional<String> name(XmlElement root) {
    return root.child("header")
        .flatMap(header -> header.child("name"))
        .map(XmlElement::text)
        .flatMap(XmileText::written)
        .map(Written::text);
  }

  private void complainOfParts(XmlElement root) {
    if (root.child("model").isEmpty()) {
      complaints.add(ReadCode.MISSING_PART, root.tag(), "the file has no <model>");
    }
    root.all("sim_specs").skip(1).forEach(this::complainOfSecond);
    root.all("model")
        .flatMap(model -> model.all("variables").skip(1))
        .forEach(this::complainOfSecond);
    root.all("model")
        .skip(1)
        .filter(model -> model.attribute("name").isEmpty())
        .forEach(
            model ->
                complaints.add(
                    ReadCode.UNKNOWN_PART,
                    model.tag(),
                    "this model has no name that a module could call, and is left out"));
    root.all("data").flatMap(data -> data.all("import")).forEach(this::complainOfImport);
    root.all("model")
        .skip(root.child("sim_specs").isPresent() ? 0 : 1)
        .flatMap(model -> model.all("sim_specs"))
        .forEach(
            specs ->
                unsupported(
                    specs,
                    "<sim_specs> of its own for a model is",
                    "let it run with the time settings of the file"));
  }

  private void complainOfSecond(XmlElement second) {
    complaints.add(
        ReadCode.UNSUPPORTED,
        second.tag(),
        "a second <%s> is not supported".formatted(second.name()),
        "put what both have into one");
  }

  /// What is imported by hand only is in the file since it was imported last; what is imported by
  /// itself may be newer than the file.
  private void complainOfImport(XmlElement data) {
    var isOff =
        data.attribute("enabled")
            .map(flag -> flag.content().strip().toLowerCase(Locale.ROOT))
            .filter(flag -> flag.equals("false") || flag.equals("0"))
            .isPresent();
    var isByHand =
        data.attribute("frequency")
            .map(frequency -> frequency.content().strip().toLowerCase(Locale.ROOT))
            .filter(frequency -> frequency.equals("on_demand"))
            .isPresent();
    if (isByHand && !isOff) {
      complaints.add(
          ReadCode.UNKNOWN_PART,
          data.tag(),
          "these data are imported on demand only: the values that the file holds count");
    } else if (!isOff) {
      unsupported(data, "imported data are", "write the data as a graphical function of TIME");
    }
  }

  private void unsupported(XmlElement element, String what, String instead) {
    complaints.add(ReadCode.UNSUPPORTED, element.tag(), what + " not supported yet", instead);
  }

  /// The variables of a model.
  private List<Variable> variables(
      XmlElement root, XmlElement model, Surroundings around, Map<Name, List<XmileMacro>> macros) {
    var data = new DataVariables(complaints);
    var read = variables(root, model, around, Optional.of(data));
    var called = new CalledMacros(macros, calls, Vendor.of(root), complaints);
    return data.among(called.expand(read), dimensions, folder);
  }

  /// @param data takes data variables, where there may be some
  private List<Variable> variables(
      XmlElement root, XmlElement model, Surroundings around, Optional<DataVariables> data) {
    var list = model.variables();
    if (root.child("model").filter(model::equals).isEmpty()) {
      complainOfNames(list);
    }
    var declared = declared(model, around);
    var outside = ComputedSubscripts.Outside.of(root);
    var questions = new BeltQuestions(list.all("stock"), around, declared, outside, complaints);
    var parse =
        new VariableEquations(
            Vendor.of(root), declared, dimensions, outside, questions, complaints);
    new FlowRules(list, complaints).check();
    var belts = new Belts(list, parse, complaints);
    belts.complain();
    var netFlow = new NetFlow(list, declared, parse);
    var namedGraphs = namedGraphs(list, declared);
    var reader =
        new VariableReader(
            NonNegative.of(root, model),
            groups(model),
            units,
            declared,
            new Elements(dimensions),
            parse,
            netFlow,
            data,
            Stream.of(XmlElement.names(list.all("gf")), namedGraphs.keySet())
                .flatMap(Set::stream)
                .collect(Collectors.toSet()),
            belts.driven(),
            complaints);
    var variables = new ArrayList<Variable>();
    namedGraphs.forEach((name, graph) -> variables.add(reader.graph(name, graph)));
    var excepting = excepting(list);
    for (var element : list.children()) {
      if (element.name().endsWith(":rc")) {
        expectation(element, declared);
      } else if (element.isOfKind("string")) {
        complaints.add(
            ReadCode.UNKNOWN_PART, element.tag(), "this variable is a text, which is not read");
      } else if (VARIABLES.contains(element.name())) {
        var isSkipped =
            element
                .attribute("name")
                .filter(n -> around.skipped().contains(XmileText.name(n)))
                .isPresent();
        if (!isSkipped) {
          reader.read(element).ifPresent(variable -> add(variable, variables, excepting));
        }
      } else if (list != model
          && !element.isVendors()
          && !element.is("group")
          && !element.is("module")) {
        unsupported(
            element,
            "<%s> as a kind of variable is".formatted(element.name()),
            "write it as a <stock>, <flow>, <aux> or <gf>");
      }
    }
    var aboveZero =
        new StocksAboveZero(
            list, NonNegative.of(root, model), netFlow, new Elements(dimensions), declared, parse);
    return aboveZero.limit(belts.apply(variables));
  }

  /// In the outermost model the check of names finds these.
  private void complainOfNames(XmlElement list) {
    for (var variable : list.children()) {
      var name = variable.attribute("name").filter(_ -> VARIABLES.contains(variable.name()));
      name.filter(it -> ranges.containsKey(XmileText.name(it)))
          .ifPresent(it -> complainOfName(it, "a dimension"));
      name.filter(it -> XmileText.name(it).equals(Model.TIME))
          .ifPresent(it -> complainOfName(it, "the time of the simulation"));
    }
  }

  private void complainOfName(Passage name, String other) {
    complaints.add(
        ReadCode.UNSUPPORTED,
        name.all(),
        "'%s' is %s, and cannot be a variable as well".formatted(name.content(), other),
        "rename it");
  }

  /// Graphs within variables that have a name of their own, by which others apply them (XMILE 1.0,
  /// section 4.4).
  private Map<Name, XmlElement> namedGraphs(XmlElement list, Declared declared) {
    var graphs = new LinkedHashMap<Name, XmlElement>();
    for (var variable : list.children()) {
      var own =
          Stream.concat(Stream.of(variable), variable.all("element"))
              .flatMap(one -> one.child("gf").stream())
              .filter(graph -> graph.child("ypts").isPresent())
              .filter(graph -> graph.attribute("name").isPresent())
              .collect(
                  Collectors.groupingBy(
                      graph -> XmileText.name(graph.attribute("name").orElseThrow()),
                      LinkedHashMap::new,
                      Collectors.toList()));
      own.forEach(
          (name, all) -> {
            // of several elements with graphs of one name it is none of these
            if (all.size() == 1 && !declared.dimensions().containsKey(name)) {
              addGraph(name, all.getFirst(), graphs);
            }
          });
    }
    return graphs;
  }

  private void addGraph(Name name, XmlElement graph, Map<Name, XmlElement> graphs) {
    if (graphs.putIfAbsent(name, graph) != null) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          graph.tag(),
          "there are two graphical functions '%s'".formatted(name),
          "rename one of them");
    }
  }

  /// Variables with equations that except some of their elements.
  private static Set<Name> excepting(XmlElement list) {
    return XmlElement.names(
        list.children().stream().filter(variable -> variable.part("except").isPresent()));
  }

  /// What an equation with exceptions excepts may stand in a variable of the same name.
  private static void add(Variable variable, List<Variable> variables, Set<Name> excepting) {
    var same =
        excepting.contains(variable.name()) && isOfEquations(variable)
            ? variables.stream()
                .filter(before -> before.name().equals(variable.name()))
                .filter(XmileReader::isOfEquations)
                .findFirst()
            : Optional.<Variable>empty();
    if (same.isEmpty()) {
      variables.add(variable);
      return;
    }
    var equations = new ArrayList<>(equations(same.get()));
    equations.addAll(equations(variable));
    variables.set(
        variables.indexOf(same.get()),
        new Variable.Auxiliary(variable.name(), equations, same.get().description()));
  }

  private static boolean isOfEquations(Variable variable) {
    return variable instanceof Variable.Auxiliary || variable instanceof Variable.Constant;
  }

  private static List<Equation> equations(Variable variable) {
    return switch (variable) {
      case Variable.Auxiliary auxiliary -> auxiliary.equations();
      case Variable.Constant constant -> constant.equations();
      case Variable.Flow _, Variable.Stock _, Variable.Lookup _ -> List.of();
    };
  }

  /// What Vensim expects: `<vensim:rc name="…"><eqn>:THE CONDITION: …</eqn></vensim:rc>`.
  private void expectation(XmlElement element, Declared declared) {
    var name = element.attribute("name");
    var equation = element.child("eqn").map(eqn -> XmileText.stripped(eqn.text()));
    if (name.isEmpty() || equation.filter(eqn -> !eqn.isBlank()).isEmpty()) {
      complaints.add(
          ReadCode.EXPECTATION_NOT_READ,
          element.tag(),
          "this expectation is left out: it has no %s"
              .formatted(name.isEmpty() ? "name" : "equation"));
      return;
    }
    var left =
        new Expr.Reference(
            XmileText.name(name.get()),
            VariableReader.dimensions(element)
                .map(one -> new Subscript(declared.range(XmileText.name(one)), false, one.all()))
                .toList(),
            name.get().all());
    var tokens = Lexer.tokens(equation.get(), Dialect.VENSIM);
    var expressions = new ExpressionParser(tokens, Dialect.VENSIM, declared, complaints);
    try {
      new ExpectationParser(tokens, expressions, complaints)
          .read(left)
          .ifPresent(expectations::add);
    } catch (SyntaxException broken) {
      broken.addTo(complaints);
    }
  }

  /// What a macro comes to.
  private VariableEquations ofMacro(XmlElement root, XmlElement macro) {
    var declared = declared(macro, Surroundings.none());
    var stocks = macro.variables().all("stock");
    var outside = ComputedSubscripts.Outside.of(root);
    return new VariableEquations(
        Vendor.of(root),
        declared,
        dimensions,
        outside,
        new BeltQuestions(stocks, Surroundings.none(), declared, outside, complaints),
        complaints);
  }

  /// The macros of the file, each read as a model is.
  private Map<Name, List<XmileMacro>> macros(XmlElement root) {
    return new MacroReader(
            macro -> ofMacro(root, macro)::parse,
            (macro, around) -> variables(root, macro, around, Optional.empty()),
            complaints)
        .read(root);
  }

  /// @param model or a macro, whose parameters hide what else has their names
  private Declared declared(XmlElement model, Surroundings around) {
    var list = model.variables();
    var ofVariables = new HashMap<Name, List<Name>>();
    if (model.is("macro")) {
      model.all("parm").map(MacroReader::name).forEach(name -> ofVariables.put(name, List.of()));
    }
    for (var variable : list.children()) {
      variable
          .attribute("name")
          .ifPresent(
              name ->
                  ofVariables.merge(
                      XmileText.name(name),
                      VariableReader.dimensions(variable)
                          .map(XmileText::name)
                          .map(one -> ranges.getOrDefault(one, one))
                          .toList(),
                      // of two parts of one variable, the one that is for all
                      (one, other) -> ranges.values().containsAll(one) ? one : other));
    }
    Function<Name, Optional<List<Name>>> elsewhere =
        name ->
            around
                .elsewhere()
                .apply(name)
                .map(all -> all.stream().map(one -> ranges.getOrDefault(one, one)).toList());
    around
        .skipped()
        .forEach(name -> elsewhere.apply(name).ifPresent(it -> ofVariables.put(name, it)));
    return new Declared(calls, ofVariables, ranges, constants(list), elsewhere);
  }

  /// The variables that are numbers.
  private static Set<Name> constants(XmlElement list) {
    return XmlElement.names(list.all("aux").filter(XmileReader::isNumber));
  }

  /// Inputs of a module may be connected with anything.
  private static boolean isNumber(XmlElement variable) {
    var equations =
        Stream.concat(Stream.of(variable), variable.all("element"))
            .flatMap(one -> one.all("eqn"))
            .toList();
    return variable.child("gf").isEmpty()
        && variable.attribute("access").isEmpty()
        && !equations.isEmpty()
        && equations.stream().allMatch(eqn -> XmileText.isNumber(eqn.text()));
  }

  /// Elements may have the names of dimensions: "subscript index names […] are unique within each
  /// dimension" (XMILE 1.0, section 3.7.1). Such dimensions get other names.
  private void addDimensions(List<Dimension> read) {
    var elements =
        read.stream().flatMap(one -> one.elements().stream()).collect(Collectors.toSet());
    for (var dimension : read) {
      var name = dimension.name();
      ranges.putIfAbsent(name, elements.contains(name) ? Name.of("all of " + name.text()) : name);
    }
    for (var dimension : read) {
      var mappings =
          dimension.mappings().stream()
              .map(
                  one ->
                      new Dimension.Mapping(
                          ranges.getOrDefault(one.target(), one.target()), one.images()))
              .toList();
      dimensions.add(
          new Dimension(
              ranges.getOrDefault(dimension.name(), dimension.name()),
              dimension.elements(),
              mappings,
              dimension.span()));
    }
  }

  private static Map<Name, String> groups(XmlElement model) {
    var groups = new LinkedHashMap<Name, String>();
    named(model)
        .forEach(
            (group, name) ->
                group.children().stream()
                    .flatMap(member -> member.attribute("name").stream())
                    .forEach(member -> groups.put(XmileText.name(member), name)));
    return groups;
  }

  private static Map<String, String> groupComments(XmlElement root) {
    var comments = new LinkedHashMap<String, String>();
    root.all("model")
        .map(XmileReader::named)
        .forEach(
            groups ->
                groups.forEach(
                    (group, name) ->
                        group
                            .child("doc")
                            .map(XmileText::prose)
                            .filter(comment -> !comment.isBlank())
                            .ifPresent(comment -> comments.putIfAbsent(name, comment))));
    return comments;
  }

  /// The groups of a model that have a name.
  private static Map<XmlElement, String> named(XmlElement model) {
    var groups = new LinkedHashMap<XmlElement, String>();
    Stream.of(model, model.variables())
        .distinct()
        .flatMap(parent -> parent.all("group"))
        .forEach(
            group ->
                group
                    .attribute("name")
                    .ifPresent(name -> groups.put(group, XmileText.name(name).text())));
    return groups;
  }
}
