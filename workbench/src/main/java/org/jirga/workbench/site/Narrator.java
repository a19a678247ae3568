package org.jirga.workbench.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jirga.workbench.speech.Encoder;
import org.jirga.workbench.speech.Lexicon;
import org.jirga.workbench.speech.Recorder;
import org.jirga.workbench.speech.Voice;
import org.jirga.workbench.speech.VoiceException;
import org.jirga.workbench.wording.Words;

/// Has the articles of a site read aloud where the machine can, and says so where it cannot.
public final class Narrator {

  private final Site site;
  private final Path folder;
  private final Path cache;
  private final int threads;
  private final Consumer<String> said;

  /// @param folder where the site is written
  /// @param cache where what was said is kept
  /// @param threads how many sentences are said at once
  /// @param said what an author should know, a line at a time
  public Narrator(Site site, Path folder, Path cache, int threads, Consumer<String> said) {
    this.site = site;
    this.folder = folder;
    this.cache = cache;
    this.threads = threads;
    this.said = said;
  }

  /// @return the articles in the same order, with recordings where they could be made
  public List<Publication> read(List<Publication> articles)
      throws IOException, InterruptedException {
    if (!site.listening().isWanted()) {
      return articles;
    }
    try {
      var recorder = recorder();
      var lexicon = Lexicon.shipped().with(site.listening().lexicon());
      var read = new ArrayList<Publication>();
      for (var article : articles) {
        read.add(read(article, recorder, lexicon).orElse(article));
      }
      return List.copyOf(read);
    } catch (VoiceException e) {
      said.accept("no article can be heard: " + e.getMessage());
      return articles;
    }
  }

  private Recorder recorder() throws VoiceException, InterruptedException {
    var wanted = site.listening();
    var voice =
        wanted.command().isEmpty()
            ? Voice.flite(wanted.voice())
            : Voice.command(wanted.voice(), wanted.language(), wanted.version(), wanted.command());
    return new Recorder(voice, Encoder.find(wanted.format()), cache, threads);
  }

  private Optional<Publication> read(Publication of, Recorder recorder, Lexicon lexicon)
      throws IOException, InterruptedException {
    var metadata = of.article().metadata();
    if (!recorder.voice().speaks(metadata.language())) {
      said.accept(
          "%s: the voice '%s' speaks '%s', the article is in '%s', so it cannot be heard"
              .formatted(
                  of.slug(),
                  recorder.voice().name(),
                  recorder.voice().language(),
                  metadata.language()));
      return Optional.empty();
    }
    var narration = Narration.of(of.article(), lexicon);
    // A copy of each version stays, so its recording has to stay as well.
    var name = "listen-v%d.%s".formatted(metadata.version(), recorder.format().ending());
    var file = folder.resolve(of.slug()).resolve(name);
    try {
      var recorded =
          recorder.record(
              narration.lines(), file, metadata.title(), ArticlePage.names(metadata.authors()));
      var cues = new ArrayList<Publication.Cue>();
      for (var i = 0; i < recorded.starts().size(); i++) {
        cues.add(new Publication.Cue(recorded.starts().get(i), narration.targets().get(i)));
      }
      var recording =
          new Publication.Recording(
              name,
              recorder.format().type(),
              Files.size(file),
              recorded.seconds(),
              recorder.voice().name(),
              cues);
      said.accept(
          "%s: %s to hear, by %s; %d of %d sentences new"
              .formatted(
                  of.slug(),
                  Words.counted(recording.minutes(), "minute"),
                  recording.voice(),
                  recorded.fresh(),
                  narration.lines().size()));
      return Optional.of(of.with(narration.article(), recording));
    } catch (VoiceException e) {
      said.accept("%s: it cannot be heard: %s".formatted(of.slug(), e.getMessage()));
      return Optional.empty();
    }
  }
}
