package org.jirga.workbench.binding;

import static org.assertj.core.api.Assertions.assertThat;

import org.jirga.workbench.binding.Binding.Closeness;
import org.junit.jupiter.api.Test;

class WrittenNumberTest {

  private static WrittenNumber of(String text) {
    var numbers = WrittenNumber.in(text);
    assertThat(numbers).hasSize(1);
    return numbers.getFirst();
  }

  @Test
  void thousandsPercentAndMinusAreRead() {
    assertThat(of("some 1,620 people")).isEqualTo(new WrittenNumber(1620, 0, false));
    assertThat(of("61 %")).isEqualTo(new WrittenNumber(61, 0, true));
    assertThat(of("61.5\u202f%")).isEqualTo(new WrittenNumber(61.5, 1, true));
    assertThat(of("−0.3")).isEqualTo(new WrittenNumber(-0.3, 1, false));
    assertThat(of("3 per cent")).isEqualTo(new WrittenNumber(3, 0, true));
  }

  @Test
  void severalNumbersAreSeen() {
    assertThat(WrittenNumber.in("18 to 20 %")).hasSize(2);
    assertThat(WrittenNumber.in("most")).isEmpty();
  }

  @Test
  void aNumberFollowsToItsLastDigit() {
    assertThat(of("61 %").follows(0.605, Closeness.ROUNDED)).isTrue();
    assertThat(of("61 %").follows(0.6149, Closeness.ROUNDED)).isTrue();
    assertThat(of("61 %").follows(0.6151, Closeness.ROUNDED)).isFalse();
    assertThat(of("7.12").follows(7.1249, Closeness.ROUNDED)).isTrue();
    assertThat(of("1,600").follows(1601, Closeness.ROUNDED)).isFalse();
  }

  @Test
  void anApproximateNumberFollowsToItsLastDigitThatIsNotZero() {
    assertThat(of("about 1,600").follows(1649, Closeness.ABOUT)).isTrue();
    assertThat(of("about 1,600").follows(1651, Closeness.ABOUT)).isFalse();
    assertThat(of("about 60 %").follows(0.649, Closeness.ABOUT)).isTrue();
    assertThat(of("about 60 %").follows(0.651, Closeness.ABOUT)).isFalse();
  }

  @Test
  void anApproximateNumberIsNeverOffByMoreThanATenth() {
    assertThat(of("about 1,000").follows(1099, Closeness.ABOUT)).isTrue();
    assertThat(of("about 1,000").follows(1101, Closeness.ABOUT)).isFalse();
  }

  @Test
  void theNumberToWriteHasTheDigitsThatWereWritten() {
    assertThat(of("61 %").now(0.583)).isEqualTo("58 %");
    assertThat(of("7.12").now(7.4567)).isEqualTo("7.46");
    assertThat(of("1,620").now(12345.4)).isEqualTo("12,345");
  }
}
