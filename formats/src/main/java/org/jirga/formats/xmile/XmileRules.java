package org.jirga.formats.xmile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.source.Span;
import org.jirga.model.source.Suggestion;

/// Complains of what stands in a file though XMILE 1.0 has no such thing, where nothing else would
/// notice.
final class XmileRules {

  private static final Set<String> PARTS =
      Set.of(
          "header",
          "sim_specs",
          "smile",
          "model_units",
          "dimensions",
          "behavior",
          "style",
          // how programs show equations
          "prefs",
          "equation_prefs",
          "default_format",
          "data",
          "model",
          "macro",
          // of 1.2
          "ai_information");

  /// What stands in them, and changes how a model runs; what else does is passed over with a word.
  private static final Map<String, Set<String>> CHILDREN =
      Map.of(
          "behavior",
          Set.of("non_negative", "stock", "flow", "all"),
          "sim_specs",
          Set.of(
              "start",
              "stop",
              "dt",
              "run",
              "pause",
              "method",
              "time_units",
              "save_step",
              "savestep",
              "sim_duration"),
          "module",
          Set.of("connect", "connect2", "doc", "units", "shape", "display", "format"),
          "macro",
          Set.of(
              "eqn",
              "parm",
              "variables",
              "views",
              "view",
              "doc",
              "format",
              "sim_specs",
              "behavior"));

  /// Attributes that change how a model runs. One that is written like these is a slip.
  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.ofEntries(
          Map.entry(
              "sim_specs",
              Set.of("method", "time_units", "save_interval", "run_by", "instantaneous_flows")),
          Map.entry("dt", Set.of("reciprocal")),
          Map.entry("gf", Set.of("name", "type", "discrete")),
          Map.entry("stock", Set.of("name")),
          Map.entry("aux", Set.of("name")),
          Map.entry("flow", Set.of("name", "leak_start", "leak_end")),
          Map.entry(
              "conveyor",
              Set.of("discrete", "batch_integrity", "one_at_a_time", "exponential_leak")),
          Map.entry("module", Set.of("name", "resource")),
          Map.entry("connect", Set.of("to", "from")),
          Map.entry("connect2", Set.of("to", "from")),
          Map.entry("element", Set.of("subscript")),
          Map.entry("parm", Set.of("default")),
          Map.entry("dim", Set.of("name", "size")),
          Map.entry("elem", Set.of("name")),
          Map.entry("xscale", Set.of("min", "max")),
          Map.entry("xpts", Set.of("sep")),
          Map.entry("ypts", Set.of("sep")),
          Map.entry("uses_arrays", Set.of("invalid_index_value", "maximum_dimensions")));

  /// 1.1 says more of what 1.0 has, and 1.2 which parts of a model are by machines.
  private static final Set<String> VERSIONS = Set.of("1", "1.0", "1.1", "1.2");

  /// Parts between which no text stands.
  private static final Set<String> WITHOUT_TEXT =
      Set.of(
          "xmile",
          "model",
          "variables",
          "macro",
          "stock",
          "flow",
          "aux",
          "gf",
          "module",
          "element",
          "sim_specs",
          "conveyor",
          "dimensions",
          "dim");

  /// Of which there is one.
  private static final Map<String, List<String>> SINGLE =
      Map.of(
          "sim_specs",
          List.of("start", "stop", "dt"),
          "macro",
          List.of("eqn", "variables", "sim_specs"),
          "conveyor",
          List.of("len", "capacity", "in_limit", "sample", "arrest"));

  /// Attributes that are true or false.
  private static final Set<String> FLAGS =
      Set.of(
          "discrete",
          "reciprocal",
          "exponential_leak",
          "one_at_a_time",
          "batch_integrity",
          "instantaneous_flows",
          "disabled");

  /// Elements that are true, also when empty, or false.
  private static final Set<String> FLAG_ELEMENTS = Set.of("non_negative", "queue", "leak_integers");

  private static final Set<String> TRUTHS = Set.of("true", "false");

  private final Complaints complaints;

  XmileRules(Complaints complaints) {
    this.complaints = complaints;
  }

  void check(XmlElement root) {
    complainOfLanguage(root);
    check(root, PARTS);
    root.all("header").forEach(this::checkAll);
    Stream.of("behavior", "sim_specs", "model_units", "dimensions", "macro")
        .flatMap(root::all)
        .forEach(this::checkAll);
    for (var model : root.all("model").toList()) {
      check(model, Set.of());
      model.children().stream()
          .filter(part -> !part.is("views") && !part.is("interface"))
          .forEach(this::checkAll);
    }
  }

  private void checkAll(XmlElement element) {
    check(element, CHILDREN.getOrDefault(element.name(), Set.of()));
    element.children().stream()
        .filter(child -> !child.is("views") && !child.is("view"))
        .forEach(this::checkAll);
  }

  /// @param known what may stand in it; anything if it is empty
  private void check(XmlElement element, Set<String> known) {
    if (!known.isEmpty()) {
      element.children().stream()
          .filter(child -> !child.isVendors() && !known.contains(child.name()))
          .forEach(child -> complainOfUnknown(child, element));
    }
    for (var single : SINGLE.getOrDefault(element.name(), List.of())) {
      element.all(single).skip(1).findFirst().ifPresent(this::complainOfSecond);
    }
    if (WITHOUT_TEXT.contains(element.name()) && !element.text().isBlank()) {
      complainOfText(element);
    }
    var attributes = ATTRIBUTES.getOrDefault(element.name(), Set.of());
    element.attributes().keySet().stream()
        .filter(name -> name.indexOf(':') < 0 && !attributes.contains(name))
        .sorted()
        .forEach(name -> complainOfSlip(name, element, attributes));
    flags(element);
  }

  private void complainOfSecond(XmlElement second) {
    complaints.add(
        ReadCode.UNSUPPORTED,
        second.tag(),
        "a second <%s> says something else than the first".formatted(second.name()),
        "leave one of them out");
  }

  private void complainOfText(XmlElement element) {
    var text = element.text().content().strip();
    complaints.add(
        ReadCode.UNEXPECTED,
        element.tag(),
        "a text stands between the parts of this <%s>: '%s'"
            .formatted(element.name(), text.length() > 40 ? text.substring(0, 40) + " …" : text));
  }

  private void complainOfSlip(String name, XmlElement element, Set<String> known) {
    Suggestion.nearest(name, known)
        .ifPresent(
            meant ->
                complaints.add(
                    ReadCode.UNKNOWN_PART,
                    place(name, element),
                    "'%s' is no attribute of <%s> and is not read".formatted(name, element.name()),
                    "did you mean '%s'?".formatted(meant)));
  }

  /// Where an attribute has its name, before its value.
  private Span place(String name, XmlElement element) {
    var value = element.attribute(name).map(it -> it.all().start()).orElse(0);
    var start = complaints.source().text().lastIndexOf(name, value);
    return start < element.tag().end() ? element.tag() : new Span(start, start + name.length());
  }

  /// A file of a version, or a language, that may mean something else by the same words.
  private void complainOfLanguage(XmlElement root) {
    root.attribute("version")
        .filter(it -> !VERSIONS.contains(it.content().strip()))
        .ifPresent(
            it ->
                complaints.add(
                    ReadCode.UNKNOWN_PART,
                    it.all(),
                    "the version '%s' of XMILE is not known; the file is read as one of 1.1"
                        .formatted(it.content().strip())));
    root.attribute("xmlns")
        .filter(it -> !it.content().contains("/XMILE"))
        .ifPresent(
            it ->
                complaints.add(
                    ReadCode.UNKNOWN_PART,
                    it.all(),
                    "'%s' is not the namespace of XMILE; the file is read as if it were"
                        .formatted(it.content().strip()),
                    "that is http://docs.oasis-open.org/xmile/ns/XMILE/v1.0"));
  }

  private void complainOfUnknown(XmlElement part, XmlElement of) {
    complaints.add(
        ReadCode.UNKNOWN_PART,
        part.tag(),
        "<%s> is no part of <%s> and is not read".formatted(part.name(), of.name()));
  }

  private void flags(XmlElement element) {
    element
        .attributes()
        .forEach(
            (name, value) -> {
              if (FLAGS.contains(name.substring(name.indexOf(':') + 1))) {
                truth(value);
              }
            });
    if (FLAG_ELEMENTS.contains(element.name()) && !element.text().isBlank()) {
      truth(XmileText.stripped(element.text()));
    }
  }

  private void truth(Passage value) {
    if (!TRUTHS.contains(value.content().strip().toLowerCase(Locale.ROOT))) {
      complaints.add(
          ReadCode.UNEXPECTED,
          value.all(),
          "expected 'true' or 'false' but found '%s'".formatted(value.content().strip()));
    }
  }
}
