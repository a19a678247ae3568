package org.jirga.desk.letter;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jirga.desk.contract.DeskException;
import org.jirga.desk.contract.DeskSettings;
import org.jspecify.annotations.Nullable;

/// Hands letters to the mail server, over one connection as long as it lasts.
public final class Postage implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int TEMPORARY = 400;
  private static final int PERMANENT = 500;
  private static final int END = 600;
  private static final int LONGEST_ANSWER = 300;

  private final DeskSettings settings;
  private final Session session;
  private @Nullable SMTPTransport transport;

  public Postage(DeskSettings settings) {
    this.settings = settings;
    var smtp = settings.smtp();
    var properties = new Properties();
    var patience = String.valueOf(PATIENCE.toMillis());
    properties.put("mail.smtp.connectiontimeout", patience);
    properties.put("mail.smtp.timeout", patience);
    properties.put("mail.smtp.writetimeout", patience);
    properties.put("mail.smtp.localhost", settings.newsletter().from().domain());
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    // Otherwise a 250 to a part of the recipients would count as success; each letter has one.
    properties.put("mail.smtp.sendpartial", "false");
    switch (smtp.security()) {
      case NONE -> {}
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
    }
    session = Session.getInstance(properties);
  }

  /// What became of a letter.
  public sealed interface Outcome {

    /// The server took it.
    record Taken() implements Outcome {}

    /// It did not go out, and may later.
    record PutOff(String answer) implements Outcome {}

    /// It will never go out.
    ///
    /// @param unreachable whether it is the address that was refused, not what we wrote
    record Refused(boolean unreachable, String answer) implements Outcome {}

    /// The connection broke after the server had begun to take it.
    record Doubtful(String why) implements Outcome {}
  }

  /// @throws DeskException if the server does not let us in, or does not let us send as ourselves
  public Outcome send(SMTPMessage message) {
    SMTPTransport open;
    try {
      open = connected();
    } catch (AuthenticationFailedException e) {
      throw new DeskException(where() + " refuses our user or password: " + answer(e), e);
    } catch (MessagingException e) {
      closeQuietly();
      return new Outcome.PutOff(where() + " can't be reached: " + answer(e));
    }
    try {
      open.sendMessage(message, message.getAllRecipients());
      return new Outcome.Taken();
    } catch (MessagingException e) {
      return outcome(e);
    }
  }

  private Outcome outcome(MessagingException thrown) {
    for (Exception e = thrown; e != null; e = next(e)) {
      if (e instanceof SMTPAddressFailedException address) {
        return judge(address.getReturnCode(), true, answer(address));
      }
      if (e instanceof SMTPSenderFailedException sender) {
        if (isPermanent(sender.getReturnCode())) {
          throw new DeskException(where() + " refuses our address as sender: " + answer(sender), e);
        }
        return judge(sender.getReturnCode(), false, answer(sender));
      }
    }
    for (Exception e = thrown; e != null; e = next(e)) {
      if (e instanceof SMTPSendFailedException failed) {
        if (failed.getReturnCode() == 530) {
          throw new DeskException(where() + " wants a user and a password: " + answer(failed), e);
        }
        return judge(failed.getReturnCode(), false, answer(failed));
      }
    }
    closeQuietly();
    return new Outcome.Doubtful(answer(thrown));
  }

  /// RFC 5321 §4.2.1: what begins with 4 may succeed later, what begins with 5 never.
  private Outcome judge(int code, boolean address, String answer) {
    if (code == 421) {
      closeQuietly();
    }
    if (code >= TEMPORARY && code < PERMANENT) {
      return new Outcome.PutOff(answer);
    }
    if (isPermanent(code)) {
      return new Outcome.Refused(address, answer);
    }
    closeQuietly();
    return new Outcome.Doubtful(answer);
  }

  private static boolean isPermanent(int code) {
    return code >= PERMANENT && code < END;
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  private SMTPTransport connected() throws MessagingException {
    var open = transport;
    // Asks the server (NOOP): a connection may have timed out between two letters.
    if (open != null && open.isConnected()) {
      return open;
    }
    closeQuietly();
    var smtp = settings.smtp();
    var fresh = new SMTPTransport(session, null);
    if (smtp.user().isEmpty()) {
      fresh.connect(smtp.host(), smtp.port(), null, null);
    } else {
      session.getProperties().put("mail.smtp.auth", "true");
      fresh.connect(smtp.host(), smtp.port(), smtp.user(), settings.secrets().smtpPassword());
    }
    transport = fresh;
    return fresh;
  }

  private String where() {
    return "The mail server %s:%d".formatted(settings.smtp().host(), settings.smtp().port());
  }

  private static String answer(Exception e) {
    var text = Letters.line(String.valueOf(e.getMessage()));
    return text.length() <= LONGEST_ANSWER ? text : text.substring(0, LONGEST_ANSWER);
  }

  private void closeQuietly() {
    var open = transport;
    transport = null;
    if (open != null) {
      try {
        open.close();
      } catch (MessagingException _) {
        // Whatever it says, every letter before it has its outcome.
      }
    }
  }

  @Override
  public void close() {
    closeQuietly();
  }
}
