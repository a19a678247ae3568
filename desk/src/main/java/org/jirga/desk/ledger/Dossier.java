package org.jirga.desk.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.desk.contract.MailAddress;
import org.jirga.desk.ledger.Database.Transaction;

/// All that is kept of an address: for each kind of record its rows, and of each the columns, in
/// text.
public record Dossier(MailAddress address, Map<String, List<Map<String, String>>> records) {

  private static final List<String> TIMES =
      List.of("time", "asked", "mailed", "confirmed", "since", "due");

  static Optional<Dossier> of(Transaction it, MailAddress address, String nameless)
      throws SQLException {
    var records = new LinkedHashMap<String, List<Map<String, String>>>();
    add(it, records, "subscriber", "address = ?", address.value());
    add(it, records, "asking", "address = ?", address.value());
    for (var table : List.of("choice", "consent", "bounce")) {
      add(
          it,
          records,
          table,
          "subscriber IN (SELECT id FROM subscriber WHERE address = ?)",
          address.value());
    }
    add(it, records, "suppression", "nameless = ?", nameless);
    add(it, records, "delivery", "nameless = ?", nameless);
    return records.isEmpty() ? Optional.empty() : Optional.of(new Dossier(address, records));
  }

  private static void add(
      Transaction it,
      Map<String, List<Map<String, String>>> records,
      String table,
      String where,
      String parameter)
      throws SQLException {
    // Names of tables are ours, never a user's.
    var rows = it.rows("SELECT * FROM " + table + " WHERE " + where, Dossier::columns, parameter);
    if (!rows.isEmpty()) {
      records.put(table, rows);
    }
  }

  private static Map<String, String> columns(ResultSet row) throws SQLException {
    var columns = new LinkedHashMap<String, String>();
    for (var at = 1; at <= row.getMetaData().getColumnCount(); at++) {
      var name = row.getMetaData().getColumnLabel(at);
      var value = String.valueOf(row.getString(at));
      columns.put(
          name,
          TIMES.contains(name)
              ? value.equals("0") ? "" : Instant.ofEpochMilli(Long.parseLong(value)).toString()
              : value);
    }
    return columns;
  }

  /// As JSON.
  public String json() {
    var text = new StringBuilder("{\n  \"address\": ").append(quote(address.value()));
    records.forEach(
        (table, rows) -> {
          var lines = new ArrayList<String>();
          for (var row : rows) {
            var members = new ArrayList<String>();
            row.forEach((name, value) -> members.add(quote(name) + ": " + quote(value)));
            lines.add("    {" + String.join(", ", members) + "}");
          }
          text.append(",\n  ")
              .append(quote(table))
              .append(": [\n")
              .append(String.join(",\n", lines))
              .append("\n  ]");
        });
    return text.append("\n}\n").toString();
  }

  private static String quote(String value) {
    var text = new StringBuilder("\"");
    for (var c : value.toCharArray()) {
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append("\\u%04x".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    return text.append('"').toString();
  }
}
