package org.jirga.model.structure;

/// How stocks are integrated over time.
public enum Method {
  EULER,
  RK4
}
