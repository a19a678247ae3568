package org.jirga.workbench.starter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jirga.model.check.CheckedModel;
import org.jirga.workbench.starter.NewCase.Part;

/// Composes a new case: a study that runs as it is and is there to be changed.
public final class CaseStarter {

  private static final String SCHEMA = "docs/schema/study.schema.json";

  private final Path given;
  private final Path folder;

  /// @param folder where the case will be; it need not exist
  public CaseStarter(Path folder) {
    given = folder;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /// A case of a model of the user's.
  ///
  /// @param checked without errors
  /// @param modelFile copied into the case
  /// @throws IOException if the model file can't be read
  public NewCase of(CheckedModel checked, Path modelFile) throws IOException {
    var draft = new StudyDraft(checked);
    var file = String.valueOf(modelFile.getFileName());
    var title = "A study of " + checked.model().name().replace('_', ' ');
    var values = values(title, file);
    return new NewCase(
        List.of(
            new Part(file, Files.readAllBytes(modelFile), "the model"),
            part(
                "study.yaml",
                draft.text(title, file, schemaLine()),
                "%s with a range to fill in%s, %s"
                    .formatted(
                        count(draft.varied(), "constant"),
                        draft.leftOut() == 0 ? "" : " (%d left out)".formatted(draft.leftOut()),
                        count(draft.outcomes(), "outcome"))),
            part(
                "evidence.csv",
                Template.fill("from-model/evidence.csv", Map.of()),
                "where the numbers come from: an example to replace"),
            part(
                "assessment.md",
                Template.fill("assessment.md", values),
                "the outline of an article"),
            part("README.md", Template.fill("from-model/README.md", values), "what is where")));
  }

  /// A small complete case of a lake and its fishers, to start without a model.
  public NewCase example() {
    var values = new HashMap<>(values("How many boats should fish in the lake?", "model.mdl"));
    values.put("schema", schemaLine());
    return new NewCase(
        List.of(
            part(
                "model.mdl",
                Template.fill("lake/model.mdl", Map.of()),
                "the model: fish in a lake, and boats"),
            part(
                "study.yaml",
                Template.fill("lake/study.yaml", values),
                "2 uncertainties, 1 lever, 2 policies, 2 outcomes, 1 claim"),
            part(
                "evidence.csv",
                Template.fill("lake/evidence.csv", Map.of()),
                "where the numbers come from: invented, to be replaced"),
            part(
                "assessment.md",
                Template.fill("assessment.md", values),
                "the outline of an article"),
            part("README.md", Template.fill("lake/README.md", values), "what is where")));
  }

  private Map<String, String> values(String title, String modelFile) {
    return Map.of(
        "title",
        title,
        "quoted title",
        YamlText.scalar(title),
        "model",
        modelFile,
        "folder",
        given.toString());
  }

  private static Part part(String name, String text, String purpose) {
    return new Part(name, text.getBytes(UTF_8), purpose);
  }

  private static String count(long number, String what) {
    return "%d %s%s".formatted(number, what, number == 1 ? "" : "s");
  }

  /// Tells editors where the schema is, if the case lies below a copy of Jirga.
  private String schemaLine() {
    return Stream.iterate(folder, place -> place != null, Path::getParent)
        .skip(1)
        .map(place -> place.resolve(SCHEMA))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(schema -> folder.relativize(schema).toString().replace('\\', '/'))
        .map("# yaml-language-server: $schema=%s\n#\n"::formatted)
        .orElse("");
  }
}
