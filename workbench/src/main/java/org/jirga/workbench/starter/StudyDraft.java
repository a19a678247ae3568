package org.jirga.workbench.starter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.check.Definition;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Variable;

/// A first study of a model: a range for each constant, the final value and the course of each
/// stock, and the rest as examples in comments.
final class StudyDraft {

  /// A report with more charts is not read; what is beyond stands in comments.
  private static final int MOST_MEASURED = 24;

  /// As many outcomes as stand well side by side.
  private static final int HEADLINES = 4;

  private static final int COMMENT_WIDTH = 96;

  /// What a claim's test would need quotes for.
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final List<ListedConstant> constants;

  /// What is measured, by the name of its outcome.
  private final Map<String, Definition> measured;

  private final boolean hasStocks;

  StudyDraft(CheckedModel checked) {
    constants = ConstantSurvey.of(checked);
    var variables = checked.model().variables();
    var stocks = variables.stream().filter(Variable.Stock.class::isInstance).toList();
    hasStocks = !stocks.isEmpty();
    var scalars = new Scalars(checked);
    measured =
        named(
            (hasStocks ? stocks : variables.stream().filter(StudyDraft::isComputed).toList())
                .stream().flatMap(variable -> scalars.of(variable).stream()).toList());
  }

  long varied() {
    return constants.stream().filter(ListedConstant::isVaried).count();
  }

  long leftOut() {
    return constants.size() - varied();
  }

  long outcomes() {
    return Math.min(measured.size(), MOST_MEASURED);
  }

  /// The text of `study.yaml`.
  ///
  /// @param modelFile its name in the case's folder
  /// @param schemaLine the line that names the schema, or nothing
  String text(String title, String modelFile, String schemaLine) {
    var values = new HashMap<>(example());
    values.put("schema", schemaLine);
    values.put("title", YamlText.scalar(title));
    values.put("model", YamlText.scalar(modelFile));
    values.put("uncertainties", uncertainties());
    values.put("left out", leftOutLines());
    values.put("measured", hasStocks ? "each stock" : "each computed variable, for want of stocks");
    values.put("outcomes", outcomeLines());
    values.put("series", seriesLines());
    return Template.fill("from-model/study.yaml", values);
  }

  private static boolean isComputed(Variable variable) {
    return switch (variable) {
      case Variable.Flow _, Variable.Auxiliary _ -> true;
      case Variable.Stock _, Variable.Constant _, Variable.Lookup _ -> false;
    };
  }

  private static Map<String, Definition> named(List<Definition> scalars) {
    var named = new LinkedHashMap<String, Definition>();
    Set<Name> taken = new HashSet<>();
    for (var scalar : scalars) {
      var words = NOT_IN_NAMES.matcher(scalar.label()).replaceAll(" ").strip();
      var name = "final " + words;
      for (var count = 2; !taken.add(Name.of(name)); count++) {
        name = "final " + words + " " + count;
      }
      named.put(name, scalar);
    }
    return named;
  }

  private String uncertainties() {
    var lines = new ArrayList<String>();
    Optional<Variable> before = Optional.empty();
    for (var constant : constants.stream().filter(ListedConstant::isVaried).toList()) {
      var description = constant.variable().description();
      if (before.filter(constant.variable()::equals).isEmpty()
          && !description.comment().isBlank()) {
        lines.add("  # " + YamlText.comment(description.comment(), COMMENT_WIDTH));
      }
      before = Optional.of(constant.variable());
      lines.add("  " + line(constant));
    }
    return lines.isEmpty() ? " {}" : lines.stream().collect(Collectors.joining("\n", "\n", ""));
  }

  private String leftOutLines() {
    if (leftOut() == 0) {
      return "";
    }
    return constants.stream()
        .flatMap(
            constant ->
                constant.doubt().stream()
                    .map(doubt -> "\n  # %s  # %s".formatted(line(constant), doubt.words())))
        .collect(
            Collectors.joining(
                "",
                "\n  # Left out. Take the first # away where a range makes sense after all.",
                ""));
  }

  private static String line(ListedConstant constant) {
    return "%s: {range: %s%s, basis: placeholder}"
        .formatted(YamlText.scalar(constant.label()), constant.range(), unit(constant.variable()));
  }

  private String outcomeLines() {
    var lines = new StringBuilder();
    var count = 0;
    for (var entry : measured.entrySet()) {
      var scalar = entry.getValue();
      lines.append(
          "\n  %s%s: {of: %s, at: final, title: %s%s, better: neither%s}"
              .formatted(
                  count < MOST_MEASURED ? "" : "# ",
                  YamlText.scalar(entry.getKey()),
                  YamlText.scalar(scalar.label()),
                  YamlText.scalar(readable(scalar) + " at the end"),
                  unit(scalar.variable()),
                  count < HEADLINES ? ", headline: true" : ""));
      count++;
    }
    return lines.isEmpty() ? " {}" : lines.toString();
  }

  private String seriesLines() {
    var lines = new StringBuilder();
    var count = 0;
    for (var scalar : measured.values()) {
      lines.append(
          "\n  %s%s: {title: %s%s}"
              .formatted(
                  count < MOST_MEASURED ? "" : "# ",
                  YamlText.scalar(scalar.label()),
                  YamlText.scalar(readable(scalar)),
                  unit(scalar.variable())));
      count++;
    }
    return lines.isEmpty() ? " {}" : lines.toString();
  }

  /// `, unit: person`, or nothing.
  private static String unit(Variable variable) {
    var unit = variable.description().unit().map(written -> written.text().strip()).orElse("");
    return unit.isEmpty() ? "" : ", unit: " + YamlText.scalar(unit);
  }

  private static String readable(Definition scalar) {
    return scalar.label().replace('_', ' ');
  }

  /// A lever, an outcome and a variable of this model, for the examples.
  private Map<String, String> example() {
    var lever = constants.stream().filter(ListedConstant::isVaried).findFirst();
    var outcome = measured.entrySet().stream().findFirst();
    return Map.of(
        "lever",
        lever.map(constant -> YamlText.scalar(constant.label())).orElse("a constant"),
        "lever range",
        lever
            .map(ListedConstant::range)
            .map(range -> range.replaceFirst(",[^,]*,", ","))
            .orElse("[0, 1]"),
        "lever value",
        lever
            .map(ListedConstant::range)
            .map(range -> range.substring(1, range.indexOf(',')))
            .orElse("0"),
        "outcome",
        outcome.map(Map.Entry::getKey).orElse("an outcome"),
        "variable",
        outcome.map(entry -> YamlText.scalar(entry.getValue().label())).orElse("a variable"));
  }
}
