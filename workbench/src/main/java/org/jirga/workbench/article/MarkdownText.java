package org.jirga.workbench.article;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.workbench.binding.PublicationCode;
import org.jirga.workbench.yaml.Problems;

/// A text in Markdown that is bound to nothing: a page about a site, a disclaimer.
///
/// @param html without any of the author's own HTML, which is reported
public record MarkdownText(String html, List<Diagnostic> diagnostics) {

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final int DEEPEST = 64;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(EXTENSIONS)
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxOpenBlockParsers(DEEPEST)
          .build();

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true).build();

  public MarkdownText {
    diagnostics = List.copyOf(diagnostics);
  }

  public static MarkdownText read(Source source) {
    var problems = new Problems(source);
    var document = PARSER.parse(source.text());
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(HtmlBlock html) {
            refuse(html);
          }

          @Override
          public void visit(HtmlInline html) {
            refuse(html);
          }

          private void refuse(Node node) {
            var spans = node.getSourceSpans();
            problems.add(
                PublicationCode.NOT_READ,
                spans.isEmpty()
                    ? new Span(0, 0)
                    : new Span(
                        spans.getFirst().getInputIndex(),
                        spans.getFirst().getInputIndex() + spans.getFirst().getLength()),
                "HTML is not read");
          }
        });
    return new MarkdownText(RENDERER.render(document), problems.all());
  }
}
