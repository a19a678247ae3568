package org.jirga.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// What this build of Jirga calls itself, for `--version` and the reports.
public final class About {
  private About() {}

  /// The version in the parent `pom.xml`, for example `0.1.0`.
  public static String version() {
    var properties = new Properties();
    try (InputStream in = About.class.getResourceAsStream("about.properties")) {
      if (in == null) {
        throw new IllegalStateException("about.properties is missing from the build");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "");
  }
}
