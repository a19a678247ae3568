package org.jirga.formats.xmile;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;

/// Reads XML into elements that know where each of their characters stands.
///
/// A StAX parser judges whether the text is well-formed and harmless: no document type, hence no
/// entities but the five of XML. As it does not say where an attribute or a character after an
/// entity stands, a second pass over the text, which may then be trusted, builds the elements. What
/// is only for display is left out: the content of `views` and of vendors' elements.
final class XmlTree {

  private static final int MOST_LEVELS = 64;
  private static final Map<String, Character> ENTITIES =
      Map.of("lt", '<', "gt", '>', "amp", '&', "quot", '"', "apos", '\'');

  private final String text;
  /// What may stand for a character, as far as an equation needs it.
  private static final Pattern REFERENCE =
      Pattern.compile("&(lt|gt|amp|quot|apos|#[0-9]{1,5}|#x[0-9a-fA-F]{1,5});");

  private final Deque<Open> open = new ArrayDeque<>();
  private Optional<XmlElement> root = Optional.empty();
  private Optional<String> prefix = Optional.empty();
  private int at;

  /// Where the file begins in the text that all files of the model make.
  private final int begin;

  private final boolean keepsDisplay;

  private XmlTree(String text, int begin, boolean keepsDisplay) {
    this.text = text;
    this.begin = begin;
    this.keepsDisplay = keepsDisplay;
  }

  /// The root element; nothing if the text is not well-formed, which is complained about.
  static Optional<XmlElement> read(Source source, Complaints complaints) {
    return read(source, 0, complaints);
  }

  /// The root element of one of the files.
  static Optional<XmlElement> read(Source source, int file, Complaints complaints) {
    return read(source, file, false, complaints);
  }

  /// The root element of a file that was read without complaint, with what is only for display.
  static Optional<XmlElement> whole(Source source, int file) {
    return read(source, file, true, new Complaints(source));
  }

  private static Optional<XmlElement> read(
      Source source, int file, boolean keepsDisplay, Complaints complaints) {
    var text = source.files().get(file).text();
    var begin = source.startOf(file);
    return isWellFormed(text, begin, complaints)
        ? new XmlTree(text, begin, keepsDisplay).read()
        : Optional.empty();
  }

  private static boolean isWellFormed(String text, int begin, Complaints complaints) {
    var mark = text.startsWith("\ufeff") ? 1 : 0;
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    try {
      var reader = factory.createXMLStreamReader(new StringReader(text.substring(mark)));
      var depth = 0;
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.DTD -> {
            return forbidden("document types", "<!DOCTYPE", text, begin, complaints);
          }
          case XMLStreamConstants.START_ELEMENT -> depth++;
          case XMLStreamConstants.END_ELEMENT -> depth--;
          default -> {}
        }
        if (depth > MOST_LEVELS) {
          var here = Math.clamp(reader.getLocation().getCharacterOffset() + mark, 0, text.length());
          var message = "elements more than %d levels deep are not read".formatted(MOST_LEVELS);
          complaints.add(ReadCode.FORBIDDEN_XML, new Span(begin + here, begin + here), message);
          return false;
        }
      }
      return true;
    } catch (XMLStreamException broken) {
      var offset = broken.getLocation() == null ? 0 : broken.getLocation().getCharacterOffset();
      var here = Math.clamp(offset + mark, 0, text.length());
      complaints.add(
          ReadCode.BAD_XML,
          new Span(begin + here, begin + here),
          "this is not well-formed XML: " + why(broken));
      return false;
    }
  }

  private static boolean forbidden(
      String what, String where, String text, int begin, Complaints complaints) {
    var start = Math.max(0, text.indexOf(where));
    complaints.add(
        ReadCode.FORBIDDEN_XML,
        new Span(begin + start, begin + Math.min(text.length(), start + where.length())),
        what + " are not read, for safety");
    return false;
  }

  /// The parser's own words, without the place that it puts before them.
  private static String why(XMLStreamException broken) {
    var message = String.valueOf(broken.getMessage());
    var marker = message.indexOf("Message: ");
    var reason = message.substring(marker < 0 ? 0 : marker + "Message: ".length()).strip();
    var sentence = reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    return sentence.substring(0, Math.min(1, sentence.length())).toLowerCase(Locale.ROOT)
        + sentence.substring(Math.min(1, sentence.length()));
  }

  /// An element whose end has not been seen.
  private record Open(
      String name,
      Map<String, Passage> attributes,
      List<XmlElement> children,
      DecodedText content,
      Span tag,
      boolean isSkipped) {}

  private Optional<XmlElement> read() {
    while (at < text.length()) {
      if (text.charAt(at) != '<') {
        character();
      } else if (text.startsWith("<!--", at)) {
        at = after("-->", at + 4);
      } else if (text.startsWith("<![CDATA[", at)) {
        literal();
      } else if (text.startsWith("<?", at)) {
        at = after("?>", at);
      } else if (text.startsWith("<!", at)) {
        at = after(">", at);
      } else if (text.startsWith("</", at)) {
        end();
      } else {
        start();
      }
    }
    return root;
  }

  private boolean isRead() {
    return !open.isEmpty() && !open.element().isSkipped();
  }

  private int after(String closing, int from) {
    var found = text.indexOf(closing, from);
    return found < 0 ? text.length() : found + closing.length();
  }

  private void character() {
    at = isRead() ? decode(at, open.element().content()) : at + 1;
  }

  private void literal() {
    var first = at + "<![CDATA[".length();
    at = after("]]>", first);
    if (isRead()) {
      for (var i = first; i < at - 3; i++) {
        open.element().content().add(text.charAt(i), begin + i, begin + i + 1);
      }
    }
  }

  /// A stretch of character data of a file that was read without errors. What stands in a CDATA
  /// section is taken for other data, since equations have no use for a reference as such.
  static Passage decoded(Source source, Span span) {
    var text = source.text().substring(span.start(), span.end());
    if (text.indexOf('&') < 0) {
      return Passage.of(source, span);
    }
    var content = new DecodedText(span.start());
    var reader = new XmlTree(text, span.start(), false);
    var references = REFERENCE.matcher(text);
    for (var from = 0; from < text.length(); ) {
      if (text.charAt(from) != '&' || references.region(from, text.length()).lookingAt()) {
        from = reader.decode(from, content);
      } else {
        content.add('&', span.start() + from, span.start() + from + 1);
        from++;
      }
    }
    return content.passage();
  }

  /// Adds the character or reference that stands there.
  ///
  /// @return where the next one stands
  private int decode(int from, DecodedText content) {
    var c = text.charAt(from);
    if (c == '\r') {
      return from + 1;
    }
    var semicolon = c == '&' ? text.indexOf(';', from) : -1;
    if (semicolon < 0) {
      content.add(c, begin + from, begin + from + 1);
      return from + 1;
    }
    var reference = text.substring(from + 1, semicolon);
    var entity = ENTITIES.get(reference);
    if (entity != null) {
      content.add(entity, begin + from, begin + semicolon + 1);
    } else {
      var codePoint =
          reference.startsWith("#x")
              ? Integer.parseInt(reference.substring(2), 16)
              : Integer.parseInt(reference.substring(1));
      for (var unit : Character.toChars(codePoint)) {
        content.add(unit, begin + from, begin + semicolon + 1);
      }
    }
    return semicolon + 1;
  }

  private void start() {
    var tagStart = at++;
    var name = own(word());
    var tag = new Span(begin + tagStart, begin + at);
    var attributes = new LinkedHashMap<String, Passage>();
    skipBlanks();
    while (text.charAt(at) != '>' && text.charAt(at) != '/') {
      var attribute = word();
      attributes.put(attribute, value());
      skipBlanks();
    }
    if (open.isEmpty()) {
      attributes.forEach(this::notePrefix);
      name = own(name);
    }
    var isEmpty = text.charAt(at) == '/';
    at += isEmpty ? 2 : 1;
    var isSkipped =
        !open.isEmpty()
            && (open.element().isSkipped() || !keepsDisplay && isDisplay(open.element().name()));
    open.push(
        new Open(name, attributes, new ArrayList<>(), new DecodedText(begin + at), tag, isSkipped));
    if (isEmpty) {
      close();
    }
  }

  /// A prefix that stands for XMILE itself says nothing.
  private void notePrefix(String attribute, Passage value) {
    if (attribute.startsWith("xmlns:") && value.content().contains("open.org/xmile/ns/XMILE")) {
      prefix = Optional.of(attribute.substring("xmlns:".length()) + ":");
    }
  }

  private String own(String name) {
    return prefix.filter(name::startsWith).map(it -> name.substring(it.length())).orElse(name);
  }

  private static boolean isDisplay(String name) {
    // an oven of a vendor's changes what a model computes, and an expectation says what it should
    return name.equals("views")
        || name.indexOf(':') >= 0 && !BeltStock.isOvens(name) && !name.endsWith(":rc");
  }

  private String word() {
    var start = at;
    while (" \t\r\n=/>".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private void skipBlanks() {
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private Passage value() {
    skipBlanks();
    at++; // the sign '='
    skipBlanks();
    var quote = text.charAt(at++);
    var content = new DecodedText(begin + at);
    while (text.charAt(at) != quote) {
      at = decode(at, content);
    }
    at++;
    return content.passage();
  }

  private void end() {
    at = after(">", at);
    close();
  }

  private void close() {
    var closed = open.pop();
    if (closed.isSkipped()) {
      return;
    }
    var element =
        new XmlElement(
            closed.name(),
            closed.attributes(),
            closed.children(),
            closed.content().passage(),
            closed.tag());
    if (open.isEmpty()) {
      root = Optional.of(element);
    } else {
      open.element().children().add(element);
    }
  }

  /// Characters and where they come from.
  private static final class DecodedText {
    private final StringBuilder characters = new StringBuilder();
    private int[] offsets = new int[16];
    private int end;

    /// @param start where the text would begin
    private DecodedText(int start) {
      this.end = start;
    }

    private void add(char c, int from, int to) {
      if (characters.length() == offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * offsets.length);
      }
      offsets[characters.length()] = from;
      characters.append(c);
      end = to;
    }

    private Passage passage() {
      var all = Arrays.copyOf(offsets, characters.length() + 1);
      all[characters.length()] = end;
      return Passage.decoded(characters.toString(), all);
    }
  }
}
