package org.jirga.desk.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jirga.desk.contract.DeskSettings;
import org.jirga.desk.contract.DeskSettings.Security;
import org.jirga.desk.contract.Office.MailingResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Letters go to a mail server in secret, or not at all.
class SecrecyTest {

  private static final String PASSWORD = "changeit";

  @TempDir private static Path keys;
  @TempDir private Path folder;

  /// GreenMail's own certificate names no host, and expires.
  @BeforeAll
  static void makeCertificate() throws IOException, InterruptedException {
    var made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "mail",
                "-keyalg",
                "EC",
                "-dname",
                "CN=mail",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keys.resolve("mail.p12").toString())
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();
    System.setProperty("greenmail.tls.keystore.file", keys.resolve("mail.p12").toString());
    System.setProperty("greenmail.tls.keystore.password", PASSWORD);
  }

  @Test
  void aServerWithACertificateThatIsTrustedGetsTheLetter() throws Exception {
    var server = SampleDesk.mailServer(ServerSetup.PROTOCOL_SMTPS);
    var before = SSLContext.getDefault();
    SSLContext.setDefault(trusting(keys.resolve("mail.p12")));
    try {
      assertThat(send("127.0.0.1", server.getSmtps().getPort(), Security.TLS).sent()).isEqualTo(1);
      assertThat(server.getReceivedMessages()).hasSize(1);
    } finally {
      SSLContext.setDefault(before);
      server.stop();
    }
  }

  @Test
  void aServerThatIsNotTheOneNamedGetsNone() throws Exception {
    var server = SampleDesk.mailServer(ServerSetup.PROTOCOL_SMTPS);
    var before = SSLContext.getDefault();
    SSLContext.setDefault(trusting(keys.resolve("mail.p12")));
    try {
      // The certificate is trusted, but for another name of the same machine.
      assertThat(send("localhost", server.getSmtps().getPort(), Security.TLS).later()).isEqualTo(1);
      assertThat(server.getReceivedMessages()).isEmpty();
    } finally {
      SSLContext.setDefault(before);
      server.stop();
    }
  }

  @Test
  void aServerWithACertificateThatNobodyTrustsGetsNone() throws Exception {
    var server = SampleDesk.mailServer(ServerSetup.PROTOCOL_SMTPS);
    try {
      assertThat(send("127.0.0.1", server.getSmtps().getPort(), Security.TLS).later()).isEqualTo(1);
      assertThat(server.getReceivedMessages()).isEmpty();
    } finally {
      server.stop();
    }
  }

  /// Somebody in between may have struck STARTTLS from the server's answer.
  @Test
  void aServerThatDoesNotOfferStarttlsGetsNone() throws Exception {
    var server = SampleDesk.mailServer();
    try {
      var port = server.getSmtp().getPort();
      assertThat(send("127.0.0.1", port, Security.STARTTLS).later()).isEqualTo(1);
      assertThat(server.getReceivedMessages()).isEmpty();
    } finally {
      server.stop();
    }
  }

  private MailingResult send(String host, int port, Security security) throws InterruptedException {
    var file = SampleDesk.file(folder);
    SampleDesk.subscribe(file, "afghanistan", "a@example.com");
    var smtp = new DeskSettings.Smtp(host, port, security, "", 1000, Duration.ZERO, 1);
    var settings = SampleDesk.settings(file, smtp, Optional.empty(), "");
    try (var office = new OpenOffice(settings, Clock.systemUTC())) {
      return office.send(SampleDesk.issue(), false, _ -> {});
    }
  }

  private static SSLContext trusting(Path store) throws IOException, GeneralSecurityException {
    var own = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    // An entry with a private key is no anchor of trust.
    var anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry("mail", own.getCertificate("mail"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(anchors);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
