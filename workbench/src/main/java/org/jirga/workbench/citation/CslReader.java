package org.jirga.workbench.citation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jirga.workbench.binding.PublicationCode;
import org.jirga.workbench.citation.Reference.Person;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlReader;

/// Reads CSL JSON, the format of Zotero and of citation processors. Members that are not shown
/// are passed over, as other programs do.
final class CslReader {

  private CslReader() {}

  static List<Reference> read(Problems problems) {
    var root = YamlReader.readAny(problems);
    var references = new ArrayList<Reference>();
    if (root.isEmpty()) {
      return references;
    }
    if (!(root.get() instanceof Yaml.Items items)) {
      problems.add(
          PublicationCode.BAD_REFERENCES,
          root.get().span(),
          "references are a list in CSL JSON, not " + root.get().kind(),
          "write [ {\"id\": \"…\", \"title\": \"…\"}, … ]");
      return references;
    }
    var keys = new HashSet<String>();
    for (var item : items.items()) {
      if (!(item instanceof Yaml.Entries entries)) {
        problems.add(
            PublicationCode.BAD_REFERENCES,
            item.span(),
            "a reference is a mapping with 'id' and 'title', not " + item.kind());
        continue;
      }
      var key = text(entries, "id");
      if (key.isEmpty() || text(entries, "title").isEmpty()) {
        problems.add(
            PublicationCode.BAD_REFERENCES, entries.span(), "a reference needs 'id' and 'title'");
      } else if (!keys.add(key)) {
        problems.add(
            PublicationCode.BAD_REFERENCES,
            entries.span(),
            "two references have the id '%s'".formatted(key));
      } else {
        references.add(reference(key, entries));
      }
    }
    return references;
  }

  private static Reference reference(String key, Yaml.Entries entries) {
    return new Reference(
        key,
        text(entries, "type"),
        text(entries, "title"),
        people(entries),
        issued(entries),
        text(entries, "container-title"),
        text(entries, "publisher"),
        text(entries, "volume"),
        text(entries, "issue"),
        text(entries, "page"),
        text(entries, "DOI"),
        text(entries, "URL"),
        text(entries, "note"));
  }

  private static List<Person> people(Yaml.Entries entries) {
    var people = new ArrayList<Person>();
    if (member(entries, "author").orElse(null) instanceof Yaml.Items authors) {
      for (var author : authors.items()) {
        if (author instanceof Yaml.Entries name) {
          var family = text(name, "family");
          people.add(
              family.isEmpty()
                  ? new Person(text(name, "literal"), "")
                  : new Person(family, text(name, "given")));
        }
      }
    }
    return people.stream().filter(person -> !person.family().isEmpty()).toList();
  }

  /// `date-parts` are `[[2021, 11, 5]]`; `literal` is a date in words.
  private static String issued(Yaml.Entries entries) {
    if (!(member(entries, "issued").orElse(null) instanceof Yaml.Entries issued)) {
      return text(entries, "issued");
    }
    if (member(issued, "date-parts").orElse(null) instanceof Yaml.Items ranges
        && !ranges.items().isEmpty()
        && ranges.items().getFirst() instanceof Yaml.Items parts) {
      return parts.items().stream()
          .filter(Yaml.Scalar.class::isInstance)
          .map(part -> ((Yaml.Scalar) part).value())
          .map(part -> part.length() == 1 ? "0" + part : part)
          .collect(Collectors.joining("-"));
    }
    var literal = text(issued, "literal");
    return literal.isEmpty() ? text(issued, "raw") : literal;
  }

  private static String text(Yaml.Entries entries, String name) {
    return member(entries, name).orElse(null) instanceof Yaml.Scalar scalar && !scalar.isEmpty()
        ? scalar.value().strip()
        : "";
  }

  private static Optional<Yaml> member(Yaml.Entries entries, String name) {
    return entries.entries().stream()
        .filter(entry -> entry.name().equals(name))
        .map(Yaml.Entry::value)
        .findFirst();
  }
}
