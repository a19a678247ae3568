package org.jirga.formats.xmile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jirga.formats.equation.Complaints;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;

/// What the reader makes of the parts of a file that are no variables: seen by the same rules.
///
/// @param ignored elements that change no result, in the order of the file
/// @param nonNegative where the file first keeps something from falling below 0
/// @param module the first module
/// @param resources other files that the file names, and where
/// @param vensim where the file says that Vensim wrote it
public record XmileParts(
    List<Named> ignored,
    Optional<Span> nonNegative,
    Optional<Span> module,
    List<Named> resources,
    Optional<Span> vensim) {

  /// An element or file, and where the file names it.
  public record Named(String name, Span tag) {}

  /// Elements that only say how something looks or sounds.
  private static final Set<String> DISPLAY =
      Set.of(
          "views",
          "style",
          "display",
          "scale",
          "format",
          "event_poster",
          "default_format",
          "export",
          "import");

  /// What later versions of XMILE have that changes no result.
  private static final Set<String> NOBODYS = Set.of("ai_information");

  /// Elements of vendors that are read.
  private static final Set<String> READ =
      Set.of("map", "netflow", "saveper", "distrib_eq", "except", "rc");

  public XmileParts {
    ignored = List.copyOf(ignored);
    resources = List.copyOf(resources);
  }

  /// Of a file that has been read as a model; of another one nothing is known.
  public static XmileParts of(Source source) {
    var first = source.files().getFirst();
    var root = XmlTree.read(first, new Complaints(first));
    if (root.isEmpty()) {
      return new XmileParts(
          List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }
    return new XmileParts(
        all(root.get())
            .filter(XmileParts::isIgnored)
            .map(element -> new Named(element.name(), element.tag()))
            .toList(),
        nonNegative(root.get()),
        root.get()
            .all("model")
            .flatMap(model -> model.variables().all("module"))
            .map(XmlElement::tag)
            .findFirst(),
        XmileFiles.resources(root.get())
            .map(resource -> new Named(resource.content().strip(), resource.all()))
            .toList(),
        Vendor.of(root.get()) == Vendor.VENSIM
            ? root.get().child("header").flatMap(it -> it.child("product")).map(XmlElement::tag)
            : Optional.empty());
  }

  /// What the tree leaves empty, or nobody looks at.
  static boolean isIgnored(XmlElement element) {
    return NOBODYS.contains(element.name())
        || element.isVendors() && !isRead(element)
        || DISPLAY.contains(element.name());
  }

  private static boolean isRead(XmlElement vendors) {
    var name = vendors.name().substring(vendors.name().indexOf(':') + 1);
    return READ.contains(name) || BeltStock.isOvens(vendors.name());
  }

  private static Optional<Span> nonNegative(XmlElement root) {
    return Stream.concat(root.all("model"), root.all("macro"))
        .flatMap(
            model -> {
              var kept = NonNegative.of(root, model);
              return model.variables().children().stream()
                  .filter(
                      element ->
                          element.is("stock") && kept.stock(element)
                              || element.is("flow") && kept.flow(element));
            })
        .map(element -> element.child("non_negative").orElse(element).tag())
        .findFirst();
  }

  private static Stream<XmlElement> all(XmlElement element) {
    return Stream.concat(Stream.of(element), element.children().stream().flatMap(XmileParts::all));
  }
}
