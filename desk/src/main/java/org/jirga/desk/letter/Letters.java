package org.jirga.desk.letter;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jirga.desk.contract.DeskSettings;
import org.jirga.desk.contract.Issue;
import org.jirga.desk.contract.MailAddress;
import org.jirga.desk.seal.Seal;

/// Composes letters, and signs them where the settings say so.
public final class Letters {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final int ID_DIGITS = 32;

  private final DeskSettings settings;
  private final Seal seal;
  private final Clock clock;
  private final Signature signature;
  private final Session session = Session.getInstance(new Properties());

  public Letters(DeskSettings settings, Seal seal, Clock clock) {
    this.settings = settings;
    this.seal = seal;
    this.clock = clock;
    signature = new Signature(settings);
  }

  /// An issue for one subscriber.
  public SMTPMessage issue(Issue issue, String subscriber, MailAddress address) {
    try {
      var leave = settings.counter().page("/u/" + seal.leaving(subscriber));
      var message = begin(address, issue.title());
      message.setEnvelopeFrom(seal.returnPath(settings.newsletter().bounces(), subscriber).value());
      // RFC 8058; the signature covers both.
      message.setHeader("List-Unsubscribe", "<" + leave + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      message.setHeader("Precedence", "list");
      message.setHeader("Content-Language", line(issue.language()));
      message.setContent(
          body(
              LetterText.issue(issue, settings, leave),
              html("issue.jte", Map.of("issue", issue, "settings", settings, "leave", leave)),
              issue));
      return finish(
          message, Seal.digest((issue.id() + "\n" + subscriber).getBytes(StandardCharsets.UTF_8)));
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new IllegalStateException("A letter could not be composed.", e);
    }
  }

  /// Asks an address whether it was its owner who asked.
  ///
  /// @param link where they confirm
  public SMTPMessage confirmation(MailAddress address, String link) {
    try {
      var message =
          begin(address, "Please confirm your subscription to " + settings.newsletter().name());
      message.setEnvelopeFrom(settings.newsletter().bounces().value());
      // Keeps programs that answer mail from answering (RFC 3834).
      message.setHeader("Auto-Submitted", "auto-generated");
      var content = new MimeMultipart("alternative");
      content.addBodyPart(text(LetterText.confirmation(settings, link), "plain"));
      content.addBodyPart(
          text(html("confirmation.jte", Map.of("settings", settings, "link", link)), "html"));
      message.setContent(content);
      return finish(message, seal.newId());
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new IllegalStateException("A letter could not be composed.", e);
    }
  }

  private SMTPMessage begin(MailAddress address, String subject)
      throws MessagingException, UnsupportedEncodingException {
    var newsletter = settings.newsletter();
    var message = new SMTPMessage(session);
    message.setFrom(
        new InternetAddress(newsletter.from().value(), line(newsletter.fromName()), UTF_8));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(address.value()));
    message.setSubject(line(subject), UTF_8);
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader(
        "List-Id", "%s <%s>".formatted(phrase(newsletter.name()), newsletter.listId()));
    return message;
  }

  private SMTPMessage finish(SMTPMessage message, String id) throws MessagingException {
    message.saveChanges();
    // After saveChanges, which sets one of its own.
    message.setHeader(
        "Message-ID",
        "<%s@%s>"
            .formatted(
                id.substring(0, Math.min(ID_DIGITS, id.length())),
                settings.newsletter().from().domain()));
    return signature.on(message);
  }

  private static MimeMultipart body(String plain, String html, Issue issue)
      throws MessagingException {
    var alternative = new MimeMultipart("alternative");
    alternative.addBodyPart(text(plain, "plain"));
    var related = new MimeMultipart("related");
    related.addBodyPart(text(html, "html"));
    for (var figure : issue.figures()) {
      var part = new MimeBodyPart();
      part.setDataHandler(new DataHandler(new ByteArrayDataSource(figure.png(), "image/png")));
      part.setContentID("<" + contentId(figure) + ">");
      part.setDisposition(MimeBodyPart.INLINE);
      part.setFileName(contentId(figure) + ".png");
      related.addBodyPart(part);
    }
    var whole = new MimeBodyPart();
    whole.setContent(related);
    alternative.addBodyPart(whole);
    return alternative;
  }

  /// How the HTML part calls a picture.
  public static String contentId(Issue.Figure figure) {
    return figure.name().replaceAll("[^A-Za-z0-9-]", "-");
  }

  private static MimeBodyPart text(String text, String kind) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, UTF_8, kind);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  private static String html(String template, Map<String, Object> parameters) {
    var out = new StringOutput();
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, Letters.class.getClassLoader(), "org.jirga.desk.template")
        .render("letter/" + template, parameters, out);
    return out.toString();
  }

  /// Without what would end a header, and begin another.
  static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  private static String phrase(String text) throws UnsupportedEncodingException {
    return jakarta.mail.internet.MimeUtility.encodeWord(
        "\"" + line(text).replaceAll("[\"\\\\<>]", "") + "\"", UTF_8, "Q");
  }

  /// A letter as its bytes are sent.
  public static byte[] bytes(MimeMessage message) {
    try {
      var out = new java.io.ByteArrayOutputStream();
      message.writeTo(out);
      return out.toByteArray();
    } catch (java.io.IOException | MessagingException e) {
      throw new IllegalStateException("A letter could not be written.", e);
    }
  }
}
