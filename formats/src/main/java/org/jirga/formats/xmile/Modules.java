package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Variable;

/// Puts the modules of a file into one flat model: the variable `x` of the module `m` is `m.x`.
///
/// A `<connect>` gives a variable of a module to another place's: it is left out, and whoever names
/// it means the other (XMILE 1.0, section 4.7). A name with a full stop in front begins at the
/// outermost model.
final class Modules {

  /// More modules inside each other than any model has.
  private static final int DEEPEST = 20;

  private final Map<Name, XmlElement> models = new HashMap<>();
  private final Reader reader;
  private final Complaints complaints;
  private final List<Variable> variables = new ArrayList<>();

  /// Reads the variables of one `<model>`, but some.
  interface Reader {
    List<Variable> read(XmlElement model, Set<Name> skipped);
  }

  Modules(XmlElement root, Reader reader, Complaints complaints) {
    this.reader = reader;
    this.complaints = complaints;
    root.all("model")
        .forEach(
            model ->
                model
                    .attribute("name")
                    .ifPresent(name -> models.putIfAbsent(XmileText.name(name), model)));
  }

  /// All variables of a model and of the modules in it.
  List<Variable> flattened(XmlElement outermost) {
    add(outermost, "", Map.of(), 0);
    return variables;
  }

  /// @param path of the module, with a full stop behind it; empty for the outermost model
  /// @param given for each variable that another one stands for, that one's whole name
  private void add(XmlElement model, String path, Map<Name, Name> given, int depth) {
    var own = reader.read(model, given.keySet());
    var locals = new HashSet<Name>();
    own.forEach(variable -> locals.add(variable.name()));
    var modules = new HashMap<Name, XmlElement>();
    list(model)
        .all("module")
        .forEach(m -> m.attribute("name").ifPresent(n -> modules.put(XmileText.name(n), m)));
    UnaryOperator<Name> rename = name -> renamed(name, path, given, locals, modules.keySet());
    var renaming = new Renaming(rename);
    own.forEach(variable -> variables.add(renaming.of(variable)));
    modules.forEach((name, module) -> addModule(name, module, path, rename, depth));
  }

  private static XmlElement list(XmlElement model) {
    return model.child("variables").orElse(model);
  }

  private void addModule(
      Name name, XmlElement module, String path, UnaryOperator<Name> rename, int depth) {
    var model = Optional.ofNullable(models.get(name));
    if (model.isEmpty() || depth >= DEEPEST) {
      complaints.add(
          ReadCode.MISSING_PART,
          module.tag(),
          model.isEmpty()
              ? missing(name, module)
              : "modules more than %d levels deep are not read".formatted(DEEPEST));
      return;
    }
    var given = new HashMap<Name, Name>();
    for (var connect : module.children()) {
      if (connect.is("connect")) {
        var to = connect.attribute("to").map(Passage::content).orElse("");
        var from = connect.attribute("from").map(Passage::content).orElse("");
        var inside = Name.of(unescaped(to.substring(to.lastIndexOf('.') + 1)));
        if (from.startsWith(".")) {
          given.put(inside, Name.of(unescaped(from.substring(1))));
        } else if (!from.isBlank()) {
          given.put(inside, rename.apply(Name.of(unescaped(from))));
        }
      }
    }
    add(model.get(), path + name.text() + ".", given, depth + 1);
  }

  private static String missing(Name name, XmlElement module) {
    return module
        .attribute("resource")
        .map(
            file ->
                "the model of this module is in another file, '%s', which is not read"
                    .formatted(file.content()))
        .orElse("the file has no <model> of the name '%s' for this module".formatted(name));
  }

  private static String unescaped(String written) {
    return written.replace("\\n", " ");
  }

  private static Name renamed(
      Name name, String path, Map<Name, Name> given, Set<Name> locals, Set<Name> modules) {
    var other = given.get(name);
    if (other != null) {
      return other;
    }
    var dot = name.text().indexOf('.');
    var isInside = dot > 0 && modules.contains(Name.of(name.text().substring(0, dot)));
    return locals.contains(name) || isInside ? Name.of(path + name.text()) : name;
  }
}
