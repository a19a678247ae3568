package org.jirga.workbench.article;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.workbench.binding.Binding;
import org.jirga.workbench.binding.BindingCheck;
import org.jirga.workbench.binding.BindingCheck.Bound;
import org.jirga.workbench.binding.BindingReader;
import org.jirga.workbench.binding.PublicationCode;
import org.jirga.workbench.binding.Quantities;
import org.jirga.workbench.citation.Reference;
import org.jirga.workbench.citation.ReferenceReader;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Section;
import org.jirga.workbench.wording.Words;
import org.jirga.workbench.yaml.Problems;
import org.jirga.workbench.yaml.Yaml;

/// Reads an article and holds it against the results of its case: everything that does not follow,
/// and everything that cannot be read, is reported at once.
public final class ArticleReader {

  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), FootnotesExtension.builder().build());

  /// Blocks within blocks, so that a file cannot exhaust the stack.
  private static final int DEEPEST = 64;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(EXTENSIONS)
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxOpenBlockParsers(DEEPEST)
          .customInlineContentParserFactory(new BraceParser.Factory())
          .linkProcessor(new CitationProcessor())
          .build();

  /// Anchors that every article page has beside those of its text.
  private static final Set<String> GIVEN =
      Set.of(
          "content",
          "references",
          "what-a-share-is",
          "numbers",
          "report-limits",
          "method",
          "cite",
          "corrections",
          "listen");

  private final Catalogue catalogue;
  private final Quantities quantities;
  private final Problems problems;
  private final List<Bound> bound = new ArrayList<>();
  private final List<Node> marks = new ArrayList<>();
  private final Map<Node, String> headings = new IdentityHashMap<>();
  private final Set<String> anchors = new HashSet<>(GIVEN);
  private final Set<String> cited = new LinkedHashSet<>();
  private final List<Cited> citations = new ArrayList<>();
  private final List<Span> settings = new ArrayList<>();

  private ArticleReader(Source source, Catalogue catalogue, Quantities quantities) {
    this.catalogue = catalogue;
    this.quantities = quantities;
    this.problems = new Problems(source);
  }

  /// A work that is cited, and where.
  private record Cited(String key, Span span) {}

  /// What came of reading.
  ///
  /// @param content absent where a diagnostic is an error
  public record Reading(Optional<Article> content, List<Diagnostic> diagnostics) {
    public Reading {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /// @param slug where the article stands if it does not say so itself
  /// @param addresses of the site; takes those of this article
  /// @param open the text of a file of the case, absent if there is none
  public static Reading read(
      Source source,
      String slug,
      Addresses addresses,
      Catalogue catalogue,
      Quantities quantities,
      Function<String, Optional<Source>> open) {
    var reader = new ArticleReader(source, catalogue, quantities);
    var article = reader.article(slug, addresses, open);
    var diagnostics = reader.problems.all();
    return new Reading(article.filter(_ -> !Diagnostic.anyError(diagnostics)), diagnostics);
  }

  private Optional<Article> article(
      String slug, Addresses addresses, Function<String, Optional<Source>> open) {
    var source = problems.source();
    var front = new FrontMatterReader(slug, addresses, problems).read(source);
    var start = front.map(FrontMatterReader.Reading::end).orElse(0);
    // Blanks in place of the front matter, so that places are those of the file.
    var body =
        source.text().substring(0, start).replaceAll("[^\n]", " ") + source.text().substring(start);
    refusePrivateCharacters(body);
    var document = PARSER.parse(body);
    var file = front.flatMap(FrontMatterReader.Reading::references);
    var works = file.map(it -> references(it, open)).orElse(Works.NONE);
    var references = works.byKey();
    readBraces(document);
    if (front.isPresent() && works.isWhole()) {
      checkCitations(file.isPresent(), references);
    }
    structure(document);
    checkLinks(document);
    references.values().stream()
        .filter(it -> !cited.contains(it.key()))
        .forEach(
            it ->
                problems.add(
                    PublicationCode.UNUSED_REFERENCE,
                    file.orElseThrow().span(),
                    "nothing cites '%s'".formatted(it.key())));
    var html = ArticleHtml.of(document, EXTENSIONS, marks, headings, references);
    var words = TextContentRenderer.builder().build().render(document);
    return front.map(
        it ->
            new Article(
                it.metadata(),
                sections(html),
                cited.stream()
                    .flatMap(key -> Optional.ofNullable(references.get(key)).stream())
                    .sorted(Comparator.comparing(Reference::order))
                    .toList(),
                bound,
                words));
  }

  private void refusePrivateCharacters(String body) {
    for (var at = 0; at < body.length(); at++) {
      var c = body.charAt(at);
      if (c == ArticleHtml.MARK || c == ArticleHtml.MARK_END) {
        problems.add(
            PublicationCode.NOT_READ,
            new Span(at, at + 1),
            "the character U+%04X has no meaning".formatted((int) c));
      }
    }
  }

  /// What an article may cite.
  ///
  /// @param isWhole whether a key that is not there is a mistake of the text
  private record Works(Map<String, Reference> byKey, boolean isWhole) {
    private static final Works NONE = new Works(Map.of(), true);
  }

  private Works references(Yaml.Scalar file, Function<String, Optional<Source>> open) {
    var source = open.apply(file.value());
    if (source.isEmpty()) {
      problems.add(
          PublicationCode.BAD_REFERENCES,
          file.span(),
          "the case has no file '%s'".formatted(file.value()));
      return new Works(Map.of(), false);
    }
    var reading = ReferenceReader.read(source.get());
    problems.addAll(reading.diagnostics());
    var byKey = new LinkedHashMap<String, Reference>();
    reading.references().forEach(it -> byKey.put(it.key(), it));
    return new Works(byKey, !Diagnostic.anyError(reading.diagnostics()));
  }

  /// One cause, one message: an article without a file of references is told so once.
  private void checkCitations(boolean hasFile, Map<String, Reference> references) {
    if (!hasFile && !citations.isEmpty()) {
      problems.add(
          PublicationCode.UNKNOWN_REFERENCE,
          citations.getFirst().span(),
          "works are cited, but no file of references is named",
          "add 'references: references.json' to the front matter");
      return;
    }
    for (var citation : citations) {
      if (!references.containsKey(citation.key())) {
        problems.unknown(
            PublicationCode.UNKNOWN_REFERENCE,
            citation.span(),
            "no reference has the key '%s'".formatted(citation.key()),
            citation.key(),
            references.keySet());
      }
    }
  }

  /// Bindings and citations within sentences; insertions are left for [#structure].
  private void readBraces(Node document) {
    var check = new BindingCheck(quantities, problems);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(CustomNode node) {
            switch (node) {
              case BraceNode brace when !isInsertion(brace) ->
                  BindingReader.read(inside(brace), problems)
                      .ifPresent(binding -> bind(brace, binding, check));
              case CitationNode citation ->
                  citation
                      .cited()
                      .forEach(
                          it -> {
                            cited.add(it.key());
                            citations.add(new Cited(it.key(), span(citation)));
                          });
              default -> visitChildren(node);
            }
          }
        });
  }

  private void bind(BraceNode brace, Binding binding, BindingCheck check) {
    if (binding instanceof Binding.OfSetting setting) {
      quantities
          .setting(setting, problems)
          .ifPresent(
              it -> {
                brace.set(it);
                settings.add(setting.span());
              });
      return;
    }
    check
        .check(binding)
        .ifPresent(
            it -> {
              bound.add(it);
              brace.bind(it.written(), it.formula());
            });
  }

  /// Whether braces stand alone in a paragraph of the outermost level, and bind nothing.
  private static boolean isInsertion(BraceNode brace) {
    return brace.getParent() instanceof Paragraph paragraph
        && paragraph.getFirstChild() == brace
        && paragraph.getLastChild() == brace
        && paragraph.getParent() instanceof Document
        && (!BindingReader.isBinding(brace.inside())
            || InsertReader.isDisagreement(brace.inside()));
  }

  /// Sections, insertions, anchors; and what is not read.
  private void structure(Node document) {
    var inserts = new InsertReader(catalogue, quantities, problems);
    var panels = new ArrayList<Span>();
    var node = Optional.ofNullable(document.getFirstChild());
    while (node.isPresent()) {
      var here = node.get();
      node = Optional.ofNullable(here.getNext());
      switch (here) {
        case Heading heading when heading.getLevel() == 2 -> {
          var title = plain(heading);
          replace(heading, new SectionStart(anchor(title), title));
        }
        case Paragraph paragraph
            when paragraph.getFirstChild() instanceof BraceNode brace && isInsertion(brace) ->
            inserts
                .read(brace.inside(), inside(brace))
                .ifPresent(
                    block -> {
                      anchors.add(anchorOf(block));
                      if (block instanceof Block.Live) {
                        panels.add(inside(brace));
                      }
                      if (block instanceof Block.Dissent) {
                        settings.add(inside(brace));
                      }
                      replace(paragraph, new InsertBlock(block));
                    });
        default -> {}
      }
    }
    checkPanels(panels);
    document.accept(new Refusals());
  }

  /// One panel moves all figures of a page; without a figure it would move nothing.
  private void checkPanels(List<Span> panels) {
    if (panels.isEmpty()) {
      settings.stream()
          .findFirst()
          .ifPresent(
              place ->
                  problems.add(
                      PublicationCode.NOTHING_MOVES,
                      place,
                      "the article has no panel by which this could move its figures",
                      "insert {{live}} below the figures"));
      return;
    }
    var figures = catalogue.live().map(Block.Live::figures).orElse(Set.of());
    if (figures.stream().noneMatch(anchors::contains)) {
      problems.add(
          PublicationCode.UNKNOWN_INSERT,
          panels.getFirst(),
          "the article has no figure that can be run again",
          "insert one above it, such as {{figure %s}}".formatted(Collections.min(figures)));
    }
    panels.stream()
        .skip(1)
        .forEach(
            place ->
                problems.add(
                    PublicationCode.UNKNOWN_INSERT,
                    place,
                    "'live' stands in the article already",
                    "leave this one out: one panel moves all figures"));
  }

  private void replace(Node old, Node with) {
    old.insertBefore(with);
    old.unlink();
    marks.add(with);
  }

  private static String anchorOf(Block block) {
    return switch (block) {
      case Block.Charts charts -> charts.figures().getFirst().id();
      case Block.Tabular tabular -> tabular.table().id();
      case Block.Claim claim -> claim.id();
      case Block.Drawing drawing -> drawing.diagram().id();
      case Block.Live live -> live.id();
      case Block.Dissent dissent -> dissent.id();
      case Block.Paragraph _,
          Block.Lead _,
          Block.Heading _,
          Block.Bullets _,
          Block.Box _,
          Block.Fold _,
          Block.Markup _,
          Block.Definitions _ ->
          "";
    };
  }

  private String anchor(String title) {
    var base = Words.slug(title);
    var id = base;
    for (var count = 2; !anchors.add(id); count++) {
      id = base + "-" + count;
    }
    return id;
  }

  private static String plain(Node node) {
    return TextContentRenderer.builder().build().render(node).strip();
  }

  /// Reports what a page cannot hold, and gives smaller headings their anchors.
  private final class Refusals extends AbstractVisitor {
    @Override
    public void visit(Heading heading) {
      if (heading.getLevel() == 1) {
        problems.add(
            PublicationCode.NOT_READ,
            span(heading),
            "the title of an article stands in its front matter",
            "begin sections with ##");
      } else {
        headings.put(heading, anchor(plain(heading)));
      }
      visitChildren(heading);
    }

    @Override
    public void visit(HtmlBlock html) {
      if (html.getLiteral().startsWith("<!--")) {
        html.unlink();
      } else {
        refuse(html, "HTML is not read");
      }
    }

    @Override
    public void visit(HtmlInline html) {
      if (html.getLiteral().startsWith("<!--")) {
        html.unlink();
      } else {
        refuse(html, "HTML is not read");
      }
    }

    @Override
    public void visit(Image image) {
      refuse(image, "images are not read: figures come from results");
    }

    private void refuse(Node node, String message) {
      problems.add(PublicationCode.NOT_READ, span(node), message);
    }
  }

  private void checkLinks(Node document) {
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            var to = link.getDestination();
            if (to.startsWith("#") && !anchors.contains(to.substring(1))) {
              problems.unknown(
                  PublicationCode.BROKEN_LINK,
                  span(link),
                  "the article has no '%s'".formatted(to.substring(1)),
                  to.substring(1),
                  anchors.stream().sorted().toList());
            }
            visitChildren(link);
          }
        });
  }

  private List<Section> sections(String html) {
    var sections = new ArrayList<Section>();
    var blocks = new ArrayList<Block>();
    var id = "opening";
    var title = "";
    var at = 0;
    while (at < html.length()) {
      var mark = html.indexOf(ArticleHtml.MARK, at);
      var text = html.substring(at, mark < 0 ? html.length() : mark);
      if (!text.isBlank()) {
        blocks.add(new Block.Markup(text.strip()));
      }
      if (mark < 0) {
        break;
      }
      var end = html.indexOf(ArticleHtml.MARK_END, mark);
      switch (marks.get(Integer.parseInt(html.substring(mark + 1, end)))) {
        case InsertBlock insert -> blocks.add(insert.content());
        case SectionStart start -> {
          if (!blocks.isEmpty() || !title.isEmpty()) {
            sections.add(new Section(id, title, blocks));
          }
          blocks = new ArrayList<>();
          id = start.id();
          title = start.title();
        }
        default -> throw new IllegalStateException("A mark of the article has no meaning.");
      }
      at = end + 1;
    }
    sections.add(new Section(id, title, blocks));
    return sections;
  }

  /// What stands between the braces, in the file.
  private Span inside(BraceNode brace) {
    var span = span(brace);
    return span.end() - span.start() < 4 ? span : new Span(span.start() + 2, span.end() - 2);
  }

  private Span span(Node node) {
    var spans = node.getSourceSpans();
    if (spans.isEmpty()) {
      return Optional.ofNullable(node.getParent()).map(this::span).orElse(new Span(0, 0));
    }
    var last = spans.getLast();
    return new Span(spans.getFirst().getInputIndex(), last.getInputIndex() + last.getLength());
  }

  /// The list at the end of a page.
  public static Block references(List<Reference> references) {
    return new Block.Definitions(
        references.stream()
            .map(
                it ->
                    new Block.Definition(
                        ArticleHtml.anchor(it.key()),
                        Prose.of(it.inText()),
                        List.of(
                            it.link().isEmpty()
                                ? Prose.of(it.line())
                                : Prose.of(it.line() + " ").link(it.link(), it.link()))))
            .toList());
  }
}
