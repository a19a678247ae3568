package org.jirga.desk.office;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jirga.desk.contract.DeskSettings;
import org.jirga.desk.contract.Issue;
import org.jirga.desk.contract.MailAddress;
import org.jirga.desk.contract.Office;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// An issue reaches whom it should, once, whatever happens on the way.
class MailingTest {

  @TempDir private Path folder;

  private Office office(int port) {
    return new OpenOffice(SampleDesk.settings(SampleDesk.file(folder), port), Clock.systemUTC());
  }

  private static Office.MailingResult send(Office office) throws InterruptedException {
    return office.send(SampleDesk.issue(), false, _ -> {});
  }

  @Test
  void whoChoseTheTopicGetsOneLetterEvenIfItIsSentTwice() throws Exception {
    SampleDesk.subscribe(SampleDesk.file(folder), "afghanistan", "a@example.com", "b@example.com");
    SampleDesk.subscribe(SampleDesk.file(folder), "iraq", "c@example.com");
    var server = SampleDesk.mailServer();
    try (var office = office(server.getSmtp().getPort())) {
      assertThat(office.plan(SampleDesk.issue()).recipients())
          .containsExactly("a@example.com", "b@example.com");
      assertThat(send(office).sent()).isEqualTo(2);
      assertThat(send(office).sent()).isZero();
      assertThat(office.plan(SampleDesk.issue()).done()).isEqualTo(2);
      assertThat(server.getReceivedMessages()).hasSize(2);
    } finally {
      server.stop();
    }
  }

  @Test
  void aLetterHasBothPartsItsFigureAndTheHeadersOfAList() throws Exception {
    SampleDesk.subscribe(SampleDesk.file(folder), "afghanistan", "a@example.com");
    var server = SampleDesk.mailServer();
    try (var office = office(server.getSmtp().getPort())) {
      send(office);
      var letter = server.getReceivedMessages()[0];
      assertThat(letter.getHeader("List-Unsubscribe", null))
          .matches("<https://desk\\.example\\.org/u/[0-9a-f]{32}-[0-9a-f]{40}>");
      assertThat(letter.getHeader("List-Unsubscribe-Post", null))
          .isEqualTo("List-Unsubscribe=One-Click");
      assertThat(letter.getHeader("List-Id", null)).endsWith("<notes.example.org>");
      assertThat(letter.getHeader("Message-ID", null)).matches("<[0-9a-f]{32}@example\\.org>");
      assertThat(letter.getHeader("Return-Path", null)).contains("bounces+");
      var alternative = (MimeMultipart) letter.getContent();
      assertThat((String) alternative.getBodyPart(0).getContent())
          .contains("A summary — with a dash.", "/u/");
      var related = (MimeMultipart) alternative.getBodyPart(1).getContent();
      assertThat((String) related.getBodyPart(0).getContent()).contains("cid:figure-1");
      assertThat(related.getBodyPart(1).getHeader("Content-ID")).containsExactly("<figure-1>");
    } finally {
      server.stop();
    }
  }

  @Test
  void aTitleCannotAddAHeader() throws Exception {
    SampleDesk.subscribe(SampleDesk.file(folder), "afghanistan", "a@example.com");
    var sample = SampleDesk.issue();
    var issue =
        new Issue(
            "x",
            "Title\r\nBcc: victim@example.com\r\n\r\nbody",
            "",
            URI.create("https://example.org"),
            List.of(),
            List.of(),
            sample.topics(),
            "en\r\nX-Evil: yes");
    try (var office = office(1)) {
      office.write(issue, folder.resolve("out"));
    }
    var headers =
        Files.readString(folder.resolve("out/0001.eml"), StandardCharsets.ISO_8859_1)
            .split("\r\n\r\n", 2)[0];
    assertThat(headers).doesNotContainPattern("(?m)^(Bcc|X-Evil):").contains("Subject: Title Bcc");
  }

  @Test
  void theSignatureCoversTheHeadersByWhichOneUnsubscribes() throws Exception {
    SampleDesk.subscribe(SampleDesk.file(folder), "afghanistan", "a@example.com");
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var keys = generator.generateKeyPair();
    var pem =
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded()));
    var dkim = Optional.of(new DeskSettings.Dkim("example.org", "desk"));
    var server = SampleDesk.mailServer();
    var settings =
        SampleDesk.settings(SampleDesk.file(folder), server.getSmtp().getPort(), dkim, pem);
    try (var office = new OpenOffice(settings, Clock.systemUTC())) {
      send(office);
      var raw = new java.io.ByteArrayOutputStream();
      server.getReceivedMessages()[0].writeTo(raw);
      var letter = raw.toString(StandardCharsets.ISO_8859_1);
      assertThat(DkimCheck.signedHeaders(letter))
          .contains("list-unsubscribe", "list-unsubscribe-post", "from", "subject", "list-id");
      assertThat(DkimCheck.holds(letter, keys.getPublic())).isTrue();
      assertThat(DkimCheck.holds(letter.replace("One-Click", "One-Klick"), keys.getPublic()))
          .isFalse();
    } finally {
      server.stop();
    }
  }

  @Test
  void whatIsPutOffIsTriedAgainAndWhatIsRefusedIsNot() throws Exception {
    SampleDesk.subscribe(
        SampleDesk.file(folder),
        "afghanistan",
        "busy@example.com",
        "gone@example.com",
        "ok@example.com");
    var tries = new ConcurrentHashMap<String, Integer>();
    try (var server =
            new ScriptedServer(
                (step, who) -> {
                  var count = step.equals("RCPT") ? tries.merge(who, 1, Integer::sum) : 0;
                  if (who.startsWith("gone")) {
                    return "550 5.1.1 no such user";
                  }
                  return who.startsWith("busy") && count == 1 ? "451 4.3.0 later" : "250 ok";
                });
        var office = office(server.port())) {
      var result = send(office);
      assertThat(result.sent()).isEqualTo(2);
      assertThat(result.refused()).isEqualTo(1);
      assertThat(server.taken()).containsExactlyInAnyOrder("ok@example.com", "busy@example.com");
      send(office);
      assertThat(tries).containsEntry("gone@example.com", 1).containsEntry("ok@example.com", 1);
      assertThat(office.export(new MailAddress("gone@example.com")).orElseThrow())
          .contains("\"status\": \"suspended\"", "550 5.1.1");
    }
  }

  @Test
  void whatIsInDoubtIsReportedAndSentAgainOnlyWhenAsked() throws Exception {
    SampleDesk.subscribe(SampleDesk.file(folder), "afghanistan", "a@example.com", "b@example.com");
    var hangUp = new java.util.concurrent.atomic.AtomicBoolean(true);
    try (var server =
            new ScriptedServer(
                (step, who) ->
                    step.equals("END") && who.startsWith("a") && hangUp.getAndSet(false)
                        ? ScriptedServer.HANG_UP
                        : "250 ok");
        var office = office(server.port())) {
      assertThat(send(office).doubtful()).containsExactly("a@example.com");
      assertThat(send(office).doubtful()).containsExactly("a@example.com");
      assertThat(server.taken()).containsExactly("a@example.com", "b@example.com");
      var again = office.send(SampleDesk.issue(), true, _ -> {});
      assertThat(again.sent()).isEqualTo(1);
      assertThat(again.doubtful()).isEmpty();
    }
  }

  @Test
  void nothingIsLostWhenThereIsNoServer() throws Exception {
    SampleDesk.subscribe(SampleDesk.file(folder), "afghanistan", "a@example.com");
    try (var office = office(1)) {
      var result = send(office);
      assertThat(result.later()).isEqualTo(1);
      assertThat(result.doubtful()).isEmpty();
    }
  }

  @Test
  @EnabledIfSystemProperty(
      named = "jirga.all",
      matches = "true",
      disabledReason = "kills other processes, which takes long")
  void killedInTheMiddleNobodyGetsItTwiceAndNobodyIsForgotten() throws Exception {
    var everybody = new ArrayList<String>();
    for (var number = 0; number < 60; number++) {
      everybody.add("reader%02d@example.com".formatted(number));
    }
    SampleDesk.subscribe(SampleDesk.file(folder), "afghanistan", everybody.toArray(String[]::new));
    var counter = new AtomicInteger();
    var held = new Semaphore(0);
    var killed = new Semaphore(0);
    try (var server =
        new ScriptedServer(
            (step, _) -> {
              // Kept waiting: the sender can't be done before it is killed.
              if (step.equals("END") && counter.incrementAndGet() % 12 == 0) {
                held.release();
                killed.acquireUninterruptibly();
              }
              return "250 ok";
            })) {
      for (var kill = 1; kill <= 3; kill++) {
        var process = fork(server.port());
        assertThat(held.tryAcquire(2, TimeUnit.MINUTES)).as("a letter is on its way").isTrue();
        process.destroyForcibly(); // kill -9
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        killed.release();
      }
      killed.release(everybody.size());
      try (var office = office(server.port())) {
        var result = send(office);
        assertThat(result.doubtful()).as("those whose letter was on its way").hasSize(3);
        var taken = server.taken();
        assertThat(taken).doesNotHaveDuplicates();
        var reached = new ArrayList<>(taken);
        reached.removeAll(result.doubtful());
        reached.addAll(result.doubtful());
        Collections.sort(reached);
        assertThat(reached).isEqualTo(everybody);
      }
    }
  }

  private Process fork(int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Fork.class.getName(),
            SampleDesk.file(folder),
            String.valueOf(port))
        .inheritIO()
        .start();
  }

  /// What the killed process does.
  static final class Fork {
    public static void main(String[] args) throws InterruptedException {
      var settings = SampleDesk.settings(args[0], Integer.parseInt(args[1]));
      try (var office = new OpenOffice(settings, Clock.systemUTC())) {
        send(office);
      }
    }
  }
}
