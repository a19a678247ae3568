package org.jirga.model.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/// What needs what, among nodes numbered from 0. Nothing here recurses: a model may be a chain of
/// many thousands.
public final class Graph {

  private int size;
  private int[] from = new int[64];
  private int[] to = new int[64];
  private int edges;

  public Graph(int size) {
    this.size = size;
  }

  /// Adds a node.
  ///
  /// @return its number
  int node() {
    return size++;
  }

  /// Says that one node needs another.
  public void needs(int node, int needed) {
    if (edges == from.length) {
      from = Arrays.copyOf(from, 2 * edges);
      to = Arrays.copyOf(to, 2 * edges);
    }
    from[edges] = node;
    to[edges++] = needed;
  }

  /// How many needs were said.
  int edges() {
    return edges;
  }

  /// The nodes, each after all that it needs, the lowest number first where several may come next.
  /// Nodes on a cycle, or that need one, are left out.
  public List<Integer> order() {
    var waiting = new int[size];
    for (var i = 0; i < edges; i++) {
      waiting[from[i]]++;
    }
    var needers = Adjacency.of(size, edges, to, from);
    var ready = new PriorityQueue<Integer>();
    for (var node = 0; node < size; node++) {
      if (waiting[node] == 0) {
        ready.add(node);
      }
    }
    var order = new ArrayList<Integer>(size);
    while (!ready.isEmpty()) {
      var node = ready.remove();
      order.add(node);
      for (var i = needers.start[node]; i < needers.start[node + 1]; i++) {
        var needer = needers.target[i];
        if (--waiting[needer] == 0) {
          ready.add(needer);
        }
      }
    }
    return order;
  }

  /// The sets of nodes that all need each other, a node that needs itself among them; each sorted,
  /// and sorted by their first node.
  public List<int[]> knots() {
    var knots = new ArrayList<int[]>();
    var needs = Adjacency.of(size, edges, from, to);
    var number = new int[size];
    var low = new int[size];
    var next = new int[size];
    var open = new boolean[size];
    var stack = new int[size];
    var path = new int[size];
    var numbered = 0;
    var stacked = 0;
    for (var root = 0; root < size; root++) {
      if (number[root] != 0) {
        continue;
      }
      var depth = 0;
      path[depth++] = root;
      while (depth > 0) {
        var node = path[depth - 1];
        if (number[node] == 0) {
          number[node] = low[node] = ++numbered;
          next[node] = needs.start[node];
          stack[stacked++] = node;
          open[node] = true;
        }
        if (next[node] < needs.start[node + 1]) {
          var needed = needs.target[next[node]++];
          if (number[needed] == 0) {
            path[depth++] = needed;
          } else if (open[needed]) {
            low[node] = Math.min(low[node], number[needed]);
          }
          continue;
        }
        depth--;
        if (depth > 0) {
          low[path[depth - 1]] = Math.min(low[path[depth - 1]], low[node]);
        }
        if (low[node] == number[node]) {
          var end = stacked;
          do {
            open[stack[--stacked]] = false;
          } while (stack[stacked] != node);
          var knot = Arrays.copyOfRange(stack, stacked, end);
          if (knot.length > 1 || needs.has(node, node)) {
            Arrays.sort(knot);
            knots.add(knot);
          }
        }
      }
    }
    knots.sort((a, b) -> Integer.compare(a[0], b[0]));
    return knots;
  }

  /// A shortest cycle through the first node of a knot: from it along what each needs, without the
  /// return to it.
  List<Integer> cycle(int[] knot) {
    var needs = Adjacency.of(size, edges, from, to);
    var first = knot[0];
    var reachedFrom = new int[size];
    Arrays.fill(reachedFrom, -1);
    var queue = new int[knot.length + 1];
    var head = 0;
    var tail = 0;
    queue[tail++] = first;
    while (head < tail) {
      var node = queue[head++];
      for (var i = needs.start[node]; i < needs.start[node + 1]; i++) {
        var needed = needs.target[i];
        if (needed == first) {
          var cycle = new ArrayList<Integer>();
          for (var step = node; step != first; step = reachedFrom[step]) {
            cycle.add(step);
          }
          cycle.add(first);
          return cycle.reversed();
        }
        if (reachedFrom[needed] < 0 && Arrays.binarySearch(knot, needed) >= 0) {
          reachedFrom[needed] = node;
          queue[tail++] = needed;
        }
      }
    }
    throw new IllegalArgumentException("The nodes do not form a cycle.");
  }

  /// Targets by node: those of node n are `target[start[n]]` to before `target[start[n + 1]]`.
  private record Adjacency(int[] start, int[] target) {

    static Adjacency of(int size, int edges, int[] key, int[] value) {
      var start = new int[size + 1];
      for (var i = 0; i < edges; i++) {
        start[key[i] + 1]++;
      }
      for (var node = 0; node < size; node++) {
        start[node + 1] += start[node];
      }
      var at = start.clone();
      var target = new int[edges];
      for (var i = 0; i < edges; i++) {
        target[at[key[i]]++] = value[i];
      }
      return new Adjacency(start, target);
    }

    boolean has(int node, int wanted) {
      for (var i = start[node]; i < start[node + 1]; i++) {
        if (target[i] == wanted) {
          return true;
        }
      }
      return false;
    }
  }
}
