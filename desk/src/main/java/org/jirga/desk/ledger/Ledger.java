package org.jirga.desk.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jirga.desk.contract.DeskSettings;
import org.jirga.desk.contract.MailAddress;
import org.jirga.desk.ledger.Database.Transaction;
import org.jirga.desk.seal.Seal;

/// Who asked, who confirmed, who left, and who must not be mailed.
public final class Ledger implements AutoCloseable {

  /// For how long an unanswered letter keeps another from being sent to the same address: nobody's
  /// mailbox can be filled by filling in the form.
  private static final Duration PAUSE = Duration.ofMinutes(15);

  private final Database database;
  private final Seal seal;
  private final Clock clock;

  public Ledger(String where, String password, Seal seal, Clock clock) {
    this.seal = seal;
    this.clock = clock;
    database = new Database(where, password);
    database.transact(
        transaction -> {
          for (var statement : Schema.STATEMENTS) {
            transaction.change(statement);
          }
          return true;
        });
  }

  /// The journal of mailings in the same database.
  public Journal journal() {
    return new Journal(database, seal, clock);
  }

  /// The book of what came back, in the same database.
  public Returns returns() {
    return new Returns(database, seal, clock);
  }

  /// Somebody asked. One row more, whoever it is: neither the answer nor its time tells whether the
  /// address is known.
  ///
  /// @param wording hash of what they were shown
  public void ask(MailAddress address, List<String> topics, String wording) {
    var now = clock.millis();
    database.transact(
        it ->
            it.change(
                "INSERT INTO asking VALUES (?, ?, ?, ?, ?, 0, 0, ?, 0)",
                seal.newId(),
                address.value(),
                String.join(",", topics),
                wording,
                now,
                now));
  }

  /// A letter that is to go out.
  public record Asking(String id, MailAddress address, List<String> topics) {
    public Asking {
      topics = List.copyOf(topics);
    }
  }

  /// Askings whose letter is due. Those of addresses that must not be mailed, or have had a letter
  /// just now, are dropped.
  public List<Asking> due() {
    var now = clock.millis();
    return database.transact(
        it -> {
          var due =
              it.rows(
                  "SELECT id, address, topics FROM asking WHERE mailed = 0 AND due <= ? ORDER BY"
                      + " asked, id",
                  row ->
                      new Asking(
                          row.getString(1),
                          new MailAddress(row.getString(2)),
                          split(row.getString(3))),
                  now);
          var kept = new java.util.ArrayList<Asking>();
          var seen = new java.util.HashSet<MailAddress>();
          for (var asking : due) {
            var mailed =
                it.count(
                    "SELECT COUNT(*) FROM asking WHERE address = ? AND mailed > ? AND confirmed ="
                        + " 0",
                    asking.address().value(),
                    now - PAUSE.toMillis());
            if (mailed > 0 || isSuppressed(it, asking.address()) || !seen.add(asking.address())) {
              it.change("DELETE FROM asking WHERE id = ?", asking.id());
            } else {
              kept.add(asking);
            }
          }
          return kept;
        });
  }

  public void mailed(String asking) {
    database.transact(
        it -> it.change("UPDATE asking SET mailed = ? WHERE id = ?", clock.millis(), asking));
  }

  /// The letter did not go out; it is due again later, each time twice as late.
  public void putOff(String asking) {
    database.transact(
        it -> {
          var tries = it.count("SELECT COALESCE(MAX(tries), 0) FROM asking WHERE id = ?", asking);
          return it.change(
              "UPDATE asking SET tries = tries + 1, due = ? WHERE id = ?",
              clock.millis() + (Duration.ofSeconds(30).toMillis() << Math.min(tries, 10)),
              asking);
        });
  }

  /// The letter was refused for good.
  public void drop(String asking) {
    database.transact(it -> it.change("DELETE FROM asking WHERE id = ?", asking));
  }

  /// What somebody may confirm.
  ///
  /// @param confirmed whether they have
  public record Asked(List<String> topics, boolean confirmed) {
    public Asked {
      topics = List.copyOf(topics);
    }
  }

  /// What was asked, without changing anything.
  public Optional<Asked> asked(String asking) {
    return database.transact(
        it ->
            it
                .rows(
                    "SELECT topics, confirmed FROM asking WHERE id = ?",
                    row -> new Asked(split(row.getString(1)), row.getLong(2) != 0),
                    asking)
                .stream()
                .findFirst());
  }

  /// Confirms what was asked, once: a second time it changes nothing, so that an old letter can't
  /// bring back somebody who has left.
  public void confirm(String asking) {
    var now = clock.millis();
    database.transact(
        it -> {
          var first =
              it.change(
                  "UPDATE asking SET confirmed = ? WHERE id = ? AND confirmed = 0", now, asking);
          if (first == 0) {
            return false;
          }
          var row =
              it.rows(
                      "SELECT address, topics, wording, asked FROM asking WHERE id = ?",
                      r ->
                          new Request(
                              new MailAddress(r.getString(1)),
                              r.getString(2),
                              r.getString(3),
                              r.getLong(4)),
                      asking)
                  .getFirst();
          if (isSuppressed(it, row.address())) {
            return false;
          }
          subscribe(it, row, now);
          return true;
        });
  }

  private record Request(MailAddress address, String topics, String wording, long asked) {}

  private void subscribe(Transaction it, Request request, long now) throws SQLException {
    it.change(
        "INSERT INTO subscriber VALUES (?, ?, 'active', ?) ON CONFLICT (address) DO NOTHING",
        seal.newId(),
        request.address().value(),
        now);
    var id =
        it.texts("SELECT id FROM subscriber WHERE address = ?", request.address().value())
            .getFirst();
    it.change("UPDATE subscriber SET status = 'active', since = ? WHERE id = ?", now, id);
    it.change("DELETE FROM choice WHERE subscriber = ?", id);
    // Who confirms can be reached: earlier failures no longer count.
    it.change("DELETE FROM bounce WHERE subscriber = ?", id);
    for (var topic : split(request.topics())) {
      it.change("INSERT INTO choice VALUES (?, ?)", id, topic);
    }
    record(it, id, "asked", request.asked(), request);
    record(it, id, "confirmed", now, request);
  }

  private void record(Transaction it, String id, String what, long time, Request request)
      throws SQLException {
    it.change(
        "INSERT INTO consent VALUES (?, ?, ?, ?, ?, ?)",
        seal.newId(),
        id,
        what,
        time,
        request.topics(),
        request.wording());
  }

  /// Ends a subscription; nothing happens if it has ended, or its address is forgotten.
  public void leave(String subscriber) {
    var now = clock.millis();
    database.transact(
        it -> {
          var left =
              it.change(
                  "UPDATE subscriber SET status = 'left', since = ? WHERE id = ? AND status <>"
                      + " 'left'",
                  now,
                  subscriber);
          if (left > 0) {
            it.change("DELETE FROM choice WHERE subscriber = ?", subscriber);
            it.change(
                "INSERT INTO consent VALUES (?, ?, 'withdrawn', ?, '', '')",
                seal.newId(),
                subscriber,
                now);
          }
          return left;
        });
  }

  /// All that is kept of an address.
  public Optional<Dossier> dossier(MailAddress address) {
    return database.transact(it -> Dossier.of(it, address, seal.nameless(address)));
  }

  /// Forgets an address. What stays names nobody: that a hash is suppressed, and which issues it
  /// was sent, so that it is never sent one of them again.
  ///
  /// @return whether there was anything to forget
  public boolean erase(MailAddress address) {
    var isKnown =
        database.transact(
            it -> {
              var known = it.change("DELETE FROM asking WHERE address = ?", address.value());
              for (var id :
                  it.texts("SELECT id FROM subscriber WHERE address = ?", address.value())) {
                forget(it, id);
                known++;
              }
              return known > 0;
            });
    database.scrub();
    return isKnown;
  }

  /// Forgets what is past its time.
  public void tidy(DeskSettings.Retention retention) {
    var now = clock.millis();
    var forgotten =
        database.transact(
            it -> {
              var old =
                  it.change(
                      "DELETE FROM asking WHERE asked < ?",
                      now - Duration.ofDays(retention.unconfirmed()).toMillis());
              var gone =
                  it.texts(
                      "SELECT id FROM subscriber WHERE status = 'left' AND since < ?",
                      now - Duration.ofDays(retention.left()).toMillis());
              for (var id : gone) {
                forget(it, id);
              }
              return old + gone.size();
            });
    if (forgotten > 0) {
      database.scrub();
    }
  }

  private static void forget(Transaction it, String id) throws SQLException {
    it.change("DELETE FROM choice WHERE subscriber = ?", id);
    it.change("DELETE FROM consent WHERE subscriber = ?", id);
    it.change("DELETE FROM bounce WHERE subscriber = ?", id);
    // A server's answer may quote the address.
    it.change("UPDATE delivery SET subscriber = '', detail = '' WHERE subscriber = ?", id);
    it.change("DELETE FROM subscriber WHERE id = ?", id);
  }

  private boolean isSuppressed(Transaction it, MailAddress address) throws SQLException {
    return it.count("SELECT COUNT(*) FROM suppression WHERE nameless = ?", seal.nameless(address))
        > 0;
  }

  private static List<String> split(String topics) {
    return List.of(topics.split(","));
  }

  @Override
  public void close() {
    database.close();
  }
}
