package org.jirga.formats.xmile;

import static org.assertj.core.api.Assertions.assertThat;

import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Passage;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTreeTest {

  private static XmlElement read(String text) {
    var complaints = new Complaints(new Source("a.xml", text));
    var root = XmlTree.read(new Source("a.xml", text), complaints);
    assertThat(complaints.sorted()).isEmpty();
    return root.orElseThrow();
  }

  private static Diagnostic complaint(String text) {
    var source = new Source("a.xml", text);
    var complaints = new Complaints(source);
    assertThat(XmlTree.read(source, complaints)).isEmpty();
    return complaints.sorted().getFirst();
  }

  /// What stands in the file where a word of the passage was found.
  private static String inFile(String file, Passage passage, String word) {
    var from = passage.content().indexOf(word);
    var span = passage.span(from, from + word.length());
    return file.substring(span.start(), span.end());
  }

  @Test
  void placesAreRightAfterEntitiesAndLiteralText() {
    var file =
        "<?xml version='1.0'?>\r\n<!-- <eqn> -->\r\n"
            + "<m a='&quot;&#65;&#x1F600;'>\r\n<eqn>a &lt; b <![CDATA[&& c]]> &amp;\r\n wanted"
            + "</eqn></m>";
    var root = read(file);
    assertThat(root.attribute("a").orElseThrow().content()).isEqualTo("\"A😀");
    var eqn = root.child("eqn").orElseThrow().text();
    assertThat(eqn.content()).isEqualTo("a < b && c &\n wanted");
    assertThat(inFile(file, eqn, "wanted")).isEqualTo("wanted");
    assertThat(inFile(file, eqn, "<")).isEqualTo("&lt;");
    assertThat(inFile(file, eqn, "&& ")).isEqualTo("&& ");
    assertThat(inFile(file, root.attribute("a").orElseThrow(), "A")).isEqualTo("&#65;");
  }

  @Test
  void tagsKnowTheirPlace() {
    var file = "<a>\n  <b c = \"1\"/>\n</a>";
    var b = read(file).child("b").orElseThrow();
    assertThat(file.substring(b.tag().start(), b.tag().end())).isEqualTo("<b");
    assertThat(b.text().isBlank()).isTrue();
  }

  @Test
  void anEmptyTextStandsWhereItWouldBegin() {
    var file = "<a><b></b></a>";
    assertThat(read(file).child("b").orElseThrow().text().all().start()).isEqualTo(6);
  }

  @Test
  void whatIsOnlyForDisplayIsNotRead() {
    var root = read("<a><views><view/></views><isee:b xmlns:isee='x'><c>1</c></isee:b><d/></a>");
    assertThat(root.children())
        .extracting(XmlElement::name)
        .containsExactly("views", "isee:b", "d");
    assertThat(root.children().get(1).children()).isEmpty();
  }

  @Test
  void documentTypesAreRefused() {
    var file =
        "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<a>&x;</a>";
    var diagnostic = complaint(file);
    assertThat(diagnostic.message()).isEqualTo("document types are not read, for safety");
    assertThat(diagnostic.span().start()).isEqualTo(file.indexOf("<!DOCTYPE"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "<a>",
        "<a></b>",
        "<a b></a>",
        "<a b='1' b='2'/>",
        "<a>&unknown;</a>",
        "<a>&#0;</a>",
        "<a/><b/>",
        "<a><![CDATA[</a>",
        "<a b='<'/>"
      })
  void whatIsNotWellFormedIsOneComplaint(String text) {
    assertThat(complaint(text).message()).startsWith("this is not well-formed XML: ");
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(complaint("<a>".repeat(2000) + "</a>".repeat(2000)).message())
        .contains("levels deep");
  }
}
