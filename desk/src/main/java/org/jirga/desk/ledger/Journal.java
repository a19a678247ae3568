package org.jirga.desk.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jirga.desk.contract.MailAddress;
import org.jirga.desk.ledger.Database.Transaction;
import org.jirga.desk.seal.Seal;

/// The journal of mailings. A letter is reserved before it goes out, and its outcome written after;
/// a reservation without an outcome is in doubt, and never sent again without being asked.
public final class Journal {

  private final Database database;
  private final Seal seal;
  private final Clock clock;

  Journal(Database database, Seal seal, Clock clock) {
    this.database = database;
    this.seal = seal;
    this.clock = clock;
  }

  /// Somebody who asked for an issue.
  public record Recipient(String subscriber, MailAddress address) {}

  /// How an issue stands.
  ///
  /// @param open have not got it, and may; sorted by address
  /// @param doubtful may have got it
  public record Standing(List<Recipient> open, int sent, List<Recipient> doubtful, int refused) {
    public Standing {
      open = List.copyOf(open);
      doubtful = List.copyOf(doubtful);
    }
  }

  public Standing standing(String issue, List<String> topics) {
    return database.transact(
        it -> {
          Map<String, String> known = new LinkedHashMap<>();
          it.rows(
              "SELECT nameless, status FROM delivery WHERE issue = ?",
              row -> known.put(row.getString(1), row.getString(2)),
              issue);
          var open = new ArrayList<Recipient>();
          var doubtful = new ArrayList<Recipient>();
          for (var recipient : recipients(it, topics)) {
            switch (known.getOrDefault(seal.nameless(recipient.address()), "later")) {
              case "later" -> open.add(recipient);
              case "reserved" -> doubtful.add(recipient);
              default -> {}
            }
          }
          return new Standing(
              open,
              Collections.frequency(known.values(), "sent"),
              doubtful,
              Collections.frequency(known.values(), "refused"));
        });
  }

  private List<Recipient> recipients(Transaction it, List<String> topics) throws SQLException {
    if (topics.isEmpty()) {
      return List.of();
    }
    var marks = String.join(", ", Collections.nCopies(topics.size(), "?"));
    var all =
        it.rows(
            """
            SELECT s.id, s.address FROM subscriber s
            WHERE s.status = 'active'
              AND EXISTS (SELECT 1 FROM choice c WHERE c.subscriber = s.id AND c.topic IN (%s))
            ORDER BY s.address\
            """
                .formatted(marks),
            row -> new Recipient(row.getString(1), new MailAddress(row.getString(2))),
            topics.toArray());
    var barred = it.texts("SELECT nameless FROM suppression");
    return all.stream().filter(one -> !barred.contains(seal.nameless(one.address()))).toList();
  }

  /// Reserves a letter; it may go out only if this is true. It is not where somebody else has
  /// reserved or sent it, or where its recipient has left since.
  ///
  /// @param again also where it is in doubt
  public boolean reserve(String issue, Recipient recipient, boolean again) {
    var nameless = seal.nameless(recipient.address());
    var now = clock.millis();
    return database.transact(
        it -> {
          var active =
              it.count(
                  "SELECT COUNT(*) FROM subscriber WHERE id = ? AND status = 'active'",
                  recipient.subscriber());
          var barred = it.count("SELECT COUNT(*) FROM suppression WHERE nameless = ?", nameless);
          if (active == 0 || barred > 0) {
            return false;
          }
          var added =
              it.change(
                  "INSERT INTO delivery VALUES (?, ?, ?, 'reserved', 1, ?, '')"
                      + " ON CONFLICT (issue, nameless) DO NOTHING",
                  issue,
                  nameless,
                  recipient.subscriber(),
                  now);
          if (added == 0) {
            added =
                it.change(
                    "UPDATE delivery SET status = 'reserved', tries = tries + 1, time = ?"
                        + " WHERE issue = ? AND nameless = ? AND status = ?",
                    now,
                    issue,
                    nameless,
                    again ? "reserved" : "later");
          }
          return added > 0;
        });
  }

  public void sent(String issue, Recipient recipient) {
    outcome(issue, recipient, "sent", "");
  }

  /// The server put it off, or there was none: it has not gone out.
  public void later(String issue, Recipient recipient, String answer) {
    outcome(issue, recipient, "later", answer);
  }

  /// The server refused it for good; that counts like a letter that came back.
  public void refused(String issue, Recipient recipient, Returns.Kind kind, String answer) {
    database.transact(
        it -> {
          outcome(it, issue, recipient, "refused", answer);
          return new Returns(database, seal, clock)
              .record(it, seal.newId(), recipient.subscriber(), kind, answer);
        });
  }

  private void outcome(String issue, Recipient recipient, String status, String detail) {
    database.transact(it -> outcome(it, issue, recipient, status, detail));
  }

  private int outcome(
      Transaction it, String issue, Recipient recipient, String status, String detail)
      throws SQLException {
    return it.change(
        "UPDATE delivery SET status = ?, time = ?, detail = ? WHERE issue = ? AND nameless = ?",
        status,
        clock.millis(),
        detail,
        issue,
        seal.nameless(recipient.address()));
  }
}
