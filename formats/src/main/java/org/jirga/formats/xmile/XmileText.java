package org.jirga.formats.xmile;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Written;

/// Reads what stands in elements and attributes: names, numbers, prose.
final class XmileText {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private XmileText() {}

  /// A name in an attribute: `\n` is white space, other escaped characters stand for themselves,
  /// and quotes around it are no part of it (XMILE 1.0, section 3.2.2).
  static Name name(Passage written) {
    return name(written.content());
  }

  static Name name(String written) {
    var content = isQuoted(written) ? written.substring(1, written.length() - 1) : written;
    var name = new StringBuilder();
    for (var i = 0; i < content.length(); i++) {
      var c = content.charAt(i);
      if (c == '\\' && i + 1 < content.length()) {
        i++;
        name.append(content.charAt(i) == 'n' ? ' ' : content.charAt(i));
      } else {
        name.append(c);
      }
    }
    return Name.of(name.toString());
  }

  private static boolean isQuoted(String written) {
    return written.length() > 2
        && written.startsWith("\"")
        && written.indexOf('"', 1) == written.length() - 1;
  }

  static boolean isNumber(Passage passage) {
    return NUMBER.matcher(passage.content().strip()).matches();
  }

  /// Without blanks around it.
  static Passage stripped(Passage written) {
    var from = written.start();
    var to = written.end();
    while (to > from && Character.isWhitespace(written.text().charAt(to - 1))) {
      to--;
    }
    while (from < to && Character.isWhitespace(written.text().charAt(from))) {
      from++;
    }
    return written.part(from, to);
  }

  /// A text that is not blank, at its place.
  static Optional<Written> written(Passage passage) {
    var stripped = stripped(passage);
    return stripped.isBlank()
        ? Optional.empty()
        : Optional.of(new Written(stripped.content(), stripped.all()));
  }

  /// A `<doc>`, without what indents its lines.
  static String prose(XmlElement doc) {
    return String.join("\n", doc.text().content().strip().lines().map(String::strip).toList());
  }

  /// A number, or a complaint.
  static Optional<Double> number(Passage passage, Complaints complaints) {
    var stripped = stripped(passage);
    if (NUMBER.matcher(stripped.content()).matches()) {
      var number = Double.parseDouble(stripped.content());
      if (Double.isFinite(number)) {
        return Optional.of(number);
      }
    }
    complaints.add(
        ReadCode.BAD_NUMBER,
        stripped.all(),
        "expected a number but found '%s'".formatted(stripped.content()));
    return Optional.empty();
  }

  /// Whether a flag such as `<non_negative/>` is set: empty means yes.
  static boolean isSet(XmlElement flag) {
    return !flag.text().content().strip().equalsIgnoreCase("false");
  }
}
