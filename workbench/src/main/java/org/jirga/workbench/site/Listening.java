package org.jirga.workbench.site;

import java.util.List;
import java.util.Map;
import org.jirga.workbench.speech.Encoder;

/// How a site's articles are read aloud.
///
/// @param voice a voice of flite; with a command, what listeners are told that its voice is. `none`
///     for no recordings
/// @param command a program that speaks, and its arguments; empty for flite
/// @param version of that program and its data
/// @param language that the voice speaks
/// @param lexicon what is said for words, by the words as written
/// @param category of the podcast, one of Apple's
public record Listening(
    String voice,
    List<String> command,
    String version,
    String language,
    Encoder.Format format,
    Map<String, String> lexicon,
    String category) {

  public static final Listening DEFAULT =
      new Listening("rms", List.of(), "", "en", Encoder.Format.OPUS, Map.of(), "News");

  public Listening {
    command = List.copyOf(command);
    lexicon = Map.copyOf(lexicon);
  }

  public boolean isWanted() {
    return !voice.equals("none");
  }
}
