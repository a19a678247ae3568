package org.jirga.workbench.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void quantitiesHaveThreeSignificantDigits() {
    assertThat(Numbers.quantity(1619.4)).isEqualTo("1,620");
    assertThat(Numbers.quantity(0.031628)).isEqualTo("0.0316");
    assertThat(Numbers.quantity(7.2)).isEqualTo("7.2");
    assertThat(Numbers.quantity(-477)).isEqualTo("−477");
    assertThat(Numbers.quantity(0)).isEqualTo("0");
    assertThat(Numbers.quantity(1234567)).isEqualTo("1,230,000");
    assertThat(Numbers.quantity(0.0000123)).isEqualTo("1.23e-5");
    assertThat(Numbers.quantity(Double.NaN)).isEqualTo("no value");
  }

  @Test
  void differencesShowTheirSign() {
    assertThat(Numbers.difference(12)).isEqualTo("+12");
    assertThat(Numbers.difference(-12)).isEqualTo("−12");
    assertThat(Numbers.difference(0)).isEqualTo("0");
    assertThat(Numbers.change(1619, 1142)).isEqualTo("−29\u202f%");
    assertThat(Numbers.change(0, 1)).isEqualTo("no value");
  }

  @Test
  void countsAndWrittenNumbersKeepTheirDigits() {
    assertThat(Numbers.count(101_790)).isEqualTo("101,790");
    assertThat(Numbers.exact(0.00012)).isEqualTo("0.00012");
    assertThat(Numbers.time(2021.5)).isEqualTo("2021.5");
    assertThat(Numbers.time(-12000)).isEqualTo("\u221212000");
    assertThat(Numbers.time(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(Numbers.time(0)).isEqualTo("0");
    assertThat(Numbers.exact(180_000)).isEqualTo("180,000");
    assertThat(Numbers.exact(1e-9)).isEqualTo("1e-9");
  }

  @Test
  void sharesClaimNoCertaintyThatTheCountDoesNotGive() {
    assertThat(Numbers.share(0.614)).isEqualTo("61\u202f%");
    assertThat(Numbers.share(0.0089)).isEqualTo("0.9\u202f%");
    assertThat(Numbers.share(0.0099)).isEqualTo("1.0\u202f%");
    assertThat(Numbers.share(0)).isEqualTo("0\u202f%");
    assertThat(Numbers.share(1)).isEqualTo("100\u202f%");
    assertThat(Numbers.share(0.9999)).isEqualTo("more than 99.9\u202f%");
    assertThat(Numbers.share(0.0001)).isEqualTo("less than 0.1\u202f%");
    assertThat(Numbers.share(0.998)).isEqualTo("99.8\u202f%");
    assertThat(Numbers.shareRange(0.073, 0.108)).isEqualTo("7.3 to 11\u202f%");
  }

  @Test
  void unitsAreWords() {
    assertThat(Units.words("person")).isEqualTo("people");
    assertThat(Units.words("Mperson")).isEqualTo("million people");
    assertThat(Units.words("MUSD")).isEqualTo("million USD");
    assertThat(Units.words("attack/Month")).isEqualTo("attacks a month");
    assertThat(Units.words("1/Month")).isEqualTo("a month");
    assertThat(Units.words("person/Attack")).isEqualTo("people an attack");
    assertThat(Units.words("km/hour")).isEqualTo("km an hour");
    assertThat(Units.words("Month")).isEqualTo("months");
    assertThat(Units.words("Dmnl")).isEmpty();
    assertThat(Units.words("USD/(person*Month)")).isEqualTo("USD/(person*Month)");
    assertThat(Units.with("3", "person")).isEqualTo("3\u00a0people");
  }
}
