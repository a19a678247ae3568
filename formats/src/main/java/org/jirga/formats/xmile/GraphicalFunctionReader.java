package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.LookupPoints;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.ExprPrinter;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.LookupTable.Kind;
import org.jirga.model.expr.LookupTable.Point;
import org.jirga.model.source.Diagnostic;

/// Reads `<gf>`: the y values, and the x values or the scale on which they are spread evenly (XMILE
/// 1.0, section 3.1.4).
final class GraphicalFunctionReader {

  private final Complaints complaints;

  GraphicalFunctionReader(Complaints complaints) {
    this.complaints = complaints;
  }

  /// Nothing if the element makes no table, which is complained about.
  Optional<LookupTable> read(XmlElement gf) {
    var written = gf.child("ypts").filter(ypts -> !ypts.text().isBlank());
    if (written.isEmpty()) {
      complaints.add(ReadCode.BAD_LOOKUP, gf.tag(), "this graphical function has no points");
      return Optional.empty();
    }
    var y = numbers(written.get());
    if (y.isEmpty()) {
      return Optional.empty();
    }
    var x = gf.child("xpts").map(this::numbers).orElseGet(() -> spread(gf, y.size()));
    if (x.isEmpty()) {
      return Optional.empty();
    }
    if (x.size() != y.size()) {
      complaints.add(
          ReadCode.BAD_LOOKUP,
          gf.tag(),
          "this graphical function has %s and %s"
              .formatted(
                  Diagnostic.counted(x.size(), "x value"),
                  Diagnostic.counted(y.size(), "y value")));
      return Optional.empty();
    }
    complainOfScale(gf, x);
    var points = IntStream.range(0, x.size()).mapToObj(i -> new Point(x.get(i), y.get(i))).toList();
    var kind = kind(gf);
    kind.filter(Kind.DISCRETE::equals).ifPresent(_ -> complainOfEnd(gf, y));
    kind.filter(it -> it != Kind.DISCRETE).ifPresent(_ -> complainOfSteps(gf, points));
    return kind.flatMap(it -> LookupPoints.table(points, it, gf.tag(), complaints));
  }

  /// x values and a scale for them "MUST" not both be given (XMILE 1.0, section 3.1.4).
  private void complainOfScale(XmlElement gf, List<Double> x) {
    var scale = gf.child("xpts").flatMap(_ -> gf.child("xscale"));
    var low = scale.flatMap(s -> s.attribute("min")).flatMap(this::number);
    var high = scale.flatMap(s -> s.attribute("max")).flatMap(this::number);
    if (low.filter(it -> !it.equals(x.getFirst())).isPresent()
        || high.filter(it -> !it.equals(x.getLast())).isPresent()) {
      complaints.add(
          ReadCode.AGAINST_FORMAT,
          scale.get().tag(),
          "the scale of x says otherwise than the x values, which count");
    }
  }

  /// Of points with the same x the specification says nothing.
  private void complainOfSteps(XmlElement gf, List<Point> points) {
    IntStream.range(1, points.size())
        .filter(
            i ->
                points.get(i).x() == points.get(i - 1).x()
                    && points.get(i).y() != points.get(i - 1).y())
        .mapToObj(points::get)
        .findFirst()
        .ifPresent(
            point ->
                complaints.add(
                    ReadCode.OPEN_READING,
                    gf.child("xpts").orElse(gf).tag(),
                    "this graphical function has several points at x = %s: just there, the y of the"
                            .formatted(ExprPrinter.print(point.x()))
                        + " first counts"));
  }

  private void complainOfEnd(XmlElement gf, List<Double> y) {
    if (y.size() > 1 && !y.getLast().equals(y.get(y.size() - 2))) {
      complaints.add(
          ReadCode.AGAINST_FORMAT,
          gf.tag(),
          "the last two points of a discrete graphical function must have the same y; the last one"
              + " counts from its x on");
    }
  }

  private Optional<Kind> kind(XmlElement gf) {
    var isDiscrete =
        gf.attribute("discrete").filter(d -> d.content().equalsIgnoreCase("true")).isPresent();
    var type = gf.attribute("type").map(t -> t.content().strip());
    return switch (type.orElse(isDiscrete ? "discrete" : "continuous")) {
      case "continuous" -> Optional.of(Kind.CONTINUOUS);
      case "extrapolate" -> Optional.of(Kind.EXTRAPOLATE);
      case "discrete" -> Optional.of(Kind.DISCRETE);
      default -> {
        complaints.add(
            ReadCode.UNSUPPORTED,
            gf.attribute("type").map(Passage::all).orElse(gf.tag()),
            "graphical functions of the type '%s' are not supported yet".formatted(type.orElse("")),
            "it may be continuous, extrapolate or discrete");
        yield Optional.empty();
      }
    };
  }

  private List<Double> spread(XmlElement gf, int count) {
    var scale = gf.child("xscale");
    var low = scale.flatMap(s -> s.attribute("min")).flatMap(this::number);
    var high = scale.flatMap(s -> s.attribute("max")).flatMap(this::number);
    if (low.isEmpty() || high.isEmpty()) {
      complaints.add(
          ReadCode.BAD_LOOKUP,
          gf.tag(),
          "this graphical function has neither x values nor a scale for them");
      return List.of();
    }
    if (count > 1 && low.get().equals(high.get())) {
      complaints.add(
          ReadCode.BAD_LOOKUP,
          scale.get().tag(),
          "this scale has no width on which %d points could be spread".formatted(count));
      return List.of();
    }
    var x = new ArrayList<Double>();
    for (var i = 0; i < count; i++) {
      x.add(
          i == count - 1 && i > 0
              ? high.get()
              : low.get() + i * (high.get() - low.get()) / Math.max(1, count - 1));
    }
    return x;
  }

  private Optional<Double> number(Passage passage) {
    return XmileText.number(passage, complaints);
  }

  /// Numbers with commas, or whatever `sep` says, between them. A blank at the end is no number.
  ///
  /// @return nothing if one is no number, which is complained about
  private List<Double> numbers(XmlElement list) {
    var separator = list.attribute("sep").map(Passage::content).filter(s -> !s.isEmpty());
    var text = list.text();
    var numbers = new ArrayList<Double>();
    var from = text.start();
    while (from <= text.end()) {
      var found = text.text().indexOf(separator.orElse(","), from);
      var to = found < 0 || found > text.end() ? text.end() : found;
      var part = text.part(from, to);
      var isLast = to == text.end();
      if (!(isLast && part.isBlank())) {
        var number = number(part);
        if (number.isEmpty()) {
          return List.of();
        }
        numbers.add(number.get());
      }
      from = to + separator.orElse(",").length();
      if (isLast) {
        break;
      }
    }
    return numbers;
  }
}
