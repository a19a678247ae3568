package org.jirga.analysis.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jirga.analysis.study.Change;
import org.jirga.analysis.study.Policy;
import org.jirga.analysis.study.Study;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;

/// What the subscripts of an outcome in a claim's test stand for: `defectors[conditional, S1]` is
/// the outcome under the policy "conditional" with the switch S1 in force.
///
/// Policies and variants go by their name, switches and nulls by their id or their name, in any
/// case. Where no policy is named, the baseline is meant, or [Arm#unnamed] of a study.
public final class ArmNames {

  private final String baseline;
  private final Map<Name, String> policies = new LinkedHashMap<>();
  private final Map<Name, String> changes = new LinkedHashMap<>();

  public ArmNames(
      String baseline, List<Policy> policies, List<Change> switches, List<Change> nulls) {
    this.baseline = baseline;
    for (var policy : policies) {
      this.policies.put(Name.of(policy.name()), policy.name());
    }
    Stream.concat(switches.stream(), nulls.stream())
        .forEach(
            change -> {
              changes.put(Name.of(change.id()), change.id());
              changes.putIfAbsent(Name.of(change.name()), change.id());
            });
  }

  public static ArmNames of(Study study) {
    return new ArmNames(
        Arm.unnamed(study).policy(), study.policies(), study.switches(), study.nulls());
  }

  /// The arm that the subscripts name; absent where one of them names nothing, or where two of them
  /// name a policy.
  public Optional<Arm> arm(List<Subscript> subscripts) {
    Optional<String> policy = Optional.empty();
    var named = new ArrayList<String>();
    for (var subscript : subscripts) {
      var name = subscript.name();
      if (changes.containsKey(name)) {
        named.add(changes.get(name));
      } else if (policies.containsKey(name) && policy.isEmpty()) {
        policy = Optional.of(policies.get(name));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new Arm(policy.orElse(baseline), named));
  }

  /// Whether the name is that of a policy, switch or null.
  public boolean knows(Name name) {
    return policies.containsKey(name) || changes.containsKey(name);
  }

  /// Every name that a subscript may be.
  public Set<String> all() {
    var all = new java.util.LinkedHashSet<>(policies.values());
    changes.keySet().forEach(name -> all.add(name.text()));
    return all;
  }
}
