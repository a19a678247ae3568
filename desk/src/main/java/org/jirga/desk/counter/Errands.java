package org.jirga.desk.counter;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jirga.desk.contract.DeskException;
import org.jirga.desk.contract.DeskSettings;
import org.jirga.desk.ledger.Ledger;
import org.jirga.desk.letter.Letters;
import org.jirga.desk.letter.Postage;
import org.jirga.desk.seal.Seal;

/// What the desk does between requests: sends the letters that ask for confirmation, and forgets
/// what is past its time.
final class Errands implements AutoCloseable {

  static final Duration VALID = Duration.ofHours(48);
  private static final Duration OFTEN = Duration.ofSeconds(1);
  private static final Duration SELDOM = Duration.ofHours(1);

  private final DeskSettings settings;
  private final Ledger ledger;
  private final Letters letters;
  private final Seal seal;
  private final Clock clock;
  private final Consumer<String> log;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("errands").factory());

  Errands(
      DeskSettings settings,
      Ledger ledger,
      Letters letters,
      Seal seal,
      Clock clock,
      Consumer<String> log) {
    this.settings = settings;
    this.ledger = ledger;
    this.letters = letters;
    this.seal = seal;
    this.clock = clock;
    this.log = log;
  }

  void start() {
    every(OFTEN, this::sendConfirmations);
    every(SELDOM, () -> ledger.tidy(settings.retention()));
  }

  private void every(Duration pause, Runnable errand) {
    thread.scheduleWithFixedDelay(
        () -> {
          try {
            errand.run();
          } catch (DeskException e) {
            log.accept(e.getMessage());
          } catch (RuntimeException e) {
            // Otherwise the executor would never run it again, and say nothing.
            log.accept("An errand failed: " + e);
          }
        },
        0,
        pause.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void sendConfirmations() {
    var due = ledger.due();
    if (due.isEmpty()) {
      return;
    }
    try (var postage = new Postage(settings)) {
      for (var asking : due) {
        var token = seal.confirmation(asking.id(), clock.instant().plus(VALID));
        var link = settings.counter().page("/c/" + token);
        Postage.Outcome outcome;
        try {
          outcome = postage.send(letters.confirmation(asking.address(), link));
        } catch (DeskException e) {
          ledger.putOff(asking.id());
          throw e;
        }
        switch (outcome) {
          case Postage.Outcome.Taken _ -> ledger.mailed(asking.id());
          case Postage.Outcome.PutOff(var answer) -> {
            ledger.putOff(asking.id());
            log.accept("a confirmation is put off: " + answer.replaceAll("\\S+@\\S+", "…"));
          }
          case Postage.Outcome.Refused _ -> ledger.drop(asking.id());
          // A second letter that asks the same is harmless, unlike a second issue.
          case Postage.Outcome.Doubtful _ -> ledger.putOff(asking.id());
        }
      }
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException _) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
