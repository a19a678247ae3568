package org.jirga.model.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitParserTest {

  @ParameterizedTest
  @CsvSource({
    "person/Month, person/Month",
    "USD/(person*Month), USD/(Month*person)",
    "USD/person/Month, USD/(Month*person)",
    "USD/person*Month, Month*USD/person",
    "1/Month, 1/Month",
    "Month*Month, Month^2",
    "meter^2, meter^2",
    "meter^-1, 1/meter",
    "meter^(1/2), meter^0.5",
    "(meter/Second)^2, meter^2/Second^2",
    "meter/meter, Dmnl",
    "effective  person / Month, effective person/Month",
    "effective_person, effective person",
    "$/Month, $/Month",
    "tons CO2, tons CO2",
    "dmnl, Dmnl",
    "Dimensionless, Dmnl",
    "fraction, Dmnl",
    "1, Dmnl",
    "1/(1/Month), Month",
  })
  void unitsAreProductsOfPowers(String written, String shown) {
    assertThat(read(new UnitParser(), written)).hasToString(shown);
  }

  @Test
  void vensimsDefaultSynonymsAreOneUnitShownByTheFirstWord() {
    var parser = new UnitParser();

    assertThat(read(parser, "months")).hasToString("months");
    assertThat(read(parser, "person/Month")).hasToString("person/months");
    assertThat(read(parser, "People/Month").equals(read(parser, "persons/months"))).isTrue();
    assertThat(read(parser, "Dollars")).isEqualTo(read(parser, "$"));
  }

  @Test
  void otherWordsAreTakenLiterally() {
    var parser = new UnitParser();

    assertThat(read(parser, "widget")).isNotEqualTo(read(parser, "widgets"));
    assertThat(read(parser, "widget")).isNotEqualTo(read(parser, "Widget"));
    assertThat(read(parser, "person")).isNotEqualTo(read(parser, "Mperson"));
    assertThat(read(parser, "Month")).isNotEqualTo(read(parser, "Year"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "person/     | a unit is missing at the end",
        "*person     | a unit is missing before '*'",
        "\"\"      | a unit is missing at the end",
        "(person     | a ')' is missing",
        "person)     | ')' is out of place",
        "100         | the number 100 is not a unit",
        "meter^x     | 'x' is not a power",
        "meter^1000  | '1000' is not a power",
      })
  void mistakesHaveAReason(String written, String reason) {
    assertThat(new UnitParser().read(written)).isEqualTo(new UnitReading.NotUnderstood(reason));
  }

  @Test
  void nestingIsBounded() {
    assertThat(new UnitParser().read("(".repeat(100_000)))
        .isEqualTo(new UnitReading.NotUnderstood("too many parentheses"));
  }

  private static Unit read(UnitParser parser, String written) {
    return ((UnitReading.Understood) parser.read(written)).unit();
  }

  @Test
  void aModelMayDeclareFurtherSynonyms() {
    var parser = new UnitParser(List.of(List.of("Widget", "Widgets"), List.of("humans", "people")));
    assertThat(read(parser, "widgets/Month")).isEqualTo(read(parser, "Widget/months"));
    assertThat(read(parser, "humans")).isEqualTo(read(parser, "person"));
    assertThat(read(parser, "gadget")).isNotEqualTo(read(parser, "gadgets"));
  }

  @Test
  void aModelMayDeclareUnitsThatAreMadeOfOthers() {
    var parser =
        new UnitParser(List.of(List.of("speed", "velocity", "km/hr"), List.of("hr", "hour")));
    assertThat(read(parser, "velocity*hours")).isEqualTo(read(parser, "km"));
    assertThat(read(parser, "speed")).isEqualTo(read(parser, "km/hour"));
  }

  @Test
  void unitsThatAreMadeOfEachOtherAreWords() {
    var parser = new UnitParser(List.of(List.of("a", "b*c"), List.of("b", "B_too", "1/a")));
    assertThat(read(parser, "b*a*d")).hasToString("a*b*d");
    assertThat(parser.circles()).containsExactly(List.of("b", "a"));
  }

  @Test
  void namesOfAUnitAreMadeOfWhatAnyOfThemIs() {
    var parser =
        new UnitParser(
            List.of(List.of("speed", "km/hour"), List.of("velocity", "speed"), List.of("v", "1")));
    assertThat(read(parser, "velocity")).hasToString("km/hour");
    assertThat(read(parser, "v")).isEqualTo(Unit.DIMENSIONLESS);
    assertThat(read(new UnitParser(List.of(List.of("Dmnl", "share"))), "share"))
        .isEqualTo(Unit.DIMENSIONLESS);
    assertThat(parser.circles()).isEmpty();
  }

  @Test
  void powersThatAreNoWholeNumbersCancelToo() {
    var parser = new UnitParser();
    assertThat(read(parser, "m^0.5*m^(1/2)")).isEqualTo(read(parser, "m"));
    assertThat(read(parser, "m^(1/3)").power(3)).isEqualTo(read(parser, "m"));
  }

  @Test
  void unitsThatAreMadeOfMoreAndMoreAreReadInTime() {
    var chain = new ArrayList<List<String>>();
    for (var i = 0; i < 100_000; i++) {
      chain.add(List.of("u" + i, "u%d*u%d".formatted(i + 1, i + 1)));
    }
    assertThat(read(new UnitParser(chain), "u0")).isNotNull();
  }
}
