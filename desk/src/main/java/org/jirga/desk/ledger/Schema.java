package org.jirga.desk.ledger;

import java.util.List;

/// The tables, in words that SQLite and PostgreSQL share. Times are milliseconds since 1970, UTC.
final class Schema {
  private Schema() {}

  static final List<String> STATEMENTS =
      List.of(
          // Somebody asked, and may yet confirm. `mailed` is 0 until the letter has gone out.
          """
          CREATE TABLE IF NOT EXISTS asking (
            id TEXT PRIMARY KEY, address TEXT NOT NULL, topics TEXT NOT NULL, wording TEXT NOT NULL,
            asked BIGINT NOT NULL, mailed BIGINT NOT NULL, tries BIGINT NOT NULL,
            due BIGINT NOT NULL, confirmed BIGINT NOT NULL)\
          """,
          "CREATE INDEX IF NOT EXISTS asking_address ON asking (address)",
          // `status` is one of active, suspended, left.
          """
          CREATE TABLE IF NOT EXISTS subscriber (
            id TEXT PRIMARY KEY, address TEXT NOT NULL UNIQUE, status TEXT NOT NULL,
            since BIGINT NOT NULL)\
          """,
          """
          CREATE TABLE IF NOT EXISTS choice (
            subscriber TEXT NOT NULL, topic TEXT NOT NULL, PRIMARY KEY (subscriber, topic))\
          """,
          // `what` is one of asked, confirmed, withdrawn.
          """
          CREATE TABLE IF NOT EXISTS consent (
            id TEXT PRIMARY KEY, subscriber TEXT NOT NULL, what TEXT NOT NULL, time BIGINT NOT NULL,
            topics TEXT NOT NULL, wording TEXT NOT NULL)\
          """,
          // `kind` is one of hard, soft, complaint; `id` tells a message that is read twice.
          """
          CREATE TABLE IF NOT EXISTS bounce (
            id TEXT PRIMARY KEY, subscriber TEXT NOT NULL, kind TEXT NOT NULL, time BIGINT NOT NULL,
            detail TEXT NOT NULL)\
          """,
          """
          CREATE TABLE IF NOT EXISTS suppression (
            nameless TEXT PRIMARY KEY, reason TEXT NOT NULL, time BIGINT NOT NULL)\
          """,
          // `status` is one of reserved, sent, later, refused.
          """
          CREATE TABLE IF NOT EXISTS delivery (
            issue TEXT NOT NULL, nameless TEXT NOT NULL, subscriber TEXT NOT NULL,
            status TEXT NOT NULL, tries BIGINT NOT NULL, time BIGINT NOT NULL, detail TEXT NOT NULL,
            PRIMARY KEY (issue, nameless))\
          """);
}
