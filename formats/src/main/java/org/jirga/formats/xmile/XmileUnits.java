package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jirga.formats.equation.Passage;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.model.structure.Written;
import org.jirga.model.unit.UnitParser;

/// Units as XMILE has them: "restricted to the operators ^ (exponentiation), - or *
/// (multiplication), and / (division)" (XMILE 1.0, on units of measure). In the model a hyphen is a
/// `*`, unless it belongs to a name that `<model_units>` declares.
///
/// Names of units are identifiers, the same in any case: the ways in which one is written are words
/// that the model declares to be one unit.
final class XmileUnits {

  private static final Pattern RUN = Pattern.compile("[^*/^()]+");
  private static final Pattern POWER = Pattern.compile("\\s*[-+]?\\s*[0-9.]+\\s*");
  private static final Pattern GAP = Pattern.compile("[\\s_]+");

  private final List<List<Written>> declared = new ArrayList<>();

  /// The names that are declared and have a hyphen, by their keys, and of how many parts they are.
  private final Map<String, Integer> hyphenated = new HashMap<>();

  /// By the key of each name the ways in which it is written, and where first.
  private final Map<String, Map<String, Written>> spellings = new LinkedHashMap<>();

  /// @param root has `<model_units>`, with each `<unit>` by its names and what it is made of (XMILE
  /// 1.0, section 2.5). The examples of the specification call it `<units>`, and list the names.
  XmileUnits(XmlElement root) {
    var units =
        root.all("model_units")
            .flatMap(all -> Stream.concat(all.all("unit"), all.all("units")))
            .filter(unit -> unit.attribute("disabled").filter(XmileUnits::isTrue).isEmpty())
            .toList();
    units.stream().flatMap(XmileUnits::names).forEach(name -> declare(name.text()));
    for (var unit : units) {
      var equation = unit.all("eqn").map(XmlElement::text).flatMap(eqn -> written(eqn).stream());
      var names = names(unit).toList();
      if (!names.isEmpty()) {
        declared.add(Stream.concat(names.stream(), equation).toList());
      }
    }
  }

  private static Stream<Written> names(XmlElement unit) {
    return Stream.concat(
            unit.attribute("name").stream(),
            unit.all("alias").map(XmlElement::text).flatMap(XmileUnits::listed))
        .flatMap(name -> XmileText.written(name).stream());
  }

  private void declare(String name) {
    if (name.indexOf('-') >= 0) {
      hyphenated.put(key(name), name.split("-", -1).length);
    }
  }

  private static boolean isTrue(Passage flag) {
    return flag.content().strip().equalsIgnoreCase("true");
  }

  private static Stream<Passage> listed(Passage names) {
    var listed = new ArrayList<Passage>();
    var from = names.start();
    for (var name : names.content().split(",", -1)) {
      listed.add(names.part(from, from + name.length()));
      from += name.length() + 1;
    }
    return listed.stream();
  }

  private static String key(String name) {
    return GAP.matcher(name.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  /// A unit in the model's words.
  Optional<Written> read(Passage passage) {
    var unit = written(passage);
    unit.ifPresent(this::spell);
    return unit;
  }

  private Optional<Written> written(Passage passage) {
    return XmileText.written(passage)
        .map(unit -> new Written(multiplied(unit.text()), unit.span()));
  }

  private void spell(Written unit) {
    for (var name : RUN.matcher(unit.text()).results().map(MatchResult::group).toList()) {
      var word = GAP.matcher(name.strip()).replaceAll(" ");
      spellings
          .computeIfAbsent(key(name), _ -> new LinkedHashMap<>())
          .putIfAbsent(word, new Written(word, unit.span()));
    }
  }

  private String multiplied(String unit) {
    return unit.indexOf('-') < 0
        ? unit
        : RUN.matcher(unit).replaceAll(run -> Matcher.quoteReplacement(product(run, unit)));
  }

  /// What stands between two other operators, which is left as it is where it makes no product.
  private String product(MatchResult run, String unit) {
    var before = unit.substring(0, run.start()).stripTrailing();
    var power = POWER.matcher(run.group());
    var head = before.endsWith("^") && power.lookingAt() ? power.group() : "";
    var parts = List.of(run.group().substring(head.length()).split("-", -1));
    var isFollowed = unit.startsWith("(", run.end());
    var isAfterAll = !head.isEmpty() || before.endsWith(")");
    var factors = new ArrayList<String>();
    for (var at = 0; at < parts.size(); ) {
      var name = name(parts, at);
      factors.add(String.join("-", name));
      at += name.size();
    }
    for (var i = 0; i < factors.size(); i++) {
      var isOpen = i == 0 && isAfterAll || i > 0 && i == factors.size() - 1 && isFollowed;
      if (factors.get(i).isBlank() ? !isOpen : !isUnit(factors.get(i))) {
        return run.group();
      }
    }
    return head + String.join("*", factors);
  }

  /// The longest declared name that begins with a part, or the part.
  private List<String> name(List<String> parts, int from) {
    var longest = hyphenated.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    for (var to = Math.min(parts.size(), from + longest); to > from + 1; to--) {
      var name = parts.subList(from, to);
      if (hyphenated.containsKey(key(String.join("-", name)))) {
        return name;
      }
    }
    return parts.subList(from, from + 1);
  }

  /// Names in quotes hold what they like, and the number of a `30-day` is no unit.
  private static boolean isUnit(String factor) {
    return factor.indexOf('"') < 0 && !POWER.matcher(factor).matches();
  }

  /// Words that are one unit, and what units are made of: as declared, and as what was read has
  /// them in several ways.
  List<List<Written>> synonyms() {
    var known =
        new UnitParser(
            declared.stream()
                .filter(words -> words.size() > 1)
                .map(words -> words.stream().map(Written::text).toList())
                .toList());
    var all = new ArrayList<>(declared);
    for (var words : spellings.values()) {
      if (words.keySet().stream().map(known::read).distinct().count() > 1) {
        all.add(List.copyOf(words.values()));
      }
    }
    return all;
  }

  /// What `<model_units>` has to declare so that a model's units are read as they are: what is one
  /// unit, but for names that differ only in case, and names with a hyphen.
  static List<List<String>> declarations(Model model) {
    var declarations = new ArrayList<List<String>>();
    var known = new HashSet<String>();
    for (var list : model.unitSynonyms()) {
      var words = new LinkedHashMap<String, String>();
      list.stream().map(Written::text).forEach(word -> words.putIfAbsent(key(word), word));
      known.addAll(words.keySet());
      if (words.size() > 1 || list.size() == 1) {
        declarations.add(List.copyOf(words.values()));
      }
    }
    Stream.concat(
            model.timeUnit().stream(),
            model.variables().stream().map(Variable::description).flatMap(d -> d.unit().stream()))
        .flatMap(unit -> RUN.matcher(unit.text()).results())
        .map(run -> run.group().strip())
        .filter(name -> name.indexOf('-') > 0 && known.add(key(name)))
        .forEach(name -> declarations.add(List.of(name)));
    return declarations;
  }
}
