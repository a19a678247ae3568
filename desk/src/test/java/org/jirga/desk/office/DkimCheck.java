package org.jirga.desk.office;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Checks a signature by RFC 6376, relaxed/relaxed, independently of the library that made it.
final class DkimCheck {
  private DkimCheck() {}

  static List<String> signedHeaders(String letter) {
    return List.of(tags(letter).getOrDefault("h", "").toLowerCase(Locale.ROOT).split(":"));
  }

  static boolean holds(String letter, PublicKey key) throws GeneralSecurityException {
    var tags = tags(letter);
    var body = letter.split("\r\n\r\n", 2)[1];
    var canonical =
        body.replaceAll("[ \t]+\r\n", "\r\n").replaceAll("[ \t]+", " ").replaceAll("(\r\n)+$", "")
            + "\r\n";
    var digest = MessageDigest.getInstance("SHA-256");
    var hash =
        Base64.getEncoder()
            .encodeToString(digest.digest(canonical.getBytes(StandardCharsets.ISO_8859_1)));
    if (!hash.equals(tags.get("bh"))) {
      return false;
    }
    var signed = new StringBuilder();
    var headers = new ArrayList<>(headers(letter));
    for (var name : signedHeaders(letter)) {
      // From the bottom, each header once (§5.4.2).
      for (var at = headers.size() - 1; at >= 0; at--) {
        if (headers.get(at).toLowerCase(Locale.ROOT).startsWith(name.strip() + ":")) {
          signed.append(relaxed(headers.remove(at))).append("\r\n");
          break;
        }
      }
    }
    var own = headers(letter).stream().filter(DkimCheck::isSignature).findFirst().orElseThrow();
    signed.append(relaxed(own.replaceAll("(\\bb=)[^;]*", "$1")));
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(key);
    signature.update(signed.toString().getBytes(StandardCharsets.ISO_8859_1));
    return signature.verify(Base64.getDecoder().decode(tags.getOrDefault("b", "")));
  }

  private static boolean isSignature(String header) {
    return header.startsWith("DKIM-Signature:");
  }

  private static Map<String, String> tags(String letter) {
    var header = headers(letter).stream().filter(DkimCheck::isSignature).findFirst().orElseThrow();
    var tags = new LinkedHashMap<String, String>();
    for (var tag : header.substring(header.indexOf(':') + 1).split(";")) {
      var parts = tag.split("=", 2);
      if (parts.length == 2) {
        tags.put(parts[0].strip(), parts[1].replaceAll("\\s", ""));
      }
    }
    return tags;
  }

  private static List<String> headers(String letter) {
    return List.of(letter.split("\r\n\r\n", 2)[0].split("\r\n(?![ \t])"));
  }

  private static String relaxed(String header) {
    var parts = header.split(":", 2);
    return parts[0].strip().toLowerCase(Locale.ROOT)
        + ":"
        + parts[1].replaceAll("\r\n", "").replaceAll("[ \t]+", " ").strip();
  }
}
