package org.jirga.analysis.study;

import java.util.Set;

/// A state of knowledge: the criteria that could be applied then.
///
/// @param id short, `then`, `now`
/// @param title `with what was known around the article's date`
public record Knowledge(String id, String title, Set<String> criteria) {
  public Knowledge {
    criteria = Set.copyOf(criteria);
  }
}
