package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.Grounds;
import org.jirga.conflict.structure.OptionVocabulary;
import org.jirga.conflict.structure.PreferenceForm;
import org.jirga.conflict.structure.PreferenceProfile;
import org.jirga.deal.structure.Bargain;
import org.jirga.deal.structure.Milestone;
import org.jirga.deal.structure.Reading;
import org.jirga.deal.structure.Sampling;
import org.jirga.deal.structure.Variant;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlReader;

/// Reads what a `conflict.yaml` says beyond the conflict: how it touches the simulation, variants,
/// readings, deals and history.
public final class BargainReader {

  static final List<String> VARIANT_KEYS = List.of("label", "forward");
  static final List<String> READING_KEYS = List.of("label", "profiles", "known by");
  static final List<String> SAMPLING_KEYS =
      List.of("swaps", "dropped", "flipped", "unconditional", "thresholds");
  static final List<String> MILESTONE_KEYS = List.of("when", "state", "text", "source", "date");

  private static final int MOST_SWAPS = 1000;

  private final Problems problems;
  private final Conflict conflict;
  private final Terms terms;
  private final SimulationNames names;

  private BargainReader(Problems problems, Conflict conflict, Terms terms, SimulationNames names) {
    this.problems = problems;
    this.conflict = conflict;
    this.terms = terms;
    this.names = names;
  }

  /// What came of reading.
  ///
  /// @param content absent where a diagnostic is an error
  public record Result(Optional<Bargain> content, List<Diagnostic> diagnostics) {
    public Result {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  public static Result read(Source source, SimulationNames names) {
    var conflict = ConflictReader.read(source, Map.of());
    var problems = new Problems(source);
    problems.addAll(conflict.diagnostics());
    if (conflict.content().isEmpty()) {
      return new Result(Optional.empty(), problems.all());
    }
    // the second reading finds the same problems, which are there already
    var quiet = new Problems(source);
    var root =
        YamlReader.read(quiet)
            .map(
                entries ->
                    Section.of(
                        entries, new Span(0, 0), "a conflict", problems, ConflictReader.KEYS))
            .orElseThrow();
    var content = read(root, conflict.content().get().conflict(), names);
    var diagnostics = problems.all();
    return new Result(
        Optional.of(content).filter(_ -> !Diagnostic.anyError(diagnostics)), diagnostics);
  }

  private static Bargain read(Section root, Conflict conflict, SimulationNames names) {
    var outcomes = root.words("outcomes").stream().map(word -> word.value().strip()).toList();
    Map<String, Condition> states = new HashMap<>();
    conflict.names().forEach(named -> states.put(named.name(), named.states()));
    var terms =
        new Terms(root.problems(), new OptionVocabulary(conflict.options(), outcomes), states);
    return new BargainReader(root.problems(), conflict, terms, names).read(root, outcomes);
  }

  private Bargain read(Section root, List<String> outcomes) {
    var coupling = new CouplingSection(terms, names, outcomes).read(root);
    var variants = variants(root);
    return new Bargain(
        conflict,
        coupling,
        variants,
        readings(root),
        new DealSection(terms, conflict, names, variants).read(root.named("deals")),
        sampling(root),
        history(root));
  }

  private List<Variant> variants(Section root) {
    var variants = new ArrayList<Variant>();
    for (var entry : root.named("variants")) {
      Section.of(entry, "a variant", problems, VARIANT_KEYS)
          .ifPresent(
              section -> {
                var forward = new ArrayList<String>();
                for (var word : section.words("forward")) {
                  terms
                      .condition(word)
                      .filter(Condition.Setting.class::isInstance)
                      .map(it -> conflict.options().get(((Condition.Setting) it).option()).name())
                      .ifPresent(forward::add);
                }
                variants.add(new Variant(entry.name(), section.text("label"), forward));
              });
    }
    return variants;
  }

  /// What is written, or the first profile of everybody.
  private List<Reading> readings(Section root) {
    var readings = new ArrayList<Reading>();
    for (var entry : root.named("readings")) {
      Section.of(entry, "a reading", problems, READING_KEYS)
          .flatMap(section -> reading(entry.name(), section))
          .ifPresent(readings::add);
    }
    return readings.isEmpty()
        ? List.of(new Reading("as written", "", Map.of(), Optional.empty()))
        : readings;
  }

  private Optional<Reading> reading(String name, Section section) {
    var day = section.scalar("known by").flatMap(date -> Terms.date(date, section));
    var profiles = new HashMap<String, String>();
    for (var entry : section.named("profiles")) {
      var who =
          conflict.decisionMakers().stream()
              .filter(it -> it.name().equalsIgnoreCase(entry.name().strip()))
              .findFirst();
      if (who.isEmpty()) {
        problems.unknown(
            ConflictCode.UNKNOWN_DECISION_MAKER,
            entry.key().span(),
            "there is no decision maker '%s'".formatted(entry.name()),
            entry.name(),
            conflict.decisionMakerNames());
        continue;
      }
      if (!(entry.value() instanceof Yaml.Scalar wanted)) {
        continue;
      }
      var profile = who.get().profile(wanted.value().strip());
      if (profile.isEmpty()) {
        problems.unknown(
            ConflictCode.UNKNOWN_PROFILE,
            wanted.span(),
            "%s has no profile '%s'".formatted(who.get().name(), wanted.value()),
            wanted.value(),
            who.get().profiles().stream().map(PreferenceProfile::name).toList());
        continue;
      }
      profiles.put(who.get().name(), profile.get().name());
      day.ifPresent(
          date ->
              later(profile.get()).stream()
                  .filter(grounds -> !grounds.knownBy(date))
                  .findFirst()
                  .ifPresent(
                      grounds ->
                          problems.add(
                              DealCode.NOT_KNOWN_YET,
                              wanted.span(),
                              "'%s' rests on a source of %s, which was not known by %s"
                                  .formatted(
                                      profile.get().name(), grounds.date().orElseThrow(), date))));
    }
    return Optional.of(new Reading(name, section.text("label"), profiles, day));
  }

  /// What a profile and its statements rest on.
  private static List<Grounds> later(PreferenceProfile profile) {
    var all = new ArrayList<Grounds>();
    all.add(profile.grounds());
    if (profile.form() instanceof PreferenceForm.Statements(var statements)) {
      statements.forEach(statement -> all.add(statement.grounds()));
    }
    return all;
  }

  private Sampling sampling(Section root) {
    return root.entry("sampling")
        .flatMap(entry -> Section.of(entry, "the sampling", problems, SAMPLING_KEYS))
        .map(
            section ->
                new Sampling(
                    (int) section.whole("swaps", 0, MOST_SWAPS).orElse(Sampling.DEFAULT.swaps()),
                    share(section, "dropped", Sampling.DEFAULT.dropped()),
                    share(section, "flipped", Sampling.DEFAULT.flipped()),
                    share(section, "unconditional", Sampling.DEFAULT.unconditional()),
                    share(section, "thresholds", Sampling.DEFAULT.thresholds())))
        .orElse(Sampling.DEFAULT);
  }

  private static double share(Section section, String key, double otherwise) {
    return DealSection.between(section, key, 0, 1, otherwise);
  }

  private List<Milestone> history(Section root) {
    var milestones = new ArrayList<Milestone>();
    for (var item : items(root, "history")) {
      if (!(item instanceof Yaml.Entries entries)) {
        terms.scalars(item, "a milestone");
        continue;
      }
      var section = Section.of(entries, entries.span(), "a milestone", problems, MILESTONE_KEYS);
      section
          .requiredScalar("state")
          .flatMap(terms::states)
          .ifPresent(
              state ->
                  milestones.add(
                      new Milestone(
                          section.text("when"),
                          state,
                          section.text("text"),
                          Terms.grounds(section))));
    }
    return milestones;
  }

  private static List<Yaml> items(Section root, String key) {
    return root.entry(key)
        .map(
            entry ->
                entry.value() instanceof Yaml.Items(var items, _)
                    ? items
                    : List.<Yaml>of(entry.value()))
        .orElse(List.of());
  }

  /// Names are compared without regard to case.
  static boolean isSame(String one, String other) {
    return one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
  }
}
