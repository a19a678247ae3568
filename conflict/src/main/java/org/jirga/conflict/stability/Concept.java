package org.jirga.conflict.stability;

/// Why a decision maker may stay where it is although it could improve: how far it looks ahead, and
/// which answers of the others it fears.
public enum Concept {
  /// It has no improvement.
  NASH("Nash"),
  /// After each improvement the others could put it no better than it is, whatever that costs them.
  GMR("GMR"),
  /// As GMR, and it could not escape from there.
  SMR("SMR"),
  /// As GMR, by moves that improve the others' own position.
  SEQ("SEQ"),
  /// As SEQ, and it could not escape from there.
  SSEQ("SSEQ"),
  /// Each improvement is spoilt by improvements that the others make at the same time.
  SIM("SIM");

  private final String label;

  Concept(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
