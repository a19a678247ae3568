package org.jirga.browser.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Serves one page on loopback, in pieces, with pauses in which a browser paints what it has: as on
/// a slow line, or a slow machine.
final class SlowServer implements AutoCloseable {

  /// Where what was painted before is most likely to move: within a figure or a section. Not within
  /// a table, whose columns become as wide as all of its rows need.
  private static final Pattern END =
      Pattern.compile("</(figcaption|h2|h3|svg|figure|table|ul|p|nav|header)>");

  private static final int PIECE = 10_000;
  private static final long PAUSE_MS = 50;

  private final HttpServer server;

  SlowServer(Path page) throws IOException {
    var pieces = pieces(Files.readString(page));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> send(exchange, pieces));
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private static List<String> pieces(String page) {
    var pieces = new ArrayList<String>();
    var begin = 0;
    var body = page.indexOf("<body>");
    var scripts = page.indexOf("<div id=\"spoken\"");
    var ends = END.matcher(page).region(body, scripts);
    while (ends.find()) {
      for (; ends.end() - begin > 2 * PIECE && begin >= body; begin += PIECE) {
        pieces.add(page.substring(begin, begin + PIECE));
      }
      pieces.add(page.substring(begin, ends.end()));
      begin = ends.end();
    }
    pieces.add(page.substring(begin, scripts));
    pieces.add(page.substring(scripts));
    return pieces;
  }

  private static void send(HttpExchange exchange, List<String> pieces) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    try (var out = exchange.getResponseBody()) {
      for (var piece : pieces) {
        out.write(piece.getBytes(StandardCharsets.UTF_8));
        out.flush();
        Thread.sleep(PAUSE_MS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
