package org.jirga.desk.office;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import javax.net.ssl.SSLContext;
import org.jirga.desk.contract.DeskSettings.Security;

/// A mail server that answers as a test wishes, and notes to whom it took letters. GreenMail can't
/// refuse.
final class ScriptedServer implements AutoCloseable {

  /// An answer that ends the connection instead.
  static final String HANG_UP = "";

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final BiFunction<String, String, String> answers;
  private final Security security;
  private final SSLContext own;
  private final List<String> taken = Collections.synchronizedList(new ArrayList<>());

  /// @param answers for a step (`RCPT`, `END` of the data) and a recipient
  ScriptedServer(BiFunction<String, String, String> answers)
      throws IOException, GeneralSecurityException {
    this(answers, Security.NONE, SSLContext.getDefault());
  }

  /// A server that speaks in secret: from the beginning, or once it is asked to. In the open it
  /// takes no letter then.
  ///
  /// @param own has the server's certificate
  ScriptedServer(BiFunction<String, String, String> answers, Security security, SSLContext own)
      throws IOException {
    this.answers = answers;
    this.security = security;
    this.own = own;
    Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return socket.getLocalPort();
  }

  List<String> taken() {
    return List.copyOf(taken);
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        var connection = socket.accept();
        Thread.ofVirtual().start(() -> talk(connection));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void talk(Socket connection) {
    try (connection) {
      if (security == Security.TLS) {
        var secret = secret(connection);
        say(secret, "220 ready");
        talk(secret, true);
      } else {
        say(connection, "220 ready");
        talk(connection, false);
      }
    } catch (IOException _) {
      // the client has gone
    }
  }

  private Socket secret(Socket connection) throws IOException {
    return own.getSocketFactory().createSocket(connection, InputStream.nullInputStream(), true);
  }

  private void talk(Socket connection, boolean secret) throws IOException {
    var offers = security == Security.STARTTLS && !secret;
    var in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
    var recipient = "";
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      switch (verb) {
        case "EHLO" -> say(connection, offers ? "250-mail\r\n250 STARTTLS" : "250 mail");
        case "STARTTLS" -> {
          say(connection, "220 go on");
          talk(secret(connection), true);
          return;
        }
        case "RCPT" -> {
          recipient = line.replaceAll(".*<(.*)>.*", "$1");
          say(connection, offers ? "530 5.7.0 not in the open" : answers.apply("RCPT", recipient));
        }
        case "DATA" -> {
          say(connection, "354 go on");
          for (var text = in.readLine(); text != null && !text.equals("."); ) {
            text = in.readLine();
          }
          var answer = answers.apply("END", recipient);
          if (answer.startsWith("2") || answer.equals(HANG_UP)) {
            taken.add(recipient);
          }
          if (answer.equals(HANG_UP)) {
            return;
          }
          say(connection, answer);
        }
        case "QUIT" -> {
          say(connection, "221 bye");
          return;
        }
        default -> say(connection, "250 ok");
      }
    }
  }

  private static void say(Socket connection, String line) throws IOException {
    connection.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    connection.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
