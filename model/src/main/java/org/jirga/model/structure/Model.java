package org.jirga.model.structure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Source;

/// A model as read from a file.
///
/// Time is given by four variables of fixed names, [#INITIAL_TIME], [#FINAL_TIME], [#TIME_STEP] and
/// [#SAVEPER]: Vensim files define them, a reader of another format adds them. Equations may use
/// them like any other, and [#TIME] besides, which no equation defines.
///
/// @param variables in the order of the file
/// @param timeUnit the unit of time, if the file gives one apart from the four variables
/// @param expectations in the order of the file
/// @param unitSynonyms lists of words that the file declares to be one unit, in any case; one of a
/// list may be what the unit is made of, `km/hour`
/// @param groupComments what the file says about groups of variables, by their names
public record Model(
    String name,
    Source source,
    Method method,
    Optional<Written> timeUnit,
    List<Dimension> dimensions,
    List<Variable> variables,
    List<Expectation> expectations,
    List<List<Written>> unitSynonyms,
    Map<String, String> groupComments) {

  public static final Name TIME = Name.of("Time");
  public static final Name INITIAL_TIME = Name.of("INITIAL TIME");
  public static final Name FINAL_TIME = Name.of("FINAL TIME");
  public static final Name TIME_STEP = Name.of("TIME STEP");
  public static final Name SAVEPER = Name.of("SAVEPER");

  /// The four variables that say when a run starts and ends, and how it steps and saves.
  public static final List<Name> TIME_SETTINGS =
      List.of(INITIAL_TIME, FINAL_TIME, TIME_STEP, SAVEPER);

  public Model {
    dimensions = List.copyOf(dimensions);
    variables = List.copyOf(variables);
    expectations = List.copyOf(expectations);
    unitSynonyms = unitSynonyms.stream().map(List::copyOf).toList();
    groupComments = Map.copyOf(groupComments);
  }

  /// A model of which nothing is expected, with units as they are everywhere, and no comments on
  /// groups.
  public Model(
      String name,
      Source source,
      Method method,
      Optional<Written> timeUnit,
      List<Dimension> dimensions,
      List<Variable> variables) {
    this(name, source, method, timeUnit, dimensions, variables, List.of(), List.of(), Map.of());
  }

  /// The same with other variables.
  public Model withVariables(List<Variable> others) {
    return new Model(
        name,
        source,
        method,
        timeUnit,
        dimensions,
        others,
        expectations,
        unitSynonyms,
        groupComments);
  }

  /// The same with another method of integration.
  public Model withMethod(Method other) {
    return new Model(
        name,
        source,
        other,
        timeUnit,
        dimensions,
        variables,
        expectations,
        unitSynonyms,
        groupComments);
  }

  public Optional<Variable> variable(Name name) {
    return variables.stream().filter(variable -> variable.name().equals(name)).findFirst();
  }
}
