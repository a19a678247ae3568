package org.jirga.workbench.project;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;
import org.jirga.workbench.yaml.YamlReader;

/// Puts a study together with those that it extends, so that the rest of the reader sees one.
///
/// What a study says goes before what it inherits. Named things (uncertainties, policies, claims)
/// are taken one by one, and one without a value is left out; everything else is taken whole.
/// Vensim's control files and save lists are read as what a study would say.
final class StudyInheritance {

  static final String KEY = "extends";

  /// What is taken entry by entry.
  private static final Set<String> NAMED =
      Set.of(
          "lookups",
          "constraints",
          "correlations",
          "uncertainties",
          "levers",
          "policies",
          "variants",
          "switches",
          "nulls",
          "outcomes",
          "series",
          "filter",
          "criteria",
          "expectations",
          "knowledge",
          "verdicts",
          "sweeps",
          "claims");

  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".vsc", ".lst");

  private static final int MOST = 32;

  private final CaseFiles files;
  private final List<Source> sources = new ArrayList<>();
  private final List<Problems> complaints = new ArrayList<>();
  private int length;

  private StudyInheritance(CaseFiles files) {
    this.files = files;
  }

  /// A study with what it inherits.
  ///
  /// @param entries absent where the files cannot be read, which is then reported
  /// @param problems of all files, for whoever reads the entries
  record Joined(Optional<Yaml.Entries> entries, Problems problems) {}

  static Joined read(Path study, Source source, CaseFiles files) {
    var inheritance = new StudyInheritance(files);
    var entries = inheritance.read(study, source, List.of());
    var problems =
        inheritance.sources.size() == 1
            ? new Problems(source)
            : Problems.joined(inheritance.sources);
    inheritance.complaints.forEach(some -> problems.addAll(some.all()));
    return new Joined(entries, problems);
  }

  /// @param before the studies that led to this one
  private Optional<Yaml.Entries> read(Path study, Source source, List<Path> before) {
    var problems = new Problems(source);
    complaints.add(problems);
    var offset = length;
    sources.add(source);
    length += source.text().length() + 1;
    var own = entries(source, problems);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    var path = new ArrayList<>(before);
    path.add(real(study));
    var inherited = new ArrayList<Yaml.Entry>();
    for (var name : names(own.get(), problems)) {
      var base = base(study, name, path, problems);
      if (base.isPresent()) {
        var entries = read(base.get(), text(base.get(), name, problems), path);
        entries.ifPresent(it -> merge(inherited, it.entries()));
      }
    }
    merge(inherited, shifted(own.get(), offset).entries());
    inherited.removeIf(entry -> !before.isEmpty() && entry.name().equals(KEY));
    return Optional.of(new Yaml.Entries(inherited, new Span(offset, offset)));
  }

  /// The studies that a study says it extends, as it names them.
  static List<Yaml.Scalar> named(Source study) {
    var problems = new Problems(study);
    return entries(study, problems).map(entries -> names(entries, problems)).orElse(List.of());
  }

  /// The file that a study means by a name.
  static Path named(Path study, String name) {
    var folder = Optional.ofNullable(study.getParent()).orElse(Path.of(""));
    var base = folder.resolve(name).normalize();
    return Files.isDirectory(base) ? base.resolve(CaseReader.STUDY_FILE) : base;
  }

  private static Optional<Yaml.Entries> entries(Source source, Problems problems) {
    if (VensimControl.isControl(source)) {
      return VensimControl.control(problems);
    }
    return VensimControl.isList(source) ? VensimControl.list(problems) : YamlReader.read(problems);
  }

  private static List<Yaml.Scalar> names(Yaml.Entries entries, Problems problems) {
    var names = new ArrayList<Yaml.Scalar>();
    for (var entry : entries.entries()) {
      if (entry.name().equals(KEY)) {
        var items =
            entry.value() instanceof Yaml.Items list ? list.items() : List.of(entry.value());
        for (var item : items) {
          if (item instanceof Yaml.Scalar name && !name.isEmpty()) {
            names.add(name);
          } else {
            problems.add(
                StudyCode.MISSING_FILE,
                item.span(),
                "'%s' names study files, not %s".formatted(KEY, item.kind()));
          }
        }
      }
    }
    return names;
  }

  private Optional<Path> base(Path study, Yaml.Scalar name, List<Path> path, Problems problems) {
    Path base;
    try {
      base = named(study, name.value());
    } catch (InvalidPathException _) {
      base = study.resolve(CaseReader.STUDY_FILE);
    }
    var file = base.toString().toLowerCase(Locale.ROOT);
    if (ENDINGS.stream().noneMatch(file::endsWith) || !Files.isRegularFile(base)) {
      problems.add(
          StudyCode.MISSING_FILE,
          name.span(),
          "there is no study '%s' to extend".formatted(name.value()),
          "name a .yaml, .vsc or .lst file, or the folder of a case, from this file's folder on");
      return Optional.empty();
    }
    var at = path.indexOf(real(base));
    if (at >= 0) {
      problems.add(
          StudyCode.CONTRADICTION,
          name.span(),
          at == path.size() - 1
              ? "the study extends itself"
              : "the study extends itself: '%s' leads back to it".formatted(name.value()));
      return Optional.empty();
    }
    if (sources.size() >= MOST) {
      problems.add(
          StudyCode.CONTRADICTION,
          name.span(),
          "a study is put together of at most %d files".formatted(MOST));
      return Optional.empty();
    }
    return Optional.of(base);
  }

  private Source text(Path path, Yaml.Scalar name, Problems problems) {
    var text = CaseFiles.text(path);
    if (text.isEmpty()) {
      problems.add(
          StudyCode.BAD_TABLE, name.span(), "'%s' is not a text in UTF-8".formatted(name.value()));
    }
    var source = new Source(path.toString(), text.orElse(""));
    files.inherited(path, source);
    return source;
  }

  private static Path real(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /// What is said later goes before what is there.
  private static void merge(List<Yaml.Entry> there, List<Yaml.Entry> later) {
    var places = new LinkedHashMap<Name, Integer>();
    for (var index = 0; index < there.size(); index++) {
      places.put(Name.of(there.get(index).name()), index);
    }
    var removed = new ArrayList<Yaml.Entry>();
    for (var entry : later) {
      var at = places.get(Name.of(entry.name()));
      if (at == null) {
        there.add(entry);
      } else if (entry.value() instanceof Yaml.Scalar scalar && scalar.isEmpty()) {
        removed.add(there.get(at));
      } else if (NAMED.contains(entry.name())
          && entry.value() instanceof Yaml.Entries more
          && there.get(at).value() instanceof Yaml.Entries some) {
        var together = new ArrayList<>(some.entries());
        merge(together, more.entries());
        there.set(at, new Yaml.Entry(entry.key(), new Yaml.Entries(together, more.span())));
      } else {
        there.set(at, entry);
      }
    }
    there.removeAll(removed);
  }

  private static Yaml.Entries shifted(Yaml.Entries entries, int offset) {
    return (Yaml.Entries) shifted((Yaml) entries, offset);
  }

  private static Yaml shifted(Yaml yaml, int offset) {
    if (offset == 0) {
      return yaml;
    }
    var span = new Span(yaml.span().start() + offset, yaml.span().end() + offset);
    return switch (yaml) {
      case Yaml.Scalar(var value, var plain, var _) -> new Yaml.Scalar(value, plain, span);
      case Yaml.Items(var items, var _) ->
          new Yaml.Items(items.stream().map(item -> shifted(item, offset)).toList(), span);
      case Yaml.Entries(var entries, var _) ->
          new Yaml.Entries(
              entries.stream()
                  .map(
                      entry ->
                          new Yaml.Entry(
                              (Yaml.Scalar) shifted(entry.key(), offset),
                              shifted(entry.value(), offset)))
                  .toList(),
              span);
    };
  }
}
