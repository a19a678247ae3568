package org.jirga.model.check;

import org.jirga.model.source.Code;
import org.jirga.model.source.Severity;

/// What the check of a model can complain about. Ids: `N` names, `T` time, `S` subscripts, `C`
/// circular definitions, `U` units, `V` values.
public enum CheckCode implements Code {
  UNKNOWN_NAME("N001", "name not defined"),
  DEFINED_TWICE("N002", "variable defined twice"),
  LOOKUP_AS_VALUE("N003", "lookup used as a value"),
  NOT_A_LOOKUP("N004", "neither a lookup nor a known function"),
  ARGUMENT_COUNT("N005", "wrong number of arguments"),
  DIMENSION_AS_VALUE("N006", "subscript range used as a value"),
  TIME_DEFINED("N007", "Time defined by the model"),
  RANGE_DEFINED_TWICE("N008", "subscript range defined twice"),

  CONTROL_MISSING("T001", "time bound or step missing"),
  STEP_NOT_POSITIVE("T002", "time step or save step not positive"),
  ENDS_BEFORE_START("T003", "final time before initial time"),
  SAVE_STEP_NOT_WHOLE("T004", "save step not a whole number of time steps", Severity.WARNING),
  CONTROL_WITH_SUBSCRIPTS("T005", "time bound or step with subscripts"),

  UNKNOWN_SUBSCRIPT("S001", "unknown subscript"),
  SUBSCRIPT_COUNT("S002", "wrong number of subscripts"),
  ELEMENT_NOT_DEFINED("S003", "use of an element without an equation"),
  ELEMENT_DEFINED_TWICE("S004", "element with two equations"),
  NO_COMMON_RANGE("S005", "elements of no common subscript range"),
  ELEMENT_OUTSIDE("S006", "element outside the variable's range"),
  SUBSCRIPT_NOT_BOUND("S007", "subscript not on the left side"),
  REDUCED_OUTSIDE_SUM("S008", "reduced subscript outside a sum"),
  SUM_OF_NOTHING("S009", "sum without a reduced subscript"),
  RANGE_TWICE_ON_LEFT("S010", "subscript range twice on a left side"),
  VECTOR_EXPECTED("S015", "not a variable with subscripts"),
  TOO_MANY_ELEMENTS("S011", "too many elements"),
  ELEMENTS_LEFT_OUT("S012", "elements left without an equation", Severity.WARNING),

  CIRCULAR("C001", "circular definition"),
  CIRCULAR_INITIALLY("C002", "circular initial value"),

  NO_UNIT("U001", "no unit given", Severity.WARNING),
  UNREADABLE_UNIT("U002", "unit that cannot be read", Severity.WARNING),
  NO_UNITS_AT_ALL("U003", "model without units", Severity.WARNING),
  CIRCULAR_UNIT("U004", "unit made of itself", Severity.WARNING),
  NOT_DIMENSIONLESS("U010", "value that should have no unit", Severity.WARNING),
  NOT_TIME("U011", "value that should have the unit of time", Severity.WARNING),
  UNITS_DIFFER("U012", "units differ", Severity.WARNING),
  EQUATION_UNIT("U013", "equation does not give the variable's unit", Severity.WARNING),
  NET_FLOW_UNIT("U014", "net flow not the stock's unit over time", Severity.WARNING),
  INITIAL_UNIT("U015", "initial value not in the stock's unit", Severity.WARNING),
  UNIT_OF_USES("U016", "unit that no use fits", Severity.WARNING),

  OUTSIDE_LIMITS("V001", "value outside of its limits", Severity.WARNING);

  private final Kind kind;

  CheckCode(String id, String title) {
    this(id, title, Severity.ERROR);
  }

  CheckCode(String id, String title, Severity severity) {
    kind = new Kind(id, title, severity);
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
