package org.jirga.desk.counter;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jirga.desk.contract.DeskSettings;
import org.jirga.desk.seal.Seal;

/// The desk's pages: no script, no cookie, nothing from elsewhere.
final class Pages {

  private static final String FORM_STYLE =
      """

      .desk { max-width: 40rem; margin: 0 auto; padding: 1.25rem clamp(1rem, 4vw, 3rem) 3rem; }
      .desk h1 { margin: 1.6rem 0 1.2rem; font-size: clamp(1.7rem, 4vw, 2.4rem); }
      .desk fieldset { border: 1px solid var(--rule); margin: 0 0 1.4rem; padding: .6rem 1rem .8rem; }
      .desk legend, .desk .label { font: 600 .95rem/1.4 var(--sans); }
      .desk .choice { display: flex; gap: .7rem; align-items: center; min-height: 2.75rem; font-family: var(--sans); }
      .desk .choice input { width: 1.3rem; height: 1.3rem; flex: none; accent-color: var(--accent); }
      .desk input[type="email"] { display: block; width: 100%; font: 1.05rem var(--sans); min-height: 2.75rem; padding: .4rem .7rem; margin: .4rem 0 1.4rem; color: var(--ink); background: var(--surface); border: 1px solid var(--soft); border-radius: 4px; }
      .desk button { font: 600 1rem var(--sans); min-height: 2.75rem; padding: .5rem 1.4rem; color: var(--paper); background: var(--accent); border: 2px solid var(--accent); border-radius: 4px; cursor: pointer; }
      .desk .wrong { border-left: 4px solid var(--fails); padding: .3rem 1rem; font-family: var(--sans); }
      .desk .trap { position: absolute; left: -99rem; }
      .desk footer { margin-top: 2.4rem; padding-top: 1rem; border-top: 1px solid var(--rule); font: .875rem/1.5 var(--sans); color: var(--soft); }
      """;

  private final DeskSettings settings;
  private final String style;
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), "org.jirga.desk.template");

  Pages(DeskSettings settings, String style) {
    this.settings = settings;
    this.style = style + FORM_STYLE;
  }

  /// A page as it is sent.
  record Html(String text) {}

  /// What the form says that people agree to; its hash goes into the record of their consent.
  String wording() {
    return "By pressing the button I ask %s to send me its letters on the topics chosen, until I unsubscribe."
        .formatted(settings.newsletter().name());
  }

  String wordingHash() {
    return Seal.digest(wording().getBytes(StandardCharsets.UTF_8));
  }

  /// @param wrong what was wrong with the form as it was sent, empty at first
  /// @param written the address as it was sent
  Html form(String wrong, List<String> chosen, String written) {
    return page(
        "form",
        (wrong.isEmpty() ? "" : "Error: ") + "Subscribe to " + settings.newsletter().name(),
        Map.of("wrong", wrong, "chosen", chosen, "written", written, "wording", wording()));
  }

  Html asked() {
    return notice(
        "Check your mail",
        "If the address can get our letters, a letter is on its way to it. Open the page that it"
            + " names, within 48 hours, and press the button there.",
        "No letter after some minutes? Look where your mail program keeps unwanted mail. You can"
            + " send the form again after a quarter of an hour.");
  }

  Html confirm(String token, List<String> topics) {
    return page(
        "button",
        "Confirm your subscription",
        Map.of(
            "path",
            "/c/" + token,
            "text",
            "You asked for " + settings.newsletter().name() + ":",
            "items",
            titles(topics),
            "button",
            "Confirm"));
  }

  Html confirmed() {
    return notice(
        "You are subscribed",
        "Each letter has a link that ends the subscription.",
        "An old letter can't renew a subscription that has ended: for that, send the form again.");
  }

  Html expired() {
    return notice(
        "This link is no longer valid",
        "A link is good for 48 hours. Send the form again, and you get a new one.");
  }

  Html leave(String token) {
    return page(
        "button",
        "Unsubscribe",
        Map.of(
            "path",
            "/u/" + token,
            "text",
            "This ends your subscription to " + settings.newsletter().name() + ".",
            "items",
            List.<String>of(),
            "button",
            "Unsubscribe"));
  }

  Html left() {
    return notice("You are unsubscribed", "You get no further letters.");
  }

  Html tooMany() {
    return notice("Too many requests", "Please try again in a minute.");
  }

  Html missing() {
    return notice("There is no such page", "Perhaps a part of the link got lost on its way.");
  }

  Html trouble() {
    return notice("Something went wrong here", "It is not your fault. Please try again later.");
  }

  Html privacy() {
    return page("privacy", "What we keep", Map.of());
  }

  private Html notice(String title, String... paragraphs) {
    return page("notice", title, Map.of("paragraphs", List.of(paragraphs)));
  }

  private List<String> titles(List<String> topics) {
    return topics.stream()
        .map(id -> settings.topic(id).map(DeskSettings.Topic::title).orElse(id))
        .toList();
  }

  private Html page(String template, String title, Map<String, Object> more) {
    var parameters = new LinkedHashMap<String, Object>(more);
    parameters.put("settings", settings);
    parameters.put("title", title);
    parameters.put("style", style);
    var out = new StringOutput();
    templates.render("counter/" + template + ".jte", parameters, out);
    return new Html(out.toString());
  }

  /// Headers of every page.
  Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'sha256-%s'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            .formatted(hash(style)));
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    // The address of a page is a key: it must not be told to another site, or kept.
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cache-Control", "no-store");
    headers.put("X-Robots-Tag", "noindex");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Permissions-Policy", "interest-cohort=()");
    if ("https".equals(settings.counter().address().getScheme())) {
      headers.put("Strict-Transport-Security", "max-age=31536000");
    }
    return headers;
  }

  private static String hash(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
