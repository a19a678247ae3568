package org.jirga.formats.xmile;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.ReadCode;
import org.jirga.model.expr.Name;

/// Complains of `<inflow>`s and `<outflow>`s that are no flows, or that count twice.
final class FlowRules {

  private final XmlElement list;
  private final Complaints complaints;
  private final Set<Name> flows;
  private final Set<Name> others;
  private final Set<Name> filling = new HashSet<>();
  private final Set<Name> draining = new HashSet<>();

  /// @param list of the variables of one model
  FlowRules(XmlElement list, Complaints complaints) {
    this.list = list;
    this.complaints = complaints;
    this.flows = XmlElement.names(list.all("flow"));
    this.others = XmlElement.names(Stream.concat(list.all("aux"), list.all("stock")));
  }

  void check() {
    for (var stock : list.all("stock").toList()) {
      for (var flow : stock.children()) {
        if (flow.is("inflow") || flow.is("outflow")) {
          check(flow, flow.is("inflow") ? filling : draining);
        }
      }
    }
  }

  private void check(XmlElement flow, Set<Name> taken) {
    var name = NetFlow.name(flow);
    if (others.contains(name) && !flows.contains(name)) {
      complain(flow, "'%s' is no <flow>, and is added all the same".formatted(name));
    } else if (flows.contains(name) && !taken.add(name)) {
      complain(
          flow,
          "'%s' is the <%s> of two stocks, or twice of one, and counts each time"
              .formatted(name, flow.name()));
    }
  }

  private void complain(XmlElement flow, String message) {
    complaints.add(ReadCode.AGAINST_FORMAT, flow.tag(), message);
  }
}
