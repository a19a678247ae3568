package org.jirga.workbench.article;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jirga.workbench.binding.Setting;
import org.jirga.workbench.citation.Reference;

/// Turns an article's tree into HTML. Where a section begins or something is inserted it leaves a
/// mark, so that footnotes are numbered through the whole text.
final class ArticleHtml {

  /// Private-use characters: an author's text has none, they were refused before.
  static final char MARK = '\ue000';

  static final char MARK_END = '\ue001';

  /// A sign of percent does not begin a line.
  private static final Pattern PERCENT = Pattern.compile("(\\d) %");

  private ArticleHtml() {}

  /// @param marks every inserted block and every section start, in the order of the document
  /// @param headings anchors of the headings below sections
  static String of(
      Node document,
      List<Extension> extensions,
      List<Node> marks,
      Map<Node, String> headings,
      Map<String, Reference> references) {
    return HtmlRenderer.builder()
        .extensions(extensions)
        .escapeHtml(true)
        .sanitizeUrls(true)
        .attributeProviderFactory(
            _ ->
                (node, _, attributes) -> {
                  if (node instanceof Heading && headings.containsKey(node)) {
                    attributes.put("id", headings.getOrDefault(node, ""));
                  }
                })
        .nodeRendererFactory(context -> new Own(context, marks, references))
        .build()
        .render(document)
        // A wide table scrolls, not the page; what an author writes as a tag is escaped.
        .replace(
            "<table>",
            "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Table\"><table>")
        .replace("</table>", "</table></div>");
  }

  /// Renders what CommonMark does not know.
  private record Own(
      HtmlNodeRendererContext context, List<Node> marks, Map<String, Reference> references)
      implements NodeRenderer {

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(BraceNode.class, CitationNode.class, InsertBlock.class, SectionStart.class);
    }

    @Override
    public void render(Node node) {
      var html = context.getWriter();
      switch (node) {
        case BraceNode brace when brace.setting().isPresent() -> moved(brace.setting().get());
        case BraceNode brace -> {
          html.tag("data", attributes("class", "bound", "value", brace.formula()));
          html.text(PERCENT.matcher(brace.shown()).replaceAll("$1\u00a0%"));
          html.tag("/data");
        }
        case CitationNode citation -> citation(citation);
        default -> html.raw(MARK + String.valueOf(marks.indexOf(node)) + MARK_END);
      }
    }

    /// Plain words where scripts do not run.
    private void moved(Setting setting) {
      var html = context.getWriter();
      var number = setting.binding().number();
      html.tag("span", attributes("class", "mover")); // beside the number stands what moves it
      html.tag(
          "span",
          attributes(
              "class", "moved",
              "data-kind", setting.kind().key(),
              "data-name", setting.constant(),
              "data-policy", setting.policy(),
              "data-low", String.valueOf(setting.low()),
              "data-high", String.valueOf(setting.high()),
              "data-value", String.valueOf(setting.value()),
              "data-decimals", String.valueOf(number.decimals()),
              "data-percent", String.valueOf(number.percent())));
      html.text(setting.binding().written());
      html.tag("/span");
      html.tag("/span");
    }

    private void citation(CitationNode citation) {
      var html = context.getWriter();
      html.tag("span", attributes("class", "cited"));
      html.raw("(");
      var separator = "";
      for (var cited : citation.cited()) {
        html.raw(separator);
        separator = "; ";
        var reference = references.get(cited.key());
        if (reference != null) {
          html.tag("a", attributes("href", "#" + anchor(cited.key()), "class", "citation"));
          html.text(reference.inText());
          html.tag("/a");
        }
        if (!cited.locator().isEmpty()) {
          html.text(", " + cited.locator());
        }
      }
      html.raw(")");
      html.tag("/span");
    }
  }

  /// In the order given, so that the same article gives the same bytes.
  private static Map<String, String> attributes(String... namesAndValues) {
    var attributes = new LinkedHashMap<String, String>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      attributes.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return attributes;
  }

  static String anchor(String key) {
    return "reference-" + key.replaceAll("[^A-Za-z0-9-]", "-");
  }
}
