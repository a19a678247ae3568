package org.jirga.formats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jirga.formats.xmile.XmileParts;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// What became of a model file: what was read, what was not, and what means something else now.
///
/// @param read how many of each kind, `stocks` to `dimensions`
/// @param ignored parts of the file that change no result and were not read
/// @param changed parts that the model has in another form than the file, and why
public record ImportReport(Map<String, Integer> read, List<Note> ignored, List<Note> changed) {

  /// One remark, at the line of the file where it belongs, from 1.
  public record Note(int line, String text) {}

  private static final Pattern SKETCH = Pattern.compile("^\\\\+---///", Pattern.MULTILINE);
  private static final Pattern SETTINGS =
      Pattern.compile("^:L\\p{Cntrl}?<%\\^E!@", Pattern.MULTILINE);

  public ImportReport {
    read = Collections.unmodifiableMap(new LinkedHashMap<>(read));
    ignored = List.copyOf(ignored);
    changed = List.copyOf(changed);
  }

  public static ImportReport of(Model model) {
    var source = model.source();
    if (!source.text().stripLeading().startsWith("<")) {
      return new ImportReport(counted(model), ignoredInMdl(source), made(model));
    }
    var parts = XmileParts.of(source);
    return new ImportReport(counted(model), ignored(source, parts), changed(model, parts));
  }

  private static Map<String, Integer> counted(Model model) {
    var read = new LinkedHashMap<String, Integer>();
    for (var kind : List.of("stocks", "flows", "auxiliaries", "constants", "lookups")) {
      read.put(kind, 0);
    }
    for (var variable : model.variables()) {
      if (!variable.description().internal()) {
        read.merge(kind(variable), 1, Integer::sum);
      }
    }
    read.put("dimensions", model.dimensions().size());
    return read;
  }

  private static String kind(Variable variable) {
    return switch (variable) {
      case Variable.Stock _ -> "stocks";
      case Variable.Flow _ -> "flows";
      case Variable.Auxiliary _ -> "auxiliaries";
      case Variable.Constant _ -> "constants";
      case Variable.Lookup _ -> "lookups";
    };
  }

  private static List<Note> ignoredInMdl(Source source) {
    var text = source.text();
    var ignored = new ArrayList<Note>();
    var sketch = SKETCH.matcher(text);
    var settings = SETTINGS.matcher(text);
    var settingsStart = settings.find() ? settings.start() : text.length();
    if (sketch.find()) {
      var first = line(source, sketch.start());
      var last = line(source, Math.max(sketch.start(), settingsStart - 1));
      ignored.add(new Note(first, "the sketch, " + Diagnostic.counted(last - first + 1, "line")));
    }
    if (settingsStart < text.length()) {
      ignored.add(
          new Note(
              line(source, settingsStart),
              "settings for display and runs, except the method of integration"));
    }
    return ignored;
  }

  /// Only the first of each element's name, with their number.
  private static List<Note> ignored(Source source, XmileParts parts) {
    var places = new LinkedHashMap<String, Integer>();
    var counts = new LinkedHashMap<String, Integer>();
    for (var part : parts.ignored()) {
      places.putIfAbsent(part.name(), line(source, part.tag()));
      counts.merge(part.name(), 1, Integer::sum);
    }
    var ignored = new ArrayList<Note>();
    places.forEach(
        (name, line) -> {
          var count = counts.getOrDefault(name, 1);
          var times = count == 1 ? "" : ", the first of %d".formatted(count);
          ignored.add(new Note(line, "<%s>%s".formatted(name, times)));
        });
    return ignored;
  }

  private static List<Note> made(Model model) {
    var made = new ArrayList<Note>();
    for (var variable : model.variables()) {
      if (variable.description().internal()) {
        made.add(
            new Note(
                line(model.source(), variable.description().span()),
                "'%s' was made of a macro or graph that is used here".formatted(variable.name())));
      }
    }
    return made;
  }

  private static List<Note> changed(Model model, XmileParts parts) {
    var changed = made(model);
    add(
        "INT and MOD mean Vensim's INTEGER and MODULO in its files",
        parts.vensim(),
        model,
        changed);
    add(
        "what must not fall below 0 is kept so by its equations",
        parts.nonNegative(),
        model,
        changed);
    parts
        .resources()
        .forEach(
            file ->
                add(
                    "the file '%s' is read as a part of the model".formatted(file.name()),
                    Optional.of(file.tag()),
                    model,
                    changed));
    add("modules are one flat model: x of the module m is 'm.x'", parts.module(), model, changed);
    return changed;
  }

  private static void add(String text, Optional<Span> where, Model model, List<Note> notes) {
    where.ifPresent(span -> notes.add(new Note(line(model.source(), span), text)));
  }

  private static int line(Source source, Span span) {
    return line(source, span.start());
  }

  private static int line(Source source, int offset) {
    return source.position(offset).line();
  }
}
