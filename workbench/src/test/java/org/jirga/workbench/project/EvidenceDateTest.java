package org.jirga.workbench.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceDateTest {

  @ParameterizedTest
  @CsvSource({
    "2021, 2021-12-31",
    "2024-02, 2024-02-29",
    "2021-08-15, 2021-08-15",
    "2005-2021, 2021-12-31",
    "2021-08..2022-03, 2022-03-31",
    "2021-08-19..12-31, 2021-12-31",
    "2021-08..12, 2021-12-31",
    "2021-08..2023, 2023-12-31"
  })
  void theLastDayCounts(String written, LocalDate last) {
    assertThat(EvidenceDate.last(written)).contains(last);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "2010s", "2021-13", "2021-02-30", "2021-08..", "2022..2021"})
  void whatIsNoDateHasNone(String written) {
    assertThat(EvidenceDate.last(written)).isEmpty();
  }
}
