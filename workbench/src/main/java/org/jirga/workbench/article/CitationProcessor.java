package org.jirga.workbench.article;

import java.util.ArrayList;
import java.util.Optional;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;

/// Takes brackets that begin with `@` for citations.
final class CitationProcessor implements LinkProcessor {

  @Override
  public LinkResult process(LinkInfo info, Scanner scanner, InlineParserContext context) {
    // commonmark-java leaves what is absent null
    if (!info.text().startsWith("@") || Optional.ofNullable(info.destination()).isPresent()) {
      return LinkResult.none();
    }
    var cited = new ArrayList<CitationNode.Cited>();
    for (var part : info.text().split(";")) {
      var text = part.strip();
      if (!text.startsWith("@")) {
        return LinkResult.none();
      }
      var comma = text.indexOf(',');
      cited.add(
          comma < 0
              ? new CitationNode.Cited(text.substring(1).strip(), "")
              : new CitationNode.Cited(
                  text.substring(1, comma).strip(), text.substring(comma + 1).strip()));
    }
    return LinkResult.replaceWith(new CitationNode(cited), info.afterTextBracket());
  }
}
