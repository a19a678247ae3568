package org.jirga.workbench.article;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Who has which address of a site, so that no page is written over another: one for all articles
/// of the site.
public final class Addresses {

  /// By path: folders of articles, pages of topics and of authors.
  private final Map<String, String> owners = new HashMap<>();

  public Addresses() {
    for (var folder : new String[] {"topics", "authors"}) {
      owners.put(folder, "the pages of all " + folder);
    }
  }

  /// Takes an address.
  ///
  /// @param owner as a diagnostic names it: `the topic 'Security'`
  /// @return the other owner that has it, absent where there is none
  Optional<String> take(String path, String owner) {
    return Optional.ofNullable(owners.putIfAbsent(path, owner)).filter(it -> !it.equals(owner));
  }
}
