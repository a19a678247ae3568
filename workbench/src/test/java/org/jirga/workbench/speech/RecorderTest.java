package org.jirga.workbench.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jirga.workbench.program.Program;
import org.jirga.workbench.speech.Recorder.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records with a voice that is a shell script: it writes a tenth of a second of sound for each
/// character that it reads, and keeps a list of what it said.
class RecorderTest {

  private static final int RATE = 8000;

  /// Sounds are whole samples.
  private static final double SAMPLE = 1.0 / RATE;

  /// The header of a WAV file: 8000 samples a second, 16 bits, one channel. `$1` is the size.
  private static final String WAV =
      """
      wav() {
        le() { printf "\\\\$(printf %03o $(($1 & 255)))\\\\$(printf %03o $(($1 >> 8 & 255)))\\\\$(printf %03o $(($1 >> 16 & 255)))\\\\000"; }
        printf RIFF; le $(($1 + 36)); printf WAVEfmt\\ ; le 16
        printf '\\001\\000\\001\\000\\100\\037\\000\\000\\200\\076\\000\\000\\002\\000\\020\\000data'; le $1
        head -c $1 /dev/zero
      }
      """;

  private static final String SPEAK =
      """
      text=$(cat)
      printf '%s\\n' "$text" >>"$2"
      wav $((${#text} * 1600)) >"$1"
      """;

  @TempDir private Path folder = Path.of("");

  private Program script(String name, String body) throws IOException {
    var file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + body);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return new Program(file);
  }

  private Path said() {
    return folder.resolve("said");
  }

  /// Has a line for each time that something was encoded.
  private Path encoded() {
    return folder.resolve("encoded");
  }

  private List<String> saidSentences() throws IOException {
    return Files.exists(said()) ? Files.readAllLines(said()) : List.of();
  }

  private Voice voice(String version, String body) throws IOException {
    return new Voice(
        "Test", "en", version, script("speak", WAV + body), List.of("{out}", said().toString()));
  }

  /// Its encoder copies: the last two arguments are the files.
  private Recorder recorder(Voice voice) throws IOException {
    var copy =
        script(
            "copy",
            "echo >>%s\nwhile [ $# -gt 2 ]; do shift; done\ncp \"$1\" \"$2\"\n"
                .formatted(encoded()));
    return new Recorder(
        voice, new Encoder(Encoder.Format.OPUS, copy, "opusenc"), folder.resolve("cache"), 2);
  }

  private Recorder.Recorded record(Recorder recorder, String... sentences)
      throws IOException, VoiceException, InterruptedException {
    return recorder.record(
        Stream.of(sentences).map(it -> new Line(it, 0.5)).toList(),
        folder.resolve("site/listen.opus"),
        "Title",
        "Author");
  }

  @Test
  void eachLineBeginsWhereTheOneBeforeAndItsPauseEnd() throws Exception {
    var recorded = record(recorder(voice("1", SPEAK)), "Abc.", "De.");
    assertThat(recorded.starts().get(0)).isZero();
    assertThat(recorded.starts().get(1)).isCloseTo(0.9, within(SAMPLE));
    assertThat(recorded.seconds()).isCloseTo(1.7, within(2 * SAMPLE));
    assertThat(Sound.read(folder.resolve("site/listen.opus")).seconds())
        .isCloseTo(recorded.seconds(), within(SAMPLE));
    assertThat(folder.resolve("site")).isDirectoryContaining("glob:**listen.opus");
    try (var files = Files.list(folder.resolve("site"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void whatWasSaidIsNotSaidAgain() throws Exception {
    var recorder = recorder(voice("1", SPEAK));
    assertThat(record(recorder, "Abc.", "De.").fresh()).isEqualTo(2);
    assertThat(record(recorder, "Abc.", "De.").fresh()).isZero();
    assertThat(saidSentences()).hasSize(2);
    assertThat(Files.readAllLines(encoded())).hasSize(1);
    var changed = record(recorder, "Abc.", "Other.", "De.");
    assertThat(changed.fresh()).isEqualTo(1);
    assertThat(saidSentences()).hasSize(3).last().isEqualTo("Other.");
    assertThat(Files.readAllLines(encoded())).hasSize(2);
  }

  @Test
  void anotherVersionOrNameOfTheVoiceSaysAllAgain() throws Exception {
    record(recorder(voice("1", SPEAK)), "Abc.");
    assertThat(record(recorder(voice("2", SPEAK)), "Abc.").fresh()).isEqualTo(1);
    var one = voice("2", SPEAK);
    var other = new Voice("Other", "en", "2", one.program(), one.arguments());
    assertThat(record(recorder(other), "Abc.").fresh()).isEqualTo(1);
  }

  @Test
  void theSameTwiceGivesTheSameBytes() throws Exception {
    var recorder = recorder(voice("1", SPEAK));
    record(recorder, "Abc.", "De.");
    var first = Files.readAllBytes(folder.resolve("site/listen.opus"));
    record(recorder, "Abc.", "De.");
    assertThat(Files.readAllBytes(folder.resolve("site/listen.opus"))).isEqualTo(first);
  }

  @Test
  void whoMayReadTheSiteMayReadTheRecording() throws Exception {
    record(recorder(voice("1", SPEAK)), "Abc.");
    var page = Files.writeString(folder.resolve("site/index.html"), "page");
    assertThat(Files.getPosixFilePermissions(folder.resolve("site/listen.opus")))
        .isEqualTo(Files.getPosixFilePermissions(page));
  }

  @Test
  void aFileOfTheCacheThatIsCutOffIsMadeAgain() throws Exception {
    var recorder = recorder(voice("1", SPEAK));
    record(recorder, "Abc.");
    var files = new ArrayList<Path>();
    try (var found = Files.list(folder.resolve("cache"))) {
      found.filter(it -> it.toString().endsWith(".wav")).forEach(files::add);
    }
    assertThat(files).hasSize(1);
    var whole = Files.readAllBytes(files.getFirst());
    for (var length : List.of(0, 20, 44, whole.length - 100)) {
      Files.write(files.getFirst(), java.util.Arrays.copyOf(whole, length));
      assertThat(record(recorder, "Abc.").fresh()).as("%d bytes", length).isEqualTo(1);
      assertThat(Files.readAllBytes(files.getFirst())).isEqualTo(whole);
    }
  }

  @Test
  void aVoiceThatFailsIsQuoted() throws Exception {
    var recorder = recorder(voice("1", "echo working\necho 'no model here' >&2\nexit 3\n"));
    assertThatThrownBy(() -> record(recorder, "Abc."))
        .isInstanceOf(VoiceException.class)
        .hasMessage("the voice 'Test' could not say “Abc.”: ended with 3: no model here");
    assertThat(folder.resolve("site/listen.opus")).doesNotExist();
  }

  @Test
  void aVoiceThatWritesNoSoundIsNoticed() throws Exception {
    assertThatThrownBy(() -> record(recorder(voice("1", "exit 0\n")), "Abc."))
        .hasMessageContaining("wrote no sound");
    assertThatThrownBy(() -> record(recorder(voice("1", "echo text >\"$1\"\n")), "Abc."))
        .hasMessageContaining("it is no WAV file that can be read");
    assertThatThrownBy(() -> record(recorder(voice("1", "wav 0 >\"$1\"\n")), "Abc."))
        .hasMessageContaining("there is no sound in it");
  }

  @Test
  void anEncoderThatFailsIsQuoted() throws Exception {
    var broken = script("broken", "echo 'disk full' >&2\nexit 1\n");
    var recorder =
        new Recorder(
            voice("1", SPEAK),
            new Encoder(Encoder.Format.MP3, broken, "lame"),
            folder.resolve("cache"),
            1);
    assertThatThrownBy(() -> record(recorder, "Abc."))
        .isInstanceOf(VoiceException.class)
        .hasMessage("lame ended with 1: disk full");
  }

  @Test
  void theTextIsGivenAsTheCommandAsks() throws Exception {
    var program = script("args", WAV + "printf '%s' \"$1\" >\"$3\"; wav 1600 >\"$2\"\n");
    var text = "It's; $(touch gone) \"so\".";
    for (var argument : List.of("{text}", "<{in}>")) {
      var voice =
          new Voice("Test", "en", argument, program, List.of(argument, "{out}", said().toString()));
      record(recorder(voice), text);
      assertThat(Files.readString(said()))
          .isEqualTo(argument.equals("{text}") ? text : Files.readString(said()))
          .doesNotContain("{");
    }
    assertThat(folder.resolve("gone")).doesNotExist();
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Voice.command("Anna", "de", "1", List.of("no-such-program", "{out}")))
        .isInstanceOf(VoiceException.class)
        .hasMessage("the program 'no-such-program' of the voice 'Anna' is not there");
  }

  @Test
  void stereoOfEightBitsIsReadToo() throws Exception {
    var wav = folder.resolve("stereo.wav");
    var format = new javax.sound.sampled.AudioFormat(11025, 8, 2, false, false);
    try (var in =
        new javax.sound.sampled.AudioInputStream(
            new java.io.ByteArrayInputStream(new byte[22050]), format, 11025)) {
      javax.sound.sampled.AudioSystem.write(
          in, javax.sound.sampled.AudioFileFormat.Type.WAVE, wav.toFile());
    }
    var sound = Sound.read(wav);
    assertThat(sound.rate()).isEqualTo(11025);
    assertThat(sound.seconds()).isCloseTo(1, within(0.01));
  }

  @Test
  void fliteSpeaksAndSaysWhichVoicesItHas() throws Exception {
    assumeTrue(Program.find("flite").isPresent(), "flite is not installed");
    assumeTrue(Program.find("opusenc").isPresent(), "opus-tools is not installed");
    var voice = Voice.flite("rms");
    assertThat(voice.name()).isEqualTo("flite, voice rms");
    assertThat(voice.version()).isNotEqualTo("unknown");
    assertThat(voice.speaks("en-GB")).isTrue();
    assertThat(voice.speaks("fa")).isFalse();
    var out = folder.resolve("site/listen.opus");
    var recorder =
        new Recorder(voice, Encoder.find(Encoder.Format.OPUS), folder.resolve("cache"), 2);
    var lines = List.of(new Line("A sentence.", 0.3), new Line("And one that is longer.", 0.3));
    var recorded = recorder.record(lines, out, "Title", "Author");
    assertThat(recorded.seconds()).isBetween(2.0, 6.0);
    assertThat(recorded.starts().get(1)).isBetween(0.8, 2.5);
    var bytes = Files.readAllBytes(out);
    assertThat(new String(bytes, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("OggS");
    recorder.record(lines, out, "Title", "Author");
    assertThat(Files.readAllBytes(out)).isEqualTo(bytes);
    assertThatThrownBy(() -> Voice.flite("nobody"))
        .isInstanceOf(VoiceException.class)
        .hasMessageContaining("flite has no voice 'nobody'; it has ")
        .hasMessageContaining("rms");
  }

  @Test
  void lameWritesMp3() throws Exception {
    assumeTrue(Program.find("lame", "ffmpeg").isPresent(), "neither lame nor ffmpeg is installed");
    var recorder =
        new Recorder(
            voice("1", SPEAK), Encoder.find(Encoder.Format.MP3), folder.resolve("cache"), 2);
    var out = folder.resolve("site/listen.mp3");
    recorder.record(List.of(new Line("A sentence.", 0.3)), out, "Title", "Author");
    assertThat(Files.size(out)).isGreaterThan(1000);
  }
}
