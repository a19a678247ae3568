package org.jirga.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds out in which encoding a model file is, and decodes it.
///
/// A byte order mark decides, then what the file says of itself, then UTF-8 if the bytes are valid
/// UTF-8, and last Windows-1252, in which old Vensim files are.
final class TextDecoder {

  private static final Pattern XML_ENCODING =
      Pattern.compile("\\A\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
  private static final Pattern MDL_ENCODING = Pattern.compile("\\A\\{UTF-8}");
  private static final int HEADER = 200;

  private TextDecoder() {}

  /// @param wrongEncoding the encoding that the file claims but does not keep to
  record Decoded(String text, Optional<String> wrongEncoding) {}

  static Decoded decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return claimed(bytes, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return claimed(bytes, 2, StandardCharsets.UTF_16BE);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return claimed(bytes, 2, StandardCharsets.UTF_16LE);
    }
    var header = new String(bytes, 0, Math.min(bytes.length, HEADER), StandardCharsets.ISO_8859_1);
    if (MDL_ENCODING.matcher(header).find()) {
      return claimed(bytes, 0, StandardCharsets.UTF_8);
    }
    var declared = XML_ENCODING.matcher(header);
    if (declared.find()) {
      return isSupported(declared.group(1))
          ? claimed(bytes, 0, Charset.forName(declared.group(1)))
          : new Decoded(new String(bytes, StandardCharsets.UTF_8), Optional.of(declared.group(1)));
    }
    return strictly(bytes, 0, StandardCharsets.UTF_8)
        .map(text -> new Decoded(text, Optional.empty()))
        .orElseGet(
            () ->
                new Decoded(new String(bytes, Charset.forName("windows-1252")), Optional.empty()));
  }

  private static Decoded claimed(byte[] bytes, int from, Charset charset) {
    return strictly(bytes, from, charset)
        .map(text -> new Decoded(text, Optional.empty()))
        .orElseGet(
            () ->
                new Decoded(
                    new String(bytes, from, bytes.length - from, charset),
                    Optional.of(charset.name())));
  }

  private static Optional<String> strictly(byte[] bytes, int from, Charset charset) {
    try {
      var buffer = ByteBuffer.wrap(bytes, from, bytes.length - from);
      return Optional.of(charset.newDecoder().decode(buffer).toString());
    } catch (CharacterCodingException invalid) {
      return Optional.empty();
    }
  }

  private static boolean isSupported(String charset) {
    return Charset.isSupported(charset);
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (var i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
