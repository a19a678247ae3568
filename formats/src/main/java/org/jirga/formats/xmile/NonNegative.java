package org.jirga.formats.xmile;

import java.util.stream.Stream;

/// Which variables are kept from falling below 0: the file's `<behavior>` says it for all stocks or
/// flows, an element's own `<non_negative/>` for one (XMILE 1.0, sections 2.7 and 4.1.1). What is
/// nearest counts: of a model before that of the file, of a kind before that of all.
///
/// @param stocks whether stocks are unless they say otherwise
/// @param flows whether flows are
record NonNegative(boolean stocks, boolean flows) {

  static NonNegative of(XmlElement root, XmlElement model) {
    return new NonNegative(isDefault(root, model, "stock"), isDefault(root, model, "flow"));
  }

  private static boolean isDefault(XmlElement root, XmlElement model, String kind) {
    return Stream.of(model, root)
        .flatMap(
            scope ->
                Stream.concat(
                    scope.all("behavior").flatMap(behavior -> behavior.all(kind)),
                    scope.all("behavior")))
        .flatMap(scope -> scope.all("non_negative"))
        .findFirst()
        .map(XmileText::isSet)
        .orElse(false);
  }

  boolean stock(XmlElement stock) {
    return stock.child("non_negative").map(XmileText::isSet).orElse(stocks);
  }

  boolean flow(XmlElement flow) {
    return flow.child("non_negative").map(XmileText::isSet).orElse(flows);
  }
}
