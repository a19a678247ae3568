package org.jirga.workbench.article;

import org.commonmark.node.CustomBlock;

/// A heading of the second level: a section of the page begins.
final class SectionStart extends CustomBlock {

  private final String id;
  private final String title;

  SectionStart(String id, String title) {
    this.id = id;
    this.title = title;
  }

  String id() {
    return id;
  }

  String title() {
    return title;
  }
}
