package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Dialect;
import org.jirga.formats.equation.FunctionNames;
import org.jirga.formats.equation.WriteCode;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.ExprPrinter;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.expr.UnaryOp;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Model;

/// Writes expressions as XMILE 1.0 has them (section 3.3), with no more parentheses than needed.
///
/// A function that only Vensim has is written with its vendor in front, `vensim.SAMPLE_IF_TRUE(…)`.
final class XmileExpressions {

  // How tightly operators bind. NOT binds more tightly in XMILE, but then not everybody agrees what
  // it denies; so it gets parentheses.
  private static final int LOOSEST = 0;
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int COMPARISON = 4;
  private static final int SUM = 5;
  private static final int PRODUCT = 6;
  private static final int SIGN = 7;
  private static final int POWER = 8;
  private static final int ATOM = 9;

  /// Words that are no names (XMILE 1.0, section 3.3.1 and 3.5).
  private static final Set<String> RESERVED =
      Set.of(
          "and",
          "or",
          "not",
          "mod",
          "if",
          "then",
          "else",
          "time",
          "dt",
          "starttime",
          "stoptime",
          "pi",
          "inf");

  private static final Map<Name, String> TIMES =
      Map.of(
          Model.TIME, "TIME",
          Model.TIME_STEP, "DT",
          Model.INITIAL_TIME, "STARTTIME",
          Model.FINAL_TIME, "STOPTIME");

  private final Map<Name, List<Dimension>> shapes;
  private final Complaints complaints;

  /// @param shapes the dimensions of each variable
  XmileExpressions(Map<Name, List<Dimension>> shapes, Complaints complaints) {
    this.shapes = shapes;
    this.complaints = complaints;
  }

  String print(Expr expr) {
    return print(expr, LOOSEST);
  }

  /// An identifier, or the name in quotes where it is none.
  static String print(Name name) {
    var text = name.text().replaceAll("[\\s\u00a0]+", "_");
    var isPlain = text.matches("[\\p{L}_][\\p{L}\\p{Nd}_$]*") && !RESERVED.contains(name.key());
    return isPlain ? text : "\"" + spaced(name).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String spaced(Name name) {
    return name.text().replaceAll("[\\s\u00a0]+", " ");
  }

  /// A number that reads back to the same double.
  static String print(double number) {
    if (Double.isInfinite(number)) {
      return number < 0 ? "-INF" : "INF";
    }
    return ExprPrinter.digits(number);
  }

  private String print(Expr expr, int needed) {
    var text =
        switch (expr) {
          case Expr.Literal literal -> print(literal.value());
          case Expr.Reference reference -> reference(reference);
          case Expr.Unary unary -> unary(unary);
          case Expr.Binary binary -> binary(binary.op(), binary.left(), binary.right());
          case Expr.Conditional(var test, var then, var otherwise, _) ->
              "IF %s THEN %s ELSE %s".formatted(print(test), print(then), print(otherwise));
          case Expr.Call call -> call(call);
          case Expr.LookupCall(var lookup, var x, _) ->
              "LOOKUP(%s, %s)".formatted(reference(lookup), print(x));
          case Expr.InlineLookup _ ->
              throw new IllegalStateException("A lookup in an equation has no name.");
        };
    return level(expr) < needed ? "(" + text + ")" : text;
  }

  private static int level(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> literal.value() < 0 ? SIGN : ATOM;
      case Expr.Unary unary -> unary.op() == UnaryOp.NOT ? NOT : SIGN;
      case Expr.Binary binary -> level(binary.op());
      case Expr.Conditional _ -> LOOSEST;
      case Expr.Call call -> call.function() == Function.POWER ? POWER : ATOM;
      case Expr.Reference _, Expr.LookupCall _, Expr.InlineLookup _ -> ATOM;
    };
  }

  private static int level(BinaryOp op) {
    return switch (op) {
      case OR -> OR;
      case AND -> AND;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL -> COMPARISON;
      case ADD, SUBTRACT -> SUM;
      case MULTIPLY, DIVIDE -> PRODUCT;
      case POWER -> POWER;
    };
  }

  private String unary(Expr.Unary unary) {
    return switch (unary.op()) {
      case PLUS -> "+" + print(unary.operand(), SIGN);
      case MINUS -> "-" + print(unary.operand(), SIGN);
      case NOT -> "NOT (" + print(unary.operand()) + ")";
    };
  }

  private String binary(BinaryOp op, Expr left, Expr right) {
    var level = level(op);
    if (op == BinaryOp.POWER) {
      return print(left, ATOM) + " ^ " + print(right, SIGN);
    }
    var symbol =
        switch (op) {
          case AND -> "AND";
          case OR -> "OR";
          default -> op.symbol();
        };
    return print(left, op.isComparison() ? level + 1 : level)
        + " "
        + symbol
        + " "
        + print(right, level + 1);
  }

  private String reference(Expr.Reference reference) {
    var time = TIMES.get(reference.name());
    if (time != null) {
      return time;
    }
    if (reference.subscripts().isEmpty()) {
      return print(reference.name());
    }
    var shape = shapes.getOrDefault(reference.name(), List.of());
    complainOfSharedIndex(reference, shape);
    var subscripts = new StringBuilder();
    for (var place = 0; place < reference.subscripts().size(); place++) {
      subscripts.append(place == 0 ? "" : ", ");
      subscripts.append(subscript(reference.subscripts().get(place), shape, place));
    }
    return print(reference.name()) + "[" + subscripts + "]";
  }

  /// Vensim's `k[R!, R!]` has one index in both places; each `*` of XMILE runs by itself.
  private void complainOfSharedIndex(Expr.Reference reference, List<Dimension> shape) {
    var seen = new HashSet<Name>();
    for (var place = 0; place < reference.subscripts().size(); place++) {
      var subscript = reference.subscripts().get(place);
      var isOwn = subscript.name().text().equals("*") && place < shape.size();
      var range = isOwn ? shape.get(place).name() : subscript.name();
      if (subscript.reduced() && !seen.add(range)) {
        complaints.add(
            WriteCode.NOT_IN_FORMAT,
            reference.span(),
            "XMILE cannot run over two places of '%s' by one index, '%s'"
                .formatted(reference.name(), range),
            "give what it picks a variable of its own, as in 'diagonal[%2$s] = %1$s[%2$s, %2$s]'"
                .formatted(reference.name(), range));
        return;
      }
    }
  }

  private static String subscript(Subscript subscript, List<Dimension> shape, int place) {
    var name = subscript.name();
    if (!subscript.reduced()) {
      return element(name);
    }
    var isWhole =
        name.text().equals("*") || place < shape.size() && shape.get(place).name().equals(name);
    return isWhole ? "*" : print(name) + ".*";
  }

  private static String element(Name name) {
    return name.text().matches("[0-9]+") ? name.text() : print(name);
  }

  private String call(Expr.Call call) {
    var arguments = call.arguments();
    if (call.function() == Function.POWER) {
      return binary(BinaryOp.POWER, arguments.get(0), arguments.get(1));
    }
    if (call.function() == Function.LOG
        && arguments.get(1) instanceof Expr.Literal(var base, _)
        && base == 10) {
      return "LOG10(" + print(arguments.getFirst()) + ")";
    }
    if (call.function() == Function.ALLOCATE_BY_PROFILE
        && arguments.getFirst() instanceof Expr.Reference request) {
      return allocation(request, arguments);
    }
    if (call.function().asksBelts()) {
      return question(call.function(), arguments);
    }
    return name(call)
        + arguments.stream().map(this::print).collect(Collectors.joining(", ", "(", ")"));
  }

  private String allocation(Expr.Reference request, List<Expr> arguments) {
    var subscripts = new ArrayList<>(request.subscripts());
    var last = subscripts.removeLast();
    var shape = shapes.getOrDefault(request.name(), List.of());
    var isElement = !shape.isEmpty() && shape.getLast().elements().contains(last.name());
    var dimension = isElement ? shape.getLast().name() : last.name();
    subscripts.add(new Subscript(dimension, true, last.span()));
    var all = new Expr.Reference(request.name(), subscripts, request.span());
    var profile = arguments.subList(1, 4).stream().map(this::print);
    return "ALLOCATE(%s, %s, %s, %s)"
        .formatted(
            print(arguments.get(4)),
            print(dimension),
            print(all),
            profile.collect(Collectors.joining(", ")));
  }

  /// What is asked about a conveyor, a queue or an oven, which comes first.
  private String question(Function function, List<Expr> arguments) {
    var stock = print(arguments.getFirst());
    return switch (function) {
      case PLACE_ELEMENT -> "%s[%s]".formatted(stock, print(arguments.get(2)));
      case PLACE_SIZE -> "SIZE(%s)".formatted(stock);
      case PLACE_MEAN -> "MEAN(%s)".formatted(stock);
      case PLACE_MIN -> "MIN(%s)".formatted(stock);
      case PLACE_MAX -> "MAX(%s)".formatted(stock);
      case PLACE_STDDEV -> "STDDEV(%s)".formatted(stock);
      default -> "%s(%s)".formatted(function.xmile().orElseThrow(), stock);
    };
  }

  private String name(Expr.Call call) {
    var function = call.function();
    var own = function.xmile();
    if (own.isPresent()
        && FunctionNames.isCalled(own.get(), function, call.arguments().size(), Dialect.XMILE)) {
      return own.get();
    }
    if (function.vensim().isEmpty()) {
      complaints.add(
          WriteCode.NOT_IN_FORMAT,
          call.span(),
          "XMILE has no function that does what '%s' does here".formatted(function.word()),
          "say it by other functions, or leave the model in its format");
      return function.word();
    }
    var vendors = "vensim." + function.vensim().orElseThrow().replace(' ', '_');
    complaints.add(
        WriteCode.VENDOR_FUNCTION,
        call.span(),
        "XMILE has no '%s': it is written as '%s', which other programs may not know"
            .formatted(function.word(), vendors));
    return vendors;
  }
}
