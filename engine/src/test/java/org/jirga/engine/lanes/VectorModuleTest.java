package org.jirga.engine.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VectorModuleTest {

  @Test
  void isThereWhereItsClassesAre() {
    assertThat(VectorModule.load()).isEqualTo(vectorClassesAreThere());
  }

  private static boolean vectorClassesAreThere() {
    try {
      Class.forName("jdk.incubator.vector.DoubleVector");
      return true;
    } catch (ClassNotFoundException _) {
      return false;
    }
  }
}
