package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jirga.conflict.cardinal.Bargaining;
import org.jirga.conflict.cardinal.MixedProfile;

/// For a terminal, what game theory says of two decision makers with payoffs.
final class PayoffText {

  private static final int MOST_LISTED = 10;

  private final ConflictFindings findings;
  private final StateWords words;

  PayoffText(ConflictFindings findings, StateWords words) {
    this.findings = findings;
    this.words = words;
  }

  List<String> lines() {
    return findings.payoffs().map(this::lines).orElse(List.of());
  }

  private List<String> lines(PayoffFindings payoffs) {
    var out = new TextTable(ConflictText.WIDTH);
    payoffs
        .mixed()
        .ifPresent(
            equilibria ->
                equilibria.stream()
                    .limit(MOST_LISTED)
                    .forEach(
                        profile ->
                            out.row(
                                profile.isPure() ? "Nash, pure" : "Nash, mixed",
                                drawn(profile, payoffs),
                                worth(profile, payoffs))));
    var sums = new double[2];
    var parts = new ArrayList<String>();
    for (var i = 0; i < payoffs.states().length; i++) {
      for (var j = 0; j < payoffs.states()[i].length; j++) {
        var probability = payoffs.correlated()[i][j];
        sums[0] += probability * payoffs.game().row()[i][j];
        sums[1] += probability * payoffs.game().column()[i][j];
        if (probability > 1e-9) {
          parts.add(part(probability, payoffs.states()[i][j]));
        }
      }
    }
    out.row("correlated, greatest sum", String.join(", ", parts), worth(sums[0], sums[1]));
    for (var logit : payoffs.logit()) {
      out.row(
          "logit, precision " + number(logit.precision()),
          drawn(logit.profile(), payoffs),
          worth(logit.profile(), payoffs));
    }
    payoffs.nash().ifPresent(point -> out.row("Nash bargaining", "", worth(point)));
    payoffs.kalaiSmorodinsky().ifPresent(point -> out.row("Kalai-Smorodinsky", "", worth(point)));
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add("As a game with payoffs: how often each state comes about, and what each then has");
    lines.addAll(out.lines());
    return lines;
  }

  private String drawn(MixedProfile profile, PayoffFindings payoffs) {
    var parts = new ArrayList<String>();
    for (var i = 0; i < payoffs.states().length; i++) {
      for (var j = 0; j < payoffs.states()[i].length; j++) {
        var probability = profile.row()[i] * profile.column()[j];
        if (probability > 1e-9) {
          parts.add(part(probability, payoffs.states()[i][j]));
        }
      }
    }
    return parts.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
  }

  private String part(double probability, int state) {
    return String.format(Locale.ROOT, "%s %.3f", words.name(state), probability);
  }

  private static String worth(MixedProfile profile, PayoffFindings payoffs) {
    var values = profile.payoffs(payoffs.game());
    return worth(values[0], values[1]);
  }

  private static String worth(Bargaining.Point point) {
    return worth(point.first(), point.second());
  }

  private static String worth(double first, double second) {
    return String.format(Locale.ROOT, "(%.3f, %.3f)", first, second);
  }

  private static String number(double value) {
    return value == StrictMath.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
