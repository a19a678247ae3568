package org.jirga.model.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jirga.model.expr.Expr.Reference;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Description;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Equation;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;
import org.jirga.model.structure.Variable.Auxiliary;

/// Finds out what a model means and complains, all at once, of everything in it that means nothing.
public final class ModelChecker {

  private final Room room;

  public ModelChecker() {
    this(Room.here());
  }

  ModelChecker(Room room) {
    this.room = room;
  }

  /// Checks names, time, subscripts, order of evaluation, units and limits.
  ///
  /// A model without `SAVEPER` is given one that equals its `TIME STEP`.
  public CheckedModel check(Model read) {
    var model = withSaveStep(read);
    var names = new Names(model);
    var complaints = new Complaints(model.source());
    new NameResolution(model, names, complaints).check();
    new TimeCheck(names, complaints).check();
    var shapes = new ShapeCheck(names, room, complaints).check();
    new SubscriptCheck(names, shapes, complaints).check();
    var orders = new DependencyOrder(names, shapes, room, complaints).find();
    var units = new UnitCheck(model, names, complaints).check();
    new LimitCheck(names, complaints).check(model);
    return new CheckedModel(
        model,
        complaints.sorted(),
        dimensions(shapes),
        names.elementNumbers(),
        units,
        orders.initial(),
        orders.dynamic());
  }

  private static Map<Name, List<Dimension>> dimensions(Map<Name, Shape> shapes) {
    var dimensions = new HashMap<Name, List<Dimension>>();
    shapes.forEach((name, shape) -> dimensions.put(name, shape.dimensions()));
    return dimensions;
  }

  private static Model withSaveStep(Model model) {
    var step = model.variable(Model.TIME_STEP);
    if (step.isEmpty() || model.variable(Model.SAVEPER).isPresent()) {
      return model;
    }
    var like = step.get().description();
    var body = new Reference(Model.TIME_STEP, List.of(), like.span());
    var variables = new ArrayList<Variable>(model.variables());
    variables.add(
        new Auxiliary(
            Model.SAVEPER,
            List.of(new Equation(List.of(), body, like.span())),
            new Description(like.unit(), "", like.group(), like.span())));
    return model.withVariables(variables);
  }
}
