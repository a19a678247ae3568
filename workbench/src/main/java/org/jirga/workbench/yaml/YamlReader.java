package org.jirga.workbench.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads a YAML file into a tree with places.
///
/// Works on the parser's events, so that tags are seen before anything could act on them and an
/// alias is never followed.
public final class YamlReader {

  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int DEEPEST = 32;
  private static final String STANDARD_TAG = "tag:yaml.org,2002:";

  private final Source source;
  private final Problems problems;
  private final int[] offsets;

  private YamlReader(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
    this.offsets = offsets(source.text());
  }

  /// The mapping that the file holds; absent where there is none, which is then reported.
  public static Optional<Yaml.Entries> read(Problems problems) {
    var root = readAny(problems);
    if (root.isPresent() && !(root.get() instanceof Yaml.Entries)) {
      problems.add(
          YamlCode.WRONG_TYPE,
          root.get().span(),
          "the file must hold 'key: value' lines, not " + root.get().kind());
    }
    return root.filter(Yaml.Entries.class::isInstance).map(Yaml.Entries.class::cast);
  }

  /// Whatever the file holds, a list as well; absent where that cannot be read, which is then
  /// reported. Every JSON text is YAML.
  public static Optional<Yaml> readAny(Problems problems) {
    var source = problems.source();
    if (source.text().length() > MOST_CHARACTERS) {
      problems.add(
          YamlCode.TOO_LARGE,
          new Span(0, 0),
          "the file has %d characters; at most %d are read"
              .formatted(source.text().length(), MOST_CHARACTERS));
      return Optional.empty();
    }
    return new YamlReader(source, problems).document();
  }

  private Optional<Yaml> document() {
    var settings =
        LoadSettings.builder()
            .setLabel(source.name())
            .setCodePointLimit(MOST_CHARACTERS)
            .setParseComments(false)
            .build();
    try {
      var events = new Parse(settings).parseString(source.text()).iterator();
      var root = first(events);
      if (root.isEmpty()) {
        problems.add(YamlCode.SYNTAX, new Span(0, 0), "the file is empty");
        return Optional.empty();
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      var at = e.getProblemMark().or(e::getContextMark).map(this::offset).orElse(0);
      problems.add(YamlCode.SYNTAX, new Span(at, at), sentence(e));
      return Optional.empty();
    } catch (ReaderException e) {
      var at = offsets[Math.min(e.getPosition(), offsets.length - 1)];
      problems.add(
          YamlCode.SYNTAX,
          new Span(at, at),
          "the character U+%04X is not allowed".formatted(e.getCodePoint()));
      return Optional.empty();
    } catch (YamlEngineException e) {
      problems.add(YamlCode.SYNTAX, new Span(0, 0), String.valueOf(e.getMessage()));
      return Optional.empty();
    } catch (TooDeep e) {
      problems.add(YamlCode.TOO_LARGE, e.span, "more than %d levels are nested".formatted(DEEPEST));
      return Optional.empty();
    }
  }

  private Optional<Yaml> first(Iterator<Event> events) {
    Optional<Yaml> root = Optional.empty();
    while (events.hasNext()) {
      var event = events.next();
      if (event instanceof NodeEvent node) {
        if (root.isPresent()) {
          problems.add(
              YamlCode.NOT_PLAIN, span(event), "a second document begins here; one is read");
          return root;
        }
        root = Optional.of(node(node, events, 1));
      }
    }
    return root;
  }

  private Yaml node(NodeEvent event, Iterator<Event> events, int depth) {
    var start = span(event);
    if (depth > DEEPEST) {
      throw new TooDeep(start);
    }
    refuseExtras(event);
    return switch (event) {
      case ScalarEvent scalar -> new Yaml.Scalar(scalar.getValue(), scalar.isPlain(), start);
      case SequenceStartEvent _ -> items(start, events, depth);
      case MappingStartEvent _ -> entries(start, events, depth);
      // an alias, refused above; the text keeps its value from being missed, too
      default -> new Yaml.Scalar("*", false, start);
    };
  }

  private Yaml items(Span start, Iterator<Event> events, int depth) {
    var items = new ArrayList<Yaml>();
    while (true) {
      var event = events.next();
      if (!(event instanceof NodeEvent node)) {
        return new Yaml.Items(items, start.to(span(event)));
      }
      items.add(node(node, events, depth + 1));
    }
  }

  private Yaml entries(Span start, Iterator<Event> events, int depth) {
    var entries = new ArrayList<Yaml.Entry>();
    Map<String, Yaml.Scalar> seen = new HashMap<>();
    while (true) {
      var event = events.next();
      if (!(event instanceof NodeEvent node)) {
        return new Yaml.Entries(entries, start.to(span(event)));
      }
      var key = node(node, events, depth + 1);
      var value = node((NodeEvent) events.next(), events, depth + 1);
      if (!(key instanceof Yaml.Scalar name)) {
        problems.add(YamlCode.WRONG_TYPE, key.span(), "a key must be a word, not " + key.kind());
        continue;
      }
      var before = seen.putIfAbsent(name.value(), name);
      if (before != null) {
        var line = source.position(before.span().start()).line();
        problems.add(
            YamlCode.KEY_TWICE,
            name.span(),
            "'%s' is given twice, first in line %d".formatted(name.value(), line));
        continue;
      }
      entries.add(new Yaml.Entry(name, value));
    }
  }

  private void refuseExtras(NodeEvent event) {
    if (event instanceof AliasEvent) {
      problems.add(
          YamlCode.NOT_PLAIN, span(event), "aliases are not read", "write the value out again");
    } else if (event.getAnchor().isPresent()) {
      problems.add(YamlCode.NOT_PLAIN, span(event), "anchors are not read", "leave the '&' out");
    }
    var tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case SequenceStartEvent sequence -> sequence.getTag();
          case MappingStartEvent mapping -> mapping.getTag();
          default -> Optional.<String>empty();
        };
    tag.ifPresent(
        name ->
            problems.add(
                YamlCode.NOT_PLAIN,
                span(event),
                "the tag '%s' is not read".formatted(name.replace(STANDARD_TAG, "!!")),
                "leave the tag out"));
  }

  private static String sentence(MarkedYamlEngineException e) {
    var problem = e.getProblem() == null ? "this is not YAML" : e.getProblem();
    return e.getContext() == null || e.getContext().isBlank()
        ? problem
        : e.getContext() + ", " + problem;
  }

  private Span span(Event event) {
    var start = event.getStartMark().map(this::offset).orElse(0);
    var end = event.getEndMark().map(this::offset).orElse(start);
    return new Span(start, Math.max(start, end));
  }

  private int offset(Mark mark) {
    return offsets[Math.clamp(mark.getIndex(), 0, offsets.length - 1)];
  }

  /// Marks count code points, spans count characters.
  private static int[] offsets(String text) {
    var offsets = new int[text.codePointCount(0, text.length()) + 1];
    for (int at = 0, point = 0; at < text.length(); point++) {
      offsets[point] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    offsets[offsets.length - 1] = text.length();
    return offsets;
  }

  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Span span;

    TooDeep(Span span) {
      this.span = span;
    }
  }
}
