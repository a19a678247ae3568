package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Method;
import org.jirga.model.structure.Written;

/// Reads the integration method, the units that are the same, the date of the time and the names of
/// data files from the settings after the sketch.
///
/// The number of the method is the fourth of the line `15:0,0,0,0,0,0`, as the converter xmutil
/// of Vensim's former author has it: 0 Euler, 1 RK4 with automatic steps, 2 difference, 3 RK2 with
/// automatic steps, 4 RK2, 5 RK4. Without settings a model runs with Euler, as in Vensim.
final class MdlSettings {

  private static final Pattern METHOD =
      Pattern.compile("^15:(?:[^,\\r\\n]*,){3}([0-9]+)", Pattern.MULTILINE);

  private static final Pattern SYNONYMS = Pattern.compile("^22:([^\\r\\n]+)", Pattern.MULTILINE);

  /// Between commas, without the blanks around it.
  private static final Pattern WORD = Pattern.compile("[^,\\s](?:[^,]*[^,\\s])?");

  private static final Pattern TAGS =
      Pattern.compile("^30:(\\?[^=\\r\\n]+)=([^\\r\\n]+)", Pattern.MULTILINE);

  private static final Pattern NUMBER =
      Pattern.compile("^([0-9]{1,3}):([0-9]{1,6})\\s*$", Pattern.MULTILINE);

  /// The line that begins the settings. It holds a control character that some editors drop.
  private static final Pattern BEGINNING =
      Pattern.compile("^:L\\p{Cntrl}?<%\\^E!@", Pattern.MULTILINE);

  private MdlSettings() {}

  /// Where the lines of the settings are that look so.
  private static Stream<MatchResult> lines(Pattern line, Source source, int endOfModel) {
    var beginning = BEGINNING.matcher(source.text());
    return beginning.find(endOfModel)
        ? line.matcher(source.text())
            .useAnchoringBounds(false)
            .region(beginning.end(), source.text().length())
            .results()
        : Stream.empty();
  }

  /// The lines `22:Month,Months`, each of which declares words to be one unit.
  static List<List<Written>> unitSynonyms(Source source, int endOfModel) {
    return lines(SYNONYMS, source, endOfModel)
        .map(line -> words(line.group(1), line.start(1)))
        .toList();
  }

  private static List<Written> words(String list, int start) {
    var words = new ArrayList<Written>();
    var word = WORD.matcher(list);
    while (word.find()) {
      words.add(new Written(word.group(), new Span(start + word.start(), start + word.end())));
    }
    return words;
  }

  /// The lines `30:?data=data.xlsx`: which file a tag stands for.
  ///
  /// @return by the tag in small letters
  static Map<String, String> fileTags(Source source, int endOfModel) {
    return lines(TAGS, source, endOfModel)
        .collect(
            Collectors.toMap(
                line -> line.group(1).strip().toLowerCase(Locale.ROOT),
                line -> line.group(2).strip(),
                (first, _) -> first));
  }

  /// Those that are a whole number, by the numbers of their lines.
  static Map<Integer, Integer> numbers(Source source, int endOfModel) {
    return lines(NUMBER, source, endOfModel)
        .collect(
            Collectors.toMap(
                line -> Integer.valueOf(line.group(1)),
                line -> Integer.valueOf(line.group(2)),
                (_, last) -> last));
  }

  /// @param stepwise whether the model holds only from step to step
  static Method method(Source source, int endOfModel, boolean stepwise, Complaints complaints) {
    return lines(METHOD, source, endOfModel)
        .findFirst()
        .map(
            line ->
                method(line.group(1), new Span(line.start(1), line.end(1)), stepwise, complaints))
        .orElse(Method.EULER);
  }

  private static Method method(String number, Span span, boolean stepwise, Complaints complaints) {
    if (stepwise && Set.of("1", "3", "4", "5").contains(number)) {
      complaints.add(
          ReadCode.METHOD_REPLACED,
          span,
          "the file asks for a Runge-Kutta method, but SINTEG keeps to its restrictions from step"
              + " to step: Euler's method is used");
      return Method.EULER;
    }
    return switch (number) {
      case "0" -> Method.EULER;
      case "4" -> Method.RK2;
      case "5" -> Method.RK4;
      case "1" -> replaced("RK4", span, complaints);
      case "3" -> replaced("RK2", span, complaints);
      case "2" -> unsupported("difference equations", span, complaints);
      default -> unsupported("number " + number, span, complaints);
    };
  }

  private static Method replaced(String method, Span span, Complaints complaints) {
    complaints.add(
        ReadCode.METHOD_REPLACED,
        span,
        "the file asks for %s with automatic steps; RK45, which chooses its steps too, is used"
            .formatted(method));
    return Method.RK45;
  }

  private static Method unsupported(String method, Span span, Complaints complaints) {
    complaints.add(
        ReadCode.UNSUPPORTED_METHOD,
        span,
        "the integration method of this file, %s, is not supported".formatted(method),
        "choose Euler or a Runge-Kutta method in the model's settings");
    return Method.EULER;
  }
}
