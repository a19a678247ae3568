package org.jirga.workbench.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jirga.model.source.Source;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ConflictExportTest {

  private static ConflictExport elmira() throws IOException {
    var file = Path.of(System.getProperty("jirga.root"), "cases", "elmira", "conflict.yaml");
    var reading =
        ConflictReader.read(new Source(file.toString(), Files.readString(file)), Map.of());
    return new ConflictExport(ConflictFindings.of(reading.content().orElseThrow()));
  }

  /// The moves that Kilgour, Hipel, Fang and Peng 2001 draw: 4 of the ministry, 12 of Uniroyal and
  /// 8 of the local governments.
  @Test
  void graphmlHasAllStatesAndMoves() throws Exception {
    var text = elmira().write(ConflictExport.Format.GRAPHML).orElseThrow();
    var graph =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(text)));
    assertThat(graph.getElementsByTagName("node").getLength()).isEqualTo(9);
    var edges = graph.getElementsByTagName("edge");
    var byMover = new java.util.TreeMap<String, Integer>();
    for (var i = 0; i < edges.getLength(); i++) {
      var mover = ((Element) edges.item(i)).getElementsByTagName("data").item(0).getTextContent();
      byMover.merge(mover, 1, Integer::sum);
    }
    assertThat(byMover)
        .containsExactlyInAnyOrderEntriesOf(Map.of("MoE", 4, "Uniroyal", 12, "Local", 8));
  }

  @Test
  void csvHasARowForEachState() throws IOException {
    var lines = elmira().write(ConflictExport.Format.CSV).orElseThrow().lines().toList();
    assertThat(lines).hasSize(10);
    assertThat(lines.getFirst())
        .isEqualTo(
            "number,name,settings,code,modify,response,insist,"
                + "rank of MoE,rank of Uniroyal,rank of Local,equilibrium");
    assertThat(lines).contains("8,s8,Y1Y,11,yes,accept,yes,5,6,4,Nash SSEQ SEQ SMR GMR");
  }

  @Test
  void gambitGetsNoGameInWhichSomeChoicesCannotBe() throws IOException {
    assertThat(elmira().write(ConflictExport.Format.NFG)).isEmpty();
  }
}
