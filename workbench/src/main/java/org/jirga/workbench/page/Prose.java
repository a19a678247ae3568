package org.jirga.workbench.page;

import java.util.ArrayList;
import java.util.List;

/// A stretch of text with emphasis and links.
public record Prose(List<Inline> parts) {

  /// A piece of text.
  ///
  /// @param href where a link goes, an anchor of the page; empty for what is not a link
  public record Inline(Style style, String text, String href) {}

  public enum Style {
    PLAIN,
    STRONG,
    EMPHASIS,
    CODE,
    /// Beside what it explains, in small type.
    SMALL,
    LINK,
    /// A share of futures, marked so that what a share is can be looked up.
    SHARE
  }

  /// Where a page says what a share is.
  public static final String SHARE_ANCHOR = "#what-a-share-is";

  public Prose {
    parts = List.copyOf(parts);
  }

  public static Prose empty() {
    return new Prose(List.of());
  }

  public static Prose of(String text) {
    return empty().text(text);
  }

  public Prose text(String text) {
    return text.isEmpty() ? this : plus(new Inline(Style.PLAIN, text, ""));
  }

  public Prose strong(String text) {
    return plus(new Inline(Style.STRONG, text, ""));
  }

  public Prose emphasis(String text) {
    return plus(new Inline(Style.EMPHASIS, text, ""));
  }

  public Prose code(String text) {
    return plus(new Inline(Style.CODE, text, ""));
  }

  public Prose small(String text) {
    return plus(new Inline(Style.SMALL, text, ""));
  }

  public Prose link(String text, String href) {
    return plus(new Inline(Style.LINK, text, href));
  }

  public Prose share(String text) {
    return plus(new Inline(Style.SHARE, text, SHARE_ANCHOR));
  }

  public Prose then(Prose more) {
    var all = new ArrayList<>(parts);
    all.addAll(more.parts);
    return new Prose(all);
  }

  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /// The words alone.
  public String plain() {
    var out = new StringBuilder();
    parts.forEach(part -> out.append(part.text()));
    return out.toString();
  }

  /// `a`, `a and b`, `a, b and c`.
  public static Prose enumeration(List<Prose> items) {
    var out = empty();
    for (var i = 0; i < items.size(); i++) {
      out = i == 0 ? out : out.text(i == items.size() - 1 ? " and " : ", ");
      out = out.then(items.get(i));
    }
    return out;
  }

  private Prose plus(Inline part) {
    var all = new ArrayList<>(parts);
    all.add(part);
    return new Prose(all);
  }
}
