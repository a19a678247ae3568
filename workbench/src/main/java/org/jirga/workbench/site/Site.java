package org.jirga.workbench.site;

import java.nio.file.Path;
import java.util.List;

/// A publication as its `site.yaml` has it.
///
/// @param address where it will stand, without a slash at the end
/// @param publisher who publishes it
/// @param email possibly empty
/// @param newsletter where one subscribes to it, possibly empty
/// @param cases folders
public record Site(
    String title,
    String address,
    String description,
    String language,
    String publisher,
    String email,
    String newsletter,
    List<Path> cases,
    List<Text> pages,
    Listening listening) {

  public Site {
    cases = List.copyOf(cases);
    pages = List.copyOf(pages);
  }

  /// A page of text: what the site is, whom to write to, what it disclaims.
  ///
  /// @param slug file name without ending: `about`
  /// @param html as the Markdown renderer made it
  public record Text(String slug, String title, String html) {}
}
