package org.jirga.workbench.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Reads sentences aloud into one file. Each is said by itself, so that where it begins is known
/// whatever the voice, and a changed sentence is the only one that is said again.
public final class Recorder {

  private final Voice voice;
  private final Encoder encoder;
  private final Path folder;
  private final SpeechCache cache;
  private final int threads;

  /// @param cache a folder for what was said and encoded
  public Recorder(Voice voice, Encoder encoder, Path cache, int threads) {
    this.voice = voice;
    this.encoder = encoder;
    this.folder = cache;
    this.cache = new SpeechCache(cache);
    this.threads = threads;
  }

  /// @param spoken what is to be said
  /// @param pause seconds of silence behind it
  public record Line(String spoken, double pause) {}

  /// @param starts when each line begins, in seconds
  /// @param fresh how many lines the voice had to say
  public record Recorded(List<Double> starts, double seconds, int fresh) {
    public Recorded {
      starts = List.copyOf(starts);
    }
  }

  public Voice voice() {
    return voice;
  }

  public Encoder.Format format() {
    return encoder.format();
  }

  /// @param lines at least one
  /// @param out the file to write
  public Recorded record(List<Line> lines, Path out, String title, String artist)
      throws IOException, VoiceException, InterruptedException {
    var said = say(lines);
    var rate = said.getFirst().sound().rate();
    var starts = new ArrayList<Double>();
    var parts = new ArrayList<Sound>();
    var at = 0.0;
    for (var i = 0; i < lines.size(); i++) {
      var sound = said.get(i).sound();
      if (sound.rate() != rate) {
        throw new VoiceException(
            "the voice '%s' speaks at %d samples a second, then at %d"
                .formatted(voice.name(), rate, sound.rate()));
      }
      var pause = Sound.silence(rate, lines.get(i).pause());
      starts.add(at);
      parts.add(sound);
      parts.add(pause);
      at += sound.seconds() + pause.seconds();
    }
    encode(Sound.joined(parts), out, title, artist);
    return new Recorded(starts, at, (int) said.stream().filter(SpeechCache.Said::isNew).count());
  }

  private List<SpeechCache.Said> say(List<Line> lines)
      throws IOException, VoiceException, InterruptedException {
    var pool = Executors.newFixedThreadPool(threads);
    try {
      var tasks = new ArrayList<Future<SpeechCache.Said>>();
      for (var line : lines) {
        tasks.add(pool.submit(() -> cache.say(voice, line.spoken())));
      }
      var said = new ArrayList<SpeechCache.Said>();
      for (var task : tasks) {
        said.add(task.get());
      }
      return said;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case VoiceException failed -> throw failed;
        case IOException failed -> throw failed;
        case null, default -> throw new IllegalStateException("A sentence was not said.", e);
      }
    } finally {
      pool.shutdownNow();
      pool.close();
    }
  }

  /// What is the same as before is not encoded again.
  private void encode(Sound sound, Path out, String title, String artist)
      throws IOException, VoiceException, InterruptedException {
    var ending = "." + format().ending();
    var kept =
        folder.resolve(
            Fingerprint.of(
                    List.of(encoder.name(), title, artist, String.valueOf(sound.rate())),
                    sound.samples())
                + ending);
    if (!Files.isRegularFile(kept)) {
      var wav = Files.createTempFile("jirga-listen", ".wav");
      var fresh = Files.createTempFile(folder, "encoded", ending);
      try {
        sound.write(wav);
        encoder.encode(wav, fresh, title, artist);
        Files.move(
            fresh, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(wav);
        Files.deleteIfExists(fresh);
      }
    }
    Files.createDirectories(out.toAbsolutePath().getParent());
    // Through a stream: a copy would have the rights of a scratch file, which a web server cannot
    // read.
    try (var in = Files.newInputStream(kept)) {
      Files.copy(in, out, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
