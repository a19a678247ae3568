package org.jirga.workbench.binding;

import org.jirga.model.source.Code;
import org.jirga.model.source.Severity;

/// What can be wrong with an article, what it cites and the site that it stands on.
public enum PublicationCode implements Code {
  NO_FRONT_MATTER("P001", "article without front matter"),
  NOT_A_DATE("P002", "not a date"),
  NOT_READ("P003", "Markdown that is not read"),
  UNKNOWN_INSERT("P004", "unknown insertion"),
  BROKEN_LINK("P005", "link to nothing on the page"),
  SAME_ADDRESS("P006", "address that something else has"),

  BAD_BINDING("P010", "binding that cannot be read"),
  NOT_ONE_NUMBER("P011", "binding without exactly one number"),
  UNKNOWN_QUANTITY("P012", "unknown quantity"),
  UNKNOWN_NAME("P013", "quantity of something unknown"),
  NO_VALUE("P014", "quantity without a value"),
  OUT_OF_RANGE("P015", "number that cannot be set"),
  NOTHING_MOVES("P016", "number to move on a page where nothing moves"),

  STALE_NUMBER("P020", "number that no longer follows"),
  STALE_WORDS("P021", "words that no longer follow"),
  CHANGED_VERDICT("P022", "claim whose verdict changed"),

  UNKNOWN_REFERENCE("P030", "unknown reference"),
  BAD_REFERENCES("P031", "references that cannot be read"),
  UNUSED_REFERENCE("P032", "reference that nothing cites", Severity.WARNING),

  MISSING_ARTICLE("P040", "case without an article"),
  BAD_SITE("P041", "site that cannot be read");

  private final Kind kind;

  PublicationCode(String id, String title) {
    this(id, title, Severity.ERROR);
  }

  PublicationCode(String id, String title, Severity severity) {
    kind = new Kind(id, title, severity);
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
