package org.jirga.desk.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jirga.desk.contract.MailAddress;
import org.jirga.desk.ledger.Ledger;
import org.jirga.desk.seal.Seal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What came back is read, believed only with our own return path, and counted.
class BounceTest {

  private static final MailAddress READER = new MailAddress("reader@example.com");

  @TempDir private Path folder;
  private final SampleDesk.Hand clock = new SampleDesk.Hand();
  private final Seal seal = new Seal(SampleDesk.KEY);

  private OpenOffice office() {
    var file = SampleDesk.file(folder);
    try (var ledger = new Ledger(file, "", seal, clock)) {
      SampleDesk.subscribe(ledger, "afghanistan", READER.value());
    }
    return new OpenOffice(SampleDesk.settings(file, 1), clock);
  }

  @Test
  void oneHardFailureSuspends() throws IOException {
    try (var office = office()) {
      assertThat(office.bounce(report(returnPath(office), "failed", "5.1.1", "a")))
          .startsWith("recorded: hard");
      assertThat(dossier(office)).contains("\"status\": \"suspended\"");
    }
  }

  @Test
  void threeSoftFailuresWithinThirtyDaysSuspendAndNoneCountsTwice() throws IOException {
    try (var office = office()) {
      var path = returnPath(office);
      office.bounce(report(path, "failed", "4.2.0", "a"));
      assertThat(office.bounce(report(path, "failed", "4.2.0", "a"))).startsWith("known already");
      office.bounce(report(path, "delayed", "4.2.0", "delay"));
      clock.move(Duration.ofDays(31));
      office.bounce(report(path, "failed", "4.2.0", "b"));
      office.bounce(report(path, "failed", "5.2.2", "c"));
      assertThat(dossier(office)).contains("\"status\": \"active\"");
      office.bounce(report(path, "failed", "4.2.0", "d"));
      assertThat(dossier(office)).contains("\"status\": \"suspended\"");
    }
  }

  @Test
  void aForgedReturnPathIsIgnored() throws IOException {
    try (var office = office()) {
      var forged = returnPath(office).replaceFirst("\\.[0-9a-f]{16}@", ".0000000000000000@");
      assertThat(office.bounce(report(forged, "failed", "5.1.1", "a"))).startsWith("ignored");
      assertThat(dossier(office)).contains("\"status\": \"active\"");
    }
  }

  @Test
  void aLetterThatIsForwardedSuspendsNobody() throws IOException {
    try (var office = office()) {
      var path = returnPath(office);
      var forwarded = "From: friend@example.com\nTo: x@example.com\n\nReturn-Path: <%s>\n";
      assertThat(office.bounce(bytes(forwarded.formatted(path)))).startsWith("ignored");
      // A report about the friend's own mail, with our letter in it.
      var other =
          new String(
                  report("friend@example.com", "failed", "5.1.1", "a"), StandardCharsets.US_ASCII)
              .replace(
                  "--x--",
                  "--x\r\nContent-Type: message/rfc822\r\n\r\nReturn-Path: " + path + "\r\n--x--");
      assertThat(office.bounce(bytes(other))).contains("sent to no return path of ours");
      assertThat(dossier(office)).contains("\"status\": \"active\"");
    }
  }

  /// SQLite's own log keeps older pages while the desk has the database open.
  @Test
  void nothingOfAnErasedAddressStaysInAnyFileOfTheDesk() throws Exception {
    var database = SampleDesk.file(folder);
    try (var open = new Ledger(database, "", seal, clock)) {
      SampleDesk.subscribe(open, "afghanistan", READER.value(), "stays@example.com");
      assertThat(onDisk(READER.value())).isTrue();
      assertThat(open.erase(READER)).isTrue();
      assertThat(onDisk(READER.value())).isFalse();
      assertThat(onDisk("stays@example.com")).isTrue();
    }
  }

  private boolean onDisk(String text) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void aComplaintBarsTheAddressAndOutlastsItsErasure() throws IOException {
    try (var office = office()) {
      var complaint =
          """
          From: feedback@example.net
          To: %s
          MIME-Version: 1.0
          Content-Type: multipart/report; report-type=feedback-report; boundary=x

          --x
          Content-Type: message/feedback-report

          Feedback-Type: abuse
          Version: 1
          --x--
          """
              .formatted(returnPath(office));
      assertThat(office.bounce(bytes(complaint))).startsWith("recorded: complaint");
      assertThat(office.erase(READER)).isTrue();
      assertThat(dossier(office)).contains("suppression").doesNotContain("\"subscriber\": [");
      try (var ledger = new Ledger(SampleDesk.file(folder), "", seal, clock)) {
        SampleDesk.subscribe(ledger, "afghanistan", READER.value());
      }
      assertThat(office.plan(SampleDesk.issue()).recipients()).isEmpty();
    }
  }

  @Test
  void erasureLeavesNoAddressAndWhatIsPastItsTimeIsForgotten() {
    try (var office = office();
        var ledger = new Ledger(SampleDesk.file(folder), "", seal, clock)) {
      assertThat(office.erase(READER)).isTrue();
      assertThat(office.erase(READER)).isFalse();
      assertThat(office.export(READER)).isEmpty();
      ledger.ask(READER, java.util.List.of("iraq"), "wording");
      clock.move(Duration.ofDays(6));
      ledger.tidy(SampleDesk.settings("", 1).retention());
      assertThat(office.export(READER)).isPresent();
      clock.move(Duration.ofDays(2));
      ledger.tidy(SampleDesk.settings("", 1).retention());
      assertThat(office.export(READER)).isEmpty();
    }
  }

  private String returnPath(OpenOffice office) {
    var id = Pattern.compile("\"id\": \"([0-9a-f]{32})\", \"address\"").matcher(dossier(office));
    assertThat(id.find()).isTrue();
    return seal.returnPath(new MailAddress("bounces@example.org"), id.group(1)).value();
  }

  private static String dossier(OpenOffice office) {
    return office.export(READER).orElseThrow();
  }

  private static byte[] report(String to, String action, String status, String id) {
    return bytes(
        """
        From: MAILER-DAEMON@example.com
        To: %s
        Message-ID: <%s@example.com>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary=x

        --x
        Content-Type: text/plain

        It could not be delivered.
        --x
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example.com

        Final-Recipient: rfc822; reader@example.com
        Action: %s
        Status: %s
        Diagnostic-Code: smtp; 550 no
        --x--
        """
            .formatted(to, id, action, status));
  }

  private static byte[] bytes(String text) {
    return text.replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
  }
}
