package org.jirga.workbench.starter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text among the resources of this package, with places such as `{{title}}`.
final class Template {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z ]+)}}");

  private Template() {}

  /// The text with every place filled.
  ///
  /// @throws IllegalStateException if there is no such text, or no value for one of its places
  static String fill(String resource, Map<String, String> values) {
    return PLACE
        .matcher(text(resource))
        .replaceAll(
            place -> {
              var value = values.get(place.group(1));
              if (value == null) {
                throw new IllegalStateException(
                    "%s has a place '%s' that nothing fills".formatted(resource, place.group(1)));
              }
              return Matcher.quoteReplacement(value);
            });
  }

  private static String text(String resource) {
    try (var in = Template.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the build");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
