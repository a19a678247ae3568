package org.jirga.model.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
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

  private static final Set<Name> CONTROLS =
      Set.of(Model.INITIAL_TIME, Model.FINAL_TIME, Model.TIME_STEP, Model.SAVEPER);

  private final Model model;
  private final Names names;
  private final Complaints complaints;
  private final UnitParser parser;
  private final Map<Name, Unit> units = new HashMap<>();

  UnitCheck(Model model, Names names, Complaints complaints) {
    this.model = model;
    this.names = names;
    this.complaints = complaints;
    this.parser = new UnitParser(model.unitSynonyms());
  }

  /// The unit of each variable that has one which could be understood.
  Map<Name, Unit> check() {
    for (var variable : names.variables()) {
      written(variable)
          .flatMap(this::understand)
          .ifPresent(unit -> units.put(variable.name(), unit));
    }
    var quantities =
        names.variables().stream()
            .filter(variable -> !CONTROLS.contains(variable.name()))
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
    var inference = new UnitInference(units, time, complaints);
    for (var variable : names.variables()) {
      check(variable, time, inference);
    }
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
    for (var name : CONTROLS) {
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

  private void check(Variable variable, Optional<Unit> time, UnitInference inference) {
    var unit = Optional.ofNullable(units.get(variable.name()));
    switch (variable) {
      case Stock stock -> {
        for (var accumulation : stock.accumulations()) {
          checkAccumulation(stock, accumulation, unit, time, inference);
        }
        complainIfNone(variable, Optional.empty());
      }
      case Flow flow -> checkEquations(flow, unit, inference);
      case Auxiliary auxiliary -> checkEquations(auxiliary, unit, inference);
      case Constant _, Lookup _ -> complainIfNone(variable, Optional.empty());
    }
  }

  private void checkEquations(Variable variable, Optional<Unit> unit, UnitInference inference) {
    var given = Optional.<Unit>empty();
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

  private void checkAccumulation(
      Stock stock,
      Accumulation accumulation,
      Optional<Unit> unit,
      Optional<Unit> time,
      UnitInference inference) {
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

  /// The unit of a whole equation, net flow or initial value. A number alone takes the unit that is
  /// wanted there.
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
    var timeIsDeclared = CONTROLS.contains(variable.name()) && model.timeUnit().isPresent();
    if (written(variable).isEmpty() && !timeIsDeclared && !variable.description().internal()) {
      complaints.add(
          CheckCode.NO_UNIT,
          variable.description().span(),
          "'%s' has no unit".formatted(variable.name()),
          given.map("its equation gives '%s'"::formatted));
    }
  }
}
