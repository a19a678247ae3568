package org.jirga.deal.structure;

import java.util.List;
import java.util.Optional;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.DecisionMaker;
import org.jirga.conflict.structure.Option;

/// The same conflict with some options that cannot be set back once they are set.
///
/// @param forward names of options
public record Variant(String name, String label, List<String> forward) {

  public Variant {
    forward = List.copyOf(forward);
  }

  /// The conflict under a variant, or as it is.
  public static Conflict apply(Conflict conflict, Optional<Variant> variant) {
    return variant.map(it -> it.of(conflict)).orElse(conflict);
  }

  private Conflict of(Conflict conflict) {
    return conflict.withDecisionMakers(
        conflict.decisionMakers().stream()
            .map(
                who ->
                    new DecisionMaker(
                        who.name(),
                        who.label(),
                        who.options().stream().map(this::changed).toList(),
                        who.profiles()))
            .toList());
  }

  private Option changed(Option option) {
    return forward.contains(option.name()) ? option.with(Option.Change.FORWARD) : option;
  }
}
