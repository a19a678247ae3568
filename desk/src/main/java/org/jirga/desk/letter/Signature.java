package org.jirga.desk.letter;

import jakarta.mail.MessagingException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jirga.desk.contract.DeskException;
import org.jirga.desk.contract.DeskSettings;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimException;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;

/// DKIM (RFC 6376) over everything that a reader or a mail program acts on.
final class Signature {

  // RFC 8058 §4 asks for the first two.
  private static final List<String> HEADERS =
      List.of(
          "List-Unsubscribe",
          "List-Unsubscribe-Post",
          "List-Id",
          "From",
          "To",
          "Subject",
          "Date",
          "Message-ID",
          "MIME-Version",
          "Content-Type");

  private final Optional<DkimSigner> signer;

  Signature(DeskSettings settings) {
    signer = settings.dkim().map(dkim -> signer(dkim, settings.secrets().dkimKey()));
  }

  /// The message with a signature, if there is a key.
  SMTPMessage on(SMTPMessage message) throws MessagingException {
    if (signer.isEmpty()) {
      return message;
    }
    var signed = new DkimMessage(message, signer.get());
    signed.setEnvelopeFrom(message.getEnvelopeFrom());
    return signed;
  }

  private static DkimSigner signer(DeskSettings.Dkim dkim, String pem) {
    try {
      var signer = new DkimSigner(dkim.domain(), dkim.selector(), key(pem));
      HEADERS.forEach(signer::addHeaderToSign);
      signer.setHeaderCanonicalization(Canonicalization.RELAXED);
      signer.setBodyCanonicalization(Canonicalization.RELAXED);
      signer.setLengthParam(false);
      // Would look the public key up at every letter.
      signer.setCheckDomainKey(false);
      return signer;
    } catch (GeneralSecurityException | IllegalArgumentException | DkimException e) {
      throw new DeskException(
          "The DKIM key can't be used: it must be a private RSA key in PEM, 'BEGIN PRIVATE KEY'.",
          e);
    }
  }

  private static RSAPrivateKey key(String pem) throws GeneralSecurityException {
    var base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
    var key =
        KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    if (key instanceof RSAPrivateKey rsa) {
      return rsa;
    }
    throw new GeneralSecurityException("not an RSA key");
  }
}
