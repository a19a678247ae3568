package org.jirga.desk.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jirga.desk.contract.MailAddress;
import org.jirga.desk.contract.Office;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The desk over HTTP, with a mail server on loopback.
class CounterTest {

  private static final Pattern LINK =
      Pattern.compile("https://desk\\.example\\.org(/[cu]/[0-9a-f-]+)");

  /// How long a letter may take, however busy the machine is.
  private static final long PATIENCE_MS = 120_000;

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final SampleDesk.Hand clock = new SampleDesk.Hand();
  private final GreenMail mail = SampleDesk.mailServer();
  private Office office;
  private Office.Served served;
  private URI address;

  @BeforeEach
  void open() {
    office =
        new OpenOffice(
            SampleDesk.settings(SampleDesk.file(folder), mail.getSmtp().getPort()), clock);
    served = office.serve("body {}", _ -> {});
    address = served.address();
  }

  @AfterEach
  void close() throws Exception {
    served.close();
    office.close();
    mail.stop();
  }

  @Test
  void onlyAPressedButtonConfirmsAndEndsASubscription() throws Exception {
    ask("reader@example.com", "afghanistan");
    var confirm = link(0);
    scan(confirm);
    assertThat(recipients()).isEmpty();
    assertThat(post(confirm, "").statusCode()).isEqualTo(200);
    assertThat(post(confirm, "").statusCode()).as("a second click").isEqualTo(200);
    assertThat(recipients()).containsExactly("reader@example.com");

    office.send(SampleDesk.issue(), false, _ -> {});
    assertThat(mail.waitForIncomingEmail(PATIENCE_MS, 2)).isTrue();
    var leave = link(1);
    scan(leave);
    assertThat(office.export(new MailAddress("reader@example.com")).orElseThrow())
        .contains("\"status\": \"active\"");
    assertThat(post(leave, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
    assertThat(post(leave, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
    assertThat(office.export(new MailAddress("reader@example.com")).orElseThrow())
        .contains("\"status\": \"left\"", "withdrawn");

    post(confirm, "");
    assertThat(office.export(new MailAddress("reader@example.com")).orElseThrow())
        .as("an old letter brings nobody back")
        .contains("\"status\": \"left\"");
  }

  @Test
  void knownAndUnknownAddressesGetTheSameAnswer() throws Exception {
    SampleDesk.subscribe(SampleDesk.file(folder), "iraq", "known@example.com");
    var known = ask("known@example.com", "afghanistan");
    var unknown = ask("unknown@example.com", "afghanistan");
    assertThat(known.body()).isEqualTo(unknown.body());
    assertThat(known.statusCode()).isEqualTo(unknown.statusCode());
    assertThat(known.headers().map().keySet()).isEqualTo(unknown.headers().map().keySet());
  }

  @Test
  void forgedAndExpiredTokensChangeNothing() throws Exception {
    ask("reader@example.com", "afghanistan");
    var confirm = link(0);
    var last = confirm.charAt(confirm.length() - 1);
    var forged = confirm.substring(0, confirm.length() - 1) + (last == '0' ? '1' : '0');
    assertThat(post(forged, "").statusCode()).isEqualTo(410);
    assertThat(post(confirm.replaceFirst("-[0-9]+-", "-99999999999-"), "").statusCode())
        .isEqualTo(410);
    assertThat(post(confirm.replace("/c/", "/u/"), "").statusCode()).isEqualTo(404);
    clock.move(Duration.ofHours(49));
    assertThat(post(confirm, "").statusCode()).isEqualTo(410);
    assertThat(recipients()).isEmpty();
  }

  @Test
  void anAddressCannotHoldASecondOneOrAHeader() throws Exception {
    for (var address :
        new String[] {
          "a@example.com\r\nBcc: b@example.com",
          "a@example.com,b@example.com",
          "\"a\r\n\"@example.com",
          "<a@example.com>",
          "a@example.com\u0000"
        }) {
      assertThat(send(address, "afghanistan", "").statusCode()).as(address).isEqualTo(400);
      clock.move(Duration.ofMinutes(1));
    }
    clock.move(Duration.ofMinutes(1));
    var withoutTopic = send("a@example.com", "no-such-topic", "");
    assertThat(withoutTopic.statusCode()).isEqualTo(400);
    assertThat(withoutTopic.body()).as("nobody types twice").contains("value=\"a@example.com\"");
    var withMarkup = send("\"><b>", "afghanistan", "");
    assertThat(withMarkup.statusCode()).isEqualTo(400);
    assertThat(withMarkup.body()).contains("value=\"&#34;").doesNotContain("<b>");
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @Test
  void programsThatFillInEverythingGetNoLetter() throws Exception {
    var caught = send("robot@example.com", "afghanistan", "https://spam.example");
    var real = ask("person@example.com", "afghanistan");
    assertThat(caught.body()).isEqualTo(real.body());
    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThat(office.export(new MailAddress("robot@example.com"))).isEmpty();
  }

  @Test
  void theFormCannotBeSentTooOftenOrFillAMailbox() throws Exception {
    for (var count = 0; count < 6; count++) {
      assertThat(send("reader@example.com", "afghanistan", "").statusCode()).isEqualTo(200);
    }
    assertThat(send("reader@example.com", "afghanistan", "").statusCode()).isEqualTo(429);
    clock.move(Duration.ofMinutes(1));
    ask("other@example.com", "iraq");
    assertThat(mail.getReceivedMessagesForDomain("reader@example.com")).hasSize(1);
  }

  @Test
  void isFoundByItsOwnNamesOnly() throws Exception {
    for (var host : new String[] {"desk.example.org", "127.0.0.1:8025", "LOCALHOST"}) {
      assertThat(statusFor(host)).as(host).isEqualTo(200);
    }
    for (var host : new String[] {"evil.example", "desk.example.org.evil.example", "10.0.0.1"}) {
      assertThat(statusFor(host)).as(host).isEqualTo(421);
    }
  }

  /// By hand: the JDK's client lets nobody set this header.
  private int statusFor(String host) throws IOException {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(host)
                  .getBytes(StandardCharsets.US_ASCII));
      var answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return Integer.parseInt(answer.readLine().split(" ")[1]);
    }
  }

  @Test
  void pagesAskNothingOfOthersAndCanNotBeFramed() throws Exception {
    for (var path : new String[] {"", "privacy", "nothing"}) {
      var page = get("/" + path);
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "frame-ancestors 'none'", "style-src 'sha256-")
          .doesNotContain("unsafe");
      assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(page.body()).doesNotContain("<script", "http://", "src=");
    }
  }

  private void scan(String path) throws Exception {
    for (var time = 0; time < 3; time++) {
      assertThat(get(path).statusCode()).isEqualTo(200);
      var head = request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
      client.send(head, HttpResponse.BodyHandlers.ofString());
    }
  }

  private java.util.List<String> recipients() {
    return office.plan(SampleDesk.issue()).recipients();
  }

  /// Sends the form and waits for the letter to this address: one to another may be on its way.
  private HttpResponse<String> ask(String who, String topic) throws Exception {
    var before = mail.getReceivedMessagesForDomain(who).length;
    var response = send(who, topic, "");
    var letters = 0;
    do {
      letters++;
      assertThat(mail.waitForIncomingEmail(PATIENCE_MS, letters)).as("a letter comes").isTrue();
    } while (mail.getReceivedMessagesForDomain(who).length <= before);
    return response;
  }

  private HttpResponse<String> send(String who, String topic, String trap) throws Exception {
    return post(
        "/subscribe",
        "address=%s&topic=%s&website=%s"
            .formatted(
                URLEncoder.encode(who, StandardCharsets.UTF_8),
                topic,
                URLEncoder.encode(trap, StandardCharsets.UTF_8)));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String form)
      throws IOException, InterruptedException {
    return client.send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path));
  }

  private String link(int letter) throws Exception {
    var raw = new java.io.ByteArrayOutputStream();
    mail.getReceivedMessages()[letter].writeTo(raw);
    var text =
        raw.toString(StandardCharsets.ISO_8859_1)
            .replaceAll("=\r?\n", "")
            .replaceAll("\r\n[ \t]", "");
    var match = LINK.matcher(text);
    assertThat(match.find()).isTrue();
    return match.group(1);
  }
}
