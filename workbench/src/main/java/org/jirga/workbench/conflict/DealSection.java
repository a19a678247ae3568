package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jirga.analysis.study.Distribution;
import org.jirga.conflict.condition.Condition;
import org.jirga.conflict.game.GameBuilder;
import org.jirga.conflict.structure.Conflict;
import org.jirga.deal.bargain.DealStates;
import org.jirga.deal.lab.Watch;
import org.jirga.deal.structure.Clause;
import org.jirga.deal.structure.Deal;
import org.jirga.deal.structure.Quantity;
import org.jirga.deal.structure.Schedule;
import org.jirga.deal.structure.Variant;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Values;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlCode;

/// Reads `deals`.
final class DealSection {

  static final List<String> KEYS =
      List.of(
          "label",
          "text",
          "source",
          "variant",
          "otherwise",
          "promises",
          "trigger",
          "guarantor",
          "exempt",
          "terms");
  static final List<String> TERM_KEYS =
      List.of(
          "giver",
          "receiver",
          "unit",
          "tranche",
          "every",
          "number",
          "ending",
          "lag",
          "detection",
          "snap back",
          "worth",
          "discount");
  static final List<String> QUANTITY_KEYS = List.of("constant");

  private static final int MOST_MONTHS = 1200;
  private static final String JUDGEMENT = "judgement";

  private final Terms terms;
  private final Problems problems;
  private final Conflict conflict;
  private final SimulationNames names;
  private final List<Variant> variants;

  DealSection(Terms terms, Conflict conflict, SimulationNames names, List<Variant> variants) {
    this.terms = terms;
    this.problems = terms.problems();
    this.conflict = conflict;
    this.names = names;
    this.variants = variants;
  }

  List<Deal> read(List<Yaml.Entry> entries) {
    var deals = new ArrayList<Deal>();
    for (var entry : entries) {
      Section.of(entry, "a deal", problems, KEYS)
          .flatMap(section -> deal(entry, section))
          .ifPresent(deals::add);
    }
    return deals;
  }

  private Optional<Deal> deal(Yaml.Entry entry, Section section) {
    var otherwise = section.requiredScalar("otherwise").flatMap(terms::states);
    var clauses = section.required("promises").map(_ -> clauses(section)).orElse(List.of());
    var variant = section.scalar("variant");
    variant.ifPresent(this::checkVariant);
    var exempt =
        section.words("exempt").stream()
            .flatMap(word -> CouplingSection.setting(word, terms).stream())
            .map(Condition.Setting::option)
            .toList();
    var schedule =
        section
            .entry("terms")
            .flatMap(it -> Section.of(it, "the terms of a deal", problems, TERM_KEYS))
            .flatMap(this::schedule);
    if (otherwise.isEmpty() || clauses.isEmpty()) {
      return Optional.empty();
    }
    var source = section.text("source");
    var deal =
        new Deal(
            entry.name(),
            section.text("label").isEmpty() ? entry.name() : section.text("label"),
            section.text("text"),
            variant.map(it -> it.value().strip()),
            otherwise.get(),
            clauses,
            section.text("trigger"),
            section.text("guarantor"),
            exempt,
            schedule,
            source,
            source.isEmpty());
    return isFeasible(entry, deal) ? Optional.of(deal) : Optional.empty();
  }

  private boolean isFeasible(Yaml.Entry entry, Deal deal) {
    if (!(GameBuilder.build(conflict) instanceof GameBuilder.Building.Built(var game))) {
      return false;
    }
    if (game.states().where(deal.otherwise()).size() != 1) {
      problems.add(
          ConflictCode.NOT_ONE_STATE,
          entry.key().span(),
          "'otherwise' of a deal is one state, and %d are like this"
              .formatted(game.states().where(deal.otherwise()).size()));
      return false;
    }
    return switch (DealStates.of(game, deal)) {
      case DealStates.Finding.Found _ -> true;
      case DealStates.Finding.Infeasible(var code) -> {
        problems.add(
            DealCode.INFEASIBLE_DEAL,
            entry.key().span(),
            "what this deal promises cannot be: %s is infeasible"
                .formatted(game.states().layout().pattern(code)));
        yield false;
      }
    };
  }

  private void checkVariant(Yaml.Scalar name) {
    if (variants.stream().noneMatch(it -> it.name().equals(name.value().strip()))) {
      problems.unknown(
          DealCode.UNKNOWN_VARIANT,
          name.span(),
          "there is no variant '%s'".formatted(name.value()),
          name.value(),
          variants.stream().map(Variant::name).toList());
    }
  }

  private List<Clause> clauses(Section section) {
    var clauses = new ArrayList<Clause>();
    for (var party : section.named("promises")) {
      var who = decisionMaker(party.key());
      if (who.isEmpty()) {
        continue;
      }
      for (var promise : promises(party)) {
        CouplingSection.setting(promise.key(), terms)
            .filter(setting -> isIts(setting, who.getAsInt(), promise.key()))
            .ifPresent(
                setting ->
                    clauses.add(
                        new Clause(
                            who.getAsInt(),
                            setting.option(),
                            setting.level(),
                            isEmpty(promise.value())
                                ? Optional.empty()
                                : quantity(promise.value(), "a burden"))));
      }
    }
    return clauses;
  }

  private List<Yaml.Entry> promises(Yaml.Entry party) {
    if (party.value() instanceof Yaml.Entries(var entries, _)) {
      return entries;
    }
    problems.add(
        YamlCode.WRONG_TYPE,
        party.value().span(),
        "the promises of '%s' are 'option: burden' entries, not %s"
            .formatted(party.name(), party.value().kind()));
    return List.of();
  }

  private boolean isIts(Condition.Setting setting, int who, Yaml.Scalar place) {
    if (conflict.owners()[setting.option()] == who) {
      return true;
    }
    problems.add(
        DealCode.NOT_ITS_OPTION,
        place.span(),
        "'%s' is not an option of %s"
            .formatted(
                conflict.options().get(setting.option()).name(),
                conflict.decisionMakers().get(who).name()));
    return false;
  }

  private Optional<Schedule> schedule(Section section) {
    var giver =
        section.requiredScalar("giver").map(this::decisionMaker).orElse(OptionalInt.empty());
    var receiver =
        section.requiredScalar("receiver").map(this::decisionMaker).orElse(OptionalInt.empty());
    section.required("tranche");
    var tranche = between(section, "tranche", 0, Double.MAX_VALUE, 0);
    var every = section.whole("every", 1, MOST_MONTHS).orElse(1);
    var number = section.whole("number", 1, MOST_MONTHS);
    var lag = section.whole("lag", 0, MOST_MONTHS).orElse(0);
    var detection = between(section, "detection", 1e-6, 1, 1);
    var snapBack = between(section, "snap back", 0, 1, 1);
    var ending = between(section, "ending", 0, Double.MAX_VALUE, 0);
    var worth = quantity(section, "worth", 1);
    var discount = quantity(section, "discount", 0.99);
    checkDiscount(section, discount);
    if (giver.isEmpty() || receiver.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Schedule(
            giver.getAsInt(),
            receiver.getAsInt(),
            section.text("unit"),
            tranche,
            (int) every,
            number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty(),
            ending,
            new Watch((int) lag, detection, snapBack),
            worth,
            discount));
  }

  /// A month later must be worth less, or sums without end have no value.
  private void checkDiscount(Section section, Quantity discount) {
    var isBelowOne =
        switch (discount.kind()) {
          case Quantity.Kind.Known(var value) -> value >= 0 && value < 1;
          case Quantity.Kind.Drawn(var distribution) ->
              distribution.low() >= 0 && distribution.high() < 1;
          case Quantity.Kind.Constant _ -> false;
        };
    if (!isBelowOne) {
      problems.add(
          DealCode.NOT_A_SHARE,
          section.entry("discount").orElseThrow().value().span(),
          "'discount' must lie between 0 and 1, and below 1");
    }
  }

  private Quantity quantity(Section section, String key, double otherwise) {
    return section
        .entry(key)
        .flatMap(entry -> quantity(entry.value(), "'" + key + "'"))
        .orElseGet(() -> Quantity.known(otherwise, JUDGEMENT));
  }

  /// A number, a range, or a constant of the study: `20`, `[5, 20, 80]`, `{constant: NAME}`.
  private Optional<Quantity> quantity(Yaml value, String what) {
    return switch (value) {
      case Yaml.Items items ->
          Values.numbers(items, what, 2, 3, problems).flatMap(range -> drawn(range, items));
      case Yaml.Scalar scalar -> {
        var number = Values.number(scalar, what, problems);
        yield number.isPresent()
            ? Optional.of(Quantity.known(number.getAsDouble(), JUDGEMENT))
            : Optional.empty();
      }
      case Yaml.Entries entries ->
          Section.of(entries, entries.span(), what, problems, QUANTITY_KEYS)
              .requiredScalar("constant")
              .flatMap(this::constant);
    };
  }

  private Optional<Quantity> drawn(double[] range, Yaml place) {
    var rises =
        IntStream.range(1, range.length).allMatch(i -> range[i - 1] <= range[i])
            && range[0] < range[range.length - 1];
    if (!rises) {
      problems.add(
          ConflictCode.BOUNDS_DO_NOT_RISE, place.span(), "the numbers of a range must rise");
      return Optional.empty();
    }
    return Optional.of(
        new Quantity(
            new Quantity.Kind.Drawn(
                range.length == 2
                    ? new Distribution.Uniform(range[0], range[1])
                    : new Distribution.Triangular(range[0], range[1], range[2])),
            JUDGEMENT));
  }

  private Optional<Quantity> constant(Yaml.Scalar name) {
    var known =
        names.uncertainties().stream()
            .filter(it -> BargainReader.isSame(it, name.value()))
            .findFirst();
    if (known.isEmpty()) {
      problems.unknown(
          DealCode.UNKNOWN_MEASURE,
          name.span(),
          "the study has no uncertainty '%s'".formatted(name.value()),
          name.value(),
          names.uncertainties());
    }
    return known.map(it -> new Quantity(new Quantity.Kind.Constant(it), "the study"));
  }

  private OptionalInt decisionMaker(Yaml.Scalar name) {
    var number =
        IntStream.range(0, conflict.decisionMakers().size())
            .filter(
                i -> BargainReader.isSame(conflict.decisionMakers().get(i).name(), name.value()))
            .findFirst();
    if (number.isEmpty()) {
      problems.unknown(
          ConflictCode.UNKNOWN_DECISION_MAKER,
          name.span(),
          "there is no decision maker '%s'".formatted(name.value()),
          name.value(),
          conflict.decisionMakerNames());
    }
    return number;
  }

  private static boolean isEmpty(Yaml value) {
    return value instanceof Yaml.Scalar scalar && scalar.isEmpty();
  }

  /// A number within bounds; one outside is reported.
  static double between(Section section, String key, double low, double high, double otherwise) {
    var number = section.number(key);
    if (number.isEmpty()) {
      return otherwise;
    }
    if (number.getAsDouble() >= low && number.getAsDouble() <= high) {
      return number.getAsDouble();
    }
    section
        .problems()
        .add(
            DealCode.NOT_A_SHARE,
            section.entry(key).orElseThrow().value().span(),
            high == Double.MAX_VALUE
                ? "'%s' must be at least %s".formatted(key, low)
                : "'%s' must lie between %s and %s".formatted(key, low, high));
    return otherwise;
  }
}
