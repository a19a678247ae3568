package org.jirga.workbench.article;

import java.util.Set;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/// Finds `{{…}}` within a paragraph. What is never closed stays text.
final class BraceParser implements InlineContentParser {

  /// One for each paragraph that is parsed.
  static final class Factory implements InlineContentParserFactory {
    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of('{');
    }

    @Override
    public InlineContentParser create() {
      return new BraceParser();
    }
  }

  @Override
  public ParsedInline tryParse(InlineParserState state) {
    var scanner = state.scanner();
    if (!scanner.next('{') || !scanner.next('{')) {
      return ParsedInline.none();
    }
    var start = scanner.position();
    while (scanner.find('}') >= 0 && scanner.peek() != Scanner.END) {
      var stop = scanner.position();
      scanner.next();
      if (scanner.next('}')) {
        var inside = scanner.getSource(start, stop).getContent();
        return ParsedInline.of(new BraceNode(inside), scanner.position());
      }
    }
    return ParsedInline.none();
  }
}
