package org.jirga.workbench.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /// A cut of a path of three whose edges weigh 2, as in Gambit's examples: two pure equilibria,
  /// and all in halves.
  @Test
  void gambitGetsThePayoffsOfTheFile() {
    var reading =
        ConflictReader.read(
            new Source(
                "cut.yaml",
                """
                title: Local cut
                decision makers:
                  One:
                    options: {a: left}
                    preferences: {payoffs: {YY-: 0, NN-: 0, YN-: 2, NY-: 2}}
                  Two:
                    options: {b: left}
                    preferences:
                      payoffs: {NNN: 0, YYY: 0, YNY: 4, NYN: 4, NNY: 2, YYN: 2, YNN: 2, NYY: 2}
                  Three:
                    options: {c: left}
                    preferences: {ranking: [[-YN, -NY], [-YY, -NN]]}
                """),
            Map.of());
    var text =
        new ConflictExport(ConflictFindings.of(reading.content().orElseThrow()))
            .write(ConflictExport.Format.NFG)
            .orElseThrow();
    assertThat(text)
        .startsWith("NFG 1 R \"Local cut\" { \"One\" \"Two\" \"Three\" }\n{ { \"N\" \"Y\" }");
    var rows = text.lines().dropWhile(line -> !line.isEmpty()).filter(it -> !it.isEmpty()).toList();
    // the first player's choice changes fastest
    var payoffs = rows.stream().map(row -> row.split(" ")).toList();
    assertThat(payoffs).hasSize(8);
    for (var who = 0; who < 3; who++) {
      var player = who;
      var ofEachChoice = new double[2];
      var pure = new ArrayList<Integer>();
      for (var profile = 0; profile < 8; profile++) {
        var here = Double.parseDouble(payoffs.get(profile)[player]);
        ofEachChoice[profile >> player & 1] += here / 4;
        if (here >= Double.parseDouble(payoffs.get(profile ^ 1 << player)[player])) {
          pure.add(profile);
        }
      }
      // whoever else throws a coin, both choices are as good
      assertThat(ofEachChoice[0]).isEqualTo(ofEachChoice[1]);
      assertThat(pure).contains(0b010, 0b101);
    }
    assertThat(payoffs.get(0b010)).containsExactly("2", "4", "1");
    assertThat(payoffs.get(0b000)).containsExactly("0", "0", "0");
  }

  @Test
  void gambitGetsNoGameInWhichSomeChoicesCannotBe() throws IOException {
    assertThat(elmira().write(ConflictExport.Format.NFG)).isEmpty();
  }
}
