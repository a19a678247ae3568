package org.jirga.workbench.project;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/// SHA-256 of texts, whatever ends their lines.
final class TextHash {

  private TextHash() {}

  static String of(String text) {
    var digest = digest();
    add(digest, text);
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Of a text, and of named others in the order of their names.
  static String of(String text, SortedMap<String, String> others) {
    var digest = digest();
    add(digest, text);
    others.forEach(
        (name, other) -> {
          add(digest, name);
          add(digest, other);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String text) {
    var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    digest.update(plain.replace("\r\n", "\n").replace('\r', '\n').getBytes(StandardCharsets.UTF_8));
    // no text holds this byte, so that two texts are not one longer text
    digest.update((byte) 0xFF);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
