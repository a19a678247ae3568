package org.jirga.desk.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jirga.desk.contract.MailAddress;

/// Signs and checks tokens with HMAC-SHA-256, each purpose with a key of its own, so that a token
/// for one purpose is none for another.
public final class Seal {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int ID_BYTES = 16;
  private static final int TOKEN_DIGITS = 40;
  // A local part has at most 64 characters (RFC 5321), of which the name of a subscriber takes 32.
  private static final int RETURN_DIGITS = 16;
  private static final Pattern TOKEN =
      Pattern.compile("([0-9a-f]{32})-([0-9]{1,12})-([0-9a-f]{40})");
  private static final Pattern LEAVING = Pattern.compile("([0-9a-f]{32})-([0-9a-f]{40})");
  private static final Pattern RETURN = Pattern.compile("\\+([0-9a-f]{32})\\.([0-9a-f]{16})@");

  private final byte[] key;
  private final SecureRandom random = new SecureRandom();

  public Seal(byte[] key) {
    this.key = key.clone();
  }

  /// A name that nobody guesses.
  public String newId() {
    var bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// Lets whoever holds it confirm what was asked, until a time.
  public String confirmation(String asking, Instant until) {
    var seconds = until.getEpochSecond();
    return asking + "-" + seconds + "-" + sign("confirm", asking + "-" + seconds, TOKEN_DIGITS);
  }

  /// What a confirmation is about; empty if we did not sign it or its time is over.
  public Optional<String> confirmed(String token, Instant now) {
    var parts = TOKEN.matcher(token);
    if (!parts.matches()
        || !same(
            parts.group(3), sign("confirm", parts.group(1) + "-" + parts.group(2), TOKEN_DIGITS))
        || Long.parseLong(parts.group(2)) < now.getEpochSecond()) {
      return Optional.empty();
    }
    return Optional.of(parts.group(1));
  }

  /// Lets whoever holds it unsubscribe somebody, for ever: a letter may be read years later.
  public String leaving(String subscriber) {
    return subscriber + "-" + sign("leave", subscriber, TOKEN_DIGITS);
  }

  public Optional<String> left(String token) {
    var parts = LEAVING.matcher(token);
    return parts.matches() && same(parts.group(2), sign("leave", parts.group(1), TOKEN_DIGITS))
        ? Optional.of(parts.group(1))
        : Optional.empty();
  }

  /// The return path of letters to a subscriber (VERP): who fails is told by where the failure is
  /// reported, and nobody else can report it.
  public MailAddress returnPath(MailAddress bounces, String subscriber) {
    return new MailAddress(
        "%s+%s.%s@%s"
            .formatted(
                bounces.local(),
                subscriber,
                sign("return", subscriber, RETURN_DIGITS),
                bounces.domain()));
  }

  /// The subscriber whose return path appears in a text.
  public Optional<String> returned(String text) {
    return RETURN
        .matcher(text)
        .results()
        .filter(it -> same(it.group(2), sign("return", it.group(1), RETURN_DIGITS)))
        .map(it -> it.group(1))
        .findFirst();
  }

  /// A name for an address that stays when the address is forgotten.
  public String nameless(MailAddress address) {
    return sign("address", address.value(), Integer.MAX_VALUE);
  }

  /// SHA-256 of a text.
  public static String digest(byte[] text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  private String sign(String purpose, String text, int digits) {
    var purposeKey = mac(key, "jirga desk " + purpose);
    var hex = HexFormat.of().formatHex(mac(purposeKey, text));
    return hex.substring(0, Math.min(digits, hex.length()));
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
    }
  }

  private static boolean same(String left, String right) {
    return MessageDigest.isEqual(
        left.getBytes(StandardCharsets.US_ASCII), right.getBytes(StandardCharsets.US_ASCII));
  }
}
