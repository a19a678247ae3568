package org.jirga.desk.contract;

import java.net.URI;
import java.util.List;

/// One publication as a newsletter announces it.
///
/// @param id what tells it from others, always: nobody gets two letters of one id
/// @param text paragraphs
/// @param topics as the site writes them
/// @param language a tag such as `en`
public record Issue(
    String id,
    String title,
    String summary,
    URI link,
    List<String> text,
    List<Figure> figures,
    List<String> topics,
    String language) {

  public Issue {
    text = List.copyOf(text);
    figures = List.copyOf(figures);
    topics = List.copyOf(topics);
  }

  /// A picture inside of a letter.
  ///
  /// @param png not copied, and not to be changed
  /// @param description instead of the picture
  public record Figure(String name, String description, byte[] png) {}
}
