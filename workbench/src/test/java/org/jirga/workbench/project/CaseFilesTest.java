package org.jirga.workbench.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFilesTest {

  @ParameterizedTest
  @CsvSource({
    "., model.mdl, true",
    "'', model.mdl, true",
    "., data/../model.mdl, true",
    "case, case/model.mdl, true",
    "../case, ../case/model.mdl, true",
    "., ../model.mdl, false",
    "case, case/../model.mdl, false",
    "case, cases/model.mdl, false"
  })
  void aFileIsInTheFolderThatItsPathLeadsInto(String folder, String file, boolean isIn) {
    assertThat(CaseFiles.isIn(Path.of(folder), Path.of(file))).isEqualTo(isIn);
  }
}
