package org.jirga.engine.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jirga.model.check.Graph;

/// Makes an [AlgebraicLoop] of each set of assignments that need each other, which were lowered as
/// if the numbers where they are cut were known, and puts all in an order again.
///
/// The assignments of a loop stay: once its unknowns are known, they set what they set. Those whose
/// loops have assignments in common are solved together.
final class AlgebraicLoops {

  /// The work grows with the cube of their number.
  private static final int MOST_UNKNOWNS = 500;

  private final Draft draft;
  private final List<Assignment> assignments;
  private final List<Tear> tears;

  /// What sets a slot: the number of an assignment, or behind these that of a tear.
  private final Map<Slot, Integer> setters = new HashMap<>();

  private AlgebraicLoops(Draft draft, List<Assignment> assignments, List<Tear> tears) {
    this.draft = draft;
    this.assignments = assignments;
    this.tears = tears;
    for (var at = 0; at < assignments.size(); at++) {
      setters.put(assignments.get(at).target(), at);
    }
    for (var at = 0; at < tears.size(); at++) {
      setters.put(tears.get(at).unknown(), assignments.size() + at);
    }
  }

  /// Replaces the tears of a draft.
  static void solve(Draft draft) {
    for (var list : List.of(draft.initials, draft.dynamics, draft.netFlows)) {
      var tears = draft.tears.stream().filter(tear -> tear.where() == list).toList();
      if (!tears.isEmpty()) {
        var solved = new AlgebraicLoops(draft, list, tears).solved();
        list.clear();
        list.addAll(solved);
      }
    }
  }

  private List<Assignment> solved() {
    var found = new HashMap<Slot, Code>();
    for (var knot : graph().knots()) {
      var cut = tears(knot);
      var body = IntStream.of(knot).filter(node -> node < assignments.size()).boxed().toList();
      var solutions = body.isEmpty() ? complainedOfNoLoop(cut) : solutions(cut, body);
      for (var at = 0; at < cut.size(); at++) {
        found.put(cut.get(at).unknown(), solutions.get(at));
      }
    }
    for (var tear : tears) {
      if (!found.containsKey(tear.unknown())) {
        found.put(
            tear.unknown(),
            tear.zero().isPresent()
                ? complainedOfNoLoop(List.of(tear)).getFirst()
                // what is sought in no loop is what is made of it
                : Code.of(tear.result()));
      }
    }
    return ordered(found);
  }

  private List<Tear> tears(int[] knot) {
    return IntStream.of(knot)
        .filter(node -> node >= assignments.size())
        .mapToObj(node -> tears.get(node - assignments.size()))
        .toList();
  }

  private List<Code> complainedOfNoLoop(List<Tear> cut) {
    return complained(
        cut,
        LoweringCode.NO_LOOP,
        "what is to be 0 does not follow from what FIND ZERO seeks",
        "its second argument is a variable that depends on the one that is defined here");
  }

  /// @return what stands for solutions that there are not
  private List<Code> complained(List<Tear> cut, LoweringCode code, String message, String hint) {
    draft.complain(new Draft.Complaint(code, cut.getFirst().span(), message, hint));
    return Collections.nCopies(cut.size(), Code.of(Double.NaN));
  }

  /// What needs what, a number that is sought what is made of it. The elements of one vector are
  /// sought together.
  private Graph graph() {
    var graph = new Graph(assignments.size() + tears.size());
    for (var at = 0; at < assignments.size(); at++) {
      connect(graph, at, assignments.get(at).code());
    }
    var before = new HashMap<Object, Integer>();
    for (var at = 0; at < tears.size(); at++) {
      var tear = tears.get(at);
      var node = assignments.size() + at;
      connect(graph, node, Code.of(tear.result()));
      tear.zero()
          .map(zero -> before.put(zero.vector(), node))
          .ifPresent(
              other -> {
                graph.needs(node, other);
                graph.needs(other, node);
              });
    }
    return graph;
  }

  private void connect(Graph graph, int node, Code code) {
    for (var slot : loads(Stream.of(code))) {
      var setter = setters.get(slot);
      if (setter != null) {
        graph.needs(node, setter);
      }
    }
  }

  private static Set<Slot> loads(Stream<Code> codes) {
    var slots = new LinkedHashSet<Slot>();
    codes.forEach(code -> code.addLoads(slots));
    return slots;
  }

  /// The assignments again, each after what it needs.
  private List<Assignment> ordered(Map<Slot, Code> found) {
    var all = new ArrayList<>(assignments);
    for (var tear : tears) {
      var solution = Objects.requireNonNull(found.get(tear.unknown()));
      all.add(new Assignment(tear.unknown(), solution));
    }
    var graph = new Graph(all.size());
    for (var at = 0; at < all.size(); at++) {
      connect(graph, at, all.get(at).code());
    }
    var order = graph.order();
    if (order.size() < all.size()) {
      var ordered = Set.copyOf(order);
      complained(
          IntStream.range(0, tears.size())
              .filter(at -> !ordered.contains(assignments.size() + at))
              .mapToObj(tears::get)
              .toList(),
          LoweringCode.SOUGHT_GUESS,
          "a guess, or a scale, follows from what is sought with it",
          "let it follow from stocks, constants or what is known before");
    }
    return order.stream().map(all::get).toList();
  }

  /// What is sought in one loop.
  private List<Code> solutions(List<Tear> cut, List<Integer> nodes) {
    if (cut.size() > MOST_UNKNOWNS) {
      return complained(
          cut,
          LoweringCode.LARGE_LOOP,
          "%d numbers are sought at one time, more than %d".formatted(cut.size(), MOST_UNKNOWNS),
          "seek what they have in common, such as their sum");
    }
    var body = inOrder(nodes);
    if (body.stream().anyMatch(it -> asks(it.code()))) {
      return complained(
          cut,
          LoweringCode.QUEUE_IN_LOOP,
          "a queue is asked within equations that are solved at one time",
          "ask it in a variable that does not depend on what is sought");
    }
    var search =
        cut.stream().anyMatch(tear -> tear.zero().isPresent())
            ? AlgebraicLoop.Search.ROOT
            : AlgebraicLoop.Search.FIXED_POINT;
    var local = new Locals();
    cut.forEach(tear -> local.add(tear.unknown()));
    var set = body.stream().map(Assignment::target).collect(Collectors.toSet());
    var read = body.stream().map(Assignment::code);
    var made = cut.stream().map(tear -> Code.of(tear.result()));
    var given =
        loads(Stream.concat(read, made)).stream()
            .filter(slot -> !set.contains(slot) && !local.slots.containsKey(slot))
            .toList();
    given.forEach(local::add);
    body.forEach(local::assign);
    var results =
        cut.stream()
            .map(
                tear ->
                    search == AlgebraicLoop.Search.ROOT && tear.zero().isEmpty()
                        ? local.difference(tear.result(), tear.unknown())
                        : local.slot(tear.result()))
            .toList();
    var loop = new AlgebraicLoop(search, cut.size(), local.body, results, local.size);
    var operands = new ArrayList<Code>();
    cut.forEach(tear -> operands.add(tear.guess()));
    if (search == AlgebraicLoop.Search.ROOT) {
      addSettings(operands, cut);
    }
    given.forEach(slot -> operands.add(Code.of(slot)));
    var shared = List.copyOf(operands);
    return IntStream.range(0, cut.size())
        .<Code>mapToObj(at -> new Code.Invoke(loop, at, shared))
        .toList();
  }

  private List<Assignment> inOrder(List<Integer> nodes) {
    var places = new HashMap<Slot, Integer>();
    for (var node : nodes) {
      places.put(assignments.get(node).target(), places.size());
    }
    var graph = new Graph(nodes.size());
    for (var place = 0; place < nodes.size(); place++) {
      for (var slot : loads(Stream.of(assignments.get(nodes.get(place)).code()))) {
        var needed = places.get(slot);
        if (needed != null) {
          graph.needs(place, needed);
        }
      }
    }
    return graph.order().stream().map(place -> assignments.get(nodes.get(place))).toList();
  }

  private static boolean asks(Code code) {
    return code instanceof Code.Ask || code.operands().stream().anyMatch(AlgebraicLoops::asks);
  }

  private static void addSettings(List<Code> operands, List<Tear> cut) {
    cut.forEach(tear -> operands.add(tear.zero().map(Tear.Zero::scale).orElse(Code.of(1))));
    cut.forEach(tear -> operands.add(tear.zero().map(Tear.Zero::resultScale).orElse(Code.of(1))));
    var zeros = cut.stream().flatMap(tear -> tear.zero().stream()).toList();
    var vectors = zeros.stream().collect(Collectors.groupingBy(Tear.Zero::vector));
    cut.forEach(
        tear ->
            operands.add(
                tear.zero()
                    .map(zero -> zero.isSought(vectors.getOrDefault(zero.vector(), List.of())))
                    .orElse(Code.of(1))));
    operands.add(joined(Op.MIN, zeros.stream().map(Tear.Zero::tolerance)));
    operands.add(joined(Op.MAX, zeros.stream().map(Tear.Zero::most)));
  }

  private static Code joined(Op op, Stream<Code> codes) {
    return codes.distinct().reduce((one, other) -> Code.of(op, one, other)).orElseThrow();
  }

  /// The slots of a loop.
  private static final class Locals {

    final Map<Slot, Slot> slots = new HashMap<>();
    final List<Assignment> body = new ArrayList<>();
    int size;

    Slot slot(Slot outer) {
      return Objects.requireNonNull(slots.get(outer), "a slot that is not of the loop");
    }

    Slot add(Slot outer) {
      var slot = next();
      slots.put(outer, slot);
      return slot;
    }

    private Slot next() {
      return new Slot(size, Slot.Role.HIDDEN, String.valueOf(size++));
    }

    void assign(Assignment assignment) {
      var code = within(assignment.code());
      body.add(new Assignment(add(assignment.target()), code));
    }

    Slot difference(Slot one, Slot other) {
      var slot = next();
      var code = Code.of(Op.SUBTRACT, Code.of(slot(one)), Code.of(slot(other)));
      body.add(new Assignment(slot, code));
      return slot;
    }

    private Code within(Code code) {
      return code instanceof Code.Load(var outer)
          ? Code.of(slot(outer))
          : code.mapOperands(this::within);
    }
  }
}
