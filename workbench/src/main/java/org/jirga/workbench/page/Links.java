package org.jirga.workbench.page;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jirga.workbench.page.Prose.Inline;
import org.jirga.workbench.page.Table.Cell;

/// Sends the links of blocks elsewhere: a block that is shown on another page than the one it was
/// written for would link to anchors that are not there.
public final class Links {

  private final UnaryOperator<String> to;

  private Links(UnaryOperator<String> to) {
    this.to = to;
  }

  /// @param to the new address for an old one
  public static List<Block> redirect(List<Block> blocks, UnaryOperator<String> to) {
    return new Links(to).blocks(blocks);
  }

  private List<Block> blocks(List<Block> blocks) {
    return blocks.stream().map(this::block).toList();
  }

  private Block block(Block block) {
    return switch (block) {
      case Block.Paragraph(var text) -> new Block.Paragraph(prose(text));
      case Block.Lead(var text) -> new Block.Lead(prose(text));
      case Block.Bullets(var items) -> new Block.Bullets(items.stream().map(this::prose).toList());
      case Block.Box box -> new Block.Box(box.id(), box.title(), blocks(box.content()));
      case Block.Fold fold -> new Block.Fold(fold.id(), fold.summary(), blocks(fold.content()));
      case Block.Claim claim ->
          new Block.Claim(
              claim.id(),
              claim.number(),
              claim.verdict(),
              claim.verdictText(),
              claim.text(),
              claim.quote(),
              blocks(claim.content()));
      case Block.Tabular(var table) -> new Block.Tabular(table(table));
      case Block.Definitions(var items) ->
          new Block.Definitions(
              items.stream()
                  .map(
                      item ->
                          new Block.Definition(
                              item.id(),
                              prose(item.term()),
                              item.texts().stream().map(this::prose).toList()))
                  .toList());
      case Block.Heading _,
          Block.Charts _,
          Block.Drawing _,
          Block.Markup _,
          Block.Live _,
          Block.Dissent _ ->
          block;
    };
  }

  private Table table(Table table) {
    return new Table(
        table.id(),
        prose(table.caption()),
        table.headers(),
        table.rows().stream()
            .map(
                row ->
                    new Table.Row(
                        row.id(),
                        row.cells().stream()
                            .map(
                                cell ->
                                    new Cell(
                                        prose(cell.main()),
                                        cell.more().stream().map(this::prose).toList(),
                                        cell.why().stream().map(this::prose).toList()))
                            .toList()))
            .toList(),
        table.filterable(),
        prose(table.note()));
  }

  private Prose prose(Prose prose) {
    return new Prose(
        prose.parts().stream()
            .map(
                part ->
                    part.href().isEmpty()
                        ? part
                        : new Inline(part.style(), part.text(), to.apply(part.href())))
            .toList());
  }
}
