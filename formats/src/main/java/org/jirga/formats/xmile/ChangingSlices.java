package org.jirga.formats.xmile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.ExpressionParser;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.equation.References;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.structure.Dimension;

/// Writes out sums over parts of dimensions whose bounds change during a run, `SUM(a[1:k] * b)`:
/// each element that may be meant, or 0.
///
/// The same part of a dimension is run over once, wherever an expression names it; a second one of
/// the same reference, as in `SUM(m[1:k, 1:k])`, runs by itself.
final class ChangingSlices {

  /// How many elements may be meant.
  static final int MOST_CHOSEN = 200;

  /// How long a bound may be, which is written twice for each element.
  private static final int MOST_PARTS = 100;

  private final ComputedSubscripts subscripts;
  private final ComputedSubscripts.Outside invalid;
  private final Complaints complaints;

  /// How many terms the sums have that are being written out, one within the other.
  private int terms = 1;

  /// A part of a dimension, or all of it, at one place of a reference.
  private record Slice(Dimension whole, Subscript written) {

    boolean isPart() {
      return ExpressionParser.isRange(written);
    }

    boolean isSame(Slice other) {
      return whole.name().equals(other.whole.name())
          && isPart()
          && written.name().equals(other.written.name());
    }

    private String text() {
      return isPart() ? written.name().key() : "*";
    }
  }

  ChangingSlices(
      ComputedSubscripts subscripts, ComputedSubscripts.Outside invalid, Complaints complaints) {
    this.subscripts = subscripts;
    this.invalid = invalid;
    this.complaints = complaints;
  }

  /// A sum over a part of a dimension with bounds that change; nothing if a call is none.
  Optional<Expr> added(Expr.Call call) {
    if (!call.function().reduces()) {
      return Optional.empty();
    }
    var argument = call.arguments().getFirst();
    if (terms == 1) {
      complainOfDifferentParts(argument);
    }
    return call.function() == Function.SUM
        ? references(argument)
            .flatMap(reference -> slices(reference).stream())
            .flatMap(slice -> added(slice, call).stream())
            .findFirst()
        : Optional.empty();
  }

  private Optional<Expr> added(Slice slice, Expr.Call sum) {
    var range = slice.written();
    var elements = slice.whole().elements();
    if (!slice.isPart() || terms * elements.size() > MOST_CHOSEN) {
      return Optional.empty();
    }
    var written = subscripts.bounds(range);
    var bounds = written.stream().map(it -> bound(it, slice.whole())).toList();
    if (bounds.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    var first = bounds.getFirst().orElseThrow();
    var last = bounds.getLast().orElseThrow();
    if (first instanceof Expr.Literal(var from, _) && last instanceof Expr.Literal(var to, _)) {
      if (from <= to && from >= 1 && to <= elements.size()
          || written.stream().allMatch(it -> subscripts.isWrittenOut(it, slice.whole()))) {
        return Optional.empty();
      }
      complainOfBounds(slice, (int) from, (int) to);
    } else {
      complainOfBackwards(range);
    }
    terms *= elements.size();
    var all =
        IntStream.range(0, elements.size())
            .<Expr>mapToObj(
                at ->
                    new Expr.Conditional(
                        isBetween(first, new Expr.Literal(at + 1, range.span()), last),
                        subscripts.of(at(elements.get(at), slice, sum)),
                        new Expr.Literal(0, sum.span()),
                        sum.span()))
            .toList();
    terms /= elements.size();
    var added = ComputedSubscripts.joined(BinaryOp.ADD, all);
    return Optional.of(
        invalid == ComputedSubscripts.Outside.ZERO
            ? added
            : new Expr.Conditional(
                ComputedSubscripts.binary(
                    BinaryOp.OR,
                    ComputedSubscripts.isOutside(first, elements.size()),
                    ComputedSubscripts.isOutside(last, elements.size())),
                invalid.at(sum.span()),
                added,
                sum.span()));
  }

  private void complainOfBounds(Slice slice, int from, int to) {
    if (from > to) {
      complainOfBackwards(slice.written());
    } else {
      complaints.add(
          ReadCode.EASILY_MISREAD,
          slice.written().span(),
          "'%s' has no elements from %d to %d: what it lacks is %s here"
              .formatted(slice.whole().name(), from, to, invalid.word()),
          "say by IF … THEN … ELSE what is meant at the ends of the dimension");
    }
  }

  private void complainOfBackwards(Subscript range) {
    complaints.add(
        ReadCode.OPEN_READING,
        range.span(),
        "no reference says what a sum is whose first element lies behind its last one: here it is"
            + " 0");
  }

  private static Expr isBetween(Expr first, Expr at, Expr last) {
    return ComputedSubscripts.binary(
        BinaryOp.AND,
        ComputedSubscripts.binary(BinaryOp.LESS_OR_EQUAL, first, at),
        ComputedSubscripts.binary(BinaryOp.LESS_OR_EQUAL, at, last));
  }

  /// What is added up of one element: a sum again, if the rest of it runs over more.
  private Expr at(Name element, Slice slice, Expr.Call sum) {
    var argument = sum.arguments().getFirst();
    var own = references(argument).collect(Collectors.toSet());
    var term =
        References.replace(
            argument,
            reference -> own.contains(reference) ? at(element, slice, reference) : reference,
            lookup -> own.contains(lookup) ? at(element, slice, lookup) : lookup);
    return references(term).flatMap(it -> it.subscripts().stream()).anyMatch(Subscript::reduced)
        ? new Expr.Call(Function.SUM, List.of(term), sum.span())
        : term;
  }

  private Expr.Reference at(Name element, Slice slice, Expr.Reference reference) {
    var slices = slices(reference);
    return IntStream.range(0, slices.size())
        .filter(place -> slices.get(place).isSame(slice))
        .mapToObj(place -> ComputedSubscripts.with(reference, place, element))
        .findFirst()
        .orElse(reference);
  }

  /// A bound as a whole number; nothing if it is neither an element nor worked out.
  private Optional<Expr> bound(Subscript bound, Dimension whole) {
    var position = subscripts.position(bound, whole);
    return position.isPresent()
        ? Optional.of(new Expr.Literal(position.getAsInt(), bound.span()))
        : subscripts
            .index(bound, whole)
            .map(it -> isShort(it) ? it : tooLong(bound))
            .map(it -> new Expr.Call(Function.INTEGER, List.of(it), bound.span()));
  }

  private static boolean isShort(Expr expr) {
    return expr.parts().size() <= MOST_PARTS;
  }

  private Expr tooLong(Subscript bound) {
    complaints.add(
        ReadCode.UNSUPPORTED,
        bound.span(),
        "a bound of a part of a dimension that is as long as this is not supported",
        "give it a variable of its own, and use that");
    return new Expr.Literal(Double.NaN, bound.span());
  }

  /// What a sum of an expression runs over: not what a sum within it does, as in
  /// `SUM(a[1:k] / SUM(b[*]))`.
  private static Stream<Expr.Reference> references(Expr expr) {
    return switch (expr) {
      case Expr.Reference reference -> Stream.of(reference);
      case Expr.LookupCall(var lookup, var x, _) -> Stream.concat(Stream.of(lookup), references(x));
      case Expr.Call call when call.function().reduces() -> Stream.empty();
      default -> expr.children().stream().flatMap(ChangingSlices::references);
    };
  }

  /// At each place of a reference; none if the places are not those of the array.
  private List<Slice> slices(Expr.Reference reference) {
    var shape = subscripts.shape(reference);
    var written = reference.subscripts();
    return shape.size() == written.size()
        ? IntStream.range(0, shape.size())
            .mapToObj(place -> new Slice(shape.get(place), written.get(place)))
            .toList()
        : List.of();
  }

  /// `SUM(a[1:2] * b[2:3])` may be meant element by element, or over all pairs.
  private void complainOfDifferentParts(Expr argument) {
    var seen = new ArrayList<Slice>();
    for (var reference : references(argument).toList()) {
      var own = slices(reference).stream().filter(slice -> slice.written().reduced()).toList();
      for (var slice : own) {
        var others =
            seen.stream()
                .filter(other -> other.whole().name().equals(slice.whole().name()))
                .toList();
        if (!others.isEmpty()
            && others.stream().noneMatch(other -> other.text().equals(slice.text()))) {
          complaints.add(
              ReadCode.OPEN_READING,
              slice.written().span(),
              "no reference says how two parts of one dimension run beside each other: here each"
                  + " element of one meets all of the other",
              "give the parts the same bounds where they run together, or list the elements");
          return;
        }
      }
      seen.addAll(own);
    }
  }
}
