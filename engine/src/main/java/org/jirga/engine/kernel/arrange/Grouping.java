package org.jirga.engine.kernel.arrange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jirga.engine.program.Assignment;
import org.jirga.engine.program.Code;
import org.jirga.engine.program.Slot;
import org.jspecify.annotations.Nullable;

/// Reorders assignments so that those of one variable and one shape stand together, as far as what
/// they read and write allows. The values stay the same.
public final class Grouping {

  private final List<Assignment> assignments;
  private final ToIntFunction<Slot> place;

  /// For each assignment, those that must wait for it.
  private final List<List<Integer>> followers = new ArrayList<>();

  /// For each assignment, how many it waits for.
  private final int[] waiting;

  private final List<Group> groups = new ArrayList<>();
  private final Group[] groupOf;
  private final boolean[] done;
  private final List<List<Assignment>> ordered = new ArrayList<>();

  private static final class Group {
    /// Which are left, rising.
    final List<Integer> members = new ArrayList<>();

    /// How many assignments outside of it its members wait for.
    int waiting;

    /// Whether a member waits for another.
    boolean isChained;

    int first() {
      return members.getFirst();
    }
  }

  private Grouping(List<Assignment> assignments, ToIntFunction<Slot> place) {
    this.assignments = assignments;
    this.place = place;
    this.waiting = new int[assignments.size()];
    this.groupOf = new Group[assignments.size()];
    this.done = new boolean[assignments.size()];
  }

  /// @param assignments in an order in which they may be executed
  /// @param place where a slot lies in memory; members of a group are ordered by it
  /// @return the same assignments, each list of one name and shape
  public static List<List<Assignment>> group(
      List<Assignment> assignments, ToIntFunction<Slot> place) {
    return new Grouping(assignments, place).group();
  }

  private List<List<Assignment>> group() {
    findGroups();
    findDependencies();
    var free = new PriorityQueue<Group>((a, b) -> Integer.compare(a.first(), b.first()));
    groups.stream().filter(group -> group.waiting == 0).forEach(free::add);
    var next = 0;
    while (true) {
      var group = free.poll();
      if (group != null) {
        take(group, List.copyOf(group.members), free);
        continue;
      }
      // Groups that wait for each other: what can be taken of the first.
      while (next < done.length && done[next]) {
        next++;
      }
      if (next == done.length) {
        return ordered;
      }
      var stuck = groupOf[next];
      take(stuck, stuck.members.stream().filter(member -> waiting[member] == 0).toList(), free);
    }
  }

  private void findGroups() {
    var byKey = new LinkedHashMap<String, Group>();
    for (var index = 0; index < groupOf.length; index++) {
      var assignment = assignments.get(index);
      var key = Batch.name(assignment.target()) + '\n' + shape(assignment.code());
      groupOf[index] = byKey.computeIfAbsent(key, _ -> new Group());
      groupOf[index].members.add(index);
    }
    groups.addAll(byKey.values());
  }

  private static String shape(Code code) {
    var text = new StringBuilder();
    shape(code, text);
    return text.toString();
  }

  private static void shape(Code code, StringBuilder text) {
    switch (code) {
      case Code.Const _ -> text.append('#');
      case Code.Load _ -> text.append('$');
      case Code.Apply(var op, _) -> text.append(op.name()).append('(');
      case Code.Select _ -> text.append("?(");
      case Code.TableLookup _ -> text.append("@(");
      case Code.Invoke(var invoked, var element, var operands) ->
          text.append(invoked)
              .append('.')
              .append(element)
              .append('.')
              .append(operands.size())
              .append('(');
      case Code.Ask(var queue, var question, _) ->
          text.append(question).append('.').append(queue.index()).append('(');
    }
    code.operands().forEach(operand -> shape(operand, text));
  }

  /// Who reads waits for the last writer before it; who writes waits for all that read or wrote
  /// before it.
  private void findDependencies() {
    var writers = new HashMap<Slot, Integer>();
    var readers = new HashMap<Slot, List<Integer>>();
    for (var index = 0; index < waiting.length; index++) {
      followers.add(new ArrayList<>());
    }
    for (var index = 0; index < waiting.length; index++) {
      var reader = index;
      loads(
          assignments.get(index).code(),
          slot -> {
            waitFor(writers.get(slot), reader);
            readers.computeIfAbsent(slot, _ -> new ArrayList<>()).add(reader);
          });
      var target = assignments.get(index).target();
      waitFor(writers.put(target, index), index);
      for (var earlier : readers.getOrDefault(target, List.of())) {
        if (earlier != index) {
          waitFor(earlier, index);
        }
      }
      readers.remove(target);
    }
  }

  private static void loads(Code code, Consumer<Slot> slots) {
    if (code instanceof Code.Load(var slot)) {
      slots.accept(slot);
    }
    code.operands().forEach(operand -> loads(operand, slots));
  }

  private void waitFor(@Nullable Integer earlier, int later) {
    if (earlier == null) {
      return;
    }
    followers.get(earlier).add(later);
    waiting[later]++;
    if (groupOf[earlier] == groupOf[later]) {
      groupOf[later].isChained = true;
    } else {
      groupOf[later].waiting++;
    }
  }

  /// Puts members of a group next. Their order is that in memory, or where one needs another, the
  /// one they have.
  private void take(Group group, List<Integer> taken, PriorityQueue<Group> free) {
    var members = new ArrayList<>(taken);
    if (!group.isChained) {
      members.sort(
          (a, b) ->
              Integer.compare(
                  place.applyAsInt(assignments.get(a).target()),
                  place.applyAsInt(assignments.get(b).target())));
    }
    ordered.add(members.stream().map(assignments::get).toList());
    group.members.removeAll(new HashSet<>(taken));
    for (var member : taken) {
      done[member] = true;
      for (var follower : followers.get(member)) {
        waiting[follower]--;
        var other = groupOf[follower];
        if (other != group && --other.waiting == 0) {
          free.add(other);
        }
      }
    }
  }
}
