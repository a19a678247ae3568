package org.jirga.workbench.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Looks into HTML as our templates write it: quoted attributes, no optional end tags.
final class Markup {

  /// A script with a type is data to a browser.
  private static final Pattern SCRIPT =
      Pattern.compile("<script(?![^>]*\\stype=)[^>]*>(.*?)</script>", Pattern.DOTALL);
  private static final Pattern ANY_SCRIPT =
      Pattern.compile("<(script|style)[^>]*>.*?</(script|style)>", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>");
  private static final Set<String> VOID = Set.of("meta", "link", "br", "hr", "img", "input");

  private Markup() {}

  static List<String> attributes(String page, String name) {
    return Pattern.compile("<[a-zA-Z][^<>]*?\\s" + name + "=\"([^\"]*)\"")
        .matcher(ANY_SCRIPT.matcher(page).replaceAll(""))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  /// What stands in each element; for scripts only those that run.
  static List<String> contents(String page, String element) {
    var pattern =
        element.equals("script")
            ? SCRIPT
            : Pattern.compile("<" + element + "[^>]*>(.*?)</" + element + ">", Pattern.DOTALL);
    return pattern.matcher(page).results().map(match -> match.group(1)).toList();
  }

  static String policy(String page) {
    var matcher = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"").matcher(page);
    if (!matcher.find()) {
      throw new AssertionError("The page has no policy.");
    }
    return matcher.group(1).replace("&#39;", "'");
  }

  static String withoutScriptsAndNamespaces(String page) {
    return ANY_SCRIPT
        .matcher(page)
        .replaceAll("")
        .replace("http://www.w3.org/2000/svg", "")
        .replace("http://www.w3.org/1999/xlink", "");
  }

  /// What a reader sees.
  static String text(String page) {
    return ANY_SCRIPT.matcher(page).replaceAll("").replaceAll("<[^>]*>", " ");
  }

  /// The first element that is closed out of order, or never; empty where all is well.
  static String unclosed(String page) {
    var open = new ArrayDeque<String>();
    var tags = TAG.matcher(ANY_SCRIPT.matcher(page).replaceAll(""));
    var complaints = new ArrayList<String>();
    while (tags.find() && complaints.isEmpty()) {
      var name = tags.group(2);
      if (!tags.group(1).isEmpty()) {
        if (open.isEmpty() || !open.peek().equals(name)) {
          complaints.add("</" + name + "> closes " + open.peek());
        } else {
          open.pop();
        }
      } else if (tags.group(3).isEmpty() && !VOID.contains(name)) {
        open.push(name);
      }
    }
    open.forEach(name -> complaints.add("<" + name + "> stays open"));
    return complaints.isEmpty() ? "" : complaints.getFirst();
  }
}
