package org.jirga.desk.contract;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address that mail can be sent to, as it is kept: in lower case, its domain in ASCII.
///
/// The quoted forms of RFC 5322 are refused. Almost nobody has one, and without them no address can
/// hold a line break, a second address or another header.
public record MailAddress(String value) {

  private static final Pattern LOCAL =
      Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST = 254; // RFC 5321 §4.5.3.1.3, without the angle brackets

  public MailAddress {
    if (!isValid(value)) {
      throw new IllegalArgumentException("This is no address: '%s'.".formatted(value));
    }
  }

  /// What somebody wrote, if it is an address.
  public static Optional<MailAddress> read(String written) {
    var text = written.strip().toLowerCase(Locale.ROOT);
    var at = text.lastIndexOf('@');
    if (at < 0 || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      var ascii = text.substring(0, at) + "@" + IDN.toASCII(text.substring(at + 1));
      return isValid(ascii) ? Optional.of(new MailAddress(ascii)) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  public String local() {
    return value.substring(0, value.lastIndexOf('@'));
  }

  public String domain() {
    return value.substring(value.lastIndexOf('@') + 1);
  }

  private static boolean isValid(String text) {
    var at = text.lastIndexOf('@');
    return at > 0
        && at <= LONGEST_LOCAL
        && text.length() <= LONGEST
        && LOCAL.matcher(text.substring(0, at)).matches()
        && DOMAIN.matcher(text.substring(at + 1)).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
