package org.jirga.store;

import com.google.gson.annotations.SerializedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What every number of a store rests on, beside the seed, which each unit has. Runs of two
/// identities are never mixed.
///
/// @param study the case's name, `afghanistan-2021`
/// @param modelHash of the model
/// @param studyHash of all of the study that a number rests on
/// @param arithmetic version of the engine's elementary functions
/// @param jirga version of Jirga
public record Identity(
    @SerializedName("case") String study,
    String modelHash,
    String studyHash,
    String arithmetic,
    String jirga) {

  public Identity {
    Objects.requireNonNull(study, "case");
    Objects.requireNonNull(modelHash, "modelHash");
    Objects.requireNonNull(studyHash, "studyHash");
    Objects.requireNonNull(arithmetic, "arithmetic");
    Objects.requireNonNull(jirga, "jirga");
  }

  /// In words, how the stored runs differ from those wanted; empty where they do not.
  List<String> differencesFrom(Identity stored) {
    var differences = new ArrayList<String>();
    if (!study.equals(stored.study)) {
      differences.add("the case is '%s' there, '%s' here".formatted(stored.study, study));
    }
    if (!modelHash.equals(stored.modelHash)) {
      differences.add(
          "the model has changed (hash %s there, %s here)"
              .formatted(shortened(stored.modelHash), shortened(modelHash)));
    }
    if (!studyHash.equals(stored.studyHash)) {
      differences.add(
          "the study has changed (hash %s there, %s here)"
              .formatted(shortened(stored.studyHash), shortened(studyHash)));
    }
    if (!arithmetic.equals(stored.arithmetic)) {
      differences.add(
          "the arithmetic is '%s' there, '%s' here".formatted(stored.arithmetic, arithmetic));
    }
    if (!jirga.equals(stored.jirga)) {
      differences.add("Jirga was %s there, is %s here".formatted(stored.jirga, jirga));
    }
    return List.copyOf(differences);
  }

  private static String shortened(String hash) {
    return hash.length() <= 12 ? hash : hash.substring(0, 12) + "…";
  }
}
