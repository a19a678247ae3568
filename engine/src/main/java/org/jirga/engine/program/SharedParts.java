package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Computes what several equations of a step have in common only once, in hidden slots of their
/// own, where that is cheaper than computing it again.
public final class SharedParts {

  /// What a store and two loads cost, in additions.
  private static final int WORTHWHILE = 3;

  private final Program program;
  private final boolean lazily;
  private final Draft draft = new Draft();
  private final Map<Shape, Node> nodes = new HashMap<>();

  /// For each slot that a step assigns, the place of the assignment in the step.
  private final Map<Slot, Integer> assigned = new HashMap<>();

  /// What equal expressions have in common: the operation, or a leaf, and equal operands.
  private record Shape(Object operation, List<Node> operands) {}

  /// An expression of a step, wherever it occurs. Not a record: two are the same only if they are
  /// one.
  private static final class Node {
    final Code code;
    final List<Node> operands;
    final int cost;

    /// The assignment from which on the value stays the same.
    final int settled;

    int uses;
    boolean isAlwaysNeeded;
    boolean isUnsettled;

    /// What holds the value, when it has been computed.
    @Nullable Slot slot;

    Node(Code code, List<Node> operands, int settled) {
      this.code = code;
      this.operands = operands;
      this.cost = cost(code) + operands.stream().mapToInt(operand -> operand.cost).sum();
      this.settled = settled;
    }
  }

  private SharedParts(Program program, boolean lazily) {
    this.program = program;
    this.lazily = lazily;
  }

  /// The same program, computing the same bits.
  ///
  /// @param lazily whether only the chosen branch of a selection is evaluated; what all its users
  /// may not need is then left to them
  public static Program share(Program program, boolean lazily) {
    return new SharedParts(program, lazily).share();
  }

  private Program share() {
    draft.slots.addAll(program.layout().slots());
    var step = new ArrayList<>(program.dynamics());
    step.addAll(program.netFlows());
    for (var place = 0; place < step.size(); place++) {
      assigned.put(step.get(place).target(), place);
    }
    var roots = new ArrayList<Node>();
    for (var place = 0; place < step.size(); place++) {
      var root = node(step.get(place).code(), place, true);
      root.uses++;
      roots.add(root);
    }
    var dynamics = program.dynamics().size();
    for (var place = 0; place < step.size(); place++) {
      assign(
          step.get(place).target(),
          roots.get(place),
          place < dynamics ? draft.dynamics : draft.netFlows);
    }
    return program.withAssignments(
        new Layout(draft.slots), program.initials(), draft.dynamics, draft.netFlows);
  }

  // Finding

  private Node node(Code code, int place, boolean isAlwaysNeeded) {
    var operands = new ArrayList<Node>();
    for (var operand : code.operands()) {
      var isTest = operands.isEmpty();
      var needed = isAlwaysNeeded && (isTest || !(code instanceof Code.Select));
      operands.add(node(operand, place, needed));
    }
    var shape = new Shape(operation(code), operands);
    var node = nodes.get(shape);
    if (node == null) {
      node = new Node(code, operands, settled(code, operands));
      nodes.put(shape, node);
      operands.forEach(operand -> operand.uses++);
    }
    node.isAlwaysNeeded |= isAlwaysNeeded;
    node.isUnsettled |= node.settled >= place;
    return node;
  }

  private static Object operation(Code code) {
    return switch (code) {
      case Code.Const(var value) -> value;
      case Code.Load(var slot) -> slot;
      case Code.Apply(var op, _) -> op;
      case Code.Select _ -> Code.Select.class;
      case Code.TableLookup(var table, _) -> table;
      case Code.Invoke(var invoked, var element, _) -> List.of(invoked, element);
      case Code.Ask(var queue, var question, _) -> List.of(queue, question);
    };
  }

  private int settled(Code code, List<Node> operands) {
    return code instanceof Code.Load(var slot)
        ? assigned.getOrDefault(slot, -1)
        : operands.stream().mapToInt(operand -> operand.settled).max().orElse(-1);
  }

  /// In additions, very roughly: what matters is what is dearer than memory.
  private static int cost(Code code) {
    return switch (code) {
      case Code.Const _, Code.Load _ -> 0;
      case Code.Select _ -> 2;
      case Code.TableLookup _ -> 8;
      case Code.Invoke _, Code.Ask _ -> 100;
      case Code.Apply(var op, _) ->
          switch (op) {
            case ADD,
                SUBTRACT,
                MULTIPLY,
                NEGATE,
                ABS,
                MIN,
                MAX,
                LESS,
                LESS_OR_EQUAL,
                GREATER,
                GREATER_OR_EQUAL,
                EQUAL,
                NOT_EQUAL,
                AND,
                OR,
                NOT,
                FLOOR ->
                1;
            case DIVIDE, QUOTIENT, SQRT, TRUNCATE -> 4;
            default -> 20;
          };
    };
  }

  // Sharing

  private void assign(Slot target, Node root, List<Assignment> out) {
    if (root.slot != null) {
      out.add(new Assignment(target, Code.of(root.slot)));
      return;
    }
    out.add(new Assignment(target, computed(root, target, out)));
    if (isShared(root)) {
      root.slot = target;
    }
  }

  private Code value(Node node, Slot target, List<Assignment> out) {
    if (node.slot == null && isShared(node)) {
      var code = computed(node, target, out);
      node.slot = draft.slot(Slot.Role.HIDDEN, "shared part of " + target.label());
      out.add(new Assignment(node.slot, code));
    }
    return node.slot == null ? computed(node, target, out) : Code.of(node.slot);
  }

  private Code computed(Node node, Slot target, List<Assignment> out) {
    var operands = new ArrayList<Code>();
    node.operands.forEach(operand -> operands.add(value(operand, target, out)));
    return node.code.withOperands(operands);
  }

  private boolean isShared(Node node) {
    return node.uses > 1
        && node.cost >= WORTHWHILE
        && !node.isUnsettled
        && (node.isAlwaysNeeded || !lazily);
  }
}
