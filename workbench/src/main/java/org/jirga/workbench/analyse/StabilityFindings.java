package org.jirga.workbench.analyse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jirga.analysis.robustness.Metric;
import org.jirga.analysis.robustness.Ranking;

/// Whether policies keep their order elsewhere: with another structure of the model, on other
/// futures.
final class StabilityFindings {

  /// Orders this close to 1 are the same.
  private static final double SAME = 0.999;

  private final String outcome;
  private final String slug;
  private final boolean moreIsBetter;
  private final List<Metric> metrics;

  /// @param threshold of Starr's criterion, larger being better
  StabilityFindings(String outcome, String slug, boolean moreIsBetter, double threshold) {
    this.outcome = outcome;
    this.slug = slug;
    this.moreIsBetter = moreIsBetter;
    this.metrics = Metric.all(threshold);
  }

  /// A table for the structures and one for the futures.
  List<Finding> of(List<Contrast> contrasts) {
    return List.of(
        table(
            Contrast.of(contrasts, true),
            "structures",
            "Do other structures of the model rank the policies alike?",
            "structure",
            "There is no other structure under which two policies were run: 'switches' and 'switch"
                + " policies' in study.yaml ask for them."),
        table(
            Contrast.of(contrasts, false),
            "sets",
            "Do other sets of futures rank the policies alike?",
            "futures",
            "There is no other set of futures under which two policies were run: 'seeds compared'"
                + " in study.yaml asks for them."));
  }

  private Finding table(
      List<Contrast> contrasts, String file, String title, String first, String none) {
    var header = new ArrayList<>(List.of(first, "policies", "futures"));
    IntStream.rangeClosed(1, metrics.size()).forEach(i -> header.add("(" + i + ")"));
    var rows = new ArrayList<List<Object>>();
    var said = new LinkedHashMap<String, List<String>>();
    var unknown = new ArrayList<String>();
    var compared = new LinkedHashMap<List<String>, List<String>>();
    for (var contrast : contrasts) {
      var rivals = contrast.rivals();
      var sides = contrast.sides(moreIsBetter);
      if (sides.isEmpty()) {
        unknown.add(rivals.name());
        continue;
      }
      var here = sides.get().asTheyAre();
      var there = sides.get().elsewhere();
      var agreement = Ranking.agreement(here, there, metrics);
      var row = new ArrayList<Object>();
      row.add((rivals.name() + " " + rivals.meaning()).strip());
      row.add(rivals.policies().size());
      row.add(there.futures());
      Arrays.stream(agreement).forEach(row::add);
      rows.add(row);
      compared.computeIfAbsent(rivals.policies(), _ -> new ArrayList<>()).add(rivals.name());
      var telling = Arrays.stream(agreement).filter(it -> !Double.isNaN(it)).count();
      var turned = Arrays.stream(agreement).filter(it -> it < SAME).count();
      said.computeIfAbsent(
              telling == 0
                  ? "there is no order to compare, since no metric tells the policies apart both"
                      + " there and on the plausible futures"
                  : turned == 0
                      ? "the order is the same under every metric that tells policies apart"
                      : "the order changes under %d of the %d metrics that tell policies apart; %s"
                          .formatted(
                              turned,
                              telling,
                              firsts(Ranking.of(here, metrics), Ranking.of(there, metrics))),
              _ -> new ArrayList<>())
          .add(rivals.name());
    }
    var sentences = new ArrayList<String>();
    if (contrasts.isEmpty()) {
      sentences.add(none);
    }
    said.forEach((what, names) -> sentences.add("%s: %s.".formatted(listed(names), what)));
    if (!unknown.isEmpty()) {
      sentences.add(
          "%s: '%s' is known under all of the policies in no future."
              .formatted(listed(unknown), outcome));
    }
    compared.forEach(
        (policies, names) ->
            sentences.add(
                "Compared under %s: %s."
                    .formatted(
                        listed(names),
                        policies.stream()
                            .map(it -> "'" + it + "'")
                            .collect(Collectors.joining(", ")))));
    if (!rows.isEmpty()) {
      sentences.add(
          "Numbers stand for the metrics in the order of the first table. 1: the same order as that"
              + " of these policies on the plausible futures with the model as it is; −1: the"
              + " opposite; below 1 also where policies come out equal.");
    }
    return new Finding(
        slug + "-" + file + ".csv",
        "%s Kendall's tau-b, '%s'".formatted(title, outcome),
        header,
        rows,
        sentences);
  }

  /// Names of sets of futures have commas.
  private static String listed(List<String> names) {
    return String.join("; ", names);
  }

  private static String firsts(Ranking here, Ranking there) {
    var before = first(here);
    var after = first(there);
    return before.equals(after)
        ? "'%s' still comes first under most".formatted(after)
        : "'%s' comes first under most, not '%s'".formatted(after, before);
  }

  private static String first(Ranking ranking) {
    var firsts = ranking.firsts();
    var most = 0;
    for (var policy = 1; policy < firsts.size(); policy++) {
      most = firsts.get(policy) > firsts.get(most) ? policy : most;
    }
    return ranking.policies().get(most);
  }
}
