package org.jirga.workbench.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jirga.workbench.program.Program;

/// A program that makes a WAV file small.
public final class Encoder {

  private static final Duration MOST = Duration.ofMinutes(20);

  private final Format format;
  private final Program program;
  private final String name;

  Encoder(Format format, Program program, String name) {
    this.format = format;
    this.program = program;
    this.name = name;
  }

  /// A format of audio files.
  public enum Format {
    /// The smallest; every browser of our day plays it, not every podcast player.
    OPUS("opus", "audio/ogg", "opusenc", "opus-tools"),
    /// Everything plays it.
    MP3("mp3", "audio/mpeg", "lame", "lame");

    private final String ending;
    private final String type;
    private final String program;
    private final String debian;

    Format(String ending, String type, String program, String debian) {
      this.ending = ending;
      this.type = type;
      this.program = program;
      this.debian = debian;
    }

    public String ending() {
      return ending;
    }

    /// As feeds and browsers name it.
    public String type() {
      return type;
    }

    public static Optional<Format> of(String name) {
      return Stream.of(values()).filter(it -> it.ending.equals(name)).findFirst();
    }
  }

  /// @throws VoiceException if no program of the machine writes the format
  public static Encoder find(Format format) throws VoiceException {
    for (var name : List.of(format.program, "ffmpeg")) {
      var program = Program.find(name);
      if (program.isPresent()) {
        return new Encoder(format, program.get(), name);
      }
    }
    throw new VoiceException(
        "neither %s nor ffmpeg is installed, which write .%s files (Debian: %s)"
            .formatted(format.program, format.ending, format.debian));
  }

  /// The program's, as in `opusenc`.
  String name() {
    return name;
  }

  public Format format() {
    return format;
  }

  /// The same sound and words give the same bytes.
  void encode(Path wav, Path out, String title, String artist)
      throws IOException, VoiceException, InterruptedException {
    var arguments = new ArrayList<String>();
    switch (name) {
      case "opusenc" ->
          arguments.addAll(
              List.of(
                  "--quiet",
                  "--speech",
                  "--bitrate",
                  "24",
                  "--serial",
                  "1",
                  "--title",
                  title,
                  "--artist",
                  artist,
                  wav.toString(),
                  out.toString()));
      case "lame" ->
          arguments.addAll(
              List.of(
                  "--quiet",
                  "-m",
                  "m",
                  "-b",
                  "32",
                  "--resample",
                  "22.05",
                  "--tt",
                  title,
                  "--ta",
                  artist,
                  wav.toString(),
                  out.toString()));
      default -> {
        arguments.addAll(
            List.of(
                "-nostdin",
                "-loglevel",
                "error",
                "-y",
                "-i",
                wav.toString(),
                "-ac",
                "1",
                "-fflags",
                "+bitexact",
                "-flags:a",
                "+bitexact",
                "-metadata",
                "title=" + title,
                "-metadata",
                "artist=" + artist));
        arguments.addAll(
            format == Format.OPUS
                ? List.of("-c:a", "libopus", "-b:a", "24k", "-application", "voip")
                : List.of("-c:a", "libmp3lame", "-b:a", "32k", "-ar", "22050"));
        arguments.add(out.toString());
      }
    }
    var outcome = program.run(arguments, "", MOST);
    if (!outcome.isDone() || !Files.isRegularFile(out)) {
      throw new VoiceException("%s %s".formatted(name, outcome.complaint()));
    }
  }
}
