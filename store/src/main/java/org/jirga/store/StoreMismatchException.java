package org.jirga.store;

import java.nio.file.Path;
import java.util.List;

/// The folder holds runs of something else than wanted, or runs that cannot be told. They can be
/// kept, by choosing another folder, or given up by [RunStore#discard].
public final class StoreMismatchException extends StoreException {
  private static final long serialVersionUID = 1;

  private final transient List<String> differences;

  StoreMismatchException(Path folder, List<String> differences) {
    super(
        folder,
        "The runs in '%s' are of something else: %s."
            .formatted(folder, String.join("; ", differences)));
    this.differences = List.copyOf(differences);
  }

  /// Each difference in words.
  public List<String> differences() {
    return differences;
  }
}
