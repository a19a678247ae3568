package org.jirga.workbench.article;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jirga.workbench.live.Dissents;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Page;

/// What an article may insert: figures, tables, claims and diagrams of the report by their anchors,
/// and what runs its figures again.
public final class Catalogue {

  private final Map<String, Block> figures = new LinkedHashMap<>();
  private final Map<String, Block> tables = new LinkedHashMap<>();
  private final Map<String, Block> claims = new LinkedHashMap<>();
  private final Map<String, Block> diagrams = new LinkedHashMap<>();
  private final Optional<Dissents> dissents;
  private Optional<Block.Live> live = Optional.empty();

  private Catalogue(Optional<Dissents> dissents) {
    this.dissents = dissents;
  }

  /// @param dissents absent where the study has nothing that could be run again
  public static Catalogue of(Page report, Optional<Dissents> dissents) {
    var catalogue = new Catalogue(dissents);
    report.sections().forEach(section -> catalogue.add(section.blocks()));
    return catalogue;
  }

  Optional<Block> figure(String id) {
    return Optional.ofNullable(figures.get(id));
  }

  Optional<Block> table(String id) {
    return Optional.ofNullable(tables.get(id));
  }

  Optional<Block> claim(String id) {
    return Optional.ofNullable(claims.get(id));
  }

  Optional<Block> diagram(String id) {
    return Optional.ofNullable(diagrams.get(id));
  }

  /// What runs figures again; absent where the study shows nothing over time.
  Optional<Block.Live> live() {
    return live;
  }

  /// Where claims flip; absent where nothing can be run again.
  Optional<Dissents> dissents() {
    return dissents;
  }

  Set<String> figures() {
    return figures.keySet();
  }

  Set<String> tables() {
    return tables.keySet();
  }

  Set<String> claims() {
    return claims.keySet();
  }

  Set<String> diagrams() {
    return diagrams.keySet();
  }

  private void add(List<Block> blocks) {
    for (var block : blocks) {
      switch (block) {
        case Block.Charts charts ->
            charts
                .figures()
                .forEach(figure -> figures.put(figure.id(), new Block.Charts(List.of(figure))));
        case Block.Tabular tabular -> {
          if (!tabular.table().id().isEmpty()) {
            tables.put(tabular.table().id(), tabular);
          }
        }
        case Block.Claim claim -> claims.put(claim.id(), claim);
        case Block.Drawing drawing -> diagrams.put(drawing.diagram().id(), drawing);
        case Block.Box box -> add(box.content());
        case Block.Fold fold -> add(fold.content());
        case Block.Live found -> live = Optional.of(found);
        case Block.Paragraph _,
            Block.Lead _,
            Block.Heading _,
            Block.Bullets _,
            Block.Markup _,
            Block.Dissent _,
            Block.Definitions _ -> {}
      }
    }
  }
}
