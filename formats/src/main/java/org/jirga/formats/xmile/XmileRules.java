package org.jirga.formats.xmile;

import java.util.Locale;
import java.util.Set;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;

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
          "macro");

  /// Of `<behavior>`.
  private static final Set<String> BEHAVIOR = Set.of("non_negative", "stock", "flow", "all");

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
    for (var part : root.children()) {
      if (!part.isVendors() && !PARTS.contains(part.name())) {
        complainOfUnknown(part, root);
      }
    }
    root.all("behavior").forEach(this::behavior);
    root.all("model").forEach(this::model);
    root.all("macro").forEach(this::model);
    root.all("sim_specs").forEach(this::flags);
    root.all("model_units").forEach(this::flags);
  }

  private void model(XmlElement model) {
    model.all("behavior").forEach(this::behavior);
    model.all("sim_specs").forEach(this::flags);
    model.variables().children().stream().filter(one -> !one.is("views")).forEach(this::flags);
  }

  private void behavior(XmlElement behavior) {
    for (var part : behavior.children()) {
      if (!part.isVendors() && !BEHAVIOR.contains(part.name())) {
        complainOfUnknown(part, behavior);
      }
    }
    flags(behavior);
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
    element.children().forEach(this::flags);
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
