package org.jirga.workbench.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Archives as EMA Workbench's `save_results` lays them out, made here.
public final class Archives {
  private Archives() {}

  /// Two policies on the same 200 scenarios: what counts is the fuel and, for gas, the price.
  public static Map<String, String> results() {
    var experiments = new StringBuilder("price,fuel,wells,subsidy,scenario,policy,model\n");
    var profit = new StringBuilder();
    var stock = new StringBuilder();
    for (var policy = 0; policy < 2; policy++) {
      for (var scenario = 0; scenario < 200; scenario++) {
        // the second policy was run in the reverse order
        var s = policy == 0 ? scenario : 199 - scenario;
        var price = s * 37 % 200 / 200.0;
        var fuel = new String[] {"coal", "gas", "sun"}[s % 3];
        var high = fuel.equals("gas") && price > 0.5;
        experiments.append(
            "%s,%s,%d,%s,%d,%s,oil\n".formatted(price, fuel, s % 5, policy, s, "p" + policy));
        profit.append(high ? 10 + policy : s % 7 / 10.0).append('\n');
        stock.append("1.0,%s,3.0\n".formatted(high ? 9.0 : 2.0));
      }
    }
    var tables = new LinkedHashMap<String, String>();
    tables.put("experiments.csv", experiments.toString());
    tables.put("profit.csv", profit.toString());
    tables.put("stock.csv", stock.toString());
    tables.put(
        "metadata.json",
        """
        {"version": 0.1, "outcomes": [["ScalarOutcome", "net profit", "profit.csv"],
        ["TimeSeriesOutcome", "stock", "stock.csv"]],
        "experiments": {"price": "float64", "fuel": "object", "wells": "int64", "subsidy": "int64",
        "scenario": "int64", "policy": "object", "model": "object"}}
        """);
    return tables;
  }

  public static Path write(Path file, Map<String, String> tables) throws IOException {
    try (var packed = new GZIPOutputStream(Files.newOutputStream(file));
        var tar = new TarArchiveOutputStream(packed)) {
      for (var table : tables.entrySet()) {
        var bytes = table.getValue().getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(table.getKey());
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
      }
    }
    return file;
  }
}
