package org.jirga.workbench.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Pieces of HTML by the templates in `src/main/jte/site`.
final class Fragments {

  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Fragments.class.getClassLoader(), "org.jirga.workbench.template");

  private Fragments() {}

  static String render(String template, Map<String, Object> parameters) {
    var out = new StringOutput();
    ENGINE.render("site/" + template + ".jte", parameters, out);
    return out.toString();
  }

  /// A script of pages on a site.
  static String script(String name) {
    try (var in = Fragments.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The resource '%s' is missing.".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
