package org.jirga.workbench.speech;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jirga.workbench.program.Program;

/// A program that speaks.
///
/// @param name for listeners: `flite, voice rms`
/// @param language that it speaks, a tag such as `en`
/// @param version of the program and its data; what another version said is said again
/// @param program that is started for each sentence
/// @param arguments in which `{in}` is a file with the text, `{text}` the text itself, and `{out}`
///     the WAV file to write; without `{in}` and `{text}` it reads the text from its standard input
public record Voice(
    String name, String language, String version, Program program, List<String> arguments) {

  /// Where a voice leaves its sound.
  public static final String OUT = "{out}";

  private static final String IN = "{in}";
  private static final String TEXT = "{text}";

  private static final String FLITE = "flite";
  private static final Pattern FLITE_VERSION = Pattern.compile("version:\\s*(.+)");
  private static final Pattern FLITE_VOICES = Pattern.compile("Voices available:(.*)");

  /// A sentence takes a second or two; a program that waits for something would wait for ever.
  private static final Duration MOST = Duration.ofMinutes(2);

  public Voice {
    arguments = List.copyOf(arguments);
  }

  /// A voice of flite, or a file with one.
  ///
  /// @throws VoiceException if flite is not installed, or has no such voice
  public static Voice flite(String voice) throws VoiceException, InterruptedException {
    var program =
        Program.find(FLITE).orElseThrow(() -> new VoiceException("flite is not installed"));
    var version = said(program, "--version", FLITE_VERSION).orElse("unknown");
    if (!Files.isRegularFile(Path.of(voice))) {
      // flite itself would speak with another voice, and say nothing of it
      var voices = said(program, "-lv", FLITE_VOICES).orElse("").strip().split("\\s+");
      if (!List.of(voices).contains(voice)) {
        throw new VoiceException(
            "flite has no voice '%s'; it has %s".formatted(voice, String.join(", ", voices)));
      }
    }
    return new Voice(
        "flite, voice " + voice,
        "en",
        version,
        program,
        List.of("-voice", voice, "-f", IN, "-o", OUT));
  }

  /// A voice by a command.
  ///
  /// @param command the program and its arguments; no shell reads them
  /// @throws VoiceException if there is no such program
  public static Voice command(String name, String language, String version, List<String> command)
      throws VoiceException {
    var program =
        Program.find(command.getFirst())
            .orElseThrow(
                () ->
                    new VoiceException(
                        "the program '%s' of the voice '%s' is not there"
                            .formatted(command.getFirst(), name)));
    return new Voice(name, language, version, program, command.subList(1, command.size()));
  }

  private static Optional<String> said(Program program, String option, Pattern wanted)
      throws VoiceException, InterruptedException {
    try {
      return program
          .run(List.of(option), "", MOST)
          .output()
          .lines()
          .map(wanted::matcher)
          .filter(Matcher::find)
          .map(match -> match.group(1).strip())
          .findFirst();
    } catch (IOException e) {
      throw new VoiceException("flite does not start: " + e.getMessage(), e);
    }
  }

  public boolean speaks(String tag) {
    return primary(language).equals(primary(tag));
  }

  private static String primary(String tag) {
    return tag.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
  }

  /// What tells its sound for a text from every other.
  String fingerprint(String text) {
    var parts = new ArrayList<>(List.of(name, version, program.file().toString()));
    parts.addAll(arguments);
    return Fingerprint.of(parts, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Says a text.
  ///
  /// @param out the WAV file to write
  Sound speak(String text, Path out) throws VoiceException, InterruptedException {
    try {
      var in = Files.createTempFile("jirga-say", ".txt");
      try {
        Files.writeString(in, text + "\n");
        var isGiven = arguments.stream().anyMatch(it -> it.contains(IN) || it.contains(TEXT));
        var outcome =
            program.run(
                arguments.stream()
                    .map(
                        it ->
                            it.replace(IN, in.toString())
                                .replace(OUT, out.toString())
                                .replace(TEXT, text))
                    .toList(),
                isGiven ? "" : text + "\n",
                MOST);
        if (!outcome.isDone()) {
          throw failed(outcome.complaint(), text);
        }
        if (!Files.isRegularFile(out)) {
          throw failed("wrote no sound", text);
        }
        return Sound.read(out);
      } finally {
        Files.deleteIfExists(in);
      }
    } catch (IOException e) {
      throw failed(Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()), text);
    }
  }

  private VoiceException failed(String why, String text) {
    return new VoiceException("the voice '%s' could not say “%s”: %s".formatted(name, text, why));
  }
}
