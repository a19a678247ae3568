package org.jirga.model.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.model.structure.Variable.Accumulation;
import org.jirga.model.structure.Variable.Auxiliary;
import org.jirga.model.structure.Variable.Constant;
import org.jirga.model.structure.Variable.Flow;
import org.jirga.model.structure.Variable.Lookup;
import org.jirga.model.structure.Variable.Stock;
import org.jirga.model.structure.Written;
import org.jirga.model.unit.Unit;
import org.jirga.model.unit.UnitParser;
import org.jirga.model.unit.UnitReading;

/// Checks that equations give the units that their variables have.
final class UnitCheck {

  private final Model model;
  private final Names names;
  private final Complaints complaints;
  private final UnitParser parser;
  private final Map<Name, Unit> units = new HashMap<>();

  UnitCheck(Model model, Names names, Complaints complaints) {
    this.model = model;
    this.names = names;
    this.complaints = complaints;
    this.parser =
        new UnitParser(
            model.unitSynonyms().stream()
                .map(words -> words.stream().map(Written::text).toList())
                .toList());
  }

  /// The unit of each variable that has one which could be understood.
  Map<Name, Unit> check() {
    for (var variable : names.variables()) {
      written(variable)
          .flatMap(this::understand)
          .ifPresent(unit -> units.put(variable.name(), unit));
    }
    model.unitSynonyms().forEach(this::checkDeclared);
    parser.circles().forEach(this::complainOfCircle);
    var quantities =
        names.variables().stream()
            .filter(variable -> !Model.TIME_SETTINGS.contains(variable.name()))
            .filter(variable -> !variable.description().internal())
            .toList();
    if (!quantities.isEmpty() && quantities.stream().allMatch(v -> written(v).isEmpty())) {
      complaints.add(
          CheckCode.NO_UNITS_AT_ALL,
          quantities.getFirst().description().span(),
          "no variable of the model has a unit, so units are not checked");
      return units;
    }
    var time = timeUnit();
    time.ifPresent(this::checkControls);
    var found = new LinkedHashMap<Name, List<Diagnostic>>();
    for (var variable : names.variables()) {
      found.put(variable.name(), round(variable, time, units).complaints.sorted());
    }
    leaveOutEchoes(found, time);
    nameCauses(found, time);
    found.values().forEach(complaints::addAll);
    return units;
  }

  private static Optional<Written> written(Variable variable) {
    return variable.description().unit().filter(unit -> !unit.text().isBlank());
  }

  private Optional<Unit> understand(Written written) {
    return switch (parser.read(written.text())) {
      case UnitReading.Understood(var unit) -> Optional.of(unit);
      case UnitReading.NotUnderstood(var reason) -> {
        complaints.add(
            CheckCode.UNREADABLE_UNIT,
            written.span(),
            "the unit '%s' cannot be read: %s".formatted(written.text().strip(), reason),
            "write a unit like 'USD/(person*Month)', 'meter^2' or 'Dmnl'");
        yield Optional.empty();
      }
    };
  }

  private void checkDeclared(List<Written> words) {
    words.stream().map(Written::text).filter(it -> !UnitParser.isMade(it)).forEach(parser::read);
    made(words).ifPresent(this::understand);
  }

  /// What a declared unit is made of.
  private static Optional<Written> made(List<Written> words) {
    return words.stream().filter(word -> UnitParser.isMade(word.text())).findFirst();
  }

  private void complainOfCircle(List<String> names) {
    var declared =
        names.stream()
            .flatMap(
                name ->
                    model.unitSynonyms().stream()
                        .filter(words -> words.stream().anyMatch(w -> w.text().equals(name)))
                        .flatMap(words -> made(words).stream())
                        .limit(1))
            .toList();
    complaints.add(
        CheckCode.CIRCULAR_UNIT,
        declared.getFirst().span(),
        "the unit '%s' is made of itself: %s"
            .formatted(
                names.getFirst(),
                IntStream.range(0, names.size())
                    .mapToObj(i -> "%s = %s".formatted(names.get(i), declared.get(i).text()))
                    .collect(Collectors.joining(", "))),
        "leave out one of these equations; as they are, each is a unit by itself");
  }

  private Optional<Unit> timeUnit() {
    var declared = model.timeUnit().filter(unit -> !unit.text().isBlank());
    return Stream.of(
            Optional.ofNullable(units.get(Model.TIME_STEP)),
            declared.flatMap(this::understand),
            Optional.ofNullable(units.get(Model.INITIAL_TIME)),
            Optional.ofNullable(units.get(Model.FINAL_TIME)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private void checkControls(Unit time) {
    for (var name : Model.TIME_SETTINGS) {
      var unit = units.get(name);
      var variable = names.variable(name);
      if (unit != null && !unit.equals(time) && variable.isPresent()) {
        complaints.add(
            CheckCode.NOT_TIME,
            variable.get().description().span(),
            "'%s' should have the unit of time, '%s', but has '%s'".formatted(name, time, unit),
            UnitHint.towards(time, unit));
      }
    }
  }

  private Round round(Variable variable, Optional<Unit> time, Map<Name, Unit> assumed) {
    var round = new Round(time, assumed, new Complaints(model.source()));
    round.check(variable);
    return round;
  }

  /// A variable whose unit is not what its equation gives makes the equations that use it wrong.
  /// If all of them would fit with the other unit, the one that is written is the cause, and they
  /// are its echoes.
  private void leaveOutEchoes(Map<Name, List<Diagnostic>> found, Optional<Unit> time) {
    if (found.values().stream().noneMatch(UnitCheck::isCause)) {
      return;
    }
    var usersOf = users();
    for (var variable : names.variables()) {
      var own = found.getOrDefault(variable.name(), List.of());
      if (!isCause(own)) {
        continue;
      }
      var given = round(variable, time, units).given;
      if (given.isEmpty()) {
        continue;
      }
      var assumed = new HashMap<>(units);
      assumed.put(variable.name(), given.get());
      var users = usersOf.getOrDefault(variable.name(), List.of());
      var fit = users.stream().allMatch(it -> isSound(it, time, assumed));
      var echoes =
          users.stream()
              .map(Variable::name)
              .filter(
                  it -> found.getOrDefault(it, List.of()).stream().anyMatch(UnitCheck::isMisfit))
              .toList();
      if (fit && !echoes.isEmpty()) {
        echoes.forEach(it -> found.put(it, withoutMisfits(found.getOrDefault(it, List.of()))));
        found.put(variable.name(), List.of(asCause(own.getFirst(), given.get(), echoes.size())));
      }
    }
  }

  /// A constant has no equation that could speak against its unit. But where two equations or more
  /// that use a variable do not fit, and all that use it would with one other unit, that is the
  /// cause, and they are its echoes.
  private void nameCauses(Map<Name, List<Diagnostic>> found, Optional<Unit> time) {
    if (found.values().stream().filter(UnitCheck::misfits).count() < 2) {
      return;
    }
    var usersOf = users();
    for (var variable : names.variables()) {
      var own = found.getOrDefault(variable.name(), List.of());
      var users = usersOf.getOrDefault(variable.name(), List.of());
      var wrong =
          users.stream().filter(it -> misfits(found.getOrDefault(it.name(), List.of()))).toList();
      if (wrong.size() < 2 || misfits(own) || !units.containsKey(variable.name())) {
        continue;
      }
      otherUnit(variable, wrong.getFirst(), users, time)
          .ifPresent(
              unit -> {
                for (var user : wrong) {
                  found.put(
                      user.name(), withoutMisfits(found.getOrDefault(user.name(), List.of())));
                }
                found.put(variable.name(), List.of(cause(variable, unit, wrong.size())));
              });
    }
  }

  private static boolean misfits(List<Diagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(UnitCheck::isMisfit);
  }

  /// The unit with which all users of a variable would fit: as one of them adds, multiplies or
  /// divides by it.
  private Optional<Unit> otherUnit(
      Variable variable, Variable wrong, List<Variable> users, Optional<Unit> time) {
    var unit = Objects.requireNonNull(units.get(variable.name()));
    var wanted = units.get(wrong.name());
    if (wanted == null) {
      return Optional.empty();
    }
    var candidates = new ArrayList<Unit>();
    candidates.add(wanted);
    round(wrong, time, units)
        .given
        .ifPresent(
            given -> {
              candidates.add(unit.times(wanted).per(given));
              candidates.add(unit.times(given).per(wanted));
            });
    return candidates.stream()
        .filter(candidate -> !candidate.equals(unit))
        .filter(
            candidate -> {
              var assumed = new HashMap<>(units);
              assumed.put(variable.name(), candidate);
              return users.stream().allMatch(it -> isSound(it, time, assumed));
            })
        .findFirst();
  }

  private Diagnostic cause(Variable variable, Unit needed, int echoes) {
    return Diagnostic.of(
        CheckCode.UNIT_OF_USES,
        model.source(),
        variable.description().span(),
        "'%s' has the unit '%s' but %d equations need '%s'"
            .formatted(variable.name(), units.get(variable.name()), echoes, needed),
        "with it these would fit; they are not listed");
  }

  /// Whether an equation as a whole gives another unit than its variable has, and nothing else is
  /// wrong with it.
  private static boolean isCause(List<Diagnostic> own) {
    return own.size() == 1 && own.getFirst().code() == CheckCode.EQUATION_UNIT;
  }

  /// For each variable those whose equations name it, but itself.
  private Map<Name, List<Variable>> users() {
    var users = new HashMap<Name, List<Variable>>();
    for (var variable : names.variables()) {
      var named = new HashSet<Name>();
      Formula.of(variable)
          .forEach(
              formula ->
                  formula.bodies().stream()
                      .flatMap(Expr::references)
                      .map(Expr.Reference::name)
                      .forEach(named::add));
      named.remove(variable.name());
      named.forEach(name -> users.computeIfAbsent(name, _ -> new ArrayList<>()).add(variable));
    }
    return users;
  }

  private boolean isSound(Variable variable, Optional<Unit> time, Map<Name, Unit> assumed) {
    return round(variable, time, assumed).complaints.sorted().stream()
        .noneMatch(UnitCheck::isMisfit);
  }

  /// Whether units do not fit; not, whether one is missing.
  private static boolean isMisfit(Diagnostic diagnostic) {
    return diagnostic.code() != CheckCode.NO_UNIT;
  }

  private static List<Diagnostic> withoutMisfits(List<Diagnostic> diagnostics) {
    return diagnostics.stream().filter(it -> !isMisfit(it)).toList();
  }

  private static Diagnostic asCause(Diagnostic diagnostic, Unit given, int echoes) {
    return new Diagnostic(
        diagnostic.severity(),
        diagnostic.code(),
        diagnostic.source(),
        diagnostic.span(),
        diagnostic.message(),
        Optional.of(
            "with the unit '%s' %s, which %s not listed"
                .formatted(
                    given,
                    echoes == 1
                        ? "1 other equation would fit"
                        : echoes + " other equations would fit",
                    echoes == 1 ? "is" : "are")));
  }

  /// Checks equations under the assumption that variables have certain units.
  private final class Round {

    private final Optional<Unit> time;
    private final Map<Name, Unit> units;
    private final Complaints complaints;
    private final UnitInference inference;

    /// What the equation gives, or the first of several.
    private Optional<Unit> given = Optional.empty();

    Round(Optional<Unit> time, Map<Name, Unit> units, Complaints complaints) {
      this.time = time;
      this.units = units;
      this.complaints = complaints;
      this.inference = new UnitInference(units, time, complaints);
    }

    void check(Variable variable) {
      var unit = Optional.ofNullable(units.get(variable.name()));
      switch (variable) {
        case Stock stock -> {
          for (var accumulation : stock.accumulations()) {
            checkAccumulation(stock, accumulation, unit);
          }
          complainIfNone(variable, Optional.empty());
        }
        case Flow flow -> checkEquations(flow, unit);
        case Auxiliary auxiliary -> checkEquations(auxiliary, unit);
        case Constant _, Lookup _ -> complainIfNone(variable, Optional.empty());
      }
    }

    private void checkEquations(Variable variable, Optional<Unit> unit) {
      for (var formula : Formula.of(variable)) {
        var body = formula.bodies().getFirst();
        var found = inferred(body, inference);
        given = given.or(() -> found);
        require(
            CheckCode.EQUATION_UNIT,
            body.span(),
            "'%s' has the unit '%s' but its equation gives '%s'",
            variable,
            unit,
            found);
      }
      complainIfNone(variable, given);
    }

    private void checkAccumulation(Stock stock, Accumulation accumulation, Optional<Unit> unit) {
      require(
          CheckCode.NET_FLOW_UNIT,
          accumulation.netFlow().span(),
          "the net flow of '%s' should be in '%s' but is in '%s'",
          stock,
          unit.flatMap(of -> time.map(of::per)),
          inferred(accumulation.netFlow(), inference));
      require(
          CheckCode.INITIAL_UNIT,
          accumulation.initial().span(),
          "the initial value of '%s' should be in '%s' but is in '%s'",
          stock,
          unit,
          inferred(accumulation.initial(), inference));
    }

    /// The unit of a whole equation, net flow or initial value. A number alone takes the unit that
    /// is wanted there.
    private static Optional<Unit> inferred(Expr whole, UnitInference inference) {
      return Numbers.value(whole).isPresent() || Numbers.isZero(whole)
          ? Optional.empty()
          : inference.infer(whole);
    }

    private void require(
        CheckCode code,
        Span span,
        String message,
        Variable variable,
        Optional<Unit> wanted,
        Optional<Unit> had) {
      if (wanted.isPresent() && had.isPresent() && !wanted.equals(had)) {
        complaints.add(
            code,
            span,
            message.formatted(variable.name(), wanted.get(), had.get()),
            UnitHint.towards(wanted.get(), had.get()));
      }
    }

    private void complainIfNone(Variable variable, Optional<Unit> given) {
      var timeIsDeclared =
          Model.TIME_SETTINGS.contains(variable.name()) && model.timeUnit().isPresent();
      if (written(variable).isEmpty() && !timeIsDeclared && !variable.description().internal()) {
        complaints.add(
            CheckCode.NO_UNIT,
            variable.description().span(),
            "'%s' has no unit".formatted(variable.name()),
            given.map("its equation gives '%s'"::formatted));
      }
    }
  }
}
