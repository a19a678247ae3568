package org.jirga.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.jirga.formats.ImportReport.Note;
import org.jirga.model.source.Source;
import org.junit.jupiter.api.Test;

class ImportReportTest {

  private static ImportReport report(String name, String text) {
    return ImportReport.of(ModelReader.read(new Source(name, text)).model());
  }

  private static String xmile(String stock, String before) {
    return """
    <?xml version="1.0" encoding="utf-8"?>
    %s
    <xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0" xmlns:isee="i">
      <header><vendor>x</vendor><product version="1">Other</product></header>
      <sim_specs><start>0</start><stop>2</stop><dt>1</dt></sim_specs>
      <isee:prefs a="1"><isee:inner/></isee:prefs>
      <model>
        <variables>
          <stock name="s"><eqn>3</eqn><outflow>f</outflow>%s</stock>
          <flow name="f"><eqn>1</eqn><format precision="1"/></flow>
        </variables>
        <views><style/><view><stock name="s" x="1" y="2"/></view></views>
      </model>
    </xmile>
    """
        .formatted(before, stock);
  }

  @Test
  void namesWhatTheReaderLeavesOut() {
    assertThat(report("a.xmile", xmile("", "")).ignored())
        .containsExactly(
            new Note(6, "<isee:prefs>"), new Note(10, "<format>"), new Note(12, "<views>"));
  }

  @Test
  void aCommentIsNothing() {
    var inComment = "<!-- <non_negative/> <module/> <isee:sound/> <product>Vensim</product> -->";
    var report = report("a.xmile", xmile("", inComment));
    assertThat(report.ignored()).hasSize(3);
    assertThat(report.changed()).isEmpty();
  }

  @Test
  void whatMayFallBelowZeroIsNotChanged() {
    assertThat(report("a.xmile", xmile("<non_negative>false</non_negative>", "")).changed())
        .isEmpty();
    assertThat(report("a.xmile", xmile("<non_negative/>", "")).changed())
        .containsExactly(new Note(9, "what must not fall below 0 is kept so by its equations"));
  }

  @Test
  void countsWhatWasRead() {
    assertThat(report("a.xmile", xmile("", "")).read())
        .containsEntry("stocks", 1)
        .containsEntry("flows", 1);
  }
}
