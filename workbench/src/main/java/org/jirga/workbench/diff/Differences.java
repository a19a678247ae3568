package org.jirga.workbench.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.workbench.project.Case;
import org.jirga.workbench.project.EvidenceRow;
import org.jirga.workbench.wording.Numbers;

/// What two versions of a case have differently, in the order in which a reader would ask: the
/// model, the study, the evidence, the conflict.
public final class Differences {

  private Differences() {}

  public static List<Difference> of(Case before, Case after) {
    var found = new ArrayList<Difference>();
    found.addAll(ModelDifferences.of(before.model().model(), after.model().model()));
    found.addAll(StudyDifferences.of(before.study(), after.study()));
    evidence(before, after, found);
    if (!before.bargain().equals(after.bargain())) {
      found.add(
          Difference.told(
              Kind.CONFLICT,
              "conflict.yaml",
              before.bargain().isPresent() ? "as before" : "",
              after.bargain().isPresent() ? "reads differently" : ""));
    }
    return found;
  }

  private static void evidence(Case before, Case after, List<Difference> found) {
    var old = rows(before);
    var now = rows(after);
    var ids = new LinkedHashSet<>(old.keySet());
    ids.addAll(now.keySet());
    for (var id : ids) {
      var one = old.getOrDefault(id, "");
      var other = now.getOrDefault(id, "");
      if (!one.equals(other)) {
        found.add(Difference.told(Kind.EVIDENCE, id, one, other));
      }
    }
  }

  private static Map<String, String> rows(Case content) {
    return content.evidence().stream()
        .collect(
            Collectors.toMap(
                EvidenceRow::id, Differences::words, (one, _) -> one, LinkedHashMap::new));
  }

  private static String words(EvidenceRow row) {
    var numbers =
        Stream.of(row.low(), row.best(), row.high())
            .map(Differences::number)
            .collect(Collectors.joining(" / "));
    return Stream.of(
            row.quantity(),
            numbers + (row.unit().isEmpty() ? "" : " " + row.unit()),
            row.date(),
            row.source(),
            row.confidence().word(),
            row.status().word(),
            row.locator(),
            row.note())
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("; "));
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? Numbers.exact(value.getAsDouble()) : "–";
  }
}
