package org.jirga.workbench.speech;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/// Sound of one channel, 16 bits a sample.
///
/// @param rate samples in a second
/// @param samples two bytes each, the smaller first
record Sound(int rate, byte[] samples) {

  private static final int BITS = 16;
  private static final int BYTES = 2;

  /// Reads a WAV file of any width and number of channels.
  ///
  /// @throws IOException if the file is none, is cut off, or holds no sound
  static Sound read(Path wav) throws IOException {
    try (var in = AudioSystem.getAudioInputStream(wav.toFile())) {
      var frames = in.getFrameLength();
      var format = format((int) in.getFormat().getSampleRate());
      var matches =
          in.getFormat().getChannels() == 1
              && in.getFormat().getSampleSizeInBits() == BITS
              && in.getFormat().getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED);
      var samples = (matches ? in : AudioSystem.getAudioInputStream(format, in)).readAllBytes();
      if (samples.length == 0) {
        throw new IOException("there is no sound in it");
      }
      if (frames > 0 && samples.length < frames * BYTES) {
        throw new IOException("it is cut off");
      }
      return new Sound((int) format.getSampleRate(), samples);
    } catch (UnsupportedAudioFileException | IllegalArgumentException e) {
      throw new IOException("it is no WAV file that can be read", e);
    }
  }

  void write(Path wav) throws IOException {
    try (var in =
        new AudioInputStream(
            new ByteArrayInputStream(samples), format(rate), samples.length / BYTES)) {
      AudioSystem.write(in, AudioFileFormat.Type.WAVE, wav.toFile());
    }
  }

  static Sound silence(int rate, double seconds) {
    return new Sound(rate, new byte[(int) (rate * seconds) * BYTES]);
  }

  /// @param parts of the same rate, at least one
  static Sound joined(List<Sound> parts) {
    var all = new ByteArrayOutputStream();
    parts.forEach(part -> all.writeBytes(part.samples()));
    return new Sound(parts.getFirst().rate(), all.toByteArray());
  }

  double seconds() {
    return (double) samples.length / BYTES / rate;
  }

  private static AudioFormat format(int rate) {
    return new AudioFormat(rate, BITS, 1, true, false);
  }
}
