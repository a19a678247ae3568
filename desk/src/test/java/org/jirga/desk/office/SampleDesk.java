package org.jirga.desk.office;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jirga.desk.contract.DeskSettings;
import org.jirga.desk.contract.DeskSettings.Topic;
import org.jirga.desk.contract.Issue;
import org.jirga.desk.contract.MailAddress;
import org.jirga.desk.ledger.Ledger;
import org.jirga.desk.seal.Seal;

/// A desk with two topics, and an issue about one of them.
public final class SampleDesk {
  private SampleDesk() {}

  static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  static final String BOUNCES = "bounces";

  /// Of the figure of the issue, in pixels: wider than a phone.
  public static final int FIGURE_WIDTH = 760;

  /// GreenMail gives itself two seconds, which a busy machine takes.
  private static final long STARTUP_MS = 120_000;

  public static DeskSettings settings(String database, int smtpPort) {
    return settings(database, smtpPort, Optional.empty(), "");
  }

  static DeskSettings settings(
      String database, int smtpPort, Optional<DeskSettings.Dkim> dkim, String dkimKey) {
    return settings(
        database,
        new DeskSettings.Smtp(
            "127.0.0.1", smtpPort, DeskSettings.Security.NONE, "", 1000, Duration.ofMillis(10), 3),
        dkim,
        dkimKey);
  }

  static DeskSettings settings(
      String database, DeskSettings.Smtp smtp, Optional<DeskSettings.Dkim> dkim, String dkimKey) {
    return new DeskSettings(
        new DeskSettings.Newsletter(
            "Notes on conflicts",
            "notes.example.org",
            "Example Institute",
            new MailAddress("notes@example.org"),
            new MailAddress(BOUNCES + "@example.org"),
            "Example Institute\n1 Example Street"),
        List.of(new Topic("afghanistan", "Afghanistan"), new Topic("iraq", "Iraq")),
        new DeskSettings.Counter(URI.create("https://desk.example.org"), "127.0.0.1", 0, false),
        database,
        smtp,
        dkim,
        new DeskSettings.Retention(7, 30),
        new DeskSettings.Secrets(KEY, "", "", dkimKey));
  }

  public static Issue issue() {
    return new Issue(
        "https://example.org/papers/one/",
        "Forces without pay",
        "A summary — with a dash.",
        URI.create("https://example.org/papers/one/"),
        List.of("The first paragraph."),
        List.of(new Issue.Figure("figure 1", "A fan of futures", png())),
        List.of("Afghanistan"),
        "en");
  }

  /// A picture that a mail program can show.
  private static byte[] png() {
    try (var bytes = new ByteArrayOutputStream()) {
      ImageIO.write(
          new BufferedImage(FIGURE_WIDTH, FIGURE_WIDTH / 2, BufferedImage.TYPE_INT_RGB),
          "png",
          bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Addresses that have asked and confirmed.
  static void subscribe(String database, String topic, String... addresses) {
    var clock = Clock.systemUTC();
    try (var ledger = new Ledger(database, "", new Seal(KEY), clock)) {
      subscribe(ledger, topic, addresses);
    }
  }

  static void subscribe(Ledger ledger, String topic, String... addresses) {
    for (var address : addresses) {
      ledger.ask(new MailAddress(address), List.of(topic), "wording");
    }
    for (var asking : ledger.due()) {
      ledger.mailed(asking.id());
      ledger.confirm(asking.id());
    }
  }

  public static String file(Path folder) {
    return folder.resolve("desk.sqlite").toString();
  }

  public static GreenMail mailServer() {
    var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(STARTUP_MS);
    var server = new GreenMail(setup);
    server.start();
    return server;
  }

  /// A clock that stands until it is moved.
  static final class Hand extends Clock {
    private Instant now = Instant.parse("2026-11-26T12:00:00Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
