package org.jirga.workbench.article;

import org.commonmark.node.CustomBlock;
import org.jirga.workbench.page.Block;

/// A figure, claim or table of the results that stands between paragraphs.
final class InsertBlock extends CustomBlock {

  private final Block content;

  InsertBlock(Block content) {
    this.content = content;
  }

  Block content() {
    return content;
  }
}
