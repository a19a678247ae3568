package org.jirga.workbench.cli;

import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jirga.analysis.experiment.StudyProgress;

/// Shows how far a study is on the last line of a terminal: one bar for each stage, with an
/// estimate of what is left of it.
final class StudyProgressBar implements StudyProgress, AutoCloseable {

  private static final int WIDTH = 100;
  private static final int INTERVAL_MILLIS = 250;

  private final PrintWriter terminal;
  private Optional<ProgressBar> bar = Optional.empty();

  StudyProgressBar(PrintWriter terminal) {
    this.terminal = terminal;
  }

  @Override
  public void stage(String title, long units) {
    close();
    if (units > 0) {
      bar =
          Optional.of(
              new ProgressBarBuilder()
                  .setTaskName(title)
                  .setInitialMax(units)
                  .setStyle(ProgressBarStyle.ASCII)
                  .setUpdateIntervalMillis(INTERVAL_MILLIS)
                  .setConsumer(new DelegatingProgressBarConsumer(this::show, WIDTH))
                  .build());
    }
  }

  @Override
  public void done(long units) {
    bar.ifPresent(open -> open.stepTo(units));
  }

  /// Ends the stage and clears its line.
  @Override
  public void close() {
    bar.ifPresent(
        open -> {
          open.close();
          show(" ".repeat(WIDTH));
          show("");
        });
    bar = Optional.empty();
  }

  private void show(String line) {
    terminal.print("\r" + line);
    terminal.flush();
  }
}
