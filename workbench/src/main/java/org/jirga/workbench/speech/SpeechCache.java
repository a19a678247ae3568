package org.jirga.workbench.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// What was said before: a WAV file for each text, voice and version. The folder may be removed at
/// any time.
final class SpeechCache {

  private final Path folder;

  SpeechCache(Path folder) {
    this.folder = folder;
  }

  /// @param isNew whether the voice had to speak
  record Said(Sound sound, boolean isNew) {}

  Said say(Voice voice, String text) throws IOException, VoiceException, InterruptedException {
    Files.createDirectories(folder);
    var file = folder.resolve(voice.fingerprint(text) + ".wav");
    if (Files.isRegularFile(file)) {
      try {
        return new Said(Sound.read(file), false);
      } catch (IOException _) {
        // cut off by whatever; it is said again
      }
    }
    var fresh = Files.createTempFile(folder, "said", ".wav");
    try {
      // The voice makes the file, so that one that writes nothing is noticed.
      Files.delete(fresh);
      var sound = voice.speak(text, fresh);
      sound.write(fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new Said(sound, true);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
