package org.jirga.workbench.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenFormTest {

  private final SpokenForm english = new SpokenForm(Lexicon.shipped(), "en");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // numbers
        "0|zero",
        "19|nineteen",
        "21|twenty-one",
        "218|two hundred and eighteen",
        "1,000|one thousand",
        "1,005|one thousand and five",
        "95,500|ninety-five thousand five hundred",
        "350,000|three hundred and fifty thousand",
        "1,234,567|one million two hundred and thirty-four thousand five hundred and sixty-seven",
        "18.6|eighteen point six",
        "0.05|zero point zero five",
        "007|zero zero seven",
        "25.0.3|twenty-five point zero point three",
        "12345678901234567|one two three four five six seven eight nine zero one two three four"
            + " five six seven",
        "−7|minus seven",
        "from -3 to 5|from minus three to five",
        "10–12 people|ten to twelve people",
        "1e-9|one times ten to the power of minus nine",
        "the 1st, 2nd, 3rd, 12th and 21st|the first, second, third, twelfth and twenty-first",
        "a 48-month plan|a forty-eight-month plan",
        "2/3 of it|two thirds of it",
        "1/2|one half",
        "3/4|three quarters",
        "2½ hours|two and a half hours",
        "3:1|three to one",
        // shares
        "60 %|sixty percent",
        "60%|sixty percent",
        "0.5 %|zero point five percent",
        "−7 %|minus seven percent",
        "2–3 %|two to three percent",
        "−2 to −3 %|minus two to minus three percent",
        "5 ‰|five per thousand",
        // money
        "$85 billion|eighty-five billion dollars",
        "85 billion USD|eighty-five billion U S dollars",
        "USD 7.12 billion|seven point one two billion U S dollars",
        "US$5m|five million U S dollars",
        "$1|one dollar",
        "$3.50|three dollars and fifty cents",
        "£1.01|one pound and one penny",
        "€2–3 billion|two to three billion euros",
        "€1,200|one thousand two hundred euros",
        "500 AFN|five hundred afghanis",
        "$20bn|twenty billion dollars",
        // dates, years, times
        "15 August 2021|the fifteenth of August twenty twenty-one",
        "on the 3 May|on the third of May",
        "August 15, 2021|August the fifteenth, twenty twenty-one",
        "2021-08-15|the fifteenth of August twenty twenty-one",
        "26–28 November|the twenty-sixth to the twenty-eighth of November",
        "in August 2021|in August twenty twenty-one",
        "In August 12 people|In August twelve people",
        "in 2003|in two thousand and three",
        "in 2000|in two thousand",
        "in 1905|in nineteen oh five",
        "in 1900|in nineteen hundred",
        "in 1987|in nineteen eighty-seven",
        "in 2010|in twenty ten",
        "the 1990s|the nineteen nineties",
        "the 2000s|the two thousands",
        "the mid-1980s|the mid-nineteen eighties",
        "the '90s|the nineties",
        "2014–2018|twenty fourteen to twenty eighteen",
        "2021–22|twenty twenty-one to twenty-two",
        "2,021 people|two thousand and twenty-one people",
        "at 14:30|at fourteen thirty",
        "at 9:05|at nine oh five",
        "at 10:00|at ten o'clock",
        // units
        "5 km|five kilometres",
        "1 km|one kilometre",
        "120 km/h|one hundred and twenty kilometres per hour",
        "652,000 km²|six hundred and fifty-two thousand square kilometres",
        "−4 °C|minus four degrees Celsius",
        "300 ms|three hundred milliseconds",
        "100m people|one hundred million people",
        "100 m away|one hundred metres away",
        // abbreviations and references
        "e.g. aid, i.e. money|for example aid, that is money",
        "Kilgour et al. say so|Kilgour and others say so",
        "aid, rights etc.|aid, rights et cetera.",
        "No. 5 on p. 3|Number five on page three",
        "pp. 3–5|pages three to five",
        "Fig. 2|Figure two",
        "§ 5|section five",
        "#3|number three",
        "World War II|World War two",
        "Dr. Smith vs. Mr. Jones|Doctor Smith versus Mister Jones",
        // acronyms
        "IS-K|I S K",
        "IS-K’s growth|I S K's growth",
        "the US and the UN|the U S and the U N",
        "the U.S. army|the U S army",
        "NGOs|N G O's",
        "NATO|Nato",
        "UNHCR|U N H C R",
        "UNAMA|you nah ma",
        "G7|G seven",
        "COVID-19|covid nineteen",
        "an F-16|an F sixteen",
        "R&D|R and D",
        "DELAYED|Delayed",
        "let us go|let us go",
        // names, addresses, signs
        "al-Qaida in Khorasan|al kye da in Khora sahn",
        "see https://www.example.org/a/b.|see example dot org.",
        "write to a.b@example.org|write to a dot b at example dot org",
        "“relatively small”|relatively small",
        "so it is (as said).|so it is, as said.",
        "four parties (Kabul, the donors), each|four parties, Kabul, the donors, each",
        "this — that|this, that",
        "and so on…|and so on.",
        "and/or|and or",
        "he/she|he or she",
        "grievance → recruitment|grievance to recruitment",
        "x ≥ 3 & y = 2|x is at least three and y equals two",
        "99,500\u00a0people in 81\u202f%|ninety-nine thousand five hundred people in eighty-one"
            + " percent",
      })
  void isSaidInWords(String written, String said) {
    assertThat(english.of(written)).isEqualTo(said);
  }

  @Test
  void aSiteHasTheLastWord() {
    var form =
        new SpokenForm(
            Lexicon.shipped().with(Map.of("Qureshi", "koo ray shee", "IS-K", "isk")), "en");
    assertThat(form.of("Qureshi’s IS-K, not Qureshian."))
        .isEqualTo("koo ray shee's isk, not Qureshian.");
  }

  @Test
  void whatTheLexiconSaysIsNotSaidAgainByARule() {
    var form = new SpokenForm(Lexicon.empty().with(Map.of("B4", "the 4 of B & C")), "en");
    assertThat(form.of("B4 and 4")).isEqualTo("the 4 of B & C and four");
  }

  @Test
  void theLongestEntryWins() {
    var form = new SpokenForm(new Lexicon(Map.of("al", "A", "al-Qaida", "B")), "en");
    assertThat(form.of("al and al-Qaida")).isEqualTo("A and B");
  }

  @Test
  void otherLanguagesKeepTheirNumbers() {
    var form = new SpokenForm(new Lexicon(Map.of("GIZ", "ge i zett")), "de");
    assertThat(form.of("Im Jahr 2021 hatte die GIZ 3,5 %"))
        .isEqualTo("Im Jahr 2021 hatte die ge i zett 3,5 %");
  }

  @Test
  void nothingIsLeftThatOnlyAReaderSees() {
    assertThat(english.of("An <em>& “odd” [text] {with} *stars*_ and · dots"))
        .doesNotContainPattern("[<>“”\\[\\]{}*_·]");
  }
}
