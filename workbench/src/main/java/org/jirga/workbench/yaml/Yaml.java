package org.jirga.workbench.yaml;

import java.util.List;
import org.jirga.model.source.Span;

/// A piece of a YAML file at its place.
public sealed interface Yaml {

  Span span();

  /// What it is, for messages: `a list`, `a mapping`, `'65 degrees'`, `nothing`.
  String kind();

  /// A scalar: text, a number or a truth value, as written.
  ///
  /// @param plain written without quotes, so that it may be read as a number
  record Scalar(String value, boolean plain, Span span) implements Yaml {

    private static final int SHOWN = 40;

    /// Whether nothing is written, as in `key:` alone.
    public boolean isEmpty() {
      return plain && (value.isEmpty() || value.equals("~") || value.equals("null"));
    }

    @Override
    public String kind() {
      if (isEmpty()) {
        return "nothing";
      }
      return value.length() <= SHOWN ? "'" + value + "'" : "'" + value.substring(0, SHOWN) + "…'";
    }
  }

  /// A list.
  record Items(List<Yaml> items, Span span) implements Yaml {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /// A mapping in the order of the file; no key comes twice.
  record Entries(List<Entry> entries, Span span) implements Yaml {
    public Entries {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /// A key of a mapping with its value.
  record Entry(Scalar key, Yaml value) {
    public String name() {
      return key.value();
    }
  }
}
