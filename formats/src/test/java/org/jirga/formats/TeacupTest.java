package org.jirga.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jirga.model.structure.Model;
import org.junit.jupiter.api.Test;

class TeacupTest {

  private static Model read(String name) {
    var reading = ModelReader.read(Path.of("src/test/resources/teacup", name));
    assertThat(reading.diagnostics()).isEmpty();
    return reading.model();
  }

  @Test
  void bothFormatsGiveTheSameModel() {
    var vensim = read("teacup.mdl");
    var xmile = read("teacup.xmile");
    assertThat(Placeless.variables(xmile)).isEqualTo(Placeless.variables(vensim));
    assertThat(xmile.method()).isEqualTo(vensim.method());
    assertThat(xmile.name()).isEqualTo(vensim.name());
  }
}
