package org.jirga.formats.xmile;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.WriteCode;
import org.jirga.model.source.Span;

/// What an XMILE file has that is in no model and in no diagram, and so not in a file that is
/// written of it. None of it changes a result.
public final class LeftOut {

  /// What belongs together in one message.
  private enum Kind {
    HEADER("parts of the header"),
    STYLES("styles"),
    INTERFACES("views that are no diagrams of the model"),
    DRAWN("parts of diagrams"),
    LOOKS("the looks of parts of diagrams"),
    SHOWN("how values are shown, imported and exported"),
    VENDORS("what vendors add");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private static final int MOST_LISTED = 8;

  /// What a writer writes of a header itself.
  private static final Set<String> HEADER =
      Set.of("vendor", "product", "name", "options", "includes", "include");

  /// What diagrams are read with.
  private static final Set<String> SHAPES = Set.of("stock", "flow", "aux", "alias", "connector");

  private static final Set<String> PARTS = Set.of("pts", "pt", "of", "from", "to", "alias");

  private final boolean keepsLooks;
  private final Complaints complaints;
  private final Map<Kind, Map<String, Integer>> found = new EnumMap<>(Kind.class);
  private final Map<Kind, Span> places = new EnumMap<>(Kind.class);

  private LeftOut(boolean keepsLooks, Complaints complaints) {
    this.keepsLooks = keepsLooks;
    this.complaints = complaints;
  }

  /// One complaint for each kind, at the first of it.
  ///
  /// @param keepsLooks whether what is written is XMILE, too
  /// @param complaints about what has been read as a model
  public static void complain(boolean keepsLooks, Complaints complaints) {
    var leftOut = new LeftOut(keepsLooks, complaints);
    var files = complaints.source().files();
    for (var file = 0; file < files.size(); file++) {
      var isFirst = file == 0;
      if (files.get(file).text().stripLeading().startsWith("<")
          || files.get(file).text().startsWith("\ufeff")) {
        XmlTree.whole(complaints.source(), file).ifPresent(root -> leftOut.file(root, isFirst));
      }
    }
    leftOut.complain();
  }

  private void file(XmlElement root, boolean isFirst) {
    root.children().forEach(child -> part(child, root, isFirst));
  }

  private void part(XmlElement element, XmlElement of, boolean isFirst) {
    if (of.is("header") && !HEADER.contains(element.name()) || element.is("ai_information")) {
      add(Kind.HEADER, element);
    } else if (element.is("style")) {
      add(Kind.STYLES, element);
    } else if (element.is("views")) {
      element.children().forEach(child -> view(child, isFirst));
    } else if (element.isVendors() && XmileParts.isIgnored(element)) {
      add(Kind.VENDORS, element);
    } else if (XmileParts.isIgnored(element)) {
      add(Kind.SHOWN, element);
    } else {
      element.children().forEach(child -> part(child, element, isFirst));
    }
  }

  /// @param isFirst whether the file is the one whose diagrams are read
  private void view(XmlElement element, boolean isFirst) {
    if (!element.is("view")) {
      drawn(element);
      return;
    }
    var type = element.attribute("type").or(() -> element.attribute("view_type"));
    if (!isFirst || type.filter(it -> !it.content().equals("stock_flow")).isPresent()) {
      add(Kind.INTERFACES, element);
      return;
    }
    looks(element, ViewReader.OF_VIEWS);
    element.children().forEach(this::drawn);
  }

  private void drawn(XmlElement element) {
    if (element.is("style")) {
      add(Kind.STYLES, element);
    } else if (element.isVendors()) {
      add(Kind.VENDORS, element);
    } else if (!SHAPES.contains(element.name())) {
      add(Kind.DRAWN, element);
    } else {
      looks(element, element.is("connector") ? ViewReader.OF_CONNECTORS : ViewReader.OF_SHAPES);
      element.children().stream()
          .filter(part -> !PARTS.contains(part.name()))
          .forEach(part -> add(part.isVendors() ? Kind.VENDORS : Kind.DRAWN, part));
    }
  }

  private void looks(XmlElement element, Set<String> others) {
    for (var name : element.attributes().keySet().stream().sorted().toList()) {
      if (name.indexOf(':') >= 0) {
        add(Kind.VENDORS, name, element.tag());
      } else if (!keepsLooks && !others.contains(name)) {
        add(Kind.LOOKS, name, element.tag());
      }
    }
  }

  private void add(Kind kind, XmlElement element) {
    add(kind, "<%s>".formatted(element.name()), element.tag());
  }

  private void add(Kind kind, String what, Span place) {
    found.computeIfAbsent(kind, _ -> new LinkedHashMap<>()).merge(what, 1, Integer::sum);
    places.putIfAbsent(kind, place);
  }

  private void complain() {
    found.forEach(
        (kind, counts) ->
            complaints.add(
                WriteCode.LEFT_OUT,
                places.getOrDefault(kind, new Span(0, 0)),
                "what is written is without %s: %s".formatted(kind.words, listed(counts))));
  }

  private static String listed(Map<String, Integer> counts) {
    var shown =
        counts.entrySet().stream()
            .limit(MOST_LISTED)
            .map(one -> one.getValue() == 1 ? one.getKey() : one.getValue() + " " + one.getKey())
            .collect(Collectors.joining(", "));
    var others = counts.size() - MOST_LISTED;
    return others > 0 ? "%s and %d more".formatted(shown, others) : shown;
  }
}
