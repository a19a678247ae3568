package org.jirga.formats.xmile;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jirga.formats.data.DataException;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;

/// The files that a model is in: the first one, those that `<include>` names in any of them, and
/// those where modules have their models (XMILE 1.0, sections 2.9 and 4.7).
public final class XmileFiles {

  /// More than any model has.
  private static final int MOST_FILES = 200;

  private static final int MOST_CHARACTERS = 64 << 20;

  private record Failure(int place, int length, String reason) {}

  private final Neighbours neighbours;
  private final List<Source> files = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  /// The numbers of the files that a `resource` names, by its place.
  private final Map<Integer, List<Integer>> named = new HashMap<>();

  /// Of all files, once they are read.
  private List<Optional<XmlElement>> roots = List.of();

  private XmileFiles(Neighbours neighbours) {
    this.neighbours = neighbours;
  }

  /// Reads the files that a first one names, and those that these name.
  public static XmileFiles gather(Source first, Neighbours neighbours) {
    var gathered = new XmileFiles(neighbours);
    gathered.add(first);
    for (var file = 0; file < gathered.files.size(); file++) {
      gathered.follow(file);
    }
    return gathered;
  }

  /// All of them as one text.
  public Source source() {
    return Source.joined(files);
  }

  /// Says what was not found.
  void complain(Complaints complaints) {
    failures.forEach(
        failure ->
            complaints.add(
                ReadCode.DATA_NOT_FOUND,
                new Span(failure.place(), failure.place() + failure.length()),
                failure.reason()));
  }

  private int add(Source file) {
    for (var known = 0; known < files.size(); known++) {
      if (place(files.get(known)).equals(place(file))) {
        return known;
      }
    }
    starts.add(files.isEmpty() ? 0 : starts.getLast() + files.getLast().text().length() + 1);
    files.add(file);
    return files.size() - 1;
  }

  /// Of a file, however its name is written: `./main.xmile` is `main.xmile`.
  private static String place(Source file) {
    try {
      return Path.of(file.name()).normalize().toString();
    } catch (InvalidPathException _) {
      return file.name();
    }
  }

  private void follow(int number) {
    var file = files.get(number);
    if (!file.text().contains("resource")) {
      return;
    }
    var root = XmlTree.read(file, new Complaints(file));
    root.stream().flatMap(XmileFiles::resources).forEach(resource -> follow(number, resource));
  }

  private void follow(int number, Passage resource) {
    var place = starts.get(number) + resource.all().start();
    try {
      if (files.size() > MOST_FILES || starts.getLast() > MOST_CHARACTERS) {
        throw new DataException("the files of the model are too many, or too large");
      }
      named.put(
          place,
          neighbours.read(resource.content().strip(), files.get(number)).stream()
              .map(this::add)
              .toList());
    } catch (DataException missing) {
      failures.add(new Failure(place, resource.content().length(), missing.reason()));
    }
  }

  static Stream<Passage> resources(XmlElement root) {
    var included =
        root.all("header")
            .flatMap(header -> header.all("includes"))
            .flatMap(includes -> includes.all("include"));
    var modules = root.all("model").flatMap(model -> model.variables().all("module"));
    return Stream.of(included, modules, root.all("model"))
        .flatMap(elements -> elements)
        .flatMap(element -> element.attribute("resource").stream())
        .filter(resource -> !resource.isBlank());
  }

  /// The root of the first file with what it shares with the others: macros, dimensions, units, and
  /// models that have a name. Nothing if the first is not well-formed.
  Optional<XmlElement> root(Complaints complaints) {
    return roots(complaints).getFirst().map(first -> shared(first, complaints));
  }

  private List<Optional<XmlElement>> roots(Complaints complaints) {
    if (roots.isEmpty()) {
      var read = new ArrayList<Optional<XmlElement>>();
      for (var file = 0; file < files.size(); file++) {
        var root = XmlTree.read(complaints.source(), file, complaints);
        root.filter(element -> !element.is("xmile"))
            .ifPresent(
                element ->
                    complaints.add(
                        ReadCode.MISSING_PART,
                        element.tag(),
                        "this is no XMILE: the file holds <%s>, not <xmile>"
                            .formatted(element.name())));
        read.add(root.filter(element -> element.is("xmile")));
      }
      roots = List.copyOf(read);
    }
    return roots;
  }

  private XmlElement shared(XmlElement first, Complaints complaints) {
    var children = new ArrayList<>(first.children());
    for (var other : roots.subList(1, roots.size())) {
      if (other.isPresent()) {
        complainOfOthers(other.get(), first, complaints);
        other.get().children().stream()
            .filter(
                child ->
                    child.is("macro")
                        || child.is("dimensions")
                        || child.is("model_units")
                        || child.is("model") && child.attribute("name").isPresent())
            .forEach(children::add);
      }
    }
    return new XmlElement(first.name(), first.attributes(), children, first.text(), first.tag());
  }

  /// What holds for a whole file must be the same in all.
  private static void complainOfOthers(XmlElement other, XmlElement first, Complaints complaints) {
    if ((hasStocksOrFlows(other) || other.child("behavior").isPresent())
        && !NonNegative.of(other, other).equals(NonNegative.of(first, first))) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          other.child("behavior").orElse(other).tag(),
          "the files of a model that differ in their <behavior> are not supported yet",
          "write <non_negative/> into the stocks and flows that are meant");
    }
    if ((Vendor.of(other) == Vendor.VENSIM) != (Vendor.of(first) == Vendor.VENSIM)) {
      complaints.add(
          ReadCode.UNSUPPORTED,
          other.tag(),
          "a model of which Vensim wrote only some of the files is not supported yet",
          "INT and MOD mean different things in them; let one program write all");
    }
  }

  private static boolean hasStocksOrFlows(XmlElement root) {
    return Stream.concat(root.all("model"), root.all("macro"))
        .flatMap(model -> model.variables().children().stream())
        .anyMatch(element -> element.is("stock") || element.is("flow"));
  }

  /// The model of a module: the one of its name, or else the first without one, or the first.
  Optional<XmlElement> model(Passage file, Name module, XmlElement root, Complaints complaints) {
    var number = named.getOrDefault(file.all().start(), List.of()).stream().findFirst();
    var other = number.flatMap(it -> roots(complaints).get(it));
    if (other.isEmpty()) {
      return Optional.empty();
    }
    var models = other.get().all("model").toList();
    var found =
        models.stream()
            .filter(
                model ->
                    model
                        .attribute("name")
                        .filter(n -> XmileText.name(n).equals(module))
                        .isPresent())
            .findFirst()
            .or(() -> models.stream().filter(m -> m.attribute("name").isEmpty()).findFirst())
            .or(() -> models.stream().findFirst());
    if (found.isEmpty()) {
      complaints.add(
          ReadCode.MISSING_PART,
          file.all(),
          "the file '%s' has no <model>".formatted(file.content()));
    }
    complainOfTimes(other.get(), root, complaints);
    return found;
  }

  private static void complainOfTimes(XmlElement other, XmlElement root, Complaints complaints) {
    var own = other.child("sim_specs");
    if (own.isPresent() && !times(other).equals(times(root))) {
      complaints.add(
          ReadCode.UNKNOWN_PART,
          own.get().tag(),
          "a module runs with the times and the method of the model that has it: these differ, and"
              + " do not count");
    }
  }

  private static String times(XmlElement root) {
    return SimulationSpecs.of(root).stream()
        .flatMap(
            specs ->
                Stream.concat(
                    Stream.of("start", "stop", "dt")
                        .flatMap(part -> specs.all(part))
                        .map(
                            part ->
                                part.attribute("reciprocal").map(Passage::content).orElse("")
                                    + part.text().content().strip()),
                    specs.attribute("method").map(Passage::content).stream()))
        .toList()
        .toString()
        .toLowerCase(Locale.ROOT);
  }

  /// Of models with the same name the one in the file of a place, or else the first.
  XmlElement nearest(List<XmlElement> models, Span place) {
    var source = source();
    return models.stream()
        .filter(model -> source.fileAt(model.tag().start()) == source.fileAt(place.start()))
        .findFirst()
        .orElse(models.getFirst());
  }
}
