package org.jirga.desk.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jirga.desk.contract.MailAddress;
import org.jirga.desk.ledger.Ledger;
import org.jirga.desk.seal.Seal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The same SQL on a real PostgreSQL server, which the test starts as its own user.
@EnabledIfSystemProperty(
    named = "jirga.all",
    matches = "true",
    disabledReason = "starts a PostgreSQL server")
class PostgresTest {

  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  @Test
  void subscriptionsAndJournalWorkOnPostgresql() throws Exception {
    var programs = programs();
    assumeTrue(programs.isPresent(), "needs PostgreSQL's server under " + VERSIONS);
    var folder = Files.createTempDirectory("jirga-postgres");
    var asPostgres = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      // The server refuses to run as root.
      run(List.of("chown", "postgres", folder.toString()));
      asPostgres.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var data = folder.resolve("data").toString();
    var bin = programs.get();
    run(asPostgres, bin.resolve("initdb").toString(), "-D", data, "-U", "desk", "-A", "trust");
    var options = "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -p " + port;
    var log = folder.resolve("log").toString();
    run(
        asPostgres,
        bin.resolve("pg_ctl").toString(),
        "-D",
        data,
        "-l",
        log,
        "-w",
        "-o",
        options,
        "start");
    try {
      exercise("postgresql://desk@127.0.0.1:" + port + "/postgres");
    } finally {
      run(asPostgres, bin.resolve("pg_ctl").toString(), "-D", data, "-m", "immediate", "stop");
      run(List.of("rm", "-rf", folder.toString()));
    }
  }

  private static void exercise(String database) throws Exception {
    var clock = Clock.systemUTC();
    var reader = new MailAddress("a@example.com");
    try (var ledger = new Ledger(database, "", new Seal(SampleDesk.KEY), clock);
        var second = new Ledger(database, "", new Seal(SampleDesk.KEY), clock);
        var server =
            new ScriptedServer(
                (_, who) -> who.startsWith("gone") ? "550 5.1.1 no such user" : "250 ok");
        var office = new OpenOffice(SampleDesk.settings(database, server.port()), clock)) {
      SampleDesk.subscribe(ledger, "afghanistan", "a@example.com", "gone@example.com");
      SampleDesk.subscribe(ledger, "iraq", "c@example.com");
      var recipients = ledger.journal().standing("x", List.of("afghanistan")).open();
      assertThat(recipients).hasSize(2);
      assertThat(ledger.journal().reserve("x", recipients.getFirst(), false)).isTrue();
      assertThat(second.journal().reserve("x", recipients.getFirst(), false)).isFalse();
      var result = office.send(SampleDesk.issue(), false, _ -> {});
      assertThat(result.sent()).isEqualTo(1);
      assertThat(result.refused()).isEqualTo(1);
      assertThat(office.send(SampleDesk.issue(), false, _ -> {}).sent()).isZero();
      assertThat(server.taken()).containsExactly("a@example.com");
      assertThat(office.export(reader).orElseThrow()).contains("\"confirmed\"", "\"sent\"");
      assertThat(office.erase(reader)).isTrue();
      ledger.tidy(SampleDesk.settings(database, 1).retention());
      assertThat(office.plan(SampleDesk.issue()).recipients()).isEmpty();
    }
  }

  private static java.util.Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(VERSIONS)) {
      return java.util.Optional.empty();
    }
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions
          .map(it -> it.resolve("bin"))
          .filter(it -> Files.isExecutable(it.resolve("initdb")))
          .max(Path::compareTo);
    }
  }

  private static void run(List<String> prefix, String... command) throws Exception {
    var words = new ArrayList<>(prefix);
    words.addAll(List.of(command));
    var process =
        new ProcessBuilder(words)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).as(String.join(" ", words)).isZero();
  }
}
