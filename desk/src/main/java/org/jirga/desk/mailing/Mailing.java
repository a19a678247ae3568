package org.jirga.desk.mailing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jirga.desk.contract.DeskException;
import org.jirga.desk.contract.DeskSettings;
import org.jirga.desk.contract.Issue;
import org.jirga.desk.contract.MailAddress;
import org.jirga.desk.contract.Office.MailingPlan;
import org.jirga.desk.contract.Office.MailingResult;
import org.jirga.desk.ledger.Journal;
import org.jirga.desk.ledger.Journal.Recipient;
import org.jirga.desk.ledger.Returns;
import org.jirga.desk.letter.Letters;
import org.jirga.desk.letter.Postage;

/// One issue on its way to its subscribers.
public final class Mailing {

  private static final double NANOS = 1e9;

  private final DeskSettings settings;
  private final Journal journal;
  private final Letters letters;
  private final Issue issue;
  private final Watch watch;

  public Mailing(
      DeskSettings settings, Journal journal, Letters letters, Issue issue, Watch watch) {
    this.settings = settings;
    this.journal = journal;
    this.letters = letters;
    this.issue = issue;
    this.watch = watch;
  }

  public MailingPlan plan() {
    var standing = journal.standing(issue.id(), topics());
    return new MailingPlan(
        topics(),
        addresses(standing.open()),
        standing.sent(),
        addresses(standing.doubtful()),
        standing.refused());
  }

  /// Writes the letters as files, `0001.eml` and so on, in the order of the plan.
  public int write(Path folder) throws IOException {
    Files.createDirectories(folder);
    var number = 0;
    for (var recipient : journal.standing(issue.id(), topics()).open()) {
      number++;
      var letter = letters.issue(issue, recipient.subscriber(), recipient.address());
      Files.write(folder.resolve("%04d.eml".formatted(number)), Letters.bytes(letter));
    }
    return number;
  }

  /// Sends to all who are open; what the server puts off is tried again after a while.
  public MailingResult send(boolean resendDoubtful, Consumer<String> log)
      throws InterruptedException {
    var standing = journal.standing(issue.id(), topics());
    var count = new Count();
    var open = new ArrayList<>(standing.open());
    if (resendDoubtful) {
      for (var recipient : standing.doubtful()) {
        if (journal.reserve(issue.id(), recipient, true)) {
          journal.later(issue.id(), recipient, "in doubt before");
          open.add(recipient);
        }
      }
    }
    try (var postage = new Postage(settings)) {
      List<Recipient> next = open;
      for (var attempt = 1; !next.isEmpty() && attempt <= settings.smtp().tries(); attempt++) {
        if (attempt > 1) {
          log.accept(
              "%d put off by the server; trying again in %d s"
                  .formatted(next.size(), settings.smtp().later().toSeconds()));
          watch.sleep(settings.smtp().later());
        }
        next = pass(next, postage, count, log);
      }
      var doubtful = journal.standing(issue.id(), topics()).doubtful();
      return new MailingResult(count.sent, next.size(), count.refused, addresses(doubtful));
    }
  }

  private static final class Count {
    private int sent;
    private int refused;
  }

  /// @return whom the server put off
  private List<Recipient> pass(
      List<Recipient> recipients, Postage postage, Count count, Consumer<String> log)
      throws InterruptedException {
    var later = new ArrayList<Recipient>();
    var pace = Duration.ofNanos((long) (NANOS / settings.smtp().perSecond()));
    for (var recipient : recipients) {
      var begin = watch.nanoTime();
      // Composed first: what can't be composed must not look as if it had been sent.
      var letter = letters.issue(issue, recipient.subscriber(), recipient.address());
      if (!journal.reserve(issue.id(), recipient, false)) {
        continue;
      }
      Postage.Outcome outcome;
      try {
        outcome = postage.send(letter);
      } catch (DeskException e) {
        journal.later(issue.id(), recipient, String.valueOf(e.getMessage()));
        throw e;
      }
      switch (outcome) {
        case Postage.Outcome.Taken _ -> {
          journal.sent(issue.id(), recipient);
          count.sent++;
        }
        case Postage.Outcome.PutOff(var answer) -> {
          journal.later(issue.id(), recipient, answer);
          later.add(recipient);
        }
        case Postage.Outcome.Refused(var unreachable, var answer) -> {
          journal.refused(
              issue.id(), recipient, unreachable ? Returns.Kind.HARD : Returns.Kind.SOFT, answer);
          count.refused++;
        }
        // Stays reserved, which is to say in doubt.
        case Postage.Outcome.Doubtful(var why) -> log.accept("in doubt: " + why);
      }
      var rest = pace.toNanos() - (watch.nanoTime() - begin);
      if (rest > 0) {
        watch.sleep(Duration.ofNanos(rest));
      }
    }
    return later;
  }

  /// Those topics of the issue that the desk offers, by name or title.
  private List<String> topics() {
    return settings.topics().stream()
        .filter(
            topic ->
                issue.topics().stream()
                    .map(it -> it.strip().toLowerCase(Locale.ROOT))
                    .anyMatch(
                        it ->
                            it.equals(topic.id().toLowerCase(Locale.ROOT))
                                || it.equals(topic.title().toLowerCase(Locale.ROOT))))
        .map(DeskSettings.Topic::id)
        .toList();
  }

  private static List<String> addresses(List<Recipient> recipients) {
    return recipients.stream().map(Recipient::address).map(MailAddress::value).toList();
  }
}
