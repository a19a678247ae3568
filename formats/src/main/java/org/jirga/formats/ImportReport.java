package org.jirga.formats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
  private static final Pattern DISPLAY =
      Pattern.compile("<(views|style|[A-Za-z][\\w.-]*:[\\w.-]+)[\\s/>]");
  private static final Pattern VENSIM =
      Pattern.compile("<product[^>]*>\\s*Vensim", Pattern.CASE_INSENSITIVE);
  private static final Pattern NON_NEGATIVE = Pattern.compile("<non_negative\\s*/?>");
  private static final Pattern MODULE = Pattern.compile("<module[\\s/>]");

  public ImportReport {
    read = Collections.unmodifiableMap(new LinkedHashMap<>(read));
    ignored = List.copyOf(ignored);
    changed = List.copyOf(changed);
  }

  public static ImportReport of(Model model) {
    var source = model.source();
    var isXml = source.text().stripLeading().startsWith("<");
    return new ImportReport(
        counted(model),
        isXml ? ignoredInXmile(source) : ignoredInMdl(source),
        changed(model, source, isXml));
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
      ignored.add(new Note(first, "the sketch, %d lines".formatted(last - first + 1)));
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
  private static List<Note> ignoredInXmile(Source source) {
    var places = new LinkedHashMap<String, Integer>();
    var counts = new LinkedHashMap<String, Integer>();
    var found = DISPLAY.matcher(source.text());
    while (found.find()) {
      if (!found.group(1).equals("jirga:map")) {
        places.putIfAbsent(found.group(1), found.start());
        counts.merge(found.group(1), 1, Integer::sum);
      }
    }
    var ignored = new ArrayList<Note>();
    places.forEach(
        (name, start) -> {
          var count = counts.getOrDefault(name, 1);
          var times = count == 1 ? "" : ", the first of %d".formatted(count);
          ignored.add(new Note(line(source, start), "<%s>%s".formatted(name, times)));
        });
    return ignored;
  }

  private static List<Note> changed(Model model, Source source, boolean isXml) {
    var changed = new ArrayList<Note>();
    for (var variable : model.variables()) {
      if (variable.description().internal()) {
        changed.add(
            new Note(
                line(source, variable.description().span()),
                "'%s' was made of a macro or graph that is used here".formatted(variable.name())));
      }
    }
    if (isXml) {
      first(VENSIM, source, "INT and MOD mean Vensim's INTEGER and MODULO in its files", changed);
      first(
          NON_NEGATIVE, source, "what must not fall below 0 is kept so by its equations", changed);
      first(MODULE, source, "modules are one flat model: x of the module m is 'm.x'", changed);
    }
    return changed;
  }

  private static void first(Pattern pattern, Source source, String text, List<Note> notes) {
    var found = pattern.matcher(source.text());
    if (found.find()) {
      notes.add(new Note(line(source, found.start()), text));
    }
  }

  private static int line(Source source, Span span) {
    return line(source, span.start());
  }

  private static int line(Source source, int offset) {
    return source.position(offset).line();
  }
}
