package org.jirga.engine.arithmetic;

/// The elementary functions of every kernel. The same argument gives the same bits on every
/// machine and in every language that has IEEE 754 doubles: each function is one sequence of
/// `+ - * /`, square roots, comparisons, rounding to integers and moves of bits, without fused
/// multiplication and addition. Special cases are those of `StrictMath`. The error is below one
/// ulp. The bits are the same but for those of NaN, which machines choose.
///
/// A change of any of them changes results: it needs another [#VERSION], which every result hash
/// contains.
///
/// Methods and measured errors: `docs/explanation/elementary-functions.md`.
public final class Elementary {

  /// Names the definition of the functions.
  public static final String VERSION = "jirga-1";

  private Elementary() {}

  public static double exp(double x) {
    return Exponential.exp(x);
  }

  /// The natural logarithm.
  public static double ln(double x) {
    return Logarithm.ln(x);
  }

  /// n exactly for the normal double nearest to 10^n.
  public static double log10(double x) {
    return Logarithm.log10(x);
  }

  /// `ln x / ln base` rounded once, and the quotient of the two where one is not a positive finite
  /// number or the base is 1.
  public static double log(double x, double base) {
    return Logarithm.log(x, base);
  }

  /// x to the power of y. Correctly rounded for the exponents 0, 1 and 2, and for 1/2 from a
  /// positive x; exact where the result of small integers is a double.
  public static double pow(double x, double y) {
    return Power.pow(x, y);
  }

  /// Correctly rounded by IEEE 754, so the machine's instruction may be used.
  public static double sqrt(double x) {
    return Math.sqrt(x);
  }

  public static double sin(double x) {
    return Trigonometric.sin(x);
  }

  public static double cos(double x) {
    return Trigonometric.cos(x);
  }

  public static double tan(double x) {
    return Trigonometric.tan(x);
  }

  public static double arcsin(double x) {
    return InverseTrigonometric.arcsin(x);
  }

  public static double arccos(double x) {
    return InverseTrigonometric.arccos(x);
  }

  public static double arctan(double x) {
    return InverseTrigonometric.arctan(x);
  }

  public static double sinh(double x) {
    return Hyperbolic.sinh(x);
  }

  public static double cosh(double x) {
    return Hyperbolic.cosh(x);
  }

  public static double tanh(double x) {
    return Hyperbolic.tanh(x);
  }
}
