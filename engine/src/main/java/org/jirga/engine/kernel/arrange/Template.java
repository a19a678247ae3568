package org.jirga.engine.kernel.arrange;

import java.util.List;
import org.jirga.engine.program.Invocable;
import org.jirga.engine.program.Op;
import org.jirga.engine.program.Question;
import org.jirga.engine.program.Table;

/// The common expression of the equations of a batch. Means what `org.jirga.engine.program.Code`
/// means, with places of the frame for slots.
public sealed interface Template {

  /// The operands, in order.
  List<Template> operands();

  /// The same number in all equations.
  record Number(double value) implements Template {
    @Override
    public List<Template> operands() {
      return List.of();
    }
  }

  /// A number for each equation.
  record Numbers(List<Double> values) implements Template {
    public Numbers {
      values = List.copyOf(values);
    }

    @Override
    public List<Template> operands() {
      return List.of();
    }
  }

  record Load(Places places) implements Template {
    @Override
    public List<Template> operands() {
      return List.of();
    }
  }

  record Apply(Op op, List<Template> operands) implements Template {
    public Apply {
      operands = List.copyOf(operands);
    }
  }

  record Select(Template test, Template then, Template otherwise) implements Template {
    @Override
    public List<Template> operands() {
      return List.of(test, then, otherwise);
    }
  }

  record Invoke(Invocable invoked, int element, List<Template> operands) implements Template {
    public Invoke {
      operands = List.copyOf(operands);
    }
  }

  /// @param queue the number of the slot of its content
  record Ask(int queue, Question question, List<Template> operands) implements Template {
    public Ask {
      operands = List.copyOf(operands);
    }
  }

  /// @param tables one for all equations, or one for each
  record Lookup(List<Table> tables, Template x) implements Template {
    public Lookup {
      tables = List.copyOf(tables);
    }

    @Override
    public List<Template> operands() {
      return List.of(x);
    }
  }
}
