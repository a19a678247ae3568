package org.jirga.desk.bounce;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jirga.desk.ledger.Returns;
import org.jirga.desk.ledger.Returns.Kind;
import org.jirga.desk.seal.Seal;

/// Reads reports of failure (DSN, RFC 3464) and complaints (ARF, RFC 5965).
///
/// About whom a report is, it may say as it likes; what counts is the return path that we gave to
/// each subscriber alone (VERP), and which nobody can forge. A report of failure was sent to it; a
/// complaint, which goes to whom a provider was told, quotes it. A letter that somebody forwards
/// may quote it too, and is neither.
public final class BounceReader {

  private static final int LONGEST_DETAIL = 200;

  private final Seal seal;
  private final Returns returns;

  public BounceReader(Seal seal, Returns returns) {
    this.seal = seal;
    this.returns = returns;
  }

  /// Takes note of one report.
  ///
  /// @return what was made of it
  public String read(byte[] bytes) throws IOException {
    List<Verdict> verdicts;
    String receivers;
    try {
      var message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
      verdicts = verdicts(message);
      receivers = receivers(message);
    } catch (MessagingException e) {
      return "ignored: it can't be read as a message (" + e.getMessage() + ")";
    }
    if (verdicts.isEmpty()) {
      return "ignored: it reports no failure and no complaint";
    }
    var worst = verdicts.stream().min((a, b) -> rank(a.kind()) - rank(b.kind())).orElseThrow();
    var subscriber =
        seal.returned(worst.kind() == Kind.COMPLAINT ? unfolded(bytes) : unfolded(receivers));
    if (subscriber.isEmpty()) {
      return worst.kind() == Kind.COMPLAINT
          ? "ignored: no return path of ours is in it"
          : "ignored: it was sent to no return path of ours";
    }
    var recorded =
        returns.record(Seal.digest(bytes), subscriber.get(), worst.kind(), worst.detail());
    var what = worst.kind().name().toLowerCase(Locale.ROOT);
    return recorded
        ? "recorded: " + what + ", " + worst.detail()
        : "known already, or erased: " + what;
  }

  private record Verdict(Kind kind, String detail) {}

  /// Those to whom a message was sent, as its writer and the servers on its way say.
  private static String receivers(MimeMessage message) throws MessagingException {
    return String.join(
        "\n",
        Collections.list(
            message.getMatchingHeaderLines(
                new String[] {"To", "Delivered-To", "X-Original-To", "Envelope-To"})));
  }

  private static int rank(Kind kind) {
    return switch (kind) {
      case COMPLAINT -> 0;
      case HARD -> 1;
      case SOFT -> 2;
    };
  }

  private static List<Verdict> verdicts(MimeMessage message)
      throws MessagingException, IOException {
    if (!message.isMimeType("multipart/report")) {
      return List.of();
    }
    var found = new ArrayList<Verdict>();
    // Parsed from its bytes: the library's own choice depends on which handlers are installed.
    var parts =
        new MimeMultipart(
            new jakarta.mail.util.ByteArrayDataSource(
                message.getRawInputStream(), message.getContentType()));
    for (var at = 0; at < parts.getCount(); at++) {
      var part = parts.getBodyPart(at);
      if (part.isMimeType("message/delivery-status")
          || part.isMimeType("message/global-delivery-status")) {
        for (var block : blocks(part)) {
          failure(block).ifPresent(found::add);
        }
      } else if (part.isMimeType("message/feedback-report")) {
        for (var block : blocks(part)) {
          complaint(block).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /// RFC 3464 §2.3: one block of fields for each recipient.
  private static Optional<Verdict> failure(InternetHeaders block) {
    var action = field(block, "Action").toLowerCase(Locale.ROOT);
    var status = field(block, "Status");
    if (!action.equals("failed")) {
      return Optional.empty(); // delayed is not failed: another report will follow
    }
    var detail = (status + " " + field(block, "Diagnostic-Code")).strip();
    return Optional.of(
        new Verdict(
            status.startsWith("4") ? Kind.SOFT : isFull(status) ? Kind.SOFT : Kind.HARD,
            shorten(detail)));
  }

  /// X.2.2 is a full mailbox (RFC 3463): somebody lives there.
  private static boolean isFull(String status) {
    return status.matches("5\\.2\\.2\\b.*");
  }

  private static Optional<Verdict> complaint(InternetHeaders block) {
    var type = field(block, "Feedback-Type").toLowerCase(Locale.ROOT);
    return type.equals("abuse") || type.equals("fraud") || type.equals("opt-out")
        ? Optional.of(new Verdict(Kind.COMPLAINT, type))
        : Optional.empty();
  }

  private static List<InternetHeaders> blocks(BodyPart part)
      throws MessagingException, IOException {
    var text = text(part.getInputStream()).replace("\r\n", "\n");
    var blocks = new ArrayList<InternetHeaders>();
    for (var block : text.split("\n\\s*\n")) {
      if (!block.isBlank()) {
        blocks.add(
            new InternetHeaders(
                new ByteArrayInputStream(
                    (block.strip() + "\n\n").getBytes(StandardCharsets.UTF_8))));
      }
    }
    return blocks;
  }

  private static String field(InternetHeaders block, String name) {
    var value = block.getHeader(name, null);
    return value == null ? "" : value.strip();
  }

  private static String shorten(String text) {
    var line = text.lines().map(String::strip).collect(Collectors.joining(" "));
    return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL);
  }

  /// Long headers may be folded in the middle of what we look for, and bodies by quoted-printable.
  private static String unfolded(byte[] bytes) {
    return unfolded(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private static String unfolded(String text) {
    return text.replaceAll("=\r?\n", "").replaceAll("=2B", "+").replaceAll("\r?\n[ \t]+", "");
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
