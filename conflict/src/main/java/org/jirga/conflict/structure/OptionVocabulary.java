package org.jirga.conflict.structure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import org.jirga.conflict.condition.Vocabulary;

/// The words of conditions about a conflict: its options, and outcomes of a simulation.
///
/// @param outcomes names that only a simulation can give a value
public record OptionVocabulary(List<Option> optionList, List<String> outcomes)
    implements Vocabulary {

  public OptionVocabulary {
    optionList = List.copyOf(optionList);
    outcomes = List.copyOf(outcomes);
  }

  public static OptionVocabulary of(Conflict conflict) {
    return new OptionVocabulary(conflict.options(), List.of());
  }

  @Override
  public int options() {
    return optionList.size();
  }

  @Override
  public OptionalInt option(String name) {
    for (var i = 0; i < optionList.size(); i++) {
      if (optionList.get(i).name().equalsIgnoreCase(name)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public List<String> levels(int option) {
    return optionList.get(option).levels();
  }

  @Override
  public boolean isBinary(int option) {
    return optionList.get(option).isBinary();
  }

  @Override
  public boolean isOutcome(String name) {
    return outcomes.stream().anyMatch(outcome -> outcome.equalsIgnoreCase(name));
  }

  @Override
  public Collection<String> names() {
    var names = new ArrayList<>(outcomes);
    optionList.forEach(option -> names.add(option.name()));
    return names;
  }
}
