package org.jirga.desk.counter;

import io.helidon.common.parameters.Parameters;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jirga.desk.contract.DeskException;
import org.jirga.desk.contract.DeskSettings;
import org.jirga.desk.contract.MailAddress;
import org.jirga.desk.contract.Office;
import org.jirga.desk.ledger.Ledger;
import org.jirga.desk.letter.Letters;
import org.jirga.desk.seal.Seal;

/// Serves the pages. A GET shows a page and changes nothing, since programs that look for harmful
/// links fetch them all; what changes something is a POST, by a button that a person presses or by
/// the mail program that a person told to (RFC 8058).
public final class Counter {

  private static final long LARGEST_FORM = 16 * 1024L;
  /// The field that people don't see, and programs fill in.
  private static final String TRAP = "website";

  private final DeskSettings settings;
  private final Ledger ledger;
  private final Letters letters;
  private final Seal seal;
  private final Clock clock;
  private final Pages pages;
  private final RateLimit limit;
  private final Consumer<String> log;
  // Held, since a logger that nobody holds forgets its level.
  private final Logger serverLog = Logger.getLogger("io.helidon");

  public Counter(
      DeskSettings settings,
      Ledger ledger,
      Letters letters,
      Seal seal,
      Clock clock,
      String style,
      Consumer<String> log) {
    this.settings = settings;
    this.ledger = ledger;
    this.letters = letters;
    this.seal = seal;
    this.clock = clock;
    this.log = log;
    pages = new Pages(settings, style);
    limit = new RateLimit(clock);
  }

  /// Begins to serve.
  public Office.Served open() {
    serverLog.setLevel(Level.WARNING);
    var server =
        WebServer.builder()
            .address(address())
            .port(settings.counter().port())
            .maxPayloadSize(LARGEST_FORM)
            .shutdownHook(false)
            .routing(this::route)
            .build()
            .start();
    var errands = new Errands(settings, ledger, letters, seal, clock, log);
    errands.start();
    var at = "http://%s:%d/".formatted(settings.counter().listen(), server.port());
    return new Office.Served() {
      @Override
      public URI address() {
        return URI.create(at);
      }

      @Override
      public void close() {
        server.stop();
        errands.close();
      }
    };
  }

  private InetAddress address() {
    try {
      return InetAddress.getByName(settings.counter().listen());
    } catch (UnknownHostException e) {
      throw new DeskException(
          "There is no address '%s' here.".formatted(settings.counter().listen()), e);
    }
  }

  private void route(HttpRouting.Builder routing) {
    routing
        .addFilter(
            (chain, request, response) -> {
              if (isOurs(request.headers().first(HeaderNames.HOST).orElse(""))) {
                chain.proceed();
              } else {
                answer(response, Status.create(421), pages.missing());
              }
            })
        .get("/", (_, response) -> answer(response, Status.OK_200, pages.form("", List.of(), "")))
        .post("/subscribe", this::subscribe)
        .get("/c/{token}", this::showConfirmation)
        .post("/c/{token}", this::confirm)
        .get("/u/{token}", this::showLeaving)
        .post("/u/{token}", this::leave)
        .get("/privacy", (_, response) -> answer(response, Status.OK_200, pages.privacy()))
        .get("/robots.txt", (_, response) -> response.send("User-agent: *\nDisallow: /\n"))
        .any((_, response) -> answer(response, Status.NOT_FOUND_404, pages.missing()))
        .error(
            Exception.class,
            (_, response, e) -> {
              log.accept(
                  e.getClass().getSimpleName()
                      + " while answering a request: "
                      + (e instanceof DeskException ? e.getMessage() : ""));
              answer(response, Status.INTERNAL_SERVER_ERROR_500, pages.trouble());
            });
  }

  /// Whether a request is for us: by our public name, or as a proxy or a person on this machine
  /// calls us. Any other name leads here by deceit (DNS rebinding).
  private boolean isOurs(String host) {
    var port =
        host.lastIndexOf(':') > host.lastIndexOf(']') ? host.lastIndexOf(':') : host.length();
    var name = host.substring(0, port);
    return name.equalsIgnoreCase(settings.counter().address().getHost())
        || name.equalsIgnoreCase(settings.counter().listen())
        || name.equals("[" + settings.counter().listen() + "]")
        || name.equalsIgnoreCase("localhost");
  }

  private void subscribe(ServerRequest request, ServerResponse response) {
    if (!limit.allows(caller(request))) {
      response.header(HeaderNames.RETRY_AFTER, "60");
      answer(response, Status.TOO_MANY_REQUESTS_429, pages.tooMany());
      return;
    }
    var form = request.content().as(Parameters.class);
    var written = first(form, "address");
    var chosen =
        (form.contains("topic") ? form.all("topic") : List.<String>of())
            .stream().distinct().filter(id -> settings.topic(id).isPresent()).toList();
    var address = MailAddress.read(written);
    if (address.isEmpty()) {
      answer(
          response,
          Status.BAD_REQUEST_400,
          pages.form("Please write an e-mail address, such as name@example.org.", chosen, written));
      return;
    }
    if (chosen.isEmpty()) {
      answer(
          response, Status.BAD_REQUEST_400, pages.form("Please choose a topic.", chosen, written));
      return;
    }
    if (first(form, TRAP).isEmpty()) {
      // One row for everybody; what follows from it happens elsewhere, and later.
      ledger.ask(address.get(), chosen, pages.wordingHash());
    }
    answer(response, Status.OK_200, pages.asked());
  }

  private void showConfirmation(ServerRequest request, ServerResponse response) {
    var token = request.path().pathParameters().get("token");
    var asked = seal.confirmed(token, clock.instant()).flatMap(ledger::asked);
    if (asked.isEmpty()) {
      answer(response, Status.GONE_410, pages.expired());
    } else {
      answer(response, Status.OK_200, pages.confirm(token, asked.get().topics()));
    }
  }

  private void confirm(ServerRequest request, ServerResponse response) {
    var token = request.path().pathParameters().get("token");
    var asking = seal.confirmed(token, clock.instant());
    var asked = asking.flatMap(ledger::asked);
    if (asking.isEmpty() || asked.isEmpty()) {
      answer(response, Status.GONE_410, pages.expired());
      return;
    }
    ledger.confirm(asking.get());
    answer(response, Status.OK_200, pages.confirmed());
  }

  private void showLeaving(ServerRequest request, ServerResponse response) {
    var token = request.path().pathParameters().get("token");
    if (seal.left(token).isEmpty()) {
      answer(response, Status.NOT_FOUND_404, pages.missing());
    } else {
      answer(response, Status.OK_200, pages.leave(token));
    }
  }

  /// By the button of our page, or by a mail program: RFC 8058 forbids to ask for more than this.
  private void leave(ServerRequest request, ServerResponse response) {
    var subscriber = seal.left(request.path().pathParameters().get("token"));
    if (subscriber.isEmpty()) {
      answer(response, Status.NOT_FOUND_404, pages.missing());
      return;
    }
    ledger.leave(subscriber.get());
    answer(response, Status.OK_200, pages.left());
  }

  private void answer(ServerResponse response, Status status, Pages.Html page) {
    var headers = response.headers();
    headers.set(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
    pages.headers().forEach((name, value) -> headers.set(HeaderNames.create(name), value));
    response.status(status).send(page.text().getBytes(StandardCharsets.UTF_8));
  }

  private static String first(Parameters form, String name) {
    return form.first(name).orElse("").strip();
  }

  /// Whom a limit counts: held in memory for a minute, and written nowhere.
  private String caller(ServerRequest request) {
    var peer = request.remotePeer().host();
    if (!settings.counter().behindProxy()) {
      return peer;
    }
    // The proxy adds the last; those before it are what the caller claims.
    Optional<String> forwarded =
        request
            .headers()
            .first(HeaderNames.X_FORWARDED_FOR)
            .map(it -> it.substring(it.lastIndexOf(',') + 1).strip());
    return forwarded.filter(it -> !it.isEmpty()).orElse(peer);
  }
}
