package org.jirga.desk.contract;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a `desk.yaml` says, with the secrets that it names.
///
/// @param database a file of SQLite, or a `postgresql://` address
/// @param topics at least one
public record DeskSettings(
    Newsletter newsletter,
    List<Topic> topics,
    Counter counter,
    String database,
    Smtp smtp,
    Optional<Dkim> dkim,
    Retention retention,
    Secrets secrets) {

  public DeskSettings {
    topics = List.copyOf(topics);
  }

  public Optional<Topic> topic(String id) {
    return topics.stream().filter(topic -> topic.id().equals(id)).findFirst();
  }

  /// Who writes.
  ///
  /// @param listId the `List-Id` (RFC 2919), a name like a domain
  /// @param bounces where failures are reported; each recipient has a variant of it
  /// @param imprint lines at the end of each letter: who is responsible, and where to find them
  public record Newsletter(
      String name,
      String listId,
      String fromName,
      MailAddress from,
      MailAddress bounces,
      String imprint) {}

  /// What somebody may subscribe to.
  public record Topic(String id, String title) {}

  /// Where pages are served.
  ///
  /// @param address what the public sees, without a slash at its end
  /// @param listen the local address and `port`; 0 lets the system choose
  /// @param behindProxy whether the last of `X-Forwarded-For` is the caller
  public record Counter(URI address, String listen, int port, boolean behindProxy) {

    public String page(String path) {
      return address + path;
    }
  }

  /// How a connection to the mail server is kept secret.
  public enum Security {
    NONE,
    STARTTLS,
    TLS
  }

  /// The mail server that takes the letters.
  ///
  /// @param user empty if it asks for none
  /// @param perSecond letters in a second, at most
  /// @param later how long to wait before a letter that was put off is tried again
  /// @param tries how often a letter is tried in one mailing
  public record Smtp(
      String host,
      int port,
      Security security,
      String user,
      double perSecond,
      Duration later,
      int tries) {}

  /// Under which name letters are signed (RFC 6376).
  public record Dkim(String domain, String selector) {}

  /// For how many days something is kept.
  ///
  /// @param unconfirmed what nobody confirmed
  /// @param left an address that unsubscribed, as evidence that it had asked
  public record Retention(int unconfirmed, int left) {}

  /// What no file of settings may hold.
  ///
  /// @param key signs tokens; whoever has it can unsubscribe anybody
  /// @param dkimKey a private RSA key in PEM, PKCS #8; empty without [Dkim]
  public record Secrets(byte[] key, String smtpPassword, String databasePassword, String dkimKey) {

    public static final int SHORTEST_KEY = 32;

    public Secrets {
      if (key.length < SHORTEST_KEY) {
        throw new IllegalArgumentException(
            "The key has %d bytes; it needs %d.".formatted(key.length, SHORTEST_KEY));
      }
      key = key.clone();
    }

    /// Says nothing: records print themselves into logs.
    @Override
    public String toString() {
      return "Secrets[…]";
    }
  }
}
