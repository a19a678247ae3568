package org.jirga.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What no file of the repository may say: addresses that hold on one machine only.
class RepositoryTest {

  /// Written in two halves, so that this file does not contain them.
  private static final List<String> PRIVATE_ADDRESSES =
      List.of(
          "/wo" + "rk/",
          "repo1.maven" + ".org",
          "repo.maven.apache" + ".org",
          "deb.debian" + ".org",
          "registry.npmjs" + ".org");

  private final Path root = Path.of(System.getProperty("jirga.root", ".."));

  @Test
  void filesNameNoPrivateAddress() throws IOException, InterruptedException {
    assumeTrue(Files.exists(root.resolve(".git")), "not a git checkout, so no list of files");
    var found = new ArrayList<String>();
    for (var file : trackedFiles()) {
      // One character a byte: any encoding can be searched, and what is sought is ASCII.
      var text = Files.readString(file, ISO_8859_1);
      PRIVATE_ADDRESSES.stream()
          .filter(text::contains)
          .forEach(address -> found.add(root.relativize(file) + ": " + address));
    }
    assertThat(found).isEmpty();
  }

  private List<Path> trackedFiles() throws IOException, InterruptedException {
    var git = new ProcessBuilder("git", "ls-files", "-z").directory(root.toFile()).start();
    var names = new String(git.getInputStream().readAllBytes(), ISO_8859_1);
    assertThat(git.waitFor()).as("exit code of git ls-files").isZero();
    return Stream.of(names.split("\0")).map(root::resolve).filter(Files::isRegularFile).toList();
  }
}
