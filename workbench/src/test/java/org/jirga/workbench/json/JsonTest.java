package org.jirga.workbench.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void membersKeepTheirOrder() {
    assertThat(Json.object("b", 1, "a", List.of(true, "x")).with("c", 0.5))
        .hasToString("{\"b\":1,\"a\":[true,\"x\"],\"c\":0.5}");
  }

  @Test
  void textCannotEndTheScriptAroundIt() {
    assertThat(Json.of("</script><!-- \"\\\n").toString())
        .isEqualTo("\"\\u003c/script\\u003e\\u003c!-- \\\"\\\\\\n\"");
  }

  @Test
  void whatIsNotFiniteIsNull() {
    assertThat(Json.of(new double[] {Double.NaN, 1 / 0.0, -2, 1e300}))
        .hasToString("[null,null,-2,1.0E300]");
  }

  @Test
  void aNameWithoutAValueIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Json.object("a"));
  }
}
