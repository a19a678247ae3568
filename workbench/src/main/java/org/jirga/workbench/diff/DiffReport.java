package org.jirga.workbench.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jirga.analysis.experiment.Share;
import org.jirga.workbench.diff.Answers.Answer;
import org.jirga.workbench.diff.Reasons.Alone;
import org.jirga.workbench.json.Json;
import org.jirga.workbench.wording.Lines;
import org.jirga.workbench.wording.Numbers;
import org.jirga.workbench.wording.Words;

/// What `jirga diff` says.
///
/// @param before what the first version is called
/// @param after what the second version is called
/// @param stored the answers of both versions' finished runs, the first version's first; empty
///     where one has none
/// @param reasons absent where nothing was run
public record DiffReport(
    String before,
    String after,
    List<Difference> differences,
    List<StoredAnswers> stored,
    Optional<Reasons> reasons) {

  /// A share has moved by so much, or its interval has left the other's, where it is worth telling.
  private static final double MOVED = 0.05;

  private static final int LONGEST = 300;

  public DiffReport {
    differences = List.copyOf(differences);
    stored = List.copyOf(stored);
  }

  private Optional<Answers> first() {
    return stored.isEmpty()
        ? reasons.map(Reasons::before)
        : Optional.of(stored.getFirst().answers());
  }

  private Optional<Answers> second() {
    return stored.isEmpty() ? reasons.map(Reasons::after) : Optional.of(stored.getLast().answers());
  }

  /// Lines for a terminal.
  public List<String> lines() {
    var lines = new Lines();
    lines.wrap("%s → %s".formatted(before, after));
    if (differences.isEmpty()) {
      lines.blank();
      lines.wrap("They say the same: equations, inputs, policies, criteria, claims and evidence.");
    }
    for (var kind : Kind.values()) {
      var some = differences.stream().filter(it -> it.kind() == kind).toList();
      if (!some.isEmpty()) {
        lines.blank();
        lines.wrap(
            Words.upperFirst(kind.word())
                + (kind.decides() ? "" : " (no verdict depends on it)")
                + ":");
        some.forEach(it -> lines.wrap("  ", told(it)));
      }
    }
    if (first().isPresent() && second().isPresent()) {
      verdicts(first().get(), second().get(), lines);
    }
    return lines.all();
  }

  private static String told(Difference it) {
    var name = it.name().isEmpty() ? "" : it.name() + ": ";
    return switch (it.what()) {
      case "added" -> name + "added, " + shortened(it.after());
      case "removed" -> name + "removed, was " + shortened(it.before());
      default -> name + shortened(it.before()) + " → " + shortened(it.after());
    };
  }

  private static String shortened(String text) {
    var plain = text.replaceAll("\\s+", " ");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }

  private void verdicts(Answers one, Answers other, Lines lines) {
    lines.blank();
    lines.wrap(
        "Verdicts, with the share of %s → %s in which each claim is true%s:"
            .formatted(
                Words.counted(one.futures(), "plausible future"),
                Numbers.count(other.futures()),
                stored.isEmpty() ? "" : " (of the finished runs)"));
    var same = 0;
    for (var id : Answers.claims(one, other)) {
      var was = Optional.ofNullable(one.claims().get(id));
      var is = Optional.ofNullable(other.claims().get(id));
      if (!hasMoved(was, is)) {
        same++;
        continue;
      }
      lines.wrap(
          "  %-4s ".formatted(id), "%s → %s%s".formatted(words(was), words(is), overlap(was, is)));
      because(id).forEach(it -> lines.wrap("       ", it));
    }
    lines.wrap(
        same == 0
            ? ""
            : "  %s as it was (less than %s of the futures apart)."
                .formatted(Words.counted(same, "claim"), Numbers.share(MOVED)));
    lines.wrap(
        "Plausible: %s of the draws → %s."
            .formatted(
                Numbers.share(one.acceptance().value()),
                Numbers.share(other.acceptance().value())));
    medians(one, other, lines);
  }

  private static void medians(Answers one, Answers other, Lines lines) {
    var moved = new ArrayList<String>();
    one.medians()
        .forEach(
            (name, was) -> {
              var is = other.medians().get(name);
              if (is != null && Math.abs(is - was) > MOVED * Math.abs(was)) {
                moved.add(
                    "%s: %s → %s".formatted(name, Numbers.quantity(was), Numbers.quantity(is)));
              }
            });
    if (!moved.isEmpty()) {
      lines.blank();
      lines.wrap(
          "Medians that moved by more than %s (outcome, policy):".formatted(Numbers.share(MOVED)));
      moved.forEach(it -> lines.wrap("  ", it));
    }
  }

  /// Whether two answers to a claim differ by more than a reader should overlook.
  private static boolean hasMoved(Optional<Answer> was, Optional<Answer> is) {
    if (was.isEmpty() || is.isEmpty() || !was.get().verdict().equals(is.get().verdict())) {
      return true;
    }
    var one = was.get().share();
    var other = is.get().share();
    return one.isPresent()
        && other.isPresent()
        && Math.abs(one.get().value() - other.get().value()) >= MOVED;
  }

  private static String overlap(Optional<Answer> was, Optional<Answer> is) {
    var one = was.flatMap(Answer::share);
    var other = is.flatMap(Answer::share);
    return one.isPresent()
            && other.isPresent()
            && one.get().low() <= other.get().high()
            && other.get().low() <= one.get().high()
        ? "; the intervals overlap, more futures may show no difference"
        : "";
  }

  private static String words(Optional<Answer> answer) {
    return answer
        .map(
            it ->
                it.verdict()
                    + it.share()
                        .map(
                            share ->
                                " %s (%s)"
                                    .formatted(
                                        Numbers.share(share.value()),
                                        Numbers.shareRange(share.low(), share.high())))
                        .orElse(""))
        .orElse("no such claim");
  }

  /// Which single differences move a claim, the one that moves it most first.
  private List<String> because(String id) {
    if (reasons.isEmpty()) {
      return List.of();
    }
    var decisive = differences.stream().filter(it -> it.kind().decides()).toList();
    if (decisive.size() == 1) {
      return List.of("because of the %s".formatted(decisive.getFirst().label()));
    }
    var was = reasons.get().before().claims().get(id);
    if (was == null) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    moving(id)
        .forEach(
            it ->
                lines.add(
                    "%s alone: %s"
                        .formatted(
                            Words.upperFirst(it.label()),
                            words(it.answers().map(answers -> answers.claims().get(id))))));
    if (lines.isEmpty()) {
      lines.add(
          "no difference alone moves it by %s: they act together".formatted(Numbers.share(MOVED)));
    } else if (!stored.isEmpty()) {
      lines.add(
          "(run again on %s: %s → %s)"
              .formatted(
                  Words.counted(reasons.get().before().futures(), "plausible future"),
                  words(Optional.of(was)),
                  words(Optional.ofNullable(reasons.get().after().claims().get(id)))));
    }
    return lines;
  }

  private List<Alone> moving(String id) {
    var was = Optional.ofNullable(reasons.orElseThrow().before().claims().get(id));
    return reasons.get().alone().stream()
        .filter(it -> it.answers().isPresent())
        .filter(it -> hasMoved(was, it.answers().map(answers -> answers.claims().get(id))))
        .sorted(
            Comparator.comparingDouble(
                it ->
                    0
                        - Math.abs(
                            share(it.answers().map(answers -> answers.claims().get(id)))
                                - share(was))))
        .toList();
  }

  private static double share(Optional<Answer> answer) {
    return answer.flatMap(Answer::share).map(Share::value).orElse(0.0);
  }

  public Json json() {
    var json =
        Json.object(
            "before",
            before,
            "after",
            after,
            "differences",
            differences.stream().map(DiffReport::json).toList());
    if (first().isEmpty() || second().isEmpty()) {
      return json;
    }
    var one = first().get();
    var other = second().get();
    return json.with("futures", Json.array(one.futures(), other.futures()))
        .with("acceptance", Json.array(one.acceptance().value(), other.acceptance().value()))
        .with(
            "claims", Answers.claims(one, other).stream().map(id -> claim(id, one, other)).toList())
        .with("medians", medians(one, other));
  }

  private static Json medians(Answers one, Answers other) {
    var all = new ArrayList<Json>();
    one.medians()
        .forEach(
            (name, was) -> {
              var is = other.medians().get(name);
              if (is != null) {
                all.add(Json.object("name", name, "before", was, "after", is));
              }
            });
    return Json.list(all);
  }

  private static Json json(Difference it) {
    return Json.object(
        "kind",
        it.kind().word(),
        "name",
        it.name(),
        "what",
        it.what(),
        "before",
        it.before(),
        "after",
        it.after(),
        "decides",
        it.kind().decides());
  }

  private Json claim(String id, Answers one, Answers other) {
    var was = Optional.ofNullable(one.claims().get(id));
    var is = Optional.ofNullable(other.claims().get(id));
    var json = Json.object("id", id, "changed", hasMoved(was, is));
    json = was.isPresent() ? json.with("before", json(was.get())) : json;
    json = is.isPresent() ? json.with("after", json(is.get())) : json;
    if (reasons.isEmpty()) {
      return json;
    }
    var alone = new ArrayList<Json>();
    for (var it : reasons.get().alone()) {
      it.answers()
          .map(answers -> answers.claims().get(id))
          .ifPresent(answer -> alone.add(json(answer).with("difference", it.label())));
    }
    return json.with("alone", alone);
  }

  private static Json.Obj json(Answer answer) {
    var json = Json.object("verdict", answer.verdict());
    return answer
        .share()
        .map(
            share ->
                json.with("share", share.value())
                    .with("low", share.low())
                    .with("high", share.high())
                    .with("of", share.of()))
        .orElse(json);
  }
}
