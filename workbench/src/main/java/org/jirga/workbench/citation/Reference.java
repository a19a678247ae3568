package org.jirga.workbench.citation;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A work that is cited.
///
/// @param key what an article cites it by
/// @param type as CSL has it: `article-journal`, `report`, `book`, `webpage`
/// @param issued as far as known: `2021`, `2021-11`, `late 2021`; possibly empty
/// @param container what it appeared in, possibly empty
public record Reference(
    String key,
    String type,
    String title,
    List<Person> authors,
    String issued,
    String container,
    String publisher,
    String volume,
    String issue,
    String pages,
    String doi,
    String url,
    String note) {

  public Reference {
    authors = List.copyOf(authors);
  }

  /// @param family the whole name of an institution
  /// @param given possibly empty
  public record Person(String family, String given) {
    String full() {
      return given.isEmpty() ? family : given + " " + family;
    }

    String inverted() {
      return given.isEmpty() ? family : family + ", " + given;
    }
  }

  private static final int NAMED = 2;

  /// `Qureshi 2021`, `Berman et al. 2011`.
  public String inText() {
    return names() + (year().isEmpty() ? "" : " " + year());
  }

  private String names() {
    if (authors.isEmpty()) {
      return publisher.isEmpty() ? title : publisher;
    }
    return authors.size() <= NAMED
        ? authors.stream().map(Person::family).collect(Collectors.joining(" and "))
        : authors.getFirst().family() + " et al.";
  }

  /// The first four digits in a row of the date.
  public String year() {
    var matcher = Pattern.compile("\\d{4}").matcher(issued);
    return matcher.find() ? matcher.group() : issued;
  }

  /// What a list of references is sorted by.
  public String order() {
    return names().toLowerCase(Locale.ROOT) + " " + year() + " " + title;
  }

  /// One line without the link: `Qureshi, Khansa. 2021. Title. Container 3(2): 1–20. Publisher.`
  public String line() {
    var out = new StringBuilder();
    if (!authors.isEmpty()) {
      out.append(authors.getFirst().inverted());
      for (var i = 1; i < authors.size(); i++) {
        out.append(i == authors.size() - 1 ? " and " : ", ").append(authors.get(i).full());
      }
      stop(out);
    } else if (!publisher.isEmpty()) {
      out.append(publisher);
      stop(out);
    }
    out.append(issued.isEmpty() ? "No date" : issued);
    stop(out);
    out.append(title);
    stop(out);
    if (!container.isEmpty()) {
      out.append(container);
      if (!volume.isEmpty()) {
        out.append(' ').append(volume);
      }
      if (!issue.isEmpty()) {
        out.append('(').append(issue).append(')');
      }
      if (!pages.isEmpty()) {
        out.append(": ").append(pages);
      }
      stop(out);
    }
    if (!publisher.isEmpty() && !authors.isEmpty()) {
      out.append(publisher);
      stop(out);
    }
    if (!note.isEmpty()) {
      out.append(note);
      stop(out);
    }
    return out.toString().strip();
  }

  /// Where it can be found, possibly empty.
  public String link() {
    return doi.isEmpty() ? url : "https://doi.org/" + doi;
  }

  private static void stop(StringBuilder out) {
    var last = out.charAt(out.length() - 1);
    out.append(last == '.' || last == '?' || last == '!' ? " " : ". ");
  }
}
