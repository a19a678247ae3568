package org.jirga.engine.arithmetic;

/// The elementary functions of every kernel. The same argument gives the same bits on every
/// machine, which `Math` does not promise and `StrictMath` does.
///
/// A change of any of them changes results: it needs another [#VERSION], which every result hash
/// contains.
public final class Elementary {

  /// Names the definition of the functions.
  public static final String VERSION = "strictmath-1";

  private Elementary() {}

  public static double exp(double x) {
    return StrictMath.exp(x);
  }

  /// The natural logarithm.
  public static double ln(double x) {
    return StrictMath.log(x);
  }

  public static double log10(double x) {
    return StrictMath.log10(x);
  }

  /// x to the power of y. `StrictMath` itself takes the short way for the exponents 1, 2 and 0.5.
  public static double pow(double x, double y) {
    return StrictMath.pow(x, y);
  }

  /// Correctly rounded by IEEE 754, so the machine's instruction may be used.
  public static double sqrt(double x) {
    return Math.sqrt(x);
  }

  public static double sin(double x) {
    return StrictMath.sin(x);
  }

  public static double cos(double x) {
    return StrictMath.cos(x);
  }

  public static double tan(double x) {
    return StrictMath.tan(x);
  }

  public static double arcsin(double x) {
    return StrictMath.asin(x);
  }

  public static double arccos(double x) {
    return StrictMath.acos(x);
  }

  public static double arctan(double x) {
    return StrictMath.atan(x);
  }

  public static double sinh(double x) {
    return StrictMath.sinh(x);
  }

  public static double cosh(double x) {
    return StrictMath.cosh(x);
  }

  public static double tanh(double x) {
    return StrictMath.tanh(x);
  }
}
