package org.jirga.workbench.site;

import java.util.List;

/// What a page says of itself to programs.
///
/// @param address canonical
/// @param properties of Open Graph
/// @param names of Twitter cards and reference managers (`citation_…`, which Google Scholar and
///     Zotero read)
/// @param hasPodcast whether the site has one
/// @param linkedData of schema.org as JSON, empty for none
public record HeadData(
    Site site,
    String address,
    List<Tag> properties,
    List<Tag> names,
    boolean hasPodcast,
    String linkedData) {

  public HeadData {
    properties = List.copyOf(properties);
    names = List.copyOf(names);
  }

  public record Tag(String name, String content) {}
}
