package org.jirga.desk.office;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jirga.desk.bounce.BounceReader;
import org.jirga.desk.contract.DeskSettings;
import org.jirga.desk.contract.Issue;
import org.jirga.desk.contract.MailAddress;
import org.jirga.desk.contract.Office;
import org.jirga.desk.counter.Counter;
import org.jirga.desk.ledger.Dossier;
import org.jirga.desk.ledger.Ledger;
import org.jirga.desk.letter.Letters;
import org.jirga.desk.mailing.Mailing;
import org.jirga.desk.mailing.Watch;
import org.jirga.desk.seal.Seal;

/// The desk with a database open.
public final class OpenOffice implements Office {

  private final DeskSettings settings;
  private final Clock clock;
  private final Seal seal;
  private final Ledger ledger;
  private final Letters letters;

  public OpenOffice(DeskSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    seal = new Seal(settings.secrets().key());
    letters = new Letters(settings, seal, clock);
    ledger = new Ledger(settings.database(), settings.secrets().databasePassword(), seal, clock);
  }

  /// Opens offices that go by the clock of the machine.
  public static final class Doors implements Opener {
    @Override
    public Office open(DeskSettings settings) {
      return new OpenOffice(settings, Clock.systemUTC());
    }
  }

  @Override
  public Served serve(String style, Consumer<String> log) {
    return new Counter(settings, ledger, letters, seal, clock, style, log).open();
  }

  @Override
  public MailingPlan plan(Issue issue) {
    return mailing(issue).plan();
  }

  @Override
  public MailingResult send(Issue issue, boolean resendDoubtful, Consumer<String> log)
      throws InterruptedException {
    return mailing(issue).send(resendDoubtful, log);
  }

  @Override
  public int write(Issue issue, Path folder) throws IOException {
    return mailing(issue).write(folder);
  }

  private Mailing mailing(Issue issue) {
    return new Mailing(settings, ledger.journal(), letters, issue, Watch.system());
  }

  @Override
  public String bounce(byte[] message) throws IOException {
    return new BounceReader(seal, ledger.returns()).read(message);
  }

  @Override
  public Optional<String> export(MailAddress address) {
    return ledger.dossier(address).map(Dossier::json);
  }

  @Override
  public boolean erase(MailAddress address) {
    return ledger.erase(address);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
