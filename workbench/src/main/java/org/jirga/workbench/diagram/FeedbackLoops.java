package org.jirga.workbench.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.model.expr.Name;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// The feedback loops of a model in words, for those who cannot or will not follow arrows: through
/// each influence the shortest loop that it is a part of.
///
/// @see "Oliva (2004), System Dynamics Review 20, 313 (geodetic cycles)"
public final class FeedbackLoops {

  private final SignedInfluences influences;
  private final Map<Name, List<Name>> effects = new HashMap<>();

  private FeedbackLoops(Model model) {
    influences = new SignedInfluences(model);
    for (var variable : model.variables()) {
      influences
          .of(variable.name())
          .keySet()
          .forEach(
              cause -> effects.computeIfAbsent(cause, _ -> new ArrayList<>()).add(variable.name()));
    }
  }

  /// @param sign what a rise of any of them comes back as
  /// @param variables each moves the next, the last the first
  private record Loop(Sign sign, List<Name> variables) {

    /// `Reinforcing: grievance → recruitment → attacks → grievance`.
    String words() {
      var kind =
          switch (sign) {
            case SAME -> "Reinforcing";
            case OPPOSITE -> "Balancing";
            case EITHER -> "Reinforcing or balancing, by circumstances";
          };
      return Stream.concat(variables.stream(), Stream.of(variables.getFirst()))
          .map(Name::text)
          .collect(Collectors.joining(" → ", kind + ": ", ""));
    }
  }

  /// Short ones first; that a stock drains itself goes without saying.
  public static List<String> of(Model model) {
    var loops = new FeedbackLoops(model);
    var seen = new HashSet<List<Name>>();
    var found = new ArrayList<Loop>();
    for (var variable : model.variables()) {
      for (var effect : loops.effects.getOrDefault(variable.name(), List.of())) {
        loops
            .back(effect, variable.name())
            .map(path -> loops.loop(path, model))
            .filter(loop -> loop.variables().size() > 2 || loop.sign() != Sign.OPPOSITE)
            .filter(loop -> seen.add(loop.variables().stream().sorted(BY_KEY).toList()))
            .ifPresent(found::add);
      }
    }
    return found.stream()
        .sorted(Comparator.comparing(loop -> loop.variables().size()))
        .map(Loop::words)
        .toList();
  }

  private static final Comparator<Name> BY_KEY = Comparator.comparing(Name::key);

  /// The shortest way, both ends included.
  private Optional<List<Name>> back(Name from, Name to) {
    var before = new HashMap<Name, Name>();
    var open = new ArrayDeque<>(List.of(from));
    var reached = new HashSet<>(List.of(from));
    while (!open.isEmpty()) {
      var here = open.removeFirst();
      if (here.equals(to)) {
        var path = new ArrayList<Name>();
        for (var at = Optional.of(here);
            at.isPresent();
            at = Optional.ofNullable(before.get(at.get()))) {
          path.add(at.get());
        }
        return Optional.of(path.reversed());
      }
      for (var next : effects.getOrDefault(here, List.of())) {
        if (reached.add(next)) {
          before.put(next, here);
          open.addLast(next);
        }
      }
    }
    return Optional.empty();
  }

  /// A way as a loop that begins at a stock.
  private Loop loop(List<Name> path, Model model) {
    var stocks =
        model.variables().stream()
            .filter(Variable.Stock.class::isInstance)
            .map(Variable::name)
            .collect(Collectors.toSet());
    var start = 0;
    while (start < path.size() - 1 && !stocks.contains(path.get(start))) {
      start++;
    }
    var from = stocks.contains(path.get(start)) ? start : 0;
    var turned = new ArrayList<>(path.subList(from, path.size()));
    turned.addAll(path.subList(0, from));
    var sign = Sign.SAME;
    for (var at = 0; at < turned.size(); at++) {
      var effect = turned.get((at + 1) % turned.size());
      sign = sign.times(influences.of(effect).getOrDefault(turned.get(at), Sign.EITHER));
    }
    return new Loop(sign, List.copyOf(turned));
  }
}
