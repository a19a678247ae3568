package org.jirga.workbench.article;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The front matter of an article.
///
/// @param slug where it stands on its site, a path of one part
/// @param date of first publication
/// @param summary what a list of articles, a feed and a search engine show
/// @param language a tag such as `en` or `fa`
/// @param licence of the text
/// @param doi possibly empty
/// @param figure id of the figure that stands for the article on a card, possibly empty
/// @param corrections newest first
public record ArticleMetadata(
    String slug,
    String title,
    String subtitle,
    List<Author> authors,
    LocalDate date,
    String summary,
    List<String> topics,
    String language,
    String licence,
    String doi,
    String figure,
    String funding,
    String interests,
    String contact,
    String disclaimer,
    List<Correction> corrections) {

  public ArticleMetadata {
    authors = List.copyOf(authors);
    topics = List.copyOf(topics);
    corrections =
        corrections.stream()
            .sorted(Comparator.comparingInt(Correction::version).reversed())
            .toList();
  }

  /// @param name as printed: given name first
  /// @param affiliation possibly empty
  /// @param orcid possibly empty
  /// @param institution not a person: the name has no parts
  public record Author(String name, String affiliation, String orcid, boolean institution) {

    /// What an index sorts by; all of the name where it has one part.
    public String family() {
      return name.substring(split() + 1);
    }

    public String given() {
      return split() < 0 ? "" : name.substring(0, split());
    }

    private int split() {
      return institution ? -1 : name.lastIndexOf(' ');
    }
  }

  /// A change after publication.
  ///
  /// @param version the version that it made
  public record Correction(int version, LocalDate date, String text) {}

  public int version() {
    return corrections.isEmpty() ? 1 : corrections.getFirst().version();
  }

  /// When the text last changed.
  public LocalDate modified() {
    return corrections.stream().map(Correction::date).max(Comparator.naturalOrder()).orElse(date);
  }

  public Optional<Correction> lastCorrection() {
    return corrections.stream().findFirst();
  }

  public boolean isRightToLeft() {
    var code = language.split("-", 2)[0];
    return List.of("ar", "fa", "he", "ps", "ur").contains(code);
  }
}
