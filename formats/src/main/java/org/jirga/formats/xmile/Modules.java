package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Span;
import org.jirga.model.source.Suggestion;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// Puts the modules of a model into one flat model: a variable of a module is called
/// `module.variable`.
///
/// `<connect>` gives a variable the values of another one: it is left out, and whoever names it
/// means the other (XMILE 1.0, section 4.7). Stella writes each connection into the modules at both
/// of its ends, and once more as `<connect2>`, which says for sure what is meant.
final class Modules {

  /// More modules inside each other than any model has.
  private static final int DEEPEST = 20;

  /// Modules that hold each other can multiply to more than any machine holds.
  private static final int MOST = 2_000;

  private final Map<Name, List<XmlElement>> models = new HashMap<>();
  private final Resources resources;
  private final Reader reader;
  private final Complaints complaints;
  private final List<Instance> instances = new ArrayList<>();
  private boolean tooMany;

  /// All variables that the file writes, by their whole names.
  private final Map<Name, Place> written = new HashMap<>();

  /// Their dimensions, as the file calls them.
  private final Map<Name, List<Name>> shapes = new HashMap<>();

  /// The conveyors, queues and ovens among them.
  private final Map<Name, BeltStock> belts = new HashMap<>();

  /// For each variable that stands for another one, that one.
  private final Map<Name, Name> given = new HashMap<>();

  /// Connections to variables that nobody wrote and no equation has named yet.
  private final Map<Name, Passage> unused = new LinkedHashMap<>();

  /// The names of those in each instance, by its path.
  private final Map<String, Set<Name>> connected = new HashMap<>();

  /// Reads the variables of one `<model>`, but some.
  interface Reader {
    List<Variable> read(XmlElement model, Surroundings around);
  }

  /// Finds models in the files of a model.
  interface Resources {
    /// The model of a module in another file; nothing after a complaint.
    Optional<XmlElement> model(Passage file, Name module);

    /// Of models with the same name the one in the file of a module, or else the first.
    XmlElement nearest(List<XmlElement> models, Span module);
  }

  /// A model at one place.
  ///
  /// @param path of the module, with a full stop behind it; empty for the outermost model
  /// @param modules those directly in it
  private record Instance(XmlElement model, String path, Map<Name, XmlElement> modules) {

    Name whole(Name name) {
      return Name.of(path + name.text());
    }
  }

  /// Where a variable is.
  ///
  /// @param path of its model
  private record Place(String path, Name name) {
    Name whole() {
      return Name.of(path + name.text());
    }
  }

  Modules(XmlElement root, Resources resources, Reader reader, Complaints complaints) {
    this.resources = resources;
    this.reader = reader;
    this.complaints = complaints;
    root.all("model")
        .forEach(
            model ->
                model
                    .attribute("name")
                    .ifPresent(
                        name ->
                            models
                                .computeIfAbsent(XmileText.name(name), _ -> new ArrayList<>())
                                .add(model)));
  }

  /// All variables of a model and of the modules in it.
  List<Variable> flattened(XmlElement outermost) {
    add(outermost, "", 0);
    instances.forEach(
        one -> one.modules().forEach((name, module) -> connect(module, name, one.path())));
    var variables = new ArrayList<Variable>();
    instances.forEach(one -> variables.addAll(variables(one)));
    unused.forEach(this::complainOfUnused);
    return variables;
  }

  private void add(XmlElement model, String path, int depth) {
    if (model.attribute("encryption-scheme").isPresent()) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          model.tag(),
          "this model is encrypted, which is not supported",
          "save it without a password in the program that wrote it");
    }
    var modules = new LinkedHashMap<Name, XmlElement>();
    list(model).all("module").forEach(m -> m.attribute("name").ifPresent(n -> put(n, m, modules)));
    var instance = new Instance(model, path, modules);
    instances.add(instance);
    list(model).children().stream()
        .filter(child -> !child.is("module") && !child.is("group"))
        .forEach(child -> child.attribute("name").ifPresent(name -> add(child, name, instance)));
    modules.forEach((name, module) -> addModule(name, module, path, depth));
  }

  private void add(XmlElement variable, Passage name, Instance instance) {
    var place = new Place(instance.path(), XmileText.name(name));
    if (instance.modules().containsKey(place.name())) {
      complainOfTwo(name);
    }
    written.putIfAbsent(place.whole(), place);
    if (variable.is("stock")) {
      BeltStock.of(variable, List.of()).ifPresent(belt -> belts.put(place.whole(), belt));
    }
    shapes.merge(
        place.whole(),
        VariableReader.dimensions(variable).map(XmileText::name).toList(),
        // of two parts of one variable, the one that has some
        (one, other) -> one.isEmpty() ? other : one);
  }

  private void put(Passage name, XmlElement module, Map<Name, XmlElement> modules) {
    if (modules.putIfAbsent(XmileText.name(name), module) != null) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          name.all(),
          "there are two modules '%s'".formatted(name.content()),
          "rename one of them");
    }
  }

  private void complainOfTwo(Passage variable) {
    complaints.add(
        ReadCode.UNSUPPORTED,
        variable.all(),
        "a module and a variable are both called '%s'".formatted(variable.content()),
        "rename one of them");
  }

  private static XmlElement list(XmlElement model) {
    return model.variables();
  }

  private void addModule(Name name, XmlElement module, String path, int depth) {
    if (instances.size() > MOST) {
      if (!tooMany) {
        tooMany = true;
        complaints.add(
            ReadCode.MISSING_PART,
            module.tag(),
            "more than %d modules are not read".formatted(MOST));
      }
      return;
    }
    if (depth >= DEEPEST) {
      complaints.add(
          ReadCode.MISSING_PART,
          module.tag(),
          "modules more than %d levels deep are not read".formatted(DEEPEST));
      return;
    }
    var wanted = modelOf(module).orElse(name);
    var file = module.attribute("resource").filter(text -> !text.isBlank());
    if (file.isPresent()) {
      resources
          .model(file.get(), wanted)
          .ifPresent(model -> add(model, path + name.text() + ".", depth + 1));
    } else if (models.containsKey(wanted)) {
      var nearest = resources.nearest(models.get(wanted), module.tag());
      var elsewhere = nearest.attribute("resource").filter(text -> !text.isBlank());
      elsewhere
          .map(text -> resources.model(text, wanted))
          .orElse(Optional.of(nearest))
          .ifPresent(found -> add(found, path + name.text() + ".", depth + 1));
    } else {
      complaints.add(
          ReadCode.MISSING_PART,
          module.tag(),
          "the file has no <model> of the name '%s' for this module".formatted(wanted));
    }
  }

  /// Simlin says by an attribute of its own which model a module has, if not that of its name.
  private static Optional<Name> modelOf(XmlElement module) {
    return module.attributes().keySet().stream()
        .filter(key -> key.endsWith(":model_name"))
        .flatMap(key -> module.attribute(key).stream())
        .filter(text -> !text.isBlank())
        .map(XmileText::name)
        .findFirst();
  }

  private void complainOfUnused(Name target, Passage to) {
    complaints.add(
        ReadCode.AGAINST_FORMAT,
        to.all(),
        "nothing takes what is connected here: there is no variable '%s'".formatted(target),
        didYouMean(target));
  }

  private void complainOfSource(Name source, Passage from) {
    complaints.add(
        ReadCode.AGAINST_FORMAT,
        from.all(),
        "there is no variable '%s' to connect with".formatted(source),
        didYouMean(source));
  }

  private Optional<String> didYouMean(Name name) {
    return Suggestion.didYouMean(name.text(), written.keySet().stream().map(Name::text).toList());
  }

  private void connect(XmlElement module, Name name, String around) {
    var connects = Stream.concat(module.all("connect2"), module.all("connect")).toList();
    var inside = around + name.text() + ".";
    var own = new HashSet<Name>();
    for (var connect : connects) {
      var to = connect.attribute("to").map(Modules::unescaped).filter(text -> !text.isBlank());
      var from = connect.attribute("from").map(Modules::unescaped).filter(text -> !text.isBlank());
      if (to.isEmpty() || from.isEmpty()) {
        continue;
      }
      var target = target(to.get(), inside, around);
      var source = source(from.get(), inside, around).whole();
      // what <connect2> says counts, before the <connect> for older programs
      var isFirst =
          connect.is("connect2") ? own.add(target.whole()) : !own.contains(target.whole());
      if (isFirst && !target.whole().equals(source)) {
        connected.computeIfAbsent(target.path(), _ -> new HashSet<>()).add(target.name());
        give(target.whole(), source, connect.tag());
        if (!written.containsKey(target.whole())) {
          connect.attribute("to").ifPresent(it -> unused.putIfAbsent(target.whole(), it));
        }
        if (!written.containsKey(source) && !isTime(source)) {
          connect.attribute("from").ifPresent(it -> complainOfSource(source, it));
        }
      }
    }
  }

  private void give(Name target, Name source, Span place) {
    var before = given.putIfAbsent(target, source);
    if (before != null && !before.equals(source)) {
      complaints.add(
          ReadCode.MIXED_KINDS,
          place,
          "'%s' is connected to '%s' here, but to '%s' elsewhere"
              .formatted(target, source, before));
      return;
    }
    var seen = new HashSet<Name>();
    for (var at = target; at != null; at = given.get(at)) {
      if (!seen.add(at)) {
        complaints.add(
            ReadCode.MISSING_PART,
            place,
            "'%s' is connected to itself, by way of others".formatted(target));
        given.remove(target);
        return;
      }
    }
  }

  /// What takes the value: a name with a full stop in front begins at the outermost model; one
  /// without any is in the module; others begin at the model around, or at the outermost.
  private Place target(String to, String inside, String around) {
    if (to.indexOf('.') < 0) {
      return first(to, List.of(inside, around));
    }
    return source(to, inside, around);
  }

  private Place source(String from, String inside, String around) {
    return from.startsWith(".")
        ? first(from.substring(1), List.of("", around))
        : first(from, List.of(around, "", inside));
  }

  /// In the first of the paths where there is such a variable.
  private Place first(String name, List<String> paths) {
    return paths.stream()
        .flatMap(path -> Stream.ofNullable(written.get(Name.of(path + name))))
        .findFirst()
        .or(() -> somewhere(name))
        .orElseGet(() -> unwritten(paths.getFirst() + name));
  }

  /// Stella names a variable by its module alone, wherever that is, as names of modules are unique.
  private Optional<Place> somewhere(String name) {
    for (var dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      var module = Name.of("." + name.substring(0, dot + 1)).key();
      var variable = Name.of(name.substring(dot + 1));
      var found =
          instances.stream()
              .filter(instance -> Name.of("." + instance.path()).key().endsWith(module))
              .flatMap(instance -> Stream.ofNullable(written.get(instance.whole(variable))))
              .toList();
      if (found.size() == 1) {
        return Optional.of(found.getFirst());
      }
    }
    return Optional.empty();
  }

  /// A variable that its module may use, though nobody wrote it there.
  private Place unwritten(String whole) {
    var dot = whole.lastIndexOf('.') + 1;
    var model = Name.of(whole.substring(0, dot));
    var path =
        instances.stream()
            .map(Instance::path)
            .filter(one -> Name.of(one).equals(model))
            .findFirst()
            .orElse(whole.substring(0, dot));
    return new Place(path, Name.of(whole.substring(dot)));
  }

  private List<Variable> variables(Instance instance) {
    var skipped = connected.getOrDefault(instance.path(), Set.of());
    var own =
        reader.read(
            instance.model(),
            new Surroundings(
                skipped,
                name ->
                    Optional.ofNullable(shapes.get(whole(name, skipped.contains(name), instance))),
                name -> belt(whole(name, skipped.contains(name), instance))));
    var locals = new HashSet<>(skipped);
    own.forEach(variable -> locals.add(variable.name()));
    var renaming = new Renaming(name -> meant(name, locals, instance));
    return own.stream().map(renaming::of).toList();
  }

  private Optional<Surroundings.Belt> belt(Name whole) {
    return Optional.ofNullable(belts.get(whole)).map(it -> new Surroundings.Belt(it, whole));
  }

  private Name meant(Name name, Set<Name> locals, Instance instance) {
    var isOwn = locals.contains(name) || isInside(name, instance);
    if (!isOwn && isOutermost(name, instance)) {
      complaints.add(
          ReadCode.AGAINST_FORMAT,
          instance.model().tag(),
          "a module of this model reads '%s' of the outermost model, though it has only its own"
                  .formatted(name)
              + " variables",
          "connect it with one of the module");
    }
    unused.remove(isOwn ? instance.whole(name) : elsewhere(name));
    return whole(name, isOwn, instance);
  }

  private static boolean isTime(Name name) {
    return name.equals(Model.TIME) || Model.TIME_SETTINGS.contains(name);
  }

  private Name whole(Name name, boolean isOwn, Instance instance) {
    var whole = isOwn || isInside(name, instance) ? instance.whole(name) : elsewhere(name);
    for (var next = given.get(whole); next != null; next = given.get(whole)) {
      whole = next;
    }
    return whole;
  }

  /// Whether a module names a variable that nothing but the outermost model has.
  private boolean isOutermost(Name name, Instance instance) {
    return !instance.path().isEmpty()
        && name.text().indexOf('.') < 0
        && written.containsKey(name)
        && !Model.TIME_SETTINGS.contains(name);
  }

  /// A name that begins at the outermost model, or with a module somewhere.
  private Name elsewhere(Name name) {
    if (name.text().startsWith(".")) {
      return Name.of(name.text().substring(1));
    }
    return name.text().indexOf('.') < 0 || written.containsKey(name)
        ? name
        : somewhere(name.text()).map(Place::whole).orElse(name);
  }

  private static boolean isInside(Name name, Instance instance) {
    var dot = name.text().indexOf('.');
    return dot > 0 && instance.modules().containsKey(Name.of(name.text().substring(0, dot)));
  }

  private static String unescaped(Passage written) {
    return written.content().strip().replace("\\n", " ").replace("\"", "");
  }
}
