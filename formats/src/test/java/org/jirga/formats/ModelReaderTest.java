package org.jirga.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jirga.formats.ModelReader.Reading;
import org.jirga.model.source.DiagnosticPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelReaderTest {

  @TempDir Path folder;

  private Reading read(String name, byte[] bytes) throws IOException {
    var file = folder.resolve(name);
    Files.write(file, bytes);
    return ModelReader.read(file);
  }

  private static String firstName(Reading reading) {
    assertThat(reading.diagnostics()).isEmpty();
    return reading.model().variables().getFirst().name().text();
  }

  @Test
  void aMissingFileIsAComplaint() {
    var reading = ModelReader.read(Path.of("no/such/model.mdl"));
    assertThat(reading.hasModel()).isFalse();
    assertThat(DiagnosticPrinter.print(reading.diagnostics().getFirst()))
        .isEqualTo("no/such/model.mdl: error R001: there is no such file\n");
  }

  @Test
  void aFolderIsAComplaint() {
    assertThat(ModelReader.read(folder).diagnostics())
        .extracting("message")
        .containsExactly("the file cannot be read: it is a folder");
  }

  @Test
  void anEmptyFileIsOneComplaint() throws IOException {
    var reading = read("model.mdl", " \n".getBytes(StandardCharsets.UTF_8));
    assertThat(reading.hasModel()).isFalse();
    assertThat(reading.diagnostics()).extracting("message").containsExactly("the file is empty");
  }

  @Test
  void aBinaryFileIsOneComplaint() throws IOException {
    var reading = read("model.mdl", new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 0, 0, 0});
    assertThat(reading.hasModel()).isFalse();
    assertThat(reading.diagnostics())
        .extracting("message")
        .containsExactly("the file is not a text");
  }

  @Test
  void anUnknownEndingIsAComplaint() throws IOException {
    var reading = read("model.doc", new byte[] {1, 2, 3});
    assertThat(reading.hasModel()).isFalse();
    assertThat(reading.diagnostics())
        .extracting("message")
        .containsExactly("'.doc' is not the ending of a model format");
  }

  @Test
  void ofFilesThatOnlyTheirProgramReadsItIsSaidWhatToDo() throws IOException {
    var reading = read("model.VPMX", new byte[] {0, 2, 3});
    assertThat(reading.hasModel()).isFalse();
    assertThat(reading.diagnostics())
        .extracting("message")
        .containsExactly(
            "this file is published for Vensim's Model Reader alone: ask its author for the .mdl"
                + " file");
  }

  @Test
  void endingsMayBeInCapitals() throws IOException {
    assertThat(firstName(read("A.MDL", "size = 1 ~~|".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("size");
  }

  @Test
  void utf8IsReadWithMarkWithHeaderAndWithout() throws IOException {
    var text = "Größe = 1 ~~|";
    assertThat(firstName(read("a.mdl", ("\ufeff" + text).getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("Größe");
    assertThat(firstName(read("b.mdl", ("{UTF-8}\n" + text).getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("Größe");
    assertThat(firstName(read("c.mdl", text.getBytes(StandardCharsets.UTF_8)))).isEqualTo("Größe");
  }

  @Test
  void oldFilesAreInWindows1252() throws IOException {
    var bytes = "\"Preis in €\" = 1 ~~|".getBytes(Charset.forName("windows-1252"));
    assertThat(firstName(read("a.mdl", bytes))).isEqualTo("Preis in €");
  }

  @Test
  void aFileThatIsNotInItsEncodingIsAComplaint() throws IOException {
    var bytes = "{UTF-8}\nGröße = 1 ~~|".getBytes(StandardCharsets.ISO_8859_1);
    var reading = read("a.mdl", bytes);
    assertThat(reading.diagnostics())
        .extracting("message")
        .containsExactly("the file says that it is in UTF-8, but it is not");
    assertThat(reading.model().variables()).hasSize(1);
  }
}
