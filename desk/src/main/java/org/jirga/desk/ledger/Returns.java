package org.jirga.desk.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jirga.desk.contract.MailAddress;
import org.jirga.desk.ledger.Database.Transaction;
import org.jirga.desk.seal.Seal;

/// What came back: one hard failure, or three soft ones within 30 days, suspend a subscription; a
/// complaint ends it, and bars the address.
public final class Returns {

  private static final int SOFT = 3;
  private static final Duration WITHIN = Duration.ofDays(30);

  /// How bad it is.
  public enum Kind {
    HARD,
    SOFT,
    COMPLAINT
  }

  private final Database database;
  private final Seal seal;
  private final Clock clock;

  Returns(Database database, Seal seal, Clock clock) {
    this.database = database;
    this.seal = seal;
    this.clock = clock;
  }

  /// Takes note.
  ///
  /// @param id of the report; one that is known changes nothing
  /// @return whether it was new and its subscriber known
  public boolean record(String id, String subscriber, Kind kind, String detail) {
    return database.transact(it -> record(it, id, subscriber, kind, detail));
  }

  boolean record(Transaction it, String id, String subscriber, Kind kind, String detail)
      throws SQLException {
    var now = clock.millis();
    var addresses = it.texts("SELECT address FROM subscriber WHERE id = ?", subscriber);
    if (addresses.isEmpty()) {
      return false;
    }
    var added =
        it.change(
            "INSERT INTO bounce VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            id,
            subscriber,
            kind.name().toLowerCase(Locale.ROOT),
            now,
            detail);
    if (added == 0) {
      return false;
    }
    var suspends =
        switch (kind) {
          case HARD -> true;
          case SOFT ->
              it.count(
                      "SELECT COUNT(*) FROM bounce WHERE subscriber = ? AND kind = 'soft' AND time"
                          + " > ?",
                      subscriber,
                      now - WITHIN.toMillis())
                  >= SOFT;
          case COMPLAINT -> {
            suppress(it, new MailAddress(addresses.getFirst()), now);
            yield true;
          }
        };
    if (suspends) {
      it.change(
          "UPDATE subscriber SET status = 'suspended', since = ? WHERE id = ? AND status ="
              + " 'active'",
          now,
          subscriber);
    }
    return true;
  }

  private void suppress(Transaction it, MailAddress address, long now) throws SQLException {
    it.change(
        "INSERT INTO suppression VALUES (?, 'complaint', ?) ON CONFLICT (nameless) DO NOTHING",
        seal.nameless(address),
        now);
  }
}
