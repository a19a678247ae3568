package org.jirga.workbench.analyse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jirga.analysis.discovery.Box;
import org.jirga.analysis.discovery.BoxRule;
import org.jirga.analysis.discovery.Cases;
import org.jirga.analysis.discovery.ConstrainedPrim;
import org.jirga.analysis.discovery.Factor;
import org.jirga.analysis.discovery.Prim;
import org.jirga.analysis.discovery.QuasiP;
import org.jirga.analysis.discovery.Resampling;
import org.jirga.analysis.discovery.Resampling.Reproduced;
import org.jirga.analysis.discovery.Rotation;
import org.jirga.analysis.discovery.Trajectory;
import org.jirga.workbench.wording.BoxWords;
import org.jirga.workbench.wording.Numbers;
import org.jspecify.annotations.Nullable;

/// What else PRIM can be asked of the same cases.
///
/// @param rotated along axes that are sums of constants
/// @param constrained for boxes with few limits
/// @param resampled how often on half of the cases; 0 for never
/// @param boxes how many, each among the cases that lie in none before it
public record PrimVariants(boolean rotated, boolean constrained, int resampled, int boxes) {

  private static final double SIGNIFICANCE = 0.05;
  private static final double HALF = 0.5;

  /// @throws IllegalArgumentException if the cases do not allow what is asked for
  List<Finding> of(Cases cases, Asked asked) {
    var findings = new ArrayList<Finding>();
    if (boxes > 1) {
      findings.add(further(cases, asked));
    }
    if (constrained) {
      findings.add(constrained(cases, asked));
    }
    if (resampled > 0) {
      findings.add(resampled(cases, asked));
    }
    if (rotated) {
      findings.addAll(rotated(cases, asked));
    }
    return findings;
  }

  private Finding further(Cases cases, Asked asked) {
    var found = BoxRule.usual().chooseSeveral(cases, new Prim(asked.settings()), boxes);
    var covered = found.stream().mapToDouble(it -> it.score().coverage()).sum();
    var inside = found.stream().mapToInt(it -> it.score().cases()).sum();
    var hits = found.stream().mapToInt(it -> it.score().ofInterest()).sum();
    var sentences = new ArrayList<String>();
    sentences.add(
        found.isEmpty()
            ? "No box does more than chance."
            : "Together, the boxes (%d) hold %s of the cases of interest; %s of the cases in them are."
                .formatted(
                    found.size(), Numbers.share(covered), Numbers.share((double) hits / inside)));
    if (!found.isEmpty() && found.size() < boxes) {
      sentences.add("Among the other cases, no box does more than chance.");
    }
    sentences.add(
        "Each box is looked for among the cases that lie in none before it, at most three limits"
            + " each; coverage and mass are shares of all cases. They were not held out.");
    var rows = new ArrayList<List<Object>>();
    boxes(asked.words(cases), found)
        .forEach(
            row -> {
              var numbered = new ArrayList<>(row);
              numbered.set(0, rows.size() + 1);
              rows.add(numbered);
            });
    return new Finding(
        "discovery-" + asked.slug() + "-boxes.csv",
        "Further boxes of PRIM: " + asked.what(),
        header(),
        rows,
        sentences);
  }

  /// The boxes of a search, one for each row.
  static List<List<Object>> boxes(BoxWords words, List<Trajectory.Step> steps) {
    var rows = new ArrayList<List<Object>>();
    for (var index = 0; index < steps.size(); index++) {
      var score = steps.get(index).score();
      rows.add(
          List.of(
              index,
              score.cases(),
              score.coverage(),
              score.density(),
              score.mass(),
              score.dimensions(),
              words.of(steps.get(index).box())));
    }
    return rows;
  }

  static List<String> header() {
    return List.of("box", "cases", "coverage", "density", "mass", "limits", "where");
  }

  private static Finding constrained(Cases cases, Asked asked) {
    var front = new ConstrainedPrim(asked.settings(), SIGNIFICANCE).front(cases);
    return new Finding(
        "discovery-" + asked.slug() + "-constrained.csv",
        "Boxes of PRIM with few limits: " + asked.what(),
        header(),
        boxes(asked.words(cases), front),
        List.of(
            "For each number of limits the boxes that no other with as many beats in both coverage"
                + " and density; each limit does more than chance (quasi-p at most 5 %)."));
  }

  private Finding resampled(Cases cases, Asked asked) {
    var box = BoxRule.usual().choose(cases, new Prim(asked.settings()).search(cases));
    var chances = QuasiP.of(cases, box);
    var rows = new ArrayList<List<Object>>();
    new Resampling(asked.settings(), resampled, HALF, asked.seed())
        .of(cases, box)
        .forEach((factor, found) -> rows.add(row(factor, box, chances.get(factor), found)));
    return new Finding(
        "discovery-" + asked.slug() + "-resampled.csv",
        "How often a constant is limited in half of the cases: " + asked.what(),
        List.of(
            "constant",
            "in the box",
            "at its coverage",
            "at its density",
            "quasi-p low",
            "quasi-p high"),
        rows,
        List.of(
            box.limits().isEmpty()
                ? "The box has no limits."
                : "The box: %s. A limit that comes and goes with the sample is no finding."
                    .formatted(asked.words(cases).of(box)),
            "%s searches with the same settings; quasi-p is the chance of as dense a box without"
                    .formatted(Numbers.count(resampled))
                + " the limit."));
  }

  private static List<Object> row(
      String factor, Box box, @Nullable QuasiP chance, Reproduced found) {
    return List.of(
        factor,
        box.factors().contains(factor) ? "yes" : "no",
        found.byCoverage(),
        found.byDensity(),
        chance == null ? "" : number(chance.low()),
        chance == null ? "" : number(chance.high()));
  }

  private static Object number(OptionalDouble chance) {
    return chance.isPresent() ? (Object) chance.getAsDouble() : "";
  }

  private static List<Finding> rotated(Cases cases, Asked asked) {
    // along what is the same in all cases nothing can be told apart
    var varying =
        cases.only(
            cases.factors().stream()
                .filter(it -> Arrays.stream(it.values()).distinct().limit(2).count() == 2)
                .map(Factor::name)
                .toList());
    var rotation = Rotation.of(varying);
    var turned = rotation.apply(varying);
    var header = new ArrayList<String>(List.of("axis"));
    header.addAll(rotation.factors());
    var rows = new ArrayList<List<Object>>();
    for (var axis = 0; axis < rotation.axes().size(); axis++) {
      var row = new ArrayList<Object>(List.of(rotation.axes().get(axis)));
      for (var weight : rotation.weights()[axis]) {
        row.add(weight);
      }
      rows.add(row);
    }
    return List.of(
        new Finding(
            "discovery-" + asked.slug() + "-rotated.csv",
            "Boxes of PRIM on rotated axes: " + asked.what(),
            header(),
            boxes(asked.words(turned), new Prim(asked.settings()).search(turned).steps()),
            List.of(
                "An axis is a sum of constants, each in standard deviations from its mean, with the"
                    + " weights below.")),
        new Finding(
            "discovery-" + asked.slug() + "-axes.csv",
            "Weights of the axes: " + asked.what(),
            header,
            rows,
            List.of()));
  }
}
