package org.jirga.workbench.project;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/// The last day of what evidence is about, from dates as tables have them: `2021`, `2021-08`,
/// `2021-08-15`, `2005-2021`, and spans such as `2021-08..2022-03`, whose end may leave out what it
/// has in common with the beginning (`2021-08-19..12-31`, `2021-08..12`).
final class EvidenceDate {

  private static final Pattern DAY = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");
  private static final Pattern YEARS = Pattern.compile("\\d{4}-(\\d{4})");

  private EvidenceDate() {}

  /// Absent where a date is in no such form, or its span has no end.
  static Optional<LocalDate> last(String written) {
    var date = written.strip();
    var years = YEARS.matcher(date);
    if (years.matches()) {
      return day(years.group(1));
    }
    var dots = date.indexOf("..");
    if (dots < 0) {
      return day(date);
    }
    var first = date.substring(0, dots).strip();
    var end = date.substring(dots + 2).strip();
    if (!end.matches("\\d{4}.*")) {
      var common = first.length() - end.length();
      end = end.isEmpty() || common < 0 ? "" : first.substring(0, common) + end;
    }
    var last = day(end);
    return last.filter(day -> day(first).filter(from -> !from.isAfter(day)).isPresent());
  }

  private static Optional<LocalDate> day(String written) {
    var parts = DAY.matcher(written);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      var year = Integer.parseInt(parts.group(1));
      if (parts.group(2) == null) {
        return Optional.of(LocalDate.of(year, 12, 31));
      }
      var month = YearMonth.of(year, Integer.parseInt(parts.group(2)));
      return Optional.of(
          parts.group(3) == null
              ? month.atEndOfMonth()
              : month.atDay(Integer.parseInt(parts.group(3))));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
