package org.jirga.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jirga.analysis.experiment.RunSettings;
import org.jirga.analysis.experiment.Survey;
import org.jirga.store.RunStore;
import org.jirga.store.StudyArchive;
import org.jirga.workbench.project.Case;
import org.jirga.workbench.project.CaseCopy;
import org.jirga.workbench.summary.FinishedRun;
import org.jirga.workbench.summary.Identity;
import org.jirga.workbench.summary.SurveySummary;

/// `jirga run --unfiltered`: policies on draws as they come.
record UnfilteredRun(
    Case content,
    Identity identity,
    List<String> policies,
    boolean withSeries,
    Path folder,
    boolean json) {

  ExitCode run(RunSettings settings, RunStore store, Terminal terminal) throws IOException {
    var study = content.study();
    var results =
        Survey.run(study, content.model(), policies, withSeries, settings, new StudyArchive(store));
    FinishedRun.begin(folder);
    var shard = settings.shard();
    var part = shard.isWhole() ? Optional.<String>empty() : Optional.of(shard.toString());
    CaseCopy.write(content, folder);
    FinishedRun.finish(folder, SurveySummary.of(identity, study, results, part));
    if (results.computed() == 0) {
      terminal.err().printf("%s has these runs already: nothing to do%n", folder);
    }
    if (json) {
      terminal.out().print(Files.readString(FinishedRun.summary(folder)));
      terminal.out().flush();
      return ExitCode.DONE;
    }
    SurveySummary.lines(study, results).forEach(terminal.out()::println);
    terminal
        .out()
        .printf("For programs: %s, %s%n", FinishedRun.summary(folder), folder.resolve("runs"));
    return ExitCode.DONE;
  }
}
