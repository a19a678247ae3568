package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jirga.formats.data.CellSeries;
import org.jirga.formats.data.DataException;
import org.jirga.formats.data.DataFolder;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.mdl.MdlDefinition.Body;
import org.jirga.formats.mdl.MdlDefinition.Formula;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.LookupTable;
import org.jirga.model.expr.LookupTable.Point;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;

/// Puts the numbers of data files in the place of the calls that ask for them: for each element of
/// the left side an equation of its own.
final class ExternalValues {

  private final DataFolder folder;
  private final MdlDimensions dimensions;
  private final Complaints complaints;
  private final DataReads reads;

  ExternalValues(DataFolder folder, MdlDimensions dimensions, Complaints complaints) {
    this.folder = folder;
    this.dimensions = dimensions;
    this.complaints = complaints;
    this.reads = new DataReads(complaints);
  }

  List<Formula> resolve(List<Formula> formulas) {
    return reads.resolve(formulas.stream().flatMap(this::resolve).toList());
  }

  private Stream<Formula> resolve(Formula formula) {
    return switch (formula.body()) {
      case Body.External(var call, var mode) -> external(formula, call, mode);
      case Body.Data(var mode) -> data(formula, mode.orElse(DataMode.INTERPOLATE));
      case Body.Value _,
          Body.Computed _,
          Body.Integral _,
          Body.Numbers _,
          Body.Points _,
          Body.Sketched _,
          Body.Broken _ ->
          Stream.of(formula);
    };
  }

  /// The series of a data variable, by the label of each element.
  private Stream<Formula> data(Formula formula, DataMode mode) {
    var formulas = new ArrayList<Formula>();
    for (var i = 0; i < count(formula); i++) {
      var element = element(formula, i, formula.body());
      var points = given(element);
      if (points.isEmpty()) {
        reads.addMissing(formula.name());
        return Stream.of(formula.with(new Body.Broken()));
      }
      reads.add(element, mode, points(points.get()));
      formulas.add(element.with(new Body.Value(mode.at(points(points.get()), formula.span()))));
    }
    return formulas.stream();
  }

  /// The points that a file has of a variable; without them it is said why.
  private Optional<List<CellSeries.Point>> given(Formula element) {
    try {
      var points = folder.series().of(label(element));
      if (points.isEmpty()) {
        complaints.add(
            ReadCode.MISSING_EQUATION,
            element.span(),
            "'%s' has no equation and no data".formatted(label(element)),
            "give it an equation, or a file that holds it: --data FILE");
      }
      return points;
    } catch (DataException unreadable) {
      complaints.add(ReadCode.DATA_NOT_FOUND, element.span(), unreadable.reason());
      return Optional.empty();
    }
  }

  private static String label(Formula formula) {
    var elements = formula.subscripts().stream().map(subscript -> subscript.name().text()).toList();
    return elements.isEmpty()
        ? formula.name().text()
        : formula.name().text() + "[" + String.join(",", elements) + "]";
  }

  private static List<Point> points(List<CellSeries.Point> cells) {
    return cells.stream().map(cell -> new Point(cell.x(), cell.y())).toList();
  }

  private Stream<Formula> external(Formula formula, ExternalCall call, Optional<DataMode> mode) {
    try {
      var sheet = folder.sheet(call.file(), call.tab());
      var cells = new CellSeries(sheet, call.direct(), folder.isInside(call.file()));
      return switch (call.what()) {
        case CONSTANTS -> constants(formula, call, cells);
        case DATA -> series(formula, call, cells, mode);
        case LOOKUPS -> series(formula, call, cells, Optional.empty());
        case SUBSCRIPT ->
            throw new DataException("a subscript range cannot be the value of a variable");
      };
    } catch (DataException missing) {
      complaints.add(ReadCode.DATA_NOT_FOUND, call.span(), missing.reason());
      reads.addMissing(formula.name());
      return Stream.of(formula.with(new Body.Broken()));
    }
  }

  private Stream<Formula> constants(Formula formula, ExternalCall call, CellSeries cells)
      throws DataException {
    var sizes = sizes(formula);
    if (sizes.size() > 2) {
      throw new DataException("constants of a file can fill two dimensions, not " + sizes.size());
    }
    var columns = sizes.isEmpty() ? 1 : sizes.getLast();
    var rows = sizes.size() == 2 ? sizes.getFirst() : 1;
    var numbers = cells.numbers(call.arguments().get(2), rows, columns);
    return IntStream.range(0, numbers.size())
        .mapToObj(
            i ->
                element(formula, i, new Body.Value(new Expr.Literal(numbers.get(i), call.span()))));
  }

  private Stream<Formula> series(
      Formula formula, ExternalCall call, CellSeries cells, Optional<DataMode> mode)
      throws DataException {
    var formulas = new ArrayList<Formula>();
    for (var i = 0; i < count(formula); i++) {
      var along = call.arguments().get(2);
      var cell = call.arguments().get(3);
      var isData = call.what() == ExternalCall.What.DATA;
      var points = points(isData ? cells.data(along, cell, i) : cells.series(along, cell, i));
      if (isData) {
        reads.add(element(formula, i, formula.body()), mode.orElse(DataMode.INTERPOLATE), points);
      }
      var body =
          call.what() == ExternalCall.What.LOOKUPS
              ? new Body.Points(new LookupTable(points, LookupTable.Kind.CONTINUOUS))
              : new Body.Value(mode.orElse(DataMode.INTERPOLATE).at(points, call.span()));
      formulas.add(element(formula, i, body));
    }
    return formulas.stream();
  }

  /// How many elements a left side means.
  private int count(Formula formula) {
    return sizes(formula).stream().mapToInt(size -> size).reduce(1, Math::multiplyExact);
  }

  /// The sizes of the dimensions of a left side.
  private List<Integer> sizes(Formula formula) {
    return formula.subscripts().stream()
        .flatMap(subscript -> dimensions.of(subscript.name()).stream())
        .map(dimension -> dimension.elements().size())
        .toList();
  }

  /// The equation for the element with that number when the last dimension runs fastest.
  private Formula element(Formula formula, int number, Body body) {
    var left = new ArrayList<>(formula.subscripts());
    var rest = number;
    for (var i = left.size() - 1; i >= 0; i--) {
      var dimension = dimensions.of(left.get(i).name());
      if (dimension.isPresent()) {
        var elements = dimension.get().elements();
        left.set(i, subscript(elements.get(rest % elements.size()), left.get(i)));
        rest /= elements.size();
      }
    }
    return formula.of(left, body);
  }

  private static Subscript subscript(Name element, Subscript at) {
    return new Subscript(element, false, at.span());
  }
}
