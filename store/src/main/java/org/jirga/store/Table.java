package org.jirga.store;

import com.google.gson.annotations.SerializedName;

/// What a part holds. Each table is a folder of the store.
public enum Table {
  /// Sampled values of futures.
  @SerializedName("design")
  DESIGN,
  /// How draws fared in the filter.
  @SerializedName("draws")
  DRAWS,
  /// Outcomes of futures in an arm.
  @SerializedName("outcomes")
  OUTCOMES,
  /// Courses of variables in an arm.
  @SerializedName("series")
  SERIES,
  /// Runs that failed, and why.
  @SerializedName("failures")
  FAILURES;

  /// The folder's name, which is also the table's in queries.
  public String folder() {
    return switch (this) {
      case DESIGN -> "design";
      case DRAWS -> "draws";
      case OUTCOMES -> "outcomes";
      case SERIES -> "series";
      case FAILURES -> "failures";
    };
  }
}
