package org.jirga.workbench.page;

import java.util.List;

/// @param id an anchor that stays
/// @param title empty for one without a heading
public record Section(String id, String title, List<Block> blocks) {
  public Section {
    blocks = List.copyOf(blocks);
  }
}
