package org.jirga.desk.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jirga.desk.contract.DeskSettings;
import org.jirga.desk.contract.DeskSettings.Security;
import org.jirga.desk.contract.Office.MailingResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Letters go to a mail server in secret, or not at all.
class SecrecyTest {

  private static final String PASSWORD = "changeit";

  private static final String READER = "a@example.com";

  @TempDir private static Path keys;
  @TempDir private Path folder;

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
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(made.waitFor()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS", "STARTTLS"})
  void aServerWithACertificateThatIsTrustedGetsTheLetter(Security security) throws Exception {
    try (var server = server(security)) {
      assertThat(trusting(() -> send("127.0.0.1", server, security)).sent()).isEqualTo(1);
      assertThat(server.taken()).containsExactly(READER);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS", "STARTTLS"})
  void aServerThatIsNotTheOneNamedGetsNone(Security security) throws Exception {
    try (var server = server(security)) {
      // The certificate is trusted, but for another name of the same machine.
      assertThat(trusting(() -> send("localhost", server, security)).later()).isEqualTo(1);
      assertThat(server.taken()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS", "STARTTLS"})
  void aServerWithACertificateThatNobodyTrustsGetsNone(Security security) throws Exception {
    try (var server = server(security)) {
      assertThat(send("127.0.0.1", server, security).later()).isEqualTo(1);
      assertThat(server.taken()).isEmpty();
    }
  }

  /// Somebody in between may have struck STARTTLS from the server's answer.
  @Test
  void aServerThatDoesNotOfferStarttlsGetsNone() throws Exception {
    try (var server = server(Security.NONE)) {
      assertThat(send("127.0.0.1", server, Security.STARTTLS).later()).isEqualTo(1);
      assertThat(server.taken()).isEmpty();
    }
  }

  private ScriptedServer server(Security security) throws Exception {
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store(), PASSWORD.toCharArray());
    var own = SSLContext.getInstance("TLS");
    own.init(managers.getKeyManagers(), null, null);
    return new ScriptedServer((_, _) -> "250 ok", security, own);
  }

  private MailingResult send(String host, ScriptedServer server, Security security)
      throws InterruptedException {
    var file = SampleDesk.file(folder);
    SampleDesk.subscribe(file, "afghanistan", READER);
    var smtp = new DeskSettings.Smtp(host, server.port(), security, "", 1000, Duration.ZERO, 1);
    var settings = SampleDesk.settings(file, smtp, Optional.empty(), "");
    try (var office = new OpenOffice(settings, Clock.systemUTC())) {
      return office.send(SampleDesk.issue(), false, _ -> {});
    }
  }

  /// What is done where the server's certificate is trusted.
  private static MailingResult trusting(Callable<MailingResult> sending) throws Exception {
    // An entry with a private key is no anchor of trust.
    var anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry("mail", store().getCertificate("mail"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(anchors);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    var before = SSLContext.getDefault();
    SSLContext.setDefault(context);
    try {
      return sending.call();
    } finally {
      SSLContext.setDefault(before);
    }
  }

  private static KeyStore store() throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(keys.resolve("mail.p12").toFile(), PASSWORD.toCharArray());
  }
}
