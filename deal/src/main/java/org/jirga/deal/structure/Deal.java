package org.jirga.deal.structure;

import java.util.List;
import java.util.Optional;
import org.jirga.conflict.condition.Condition;

/// What parties promise each other.
///
/// A promise is an option set in the agreed state, never a combination ruled out: whoever made it
/// can break it, and the analysis asks who would.
///
/// @param variant name of the variant of the conflict in which it is made; absent for the conflict
///     as it is
/// @param otherwise the state in which everything that nobody promises stands
/// @param trigger what sets it off, in words
/// @param guarantor who vouches for it, in words; empty for nobody
/// @param exempt numbers of options that no breach may touch, such as relief
/// @param schedule what is paid for it; absent where nothing is
/// @param judgement no source supports it: it is an analyst's proposal
public record Deal(
    String name,
    String label,
    String text,
    Optional<String> variant,
    Condition otherwise,
    List<Clause> clauses,
    String trigger,
    String guarantor,
    List<Integer> exempt,
    Optional<Schedule> schedule,
    String source,
    boolean judgement) {

  public Deal {
    clauses = List.copyOf(clauses);
    exempt = List.copyOf(exempt);
  }

  /// The promises of one party.
  public List<Clause> of(int party) {
    return clauses.stream().filter(clause -> clause.party() == party).toList();
  }

  /// The parties that promise something, in their order.
  public List<Integer> parties() {
    return clauses.stream().map(Clause::party).distinct().sorted().toList();
  }
}
