package org.jirga.workbench.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.StateSet;
import org.jirga.conflict.path.Path;

/// States as people read them.
final class StateWords {

  private final Game game;

  StateWords(Game game) {
    this.game = game;
  }

  /// What is so in a state: the options set to yes and the levels of the others; where an option
  /// does not matter, nothing is said of it.
  String words(int state) {
    var words = new ArrayList<String>();
    var options = game.states().layout().options();
    for (var i = 0; i < options.size(); i++) {
      var level = game.states().level(state, i);
      var option = options.get(i);
      if (level.isEmpty()) {
        continue;
      }
      if (!option.isBinary()) {
        words.add(option.name() + ": " + option.levels().get(level.getAsInt()));
      } else if (level.getAsInt() == 1) {
        words.add(option.name());
      }
    }
    return words.isEmpty() ? "nothing" : String.join(", ", words);
  }

  /// What a move changes: `modify; response: accept`.
  String change(Path.Step step) {
    var words = new ArrayList<String>();
    var options = game.states().layout().options();
    for (var i : game.states().layout().optionsOf(step.who())) {
      var from = game.states().level(step.from(), i);
      var to = game.states().level(step.to(), i);
      var option = options.get(i);
      if (to.isEmpty() || from.equals(to)) {
        continue;
      }
      if (!option.isBinary()) {
        words.add(option.name() + " " + option.levels().get(to.getAsInt()));
      } else {
        words.add(to.getAsInt() == 1 ? option.name() : "no " + option.name());
      }
    }
    return String.join(", ", words);
  }

  String name(int state) {
    return game.name(state);
  }

  /// Names of states: `5, 8, 9`.
  String list(StateSet states) {
    return states.isEmpty()
        ? "none"
        : states.stream().mapToObj(game::name).collect(Collectors.joining(", "));
  }

  List<String> names(StateSet states) {
    return states.stream().mapToObj(game::name).toList();
  }
}
