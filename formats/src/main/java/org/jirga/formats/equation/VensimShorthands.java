package org.jirga.formats.equation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Model;

/// Vensim functions that say in one word what other expressions say.
final class VensimShorthands {

  /// The seconds. The one after it, of the clock alone, is for seeds.
  private static final double LAST_MEASURE_OF_DATE = 9;

  private final Complaints complaints;

  VensimShorthands(Complaints complaints) {
    this.complaints = complaints;
  }

  /// Nothing if the name is none of them.
  ///
  /// @param span of the name and its arguments
  Optional<Expr> of(Token name, List<Expr> arguments, Span span) {
    return switch (Name.of(name.text()).key()) {
      case "time shift" -> Optional.of(data(name, DataReading.SHIFTED, 2, arguments, span));
      case "get data at time" -> Optional.of(data(name, DataReading.EXACT, 2, arguments, span));
      case "get data between times" -> Optional.of(between(name, arguments, span));
      case "get data first time" ->
          Optional.of(data(name, DataReading.FIRST_TIME, 1, arguments, span));
      case "get data last time" ->
          Optional.of(data(name, DataReading.LAST_TIME, 1, arguments, span));
      case "get data min" -> Optional.of(over(name, DataReading.SMALLEST, arguments, span));
      case "get data max" -> Optional.of(over(name, DataReading.LARGEST, arguments, span));
      case "get data mean" -> Optional.of(over(name, DataReading.MEAN, arguments, span));
      case "get data median" -> Optional.of(over(name, DataReading.MEDIAN, arguments, span));
      case "get data stdv" -> Optional.of(deviation(name, arguments, span));
      case "get data total points" -> Optional.of(count(name, arguments, span));
      case "cumulate" -> Optional.of(data(name, DataReading.CUMULATED, 1, arguments, span));
      case "cumulatef" -> Optional.of(data(name, DataReading.TOTAL, 1, arguments, span));
      // that of XMILE has its date with it
      case "get time value" ->
          arguments.size() == Function.GET_TIME_VALUE.mostArguments()
              ? Optional.empty()
              : Optional.of(timeValue(name, arguments, span));
      // taken again only where a run is halted and resumed, as in a game
      case "reinitial" ->
          arguments.size() == 1
              ? Optional.of(new Expr.Call(Function.INITIAL, arguments, span))
              : Optional.of(wrongCount(name, 1, arguments, span));
      // of DYNAMO, whose tables were extrapolated so
      case "tabxl" ->
          arguments.size() == 2
              ? Optional.of(new Expr.Call(Function.LOOKUP_EXTRAPOLATE, arguments, span))
              : Optional.of(wrongCount(name, 2, arguments, span));
      case "x if missing" -> Optional.of(ifMissing(name, arguments, span));
      default -> Optional.empty();
    };
  }

  /// `X IF MISSING(x, otherwise)`: what x is, unless it or something in it is `:NA:`.
  private Expr ifMissing(Token name, List<Expr> arguments, Span span) {
    if (arguments.size() != 2) {
      return wrongCount(name, 2, arguments, span);
    }
    // those that are a value by themselves, outside of sums over elements
    var parts = new ArrayList<Expr>();
    arguments
        .get(0)
        .references()
        .filter(reference -> reference.subscripts().stream().noneMatch(Subscript::reduced))
        .forEach(parts::add);
    if (!parts.contains(arguments.get(0))) {
      parts.add(arguments.get(0));
    }
    var missing = new Expr.Literal(Expr.Literal.NOT_AVAILABLE, span);
    return parts.stream()
        .<Expr>map(part -> new Expr.Binary(BinaryOp.EQUAL, part, missing, span))
        .reduce((left, right) -> new Expr.Binary(BinaryOp.OR, left, right, span))
        .<Expr>map(test -> new Expr.Conditional(test, arguments.get(1), arguments.get(0), span))
        .orElseThrow();
  }

  private Expr data(Token name, DataReading reading, int count, List<Expr> arguments, Span span) {
    if (arguments.size() != count) {
      return wrongCount(name, count, arguments, span);
    }
    if (!(arguments.getFirst() instanceof Expr.Reference data)) {
      return wrong(
          ReadCode.UNEXPECTED,
          name,
          "'%s' needs the name of a data variable".formatted(name.text()),
          span);
    }
    var marked = new Expr.Reference(reading.mark(data.name()), data.subscripts(), data.span());
    return switch (reading) {
      case FIRST_TIME, LAST_TIME, TOTAL ->
          new Expr.LookupCall(marked, new Expr.Literal(0, span), span);
      case CUMULATED ->
          new Expr.LookupCall(marked, new Expr.Reference(Model.TIME, List.of(), span), span);
      case SHIFTED -> {
        var time = new Expr.Reference(Model.TIME, List.of(), span);
        var later = new Expr.Binary(BinaryOp.ADD, time, arguments.get(1), span);
        yield new Expr.LookupCall(marked, later, span);
      }
      case EXACT,
          BETWEEN,
          LATER,
          EARLIER,
          BEFORE,
          UP_TO,
          SMALLEST,
          LARGEST,
          MEAN,
          MEDIAN,
          DEVIATION ->
          new Expr.LookupCall(marked, arguments.get(1), span);
    };
  }

  /// What the points of a data variable from one time to another have in common.
  private Expr over(Token name, DataReading reading, List<Expr> arguments, Span span) {
    if (arguments.size() != 3 || !(arguments.getFirst() instanceof Expr.Reference)) {
      return data(name, reading, 3, arguments, span);
    }
    var series = arguments.get(0);
    var before = data(name, DataReading.BEFORE, 2, List.of(series, arguments.get(1)), span);
    var upTo = data(name, DataReading.UP_TO, 2, List.of(series, arguments.get(2)), span);
    var interval = DataReading.interval(before, upTo, span);
    return data(name, reading, 2, List.of(series, interval), span);
  }

  private Expr wrongCount(Token name, int wanted, List<Expr> given, Span span) {
    return wrong(
        ReadCode.WRONG_ARGUMENT_COUNT,
        name,
        "'%s' takes %s, not %d"
            .formatted(name.text(), Diagnostic.counted(wanted, "argument"), given.size()),
        span);
  }

  private Expr deviation(Token name, List<Expr> arguments, Span span) {
    complaints.add(
        ReadCode.OPEN_READING,
        name.span(),
        "the reference does not say by which number the squares of 'GET DATA STDV' are divided",
        "it is the number of points here; if that less one is meant, multiply by"
            + " SQRT(n / (n - 1)), with n from GET DATA TOTAL POINTS");
    return over(name, DataReading.DEVIATION, arguments, span);
  }

  /// `GET DATA TOTAL POINTS(data)`, or `(data, from, to)`: how many points there are.
  private Expr count(Token name, List<Expr> arguments, Span span) {
    if (arguments.size() != 1 && arguments.size() != 3
        || !(arguments.getFirst() instanceof Expr.Reference)) {
      return data(name, DataReading.UP_TO, 3, arguments, span);
    }
    var series = arguments.getFirst();
    if (arguments.size() == 1) {
      var last = data(name, DataReading.LAST_TIME, 1, arguments, span);
      return data(name, DataReading.UP_TO, 2, List.of(series, last), span);
    }
    var before = data(name, DataReading.BEFORE, 2, List.of(series, arguments.get(1)), span);
    var upTo = data(name, DataReading.UP_TO, 2, List.of(series, arguments.get(2)), span);
    var between = new Expr.Binary(BinaryOp.SUBTRACT, upTo, before, span);
    return new Expr.Call(Function.MAX, List.of(new Expr.Literal(0, span), between), span);
  }

  private Expr between(Token name, List<Expr> arguments, Span span) {
    if (arguments.size() != 3) {
      return data(name, DataReading.BETWEEN, 3, arguments, span);
    }
    var read = arguments.subList(0, 2);
    var mode = arguments.get(2);
    var number = number(mode);
    if (!number.equals(Optional.of(0.0))) {
      complaints.add(
          ReadCode.OPEN_READING,
          name.span(),
          "published results of Vensim have '%s' cut the time to a whole number in modes 1 and -1, and"
                  .formatted(name.text())
              + " take a point before it in -1; its reference, which counts here, says neither");
    }
    if (number.isPresent()) {
      return data(name, reading(number.get()), 2, read, span);
    }
    var zero = new Expr.Literal(0, mode.span());
    var isLater = new Expr.Binary(BinaryOp.GREATER, mode, zero, mode.span());
    var isEarlier = new Expr.Binary(BinaryOp.LESS, mode, zero, mode.span());
    var earlier = data(name, DataReading.EARLIER, 2, read, span);
    var between = data(name, DataReading.BETWEEN, 2, read, span);
    return new Expr.Conditional(
        isLater,
        data(name, DataReading.LATER, 2, read, span),
        new Expr.Conditional(isEarlier, earlier, between, span),
        span);
  }

  private static DataReading reading(double mode) {
    return mode > 0 ? DataReading.LATER : mode < 0 ? DataReading.EARLIER : DataReading.BETWEEN;
  }

  private static Optional<Double> number(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> Optional.of(literal.value());
      case Expr.Unary unary when unary.op() == UnaryOp.MINUS ->
          number(unary.operand()).map(value -> -value);
      default -> Optional.empty();
    };
  }

  /// `GET TIME VALUE(relative to, offset, measure)`: the time now (0) or at the start (1), in units
  /// of the model's time (measure 0), or something about its date, for which the reader has to add
  /// what date time 0 is.
  private Expr timeValue(Token name, List<Expr> arguments, Span span) {
    if (arguments.size() != 3) {
      return wrongCount(name, 3, arguments, span);
    }
    var origin = number(arguments.get(0)).orElse(-1.0);
    var measure = number(arguments.get(2)).orElse(-1.0);
    if (origin == 2) {
      return unsupported(
          name,
          "'%s' with 2 asks the clock: no run would be like another",
          "write a number, which each run can be given another of",
          span);
    }
    if (origin != 0 && origin != 1) {
      return unsupported(
          name,
          "what '%s' is relative to has to be the number 0 or 1",
          "0 is now, 1 the initial time",
          span);
    }
    if (measure == 0) {
      var time = new Expr.Reference(origin == 0 ? Model.TIME : Model.INITIAL_TIME, List.of(), span);
      return new Expr.Binary(BinaryOp.ADD, time, arguments.get(1), span);
    }
    if (measure != Math.rint(measure) || measure < 0 || measure > LAST_MEASURE_OF_DATE) {
      return unsupported(
          name,
          "what '%s' measures has to be a number from 0 to 9",
          "time, year, quarter, month, day of the month, day of the week, days, hour, minute,"
              + " second",
          span);
    }
    return new Expr.Call(Function.GET_TIME_VALUE, arguments, span);
  }

  private Expr unsupported(Token name, String message, String hint, Span span) {
    complaints.add(
        ReadCode.UNSUPPORTED_FUNCTION, name.span(), message.formatted(name.text()), hint);
    return new Expr.Literal(Double.NaN, span);
  }

  private Expr wrong(ReadCode code, Token name, String message, Span span) {
    complaints.add(code, name.span(), message);
    return new Expr.Literal(Double.NaN, span);
  }
}
