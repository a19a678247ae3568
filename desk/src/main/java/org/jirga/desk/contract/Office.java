package org.jirga.desk.contract;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The desk at work. Close it to let go of the database.
///
/// @see Opener
public interface Office extends AutoCloseable {

  /// Opens an office; the one way into the rest of the desk, found by [#IMPLEMENTATION].
  interface Opener {

    /// The class that opens offices, with a constructor without parameters.
    String IMPLEMENTATION = "org.jirga.desk.office.OpenOffice$Doors";

    /// @throws DeskException if the database can't be opened
    Office open(DeskSettings settings);
  }

  /// Pages being served.
  interface Served extends AutoCloseable {
    URI address();

    @Override
    void close();
  }

  /// Serves the desk's pages, sends confirmations, and forgets what is past its time.
  ///
  /// @param style CSS of the pages
  /// @param log what went wrong, without any address
  Served serve(String style, Consumer<String> log);

  /// What would go to whom, and what is known of an earlier mailing.
  MailingPlan plan(Issue issue);

  /// Sends an issue.
  ///
  /// @param resendDoubtful also to those of whom a crash left unknown whether they have it
  /// @throws DeskException if the mail server refuses to work with us at all
  MailingResult send(Issue issue, boolean resendDoubtful, Consumer<String> log)
      throws InterruptedException;

  /// Writes the letters as files instead of sending them; nothing is recorded.
  ///
  /// @return how many
  int write(Issue issue, Path folder) throws IOException;

  /// Takes note of a letter that came back, or of a complaint.
  ///
  /// @param message as it arrived, headers first
  /// @return what was made of it
  String bounce(byte[] message) throws IOException;

  /// All that is kept of an address, as JSON; empty if nothing is.
  Optional<String> export(MailAddress address);

  /// Forgets an address, but not that it must not be mailed.
  ///
  /// @return whether there was anything to forget
  boolean erase(MailAddress address);

  @Override
  void close();

  /// Who gets a letter.
  ///
  /// @param topics of the issue that the desk offers; nobody gets an issue without one
  /// @param recipients who would get it now
  /// @param done how many have it
  /// @param doubtful of whom nobody knows whether they have it
  /// @param refused how many were refused for good
  record MailingPlan(
      List<String> topics, List<String> recipients, int done, List<String> doubtful, int refused) {
    public MailingPlan {
      topics = List.copyOf(topics);
      recipients = List.copyOf(recipients);
      doubtful = List.copyOf(doubtful);
    }
  }

  /// What became of a mailing.
  ///
  /// @param later put off by the server more often than we try; the next mailing tries again
  record MailingResult(int sent, int later, int refused, List<String> doubtful) {
    public MailingResult {
      doubtful = List.copyOf(doubtful);
    }
  }
}
