package org.jirga.analysis.discovery;

/// A way to find the region where cases of interest lie.
public interface DiscoveryMethod {

  String name();

  /// The region found in these cases. A method without a finding gives one that holds everything.
  Region find(Cases cases);

  /// PRIM, and of its trajectory the box that a rule chooses.
  static DiscoveryMethod prim(PrimSettings settings, BoxRule rule) {
    return new DiscoveryMethod() {
      @Override
      public String name() {
        return "PRIM";
      }

      @Override
      public Region find(Cases cases) {
        return rule.choose(cases, new Prim(settings).search(cases));
      }
    };
  }

  /// A classification tree; the region is that of its leaves in which most cases are of interest.
  static DiscoveryMethod cart(double smallest) {
    return new DiscoveryMethod() {
      @Override
      public String name() {
        return "CART";
      }

      @Override
      public Region find(Cases cases) {
        return new Cart(smallest).grow(cases);
      }
    };
  }

  /// Logistic regression.
  static DiscoveryMethod logistic() {
    return new DiscoveryMethod() {
      @Override
      public String name() {
        return "Logistic regression";
      }

      @Override
      public Region find(Cases cases) {
        return LogisticRegion.fit(cases);
      }
    };
  }
}
