package org.jirga.workbench.diff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.analysis.experiment.Share;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.workbench.diff.Answers.Answer;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlReader;

/// What the `summary.json` of a finished run says.
///
/// @param seed of the run
/// @param resultHash of the run
public record StoredAnswers(Answers answers, String seed, String resultHash) {

  private static final Yaml NOTHING = new Yaml.Items(List.of(), new Span(0, 0));

  /// Absent where the text is no summary.
  public static Optional<StoredAnswers> read(Path summary) throws IOException {
    // every JSON text is YAML
    var text = Files.readString(summary);
    return YamlReader.read(new Problems(new Source(summary.toString(), text)))
        .flatMap(StoredAnswers::of);
  }

  private static Optional<StoredAnswers> of(Yaml.Entries root) {
    if (!(member(root, "claims").orElse(NOTHING) instanceof Yaml.Items items)) {
      return Optional.empty();
    }
    var claims = new LinkedHashMap<String, Answer>();
    for (var item : items.items()) {
      if (item instanceof Yaml.Entries claim) {
        claims.put(
            text(claim, "id"),
            new Answer("", text(claim, "verdict"), share(claim, "share", "judged")));
      }
    }
    var accepted =
        member(root, "accepted").orElse(NOTHING) instanceof Yaml.Entries it
            ? share(it, "share", "of")
            : Optional.<Share>empty();
    return Optional.of(
        new StoredAnswers(
            new Answers(
                claims,
                medians(root),
                (int) number(root, "runsDone").orElse(0.0).doubleValue(),
                accepted.orElse(new Share(0, 0))),
            text(root, "seed"),
            text(root, "resultHash")));
  }

  private static Map<String, Double> medians(Yaml.Entries root) {
    var medians = new LinkedHashMap<String, Double>();
    if (member(root, "policies").orElse(NOTHING) instanceof Yaml.Entries policies) {
      for (var policy : policies.entries()) {
        if (policy.value() instanceof Yaml.Entries outcomes) {
          for (var outcome : outcomes.entries()) {
            if (outcome.value() instanceof Yaml.Items(List<Yaml> quantiles, var _)
                && quantiles.size() == 5
                && quantiles.get(2) instanceof Yaml.Scalar median) {
              number(median)
                  .ifPresent(
                      it -> medians.put("%s, %s".formatted(outcome.name(), policy.name()), it));
            }
          }
        }
      }
    }
    return medians;
  }

  private static Optional<Share> share(Yaml.Entries of, String share, String count) {
    return number(of, share)
        .flatMap(
            value ->
                number(of, count).map(all -> new Share(Math.round(value * all), all.longValue())));
  }

  private static Optional<Yaml> member(Yaml.Entries root, String key) {
    return root.entries().stream()
        .filter(entry -> entry.name().equals(key))
        .map(Yaml.Entry::value)
        .findFirst();
  }

  private static String text(Yaml.Entries root, String key) {
    return member(root, key)
        .map(value -> value instanceof Yaml.Scalar scalar ? scalar.value() : "")
        .orElse("");
  }

  private static Optional<Double> number(Yaml.Entries root, String key) {
    return member(root, key)
        .flatMap(value -> value instanceof Yaml.Scalar scalar ? number(scalar) : Optional.empty());
  }

  private static Optional<Double> number(Yaml.Scalar scalar) {
    try {
      return Optional.of(Double.valueOf(scalar.value()));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
