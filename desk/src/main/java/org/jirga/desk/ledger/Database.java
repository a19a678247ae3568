package org.jirga.desk.ledger;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.locks.ReentrantLock;
import org.jirga.desk.contract.DeskException;
import org.jspecify.annotations.Nullable;

/// One connection to SQLite or PostgreSQL, on which one thread at a time carries out a transaction.
/// A connection that has broken is replaced.
final class Database implements AutoCloseable {

  static final String POSTGRESQL = "postgresql://";
  private static final int VALID_SECONDS = 5;

  private final ReentrantLock lock = new ReentrantLock();
  private final Driver driver;
  private final String url;
  private final Properties properties = new Properties();
  private @Nullable Connection connection;

  Database(String where, String password) {
    if (where.startsWith(POSTGRESQL)) {
      var uri = URI.create(where);
      var query = uri.getQuery() == null ? "" : "?" + uri.getQuery();
      var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      url = "jdbc:postgresql://" + uri.getHost() + port + uri.getPath() + query;
      if (uri.getUserInfo() != null) {
        properties.put("user", uri.getUserInfo());
      }
      if (!password.isEmpty()) {
        properties.put("password", password);
      }
    } else {
      url = "jdbc:sqlite:" + Path.of(where).toAbsolutePath();
      // The desk serves while a mailing runs in another process: each waits for the other.
      properties.put("busy_timeout", "20000");
      properties.put("journal_mode", "WAL");
      // A reservation must be on disk before the letter goes out, power cuts included.
      properties.put("synchronous", "FULL");
      properties.put("transaction_mode", "IMMEDIATE");
      properties.put("secure_delete", "true");
    }
    driver = driver(url);
  }

  /// Looked up here and not by JDBC, which sees only the class path of the program.
  private static Driver driver(String url) {
    try {
      for (var driver : ServiceLoader.load(Driver.class, Database.class.getClassLoader())) {
        if (driver.acceptsURL(url)) {
          return driver;
        }
      }
    } catch (SQLException e) {
      throw new DeskException("The database can't be opened: " + e.getMessage(), e);
    }
    throw new IllegalStateException("There is no driver for '%s'.".formatted(url));
  }

  /// What is done within one transaction.
  @FunctionalInterface
  interface Work<T> {
    T in(Transaction transaction) throws SQLException;
  }

  /// Does all of it or nothing.
  <T> T transact(Work<T> work) {
    lock.lock();
    try {
      var open = connection();
      try {
        open.setAutoCommit(false);
        var result = work.in(new Transaction(open));
        // Commits. SQLite's driver begins the next transaction within commit() itself, and would
        // so lock others out for as long as this connection lives.
        open.setAutoCommit(true);
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(open, e);
        throw e;
      }
    } catch (SQLException e) {
      throw new DeskException("The database does not answer as it should: " + e.getMessage(), e);
    } finally {
      lock.unlock();
    }
  }

  /// Leaves nothing of deleted rows in the files of SQLite: `secure_delete` overwrites them in the
  /// newest version of a page, and the log of the desk's own writes still holds the older ones, for
  /// as long as anybody has the database open. What a PostgreSQL server keeps is its own to tidy.
  void scrub() {
    if (!url.startsWith("jdbc:sqlite:")) {
      return;
    }
    lock.lock();
    try (var statement = connection().createStatement()) {
      // Waits for who reads or writes just now; if they take too long, the next one does it.
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      throw new DeskException("The database does not answer as it should: " + e.getMessage(), e);
    } finally {
      lock.unlock();
    }
  }

  private Connection connection() throws SQLException {
    var open = connection;
    if (open != null && open.isValid(VALID_SECONDS)) {
      return open;
    }
    if (open != null) {
      open.close();
    }
    var fresh = driver.connect(url, properties);
    if (fresh == null) {
      throw new SQLException("'%s' is no address of a database".formatted(url));
    }
    connection = fresh;
    return fresh;
  }

  private static void rollBack(Connection open, Exception cause) {
    try {
      open.rollback();
      open.setAutoCommit(true);
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      throw new DeskException("The database could not be closed: " + e.getMessage(), e);
    } finally {
      connection = null;
      lock.unlock();
    }
  }

  /// Statements of one transaction; a parameter is text or a whole number.
  record Transaction(Connection connection) {

    /// @return how many rows it changed
    int change(String sql, Object... parameters) throws SQLException {
      try (var statement = prepare(sql, parameters)) {
        return statement.executeUpdate();
      }
    }

    <T> List<T> rows(String sql, Row<T> row, Object... parameters) throws SQLException {
      try (var statement = prepare(sql, parameters);
          var results = statement.executeQuery()) {
        var rows = new ArrayList<T>();
        while (results.next()) {
          rows.add(row.of(results));
        }
        return rows;
      }
    }

    List<String> texts(String sql, Object... parameters) throws SQLException {
      return rows(sql, it -> it.getString(1), parameters);
    }

    long count(String sql, Object... parameters) throws SQLException {
      return rows(sql, it -> it.getLong(1), parameters).getFirst();
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
      var statement = connection.prepareStatement(sql);
      for (var at = 0; at < parameters.length; at++) {
        statement.setObject(at + 1, parameters[at]);
      }
      return statement;
    }
  }

  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }
}
