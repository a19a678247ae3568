package org.jirga.workbench.yaml;

import org.jirga.model.source.Code;
import org.jirga.model.source.Severity;

/// What can be wrong with a YAML file before its keys mean anything.
public enum YamlCode implements Code {
  SYNTAX("Y001", "not YAML"),
  NOT_PLAIN("Y002", "tag, anchor, alias or second document"),
  TOO_LARGE("Y003", "file too large or too deep"),
  KEY_TWICE("Y004", "key given twice"),
  UNKNOWN_KEY("Y005", "unknown key"),
  MISSING_KEY("Y006", "missing key"),
  WRONG_TYPE("Y007", "wrong type of value"),
  OUT_OF_BOUNDS("Y008", "value out of bounds");

  private final Kind kind;

  YamlCode(String id, String title) {
    kind = new Kind(id, title, Severity.ERROR);
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
