package org.jirga.workbench.figure;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jirga.analysis.experiment.Quantiles;
import org.jirga.analysis.study.TimeSeries.Observed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ChartRendererTest {

  private static ChartRenderer renderer;

  @BeforeAll
  static void start() {
    renderer = ChartRenderer.start();
  }

  @AfterAll
  static void close() {
    renderer.close();
  }

  @Test
  void aFanIsAPictureInTheColoursOfThePage() throws Exception {
    var svg = renderer.svg(fan());
    parse(svg);
    assertThat(svg)
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 460 280\"")
        .contains(
            "fill=\"var(--chart-outer)\"",
            "fill=\"var(--chart-inner)\"",
            "stroke=\"var(--chart-line)\"",
            "stroke=\"var(--chart-second)\"",
            ">people<")
        .doesNotContain("style", "class=", "script");
  }

  @Test
  void intervalsNameTheirRows() throws Exception {
    var figure =
        IntervalChart.of(
                List.of(
                    IntervalChart.Row.of("one", new Quantiles(1, 2, 3, 4, 5)),
                    IntervalChart.Row.of("two", Double.NaN, Double.NaN, Double.NaN)))
            .axis("people")
            .mark(3)
            .figure("id", "title", "finding", new DataTable(List.of("a"), List.of()), "");
    var svg = renderer.svg(figure);
    parse(svg);
    assertThat(svg).contains(">one<", ">two<").doesNotContain("NaN");
  }

  @Test
  void coursesAreOneLineWithGaps() throws Exception {
    var svg =
        renderer.svg(
            LineChart.of(
                "lines",
                "Single futures",
                "They part.",
                "people",
                "months",
                new double[] {0, 6, 12},
                List.of(new double[] {0, 0, 0}, new double[] {0, 10, 0}, new double[] {10, 0, 10}),
                Collections.nCopies(3, new Quantiles(0, 1, 2, 3, 4)),
                ""));
    parse(svg);
    assertThat(outlines(svg, "stroke=\"var(--chart-inner)\""))
        .singleElement(as(InstanceOfAssertFactories.STRING))
        .matches("M[^M]+M[^M]+M[^M]+");
  }

  @Test
  void cellsOfOneStrengthAreOnePath() throws Exception {
    var svg =
        renderer.svg(
            HeatMap.of(
                "heat",
                "Where",
                "There.",
                List.of("above 1", "below 1"),
                "months",
                new double[] {0, 1, 2, 3},
                new double[][] {{1, 0.5, 0, 0}, {0, 0.5, -1, Double.NaN}},
                1,
                false,
                ""));
    parse(svg);
    assertThat(outlines(svg, "fill=\"var(--chart-line)\""))
        .hasSize(2)
        .anyMatch(it -> it.matches("M[^M]+M[^M]+")) // both of strength 0.5
        .anyMatch(it -> it.matches("M[^M]+"));
    assertThat(outlines(svg, "fill=\"var(--chart-second)\"")).hasSize(1);
    assertThat(svg).doesNotContain("NaN", "fill-opacity=\"0\"");
  }

  @Test
  void yearsHaveNoComma() {
    var times = new double[] {1900, 2000, 2100};
    var lines =
        LineChart.of(
            "lines",
            "Single futures",
            "They part.",
            "people",
            "years",
            times,
            List.of(new double[] {0, 5000, 0}),
            Collections.nCopies(3, new Quantiles(0, 1000, 2000, 3000, 5000)),
            "");
    var cells =
        HeatMap.of(
            "heat",
            "Where",
            "There.",
            List.of("all"),
            "years",
            times,
            new double[][] {{1, 1, 1}},
            1,
            false,
            "");
    assertThat(renderer.svg(lines)).contains(">1900<", ">2100<", ">5,000<");
    assertThat(lines.table().rows().getFirst()).contains("1900");
    // its bars begin at 0
    assertThat(renderer.svg(cells)).contains(">1900<", ">2100<").doesNotContain(">200<");
    assertThat(cells.table().headers()).contains("1900", "2100");
    assertThat(cells.data().csv().getFirst()).contains("1900").doesNotContain("1,900");
  }

  @Test
  void futuresAreTwoLinesAcrossTheAxes() throws Exception {
    var figure =
        ParallelChart.of(
            "futures",
            "Futures",
            "They differ.",
            List.of(new ParallelChart.Axis("wage", "USD"), new ParallelChart.Axis("fear", "")),
            List.of(new double[] {1, 5}, new double[] {3, 4}, new double[] {2, 3}),
            List.of(
                new ParallelChart.Mark("It holds", new boolean[] {true, false, false}),
                new ParallelChart.Mark("It fails", new boolean[] {false, true, true})),
            "futures",
            "");
    var svg = renderer.svg(figure);
    parse(svg);
    assertThat(outlines(svg, "stroke=\"var(--chart-second)\"")).hasSize(1);
    assertThat(outlines(svg, "stroke=\"var(--chart-inner)\""))
        .singleElement(as(InstanceOfAssertFactories.STRING))
        .matches("M[^M]+M[^M]+");
    assertThat(svg).contains(">wage<", ">3<", ">1<", ">fear<", ">5<");
    assertThat(figure.data().csv())
        .containsExactly(
            "wage (USD),fear,It holds,It fails",
            "1.0,5.0,yes,no",
            "3.0,4.0,no,yes",
            "2.0,3.0,no,yes");
  }

  private static List<String> outlines(String svg, String look) {
    return Pattern.compile("<path d=\"([^\"]*)\"[^>]*" + Pattern.quote(look))
        .matcher(svg)
        .results()
        .map(it -> it.group(1))
        .toList();
  }

  @Test
  void theSameFigureIsTheSamePicture() {
    assertThat(renderer.svg(fan())).isEqualTo(renderer.svg(fan()));
  }

  private static Figure fan() {
    return FanChart.of(
        "fan",
        "Strength",
        "It falls.",
        "people",
        "months",
        new double[] {0, 12, 24},
        List.of(
            new Quantiles(1, 2, 3, 4, 5),
            new Quantiles(1, 2, 3, 4, 5),
            new Quantiles(0, 1, 2, 3, 4)),
        new double[] {3, 3, 2},
        List.of(
            new Observed(5, 5, 1, 2, 3, "F06", "high"),
            new Observed(6, 9, 1, Double.NaN, 3, "F07", "low")),
        "");
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
