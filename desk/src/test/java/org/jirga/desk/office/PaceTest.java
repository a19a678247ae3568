package org.jirga.desk.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jirga.desk.contract.DeskSettings;
import org.jirga.desk.ledger.Ledger;
import org.jirga.desk.letter.Letters;
import org.jirga.desk.mailing.Mailing;
import org.jirga.desk.mailing.Watch;
import org.jirga.desk.seal.Seal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No more letters go out in a second than the settings allow. Time is the test's.
class PaceTest {

  private static final Duration PACE = Duration.ofMillis(250);
  private static final Duration LATER = Duration.ofMinutes(5);

  @TempDir private Path folder;

  private final ByHand watch = new ByHand();

  @Test
  void aLetterWaitsForItsTurn() throws Exception {
    try (var server = new ScriptedServer((_, _) -> "250 ok")) {
      send(server, "a@example.com", "b@example.com", "c@example.com");
      assertThat(server.taken()).hasSize(3);
    }
    assertThat(watch.slept).containsExactly(PACE, PACE, PACE);
  }

  @Test
  void whatTheServerTakesCountsTowardsTheWait() throws Exception {
    try (var server =
        new ScriptedServer(
            (step, who) -> {
              if (step.equals("END")) {
                watch.pass(who.startsWith("slow") ? PACE.multipliedBy(2) : Duration.ofMillis(100));
              }
              return "250 ok";
            })) {
      send(server, "brisk@example.com", "slow@example.com");
    }
    assertThat(watch.slept).containsExactly(Duration.ofMillis(150));
  }

  @Test
  void whatWasPutOffWaitsForAsLongAsTheSettingsSay() throws Exception {
    var tries = new ConcurrentHashMap<String, Integer>();
    try (var server =
        new ScriptedServer(
            (step, who) ->
                step.equals("RCPT") && tries.merge(who, 1, Integer::sum) == 1
                    ? "451 4.3.0 later"
                    : "250 ok")) {
      send(server, "a@example.com");
      assertThat(server.taken()).containsExactly("a@example.com");
    }
    assertThat(watch.slept).containsExactly(PACE, LATER, PACE);
  }

  private void send(ScriptedServer server, String... addresses) throws InterruptedException {
    var file = SampleDesk.file(folder);
    SampleDesk.subscribe(file, "afghanistan", addresses);
    var smtp =
        new DeskSettings.Smtp(
            "127.0.0.1", server.port(), DeskSettings.Security.NONE, "", 4, LATER, 3);
    var settings = SampleDesk.settings(file, smtp, Optional.empty(), "");
    var clock = Clock.systemUTC();
    var seal = new Seal(SampleDesk.KEY);
    var letters = new Letters(settings, seal, clock);
    try (var ledger = new Ledger(file, "", seal, clock)) {
      new Mailing(settings, ledger.journal(), letters, SampleDesk.issue(), watch)
          .send(false, _ -> {});
    }
  }

  /// Time that passes only when somebody sleeps, or says so.
  private static final class ByHand implements Watch {
    private final AtomicLong now = new AtomicLong();
    private final List<Duration> slept = new ArrayList<>();

    void pass(Duration duration) {
      now.addAndGet(duration.toNanos());
    }

    @Override
    public long nanoTime() {
      return now.get();
    }

    @Override
    public void sleep(Duration duration) {
      slept.add(duration);
      pass(duration);
    }
  }
}
