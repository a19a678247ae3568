package org.jirga.workbench.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

  private final Sentences sentences = new Sentences(Lexicon.shipped());

  private List<String> of(String text) {
    return sentences.of(text).stream()
        .map(span -> text.substring(span.start(), span.end()))
        .toList();
  }

  @Test
  void endWithAStopAndBeginWithACapital() {
    assertThat(of("  One. Two?  Three!\nFour… Five"))
        .containsExactly("One.", "Two?", "Three!", "Four…", "Five");
  }

  @Test
  void abbreviationsDoNotEndThem() {
    assertThat(of("Dr. Smith met Gen. Miller, e.g. at No. 5, in the U.S. Senate. See p. 3 there."))
        .containsExactly(
            "Dr. Smith met Gen. Miller, e.g. at No. 5, in the U.S. Senate.", "See p. 3 there.");
    assertThat(of("Kilgour et al. (1987) say so.")).hasSize(1);
  }

  @Test
  void someAbbreviationsMayEndThem() {
    assertThat(of("Aid, rights etc. The rest follows.")).hasSize(2);
    assertThat(of("Aid, rights etc. are named.")).hasSize(1);
  }

  @Test
  void initialsAndDecimalsDoNotEndThem() {
    assertThat(of("J. R. Smith saw 18.6 billion.")).hasSize(1);
    assertThat(of("It was 2021. 300 came.")).hasSize(2);
  }

  @Test
  void quotationMarksAndParenthesesBelongToTheSentenceThatTheyClose() {
    assertThat(of("He said “no.” She left. (They stayed.) “Why?” asked one. End"))
        .containsExactly(
            "He said “no.”", "She left.", "(They stayed.)", "“Why?” asked one.", "End");
  }

  @Test
  void whatHasNoWordsIsNone() {
    assertThat(of(" … — . ")).isEmpty();
    assertThat(of("")).isEmpty();
  }

  @Test
  void otherScriptsHaveOtherSigns() {
    assertThat(of("یہ ایک ہے۔ وہ دو ہیں؟ آخر")).hasSize(3);
  }

  @Test
  void aSiteMayAddAbbreviations() {
    var own = new Sentences(Lexicon.shipped().with(java.util.Map.of("Brig.", "Brigadier")));
    assertThat(own.of("Brig. Khan spoke.")).hasSize(1);
    assertThat(sentences.of("Brig. Khan spoke.")).hasSize(2);
  }
}
