package org.jirga.workbench.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jirga.analysis.study.Study;
import org.jirga.analysis.study.Uncertainty;
import org.jirga.deal.structure.Bargain;
import org.jirga.engine.program.Lowering;
import org.jirga.formats.ModelReader;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.model.structure.LookupVariation;
import org.jirga.model.structure.Method;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.VaryLookups;
import org.jirga.workbench.conflict.BargainReader;
import org.jirga.workbench.conflict.SimulationNames;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Section;
import org.jirga.workbench.yaml.Yaml;

/// Reads a case folder: its `study.yaml`, and the model, evidence and data that the study names.
public final class CaseReader {

  /// The file that makes a folder a case.
  public static final String STUDY_FILE = "study.yaml";

  private static final String CONFLICT_FILE = "conflict.yaml";

  private final Path folder;
  private final CaseFiles files;
  private final List<Diagnostic> found = new ArrayList<>();

  private CaseReader(Path folder) {
    this.folder = folder;
    this.files = new CaseFiles(folder);
  }

  /// What came of reading a case.
  ///
  /// @param content absent where a diagnostic is an error
  /// @param diagnostics of the study, the model, the evidence and the data, by file and place
  public record Reading(Optional<Case> content, List<Diagnostic> diagnostics) {
    public Reading {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /// Whether the path is a case: a folder with a study, or the study itself.
  public static boolean isCase(Path path) {
    return Files.isRegularFile(path.resolve(STUDY_FILE))
        || path.endsWith(STUDY_FILE) && Files.isRegularFile(path);
  }

  /// Reads a case and reports everything that is wrong with it.
  ///
  /// @param path the case's folder, or its study
  /// @throws NoSuchFileException if there is no study
  public static Reading read(Path path) throws IOException {
    var folder =
        path.endsWith(STUDY_FILE) && !Files.isDirectory(path)
            ? Optional.ofNullable(path.getParent()).orElse(Path.of("."))
            : path;
    var study = folder.resolve(STUDY_FILE);
    if (!Files.isRegularFile(study)) {
      throw new NoSuchFileException(study.toString());
    }
    return new CaseReader(folder).read(study, CaseFiles.text(study));
  }

  private Reading read(Path study, Optional<String> text) {
    var source = new Source(study.toString(), text.orElse(""));
    if (text.isEmpty()) {
      var problems = new Problems(source);
      problems.add(StudyCode.BAD_TABLE, new Span(0, 0), "the file is not a text in UTF-8");
      return new Reading(Optional.empty(), problems.all());
    }
    var joined = StudyInheritance.read(study, source, files);
    var problems = joined.problems();
    var content =
        joined
            .entries()
            .map(
                entries ->
                    Section.of(entries, new Span(0, 0), "a study", problems, StudyReader.KEYS))
            .flatMap(root -> read(root, problems, source));
    found.addAll(problems.all());
    var diagnostics = found.stream().distinct().sorted(Diagnostic.BY_PLACE).toList();
    return new Reading(content.filter(_ -> !Diagnostic.anyError(diagnostics)), diagnostics);
  }

  private Optional<Case> read(Section root, Problems problems, Source written) {
    var modelFile = root.requiredScalar("model").flatMap(name -> files.find(name, problems));
    var reading = modelFile.map(ModelReader::read);
    var own = reading.filter(ModelReader.Reading::hasModel).map(this::check);
    var variations = variations(root, problems, own);
    var checked = own.map(model -> varied(model, variations));
    reading.ifPresent(model -> found.addAll(model.diagnostics()));
    var complete = checked.isPresent() && reading.filter(r -> !r.hasErrors()).isPresent();
    var names =
        checked
            .map(model -> new ModelNames(model.model(), model.shapes(), complete))
            .orElseGet(() -> new ModelNames(nothing(), Map.of(), false));
    var evidence = evidence(root, problems);
    var ids =
        evidence.map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.toMap(EvidenceRow::id, EvidenceRow::date, (one, _) -> one)));
    var name = folder.toAbsolutePath().normalize().getFileName();
    var study =
        new StudyReader(root, new Context(problems, names, ids), files)
            .read(name == null ? "case" : name.toString());
    var bargain = bargain(study, names);
    return checked.map(
        model ->
            new Case(
                folder,
                study,
                modelFile.orElseThrow(),
                model,
                evidence.orElse(List.of()),
                bargain,
                modelHash(model, variations),
                TextHash.of(written.text(), files.opened())));
  }

  private static List<LookupVariation> variations(
      Section root, Problems problems, Optional<CheckedModel> model) {
    return model
        .map(it -> new LookupSection(problems, it.model()).read(root.named("lookups")))
        .orElse(List.of());
  }

  /// What is wrong with the model was said of it as it is written.
  private static CheckedModel varied(CheckedModel model, List<LookupVariation> variations) {
    return variations.isEmpty() || model.hasErrors()
        ? model
        : new ModelChecker().check(VaryLookups.in(model.model(), variations));
  }

  private static String modelHash(CheckedModel model, List<LookupVariation> variations) {
    var text = model.model().source().text();
    return TextHash.of(variations.isEmpty() ? text : text + "\n" + variations);
  }

  private CheckedModel check(ModelReader.Reading reading) {
    var checked = new ModelChecker().check(reading.model());
    found.addAll(checked.diagnostics());
    if (!reading.hasErrors() && !checked.hasErrors()) {
      found.addAll(Lowering.lower(checked).diagnostics());
    }
    return checked;
  }

  /// The rows of the evidence, none if the study names no such file; absent if it has errors.
  private Optional<List<EvidenceRow>> evidence(Section root, Problems problems) {
    if (!root.has("evidence")) {
      return Optional.of(List.of());
    }
    return root.scalar("evidence")
        .flatMap((Yaml.Scalar name) -> files.open(name, problems))
        .flatMap(
            source -> {
              var inTable = new Problems(source);
              var rows = new EvidenceReader(inTable).read();
              found.addAll(inTable.all());
              return Diagnostic.anyError(inTable.all())
                  ? Optional.<List<EvidenceRow>>empty()
                  : Optional.of(rows);
            });
  }

  /// The case's conflict with its deals, where it has one.
  private Optional<Bargain> bargain(Study study, ModelNames names) {
    return files
        .open(CONFLICT_FILE)
        .flatMap(
            source -> {
              var reading = BargainReader.read(source, new StudyNames(study, names));
              found.addAll(reading.diagnostics());
              return reading.content();
            });
  }

  /// What the conflict may name of the study.
  private record StudyNames(Study study, ModelNames model) implements SimulationNames {
    @Override
    public Optional<String> constant(Yaml.Scalar name, Problems problems) {
      return model.constant(name, problems).map(ModelNames.Scalar::label);
    }

    @Override
    public List<String> measures() {
      return study.measures().stream().map(measure -> measure.outcome().name()).toList();
    }

    @Override
    public List<String> uncertainties() {
      return study.uncertainties().stream().map(Uncertainty::constant).toList();
    }
  }

  private static Model nothing() {
    return new Model("", new Source("", ""), Method.EULER, Optional.empty(), List.of(), List.of());
  }
}
