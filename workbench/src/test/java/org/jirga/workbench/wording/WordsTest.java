package org.jirga.workbench.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void anAddressIsOfWordsInAscii() {
    assertThat(Words.slug("People in need (million)")).isEqualTo("people-in-need-million");
    assertThat(Words.slug(" IS-K ")).isEqualTo("is-k");
    assertThat(Words.slug("Café, Čeština")).isEqualTo("cafe-cestina");
  }

  @Test
  void namesInOtherScriptsHaveAddressesOfTheirOwn() {
    assertThat(Words.slug("امنیت"))
        .isEqualTo("u627u645u646u6ccu62a")
        .isNotEqualTo(Words.slug("صلح"));
    assertThat(Words.slug("कि")).isNotEqualTo(Words.slug("कु"));
    assertThat(Words.slug("ж 2")).isEqualTo("u436-2");
    assertThat(Words.slug("!?")).isEqualTo("u21u3f");
    assertThat(Words.slug("  ")).isEmpty();
  }
}
