package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.preference.Preference;
import org.jirga.conflict.preference.Ranking;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.DecisionMaker;
import org.jirga.conflict.structure.OptionVocabulary;
import org.jirga.conflict.structure.PreferenceProfile;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.YamlCode;
import org.jirga.workbench.yaml.YamlReader;

/// Reads a `conflict.yaml` (or a `.gmcr` file, by its ending): what is written, then whether states
/// and preferences follow from it.
public final class ConflictReader {

  static final List<String> KEYS =
      List.of(
          "title",
          "about",
          "source",
          "decision makers",
          "infeasible",
          "irreversible",
          "coalesce",
          "states",
          "status quo",
          "outcomes",
          "voting",
          "simulation",
          "variants",
          "readings",
          "sampling",
          "deals",
          "history");
  static final List<String> DECISION_MAKER_KEYS =
      List.of(
          "label", "options", "preferences", "profiles", "attitudes", "unseen", "believes", "plan");

  private static final String GMCR = ".gmcr";

  private final Problems problems;
  private final Map<String, String> wanted;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  private ConflictReader(Problems problems, Map<String, String> wanted) {
    this.problems = problems;
    this.wanted = wanted;
  }

  /// What came of reading a conflict.
  ///
  /// @param content absent where a diagnostic is an error
  public record Reading(Optional<ConflictFile> content, List<Diagnostic> diagnostics) {
    public Reading {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /// @param profiles for decision makers, by name, the profile that holds instead of the first
  public static Reading read(Source source, Map<String, String> profiles) {
    if (source.name().endsWith(GMCR)) {
      return GmcrReader.read(source);
    }
    var problems = new Problems(source);
    var content =
        YamlReader.read(problems)
            .map(entries -> Section.of(entries, new Span(0, 0), "a conflict", problems, KEYS))
            .flatMap(root -> new ConflictReader(problems, profiles).read(root));
    var diagnostics = problems.all();
    return new Reading(content.filter(_ -> !Diagnostic.anyError(diagnostics)), diagnostics);
  }

  private Optional<ConflictFile> read(Section root) {
    var title = root.requiredScalar("title").map(text -> text.value().strip()).orElse("");
    var makers = root.required("decision makers").map(_ -> root.named("decision makers"));
    if (makers.isEmpty()) {
      return Optional.empty();
    }
    var sections = new ArrayList<Section>();
    var options = new OptionSection(problems);
    var bare = new ArrayList<DecisionMaker>();
    for (var entry : makers.get()) {
      var taken = numbers.keySet().stream().anyMatch(entry.name()::equalsIgnoreCase);
      numbers.putIfAbsent(entry.name(), bare.size());
      if (taken) {
        problems.add(
            ConflictCode.NAME_TAKEN,
            entry.key().span(),
            "'%s' is a decision maker already".formatted(entry.name()));
      }
      Section.of(entry, "a decision maker", problems, DECISION_MAKER_KEYS)
          .ifPresent(
              section -> {
                var label = section.text("label");
                sections.add(section);
                bare.add(
                    new DecisionMaker(
                        entry.name(),
                        label.isEmpty() ? entry.name() : label,
                        options.read(section.named("options")),
                        List.of()));
              });
    }
    var outline = Conflict.of(title, bare);
    if (outline.options().isEmpty()) {
      problems.add(
          YamlCode.MISSING_KEY,
          root.entry("decision makers").orElseThrow().key().span(),
          "no decision maker has an option");
      return Optional.empty();
    }
    var outcomes = root.words("outcomes").stream().map(word -> word.value().strip()).toList();
    var words = new OptionVocabulary(outline.options(), outcomes);
    return read(root, outline, sections, words);
  }

  private Optional<ConflictFile> read(
      Section root, Conflict outline, List<Section> sections, OptionVocabulary words) {
    var plain = new RuleSection(new Terms(problems, words, Map.of()), numbers);
    var names = plain.names(root.named("states"));
    Map<String, Condition> byName = new HashMap<>();
    names.forEach(named -> byName.put(named.value().name(), named.value().states()));
    var terms = new Terms(problems, words, byName);
    var rules = new RuleSection(terms, numbers);
    var infeasible = root.entry("infeasible").map(rules::infeasible).orElse(List.of());
    var blocked = root.entry("irreversible").map(rules::irreversible).orElse(List.of());
    var coalesced = root.entry("coalesce").map(rules::coalesced).orElse(List.of());
    var statusQuo = root.scalar("status quo");
    var profiles = new ArrayList<List<PreferenceSection.Placed>>();
    var makers = new ArrayList<DecisionMaker>();
    for (var i = 0; i < sections.size(); i++) {
      var placed = profiles(sections.get(i), terms);
      profiles.add(placed);
      makers.add(
          outline
              .decisionMakers()
              .get(i)
              .with(placed.stream().map(PreferenceSection.Placed::profile).toList()));
    }
    var conflict =
        new Conflict(
            outline.title(),
            makers,
            infeasible.stream().map(RuleSection.Placed::value).toList(),
            blocked.stream().map(RuleSection.Placed::value).toList(),
            coalesced.stream().map(RuleSection.Placed::value).toList(),
            names.stream().map(RuleSection.Placed::value).toList(),
            statusQuo.flatMap(terms::states));
    if (Diagnostic.anyError(problems.all())) {
      return Optional.empty();
    }
    var check = new ConflictCheck(problems, conflict);
    return check
        .game(root, infeasible, coalesced)
        .map(
            game -> {
              check.statusQuo(game, statusQuo);
              check.names(game, names);
              check.moves(game, blocked);
              var byProfile = check.preferences(game, profiles);
              var preferences = chosen(conflict, byProfile, game);
              return new ConflictFile(
                  conflict,
                  root.text("about"),
                  root.text("source"),
                  game,
                  conflict.decisionMakers().stream().map(this::chosen).toList(),
                  preferences,
                  new ViewSection(game, terms, rules).read(root, sections, byProfile, preferences));
            });
  }

  /// The profile that holds.
  private Optional<PreferenceProfile> chosen(DecisionMaker who) {
    return who.profile(wanted.getOrDefault(who.name(), ""))
        .or(() -> who.profiles().stream().findFirst());
  }

  private List<Optional<Preference>> chosen(
      Conflict conflict, List<Map<String, Optional<Preference>>> byProfile, Game game) {
    var preferences = new ArrayList<Optional<Preference>>();
    for (var who = 0; who < byProfile.size(); who++) {
      var profile = chosen(conflict.decisionMakers().get(who));
      var own = byProfile.get(who);
      preferences.add(
          profile.isEmpty()
              ? Optional.of(Ranking.indifferent(game.size()))
              : own.getOrDefault(profile.get().name(), Optional.empty()));
    }
    return preferences;
  }

  private List<PreferenceSection.Placed> profiles(Section section, Terms terms) {
    var reader = new PreferenceSection(terms);
    if (section.has("preferences") && section.has("profiles")) {
      problems.add(
          ConflictCode.CHOOSE_ONE,
          section.entry("profiles").orElseThrow().key().span(),
          "a decision maker has 'preferences' or 'profiles', not both");
    }
    var placed = new ArrayList<PreferenceSection.Placed>();
    section
        .entry("preferences")
        .flatMap(entry -> reader.read(PreferenceProfile.ONLY, entry))
        .ifPresent(placed::add);
    for (var entry : section.named("profiles")) {
      reader.read(entry.name(), entry).ifPresent(placed::add);
    }
    return placed;
  }
}
