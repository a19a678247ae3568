package org.jirga.formats.equation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jirga.model.expr.ExprPrinter;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.LookupTable.Point;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Span;

/// Reads the points of a Vensim lookup: `[(0,0)-(10,1)],(0,0),(5,1)` or `0,5,0,1`, all x before all
/// y. The range in brackets is how the graph is drawn and does not count.
public final class LookupPoints {

  private static final Comparator<Point> BY_X = Comparator.comparingDouble(Point::x);

  private final Tokens tokens;
  private final Complaints complaints;

  public LookupPoints(Tokens tokens, Complaints complaints) {
    this.tokens = tokens;
    this.complaints = complaints;
  }

  /// Reads up to and with the closing parenthesis.
  ///
  /// @return nothing if the points make no lookup, which has been complained about
  public Optional<LookupTable> read(Token opening) throws SyntaxException {
    if (tokens.peek().isName()) {
      var name = tokens.take();
      throw new SyntaxException(
          ReadCode.UNSUPPORTED_FUNCTION,
          name.span(),
          "the function '%s' is not supported yet".formatted(name.text()),
          "write the points, or GET DIRECT LOOKUPS");
    }
    if (tokens.at("[")) {
      skipRange();
      tokens.took(",");
    }
    var points = tokens.at("(") ? pairs() : columns(opening);
    tokens.expectClosing(opening);
    complainOfOrder(points, tokens.since(opening));
    // Vensim sorts the points of a lookup whose x fall.
    points.sort(BY_X);
    return table(points, LookupTable.Kind.CONTINUOUS, tokens.since(opening), complaints);
  }

  private void complainOfOrder(List<Point> points, Span span) {
    if (!isInOrder(points, BY_X) && !isInOrder(points, BY_X.reversed())) {
      complaints.add(
          ReadCode.OPEN_READING,
          span,
          "the x of these points neither rise nor fall: they are sorted, which the reference leaves"
              + " open",
          "list the points with rising x");
    }
  }

  private static boolean isInOrder(List<Point> points, Comparator<Point> order) {
    return IntStream.range(1, points.size())
        .allMatch(i -> order.compare(points.get(i - 1), points.get(i)) <= 0);
  }

  /// A table of these points, unless they make none.
  public static Optional<LookupTable> table(
      List<Point> points, LookupTable.Kind kind, Span span, Complaints complaints) {
    if (points.isEmpty()) {
      complaints.add(ReadCode.BAD_LOOKUP, span, "this lookup has no points");
      return Optional.empty();
    }
    for (var i = 1; i < points.size(); i++) {
      var before = points.get(i - 1).x();
      var x = points.get(i).x();
      if (!(x >= before)) {
        complaints.add(
            ReadCode.BAD_LOOKUP,
            span,
            "the x values of this lookup fall from %s to %s"
                .formatted(ExprPrinter.print(before), ExprPrinter.print(x)),
            "list the points with rising x");
        return Optional.empty();
      }
    }
    return Optional.of(new LookupTable(points, kind));
  }

  private void skipRange() throws SyntaxException {
    var opening = tokens.take();
    while (!tokens.at("]") && !tokens.atEnd()) {
      tokens.take();
    }
    tokens.expectClosing(opening);
  }

  private List<Point> pairs() throws SyntaxException {
    var points = new ArrayList<Point>();
    do {
      var opening = tokens.expect("(", "before a point");
      var x = number();
      tokens.expect(",", "between x and y");
      points.add(new Point(x, number()));
      tokens.expectClosing(opening);
    } while (tokens.took(","));
    return points;
  }

  private List<Point> columns(Token opening) throws SyntaxException {
    var numbers = new ArrayList<Double>();
    if (!tokens.at(")")) {
      do {
        numbers.add(number());
      } while (tokens.took(","));
    }
    var count = numbers.size() / 2;
    if (numbers.size() != 2 * count) {
      throw new SyntaxException(
          ReadCode.BAD_LOOKUP,
          tokens.since(opening),
          "a lookup of %s cannot have as many x as y"
              .formatted(Diagnostic.counted(numbers.size(), "number")));
    }
    var points = new ArrayList<Point>();
    for (var i = 0; i < count; i++) {
      points.add(new Point(numbers.get(i), numbers.get(count + i)));
    }
    return points;
  }

  /// A number with or without a sign.
  public double number() throws SyntaxException {
    var sign = tokens.took("-") ? -1.0 : 1.0;
    if (sign > 0) {
      tokens.took("+");
    }
    if (tokens.peek().kind() != Token.Kind.NUMBER) {
      throw tokens.unexpected("a number");
    }
    return sign * tokens.take().number();
  }
}
