package org.jirga.engine.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {

  private static double measure(double time, int measure, LocalDate origin, int unit) {
    return Calendar.measure(
        new double[] {
          time, measure, origin.getYear(), origin.getMonthValue(), origin.getDayOfMonth(), unit
        });
  }

  @Test
  void daysAndTimesAreThoseOfTheGregorianCalendar() {
    var random = new Random(6);
    var first = LocalDate.of(0, 1, 1);
    for (var i = 0; i < 20_000; i++) {
      var origin = first.plusDays(random.nextInt(1_500_000) - 200_000);
      var minutes = random.nextInt(2_000_000) - 1_000_000;
      var then = LocalDateTime.of(origin, java.time.LocalTime.MIN).plusMinutes(minutes);
      var expected =
          new double[] {
            then.getYear(),
            (then.getMonthValue() + 2) / 3,
            then.getMonthValue(),
            then.getDayOfMonth(),
            then.getDayOfWeek().getValue() % 7,
            ChronoUnit.DAYS.between(first, then.toLocalDate()),
            then.getHour(),
            then.getMinute(),
            0
          };
      for (var measure = 1; measure <= 9; measure++) {
        assertThat(measure(minutes, measure, origin, 6))
            .as("%s, measure %d", then, measure)
            .isEqualTo(expected[measure - 1]);
      }
    }
  }

  /// By hand, from the 20th of November 1999: in months of 30 days.
  @ParameterizedTest
  @CsvSource({
    "0, 1, 1999",
    "0, 2, 4",
    "0, 3, 11",
    "0, 4, 20",
    "0.5, 3, 12",
    "0.5, 4, 5",
    "1.4, 1, 2000",
    "1.4, 2, 1",
    "1.4, 3, 1",
    "1.4, 4, 2",
    "-11, 1, 1998",
    "-11, 3, 12",
    "0, 6, 719959",
    "0.01, 7, 7",
    "0.01, 8, 12",
    "0.01, 9, 0",
  })
  void yearsHave360DaysWhereTimeCountsMonths(double time, int measure, double expected) {
    assertThat(measure(time, measure, LocalDate.of(1999, 11, 20), 2)).isEqualTo(expected);
  }

  @Test
  void aSumOfStepsThatEndsAtMidnightIsOfTheNextDay() {
    var time = 0.0;
    for (var hour = 0; hour < 24; hour++) {
      time += 1 / 24.0;
    }
    assertThat(time).isLessThan(1);
    assertThat(measure(time, 4, LocalDate.of(2000, 2, 28), 4)).isEqualTo(29);
  }

  @Test
  void anotherMeasureOrUnitIsNotANumber() {
    var origin = LocalDate.of(2000, 1, 1);
    assertThat(measure(0, 10, origin, 4)).isNaN();
    assertThat(measure(0, 1, origin, 8)).isNaN();
    assertThat(measure(Double.NaN, 1, origin, 4)).isNaN();
  }
}
