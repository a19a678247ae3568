package org.jirga.engine.arithmetic;

/// Powers of whole rows, with the bits of [Elementary#pow], several times as fast.
///
/// The usual case (a positive normal base, an exponent that is not special, a normal result) is the
/// algorithm of fdlibm's `e_pow.c`, which `StrictMath` promises, with the same floating-point
/// operations in the same order, but without its branches: lanes take different ones, and a
/// mispredicted branch costs more than all it could save. Everything else is left to `StrictMath`.
///
/// fdlibm is Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Permission to use,
/// copy, modify, and distribute this software is freely granted, provided that this notice is
/// preserved.
public final class Powers {

  /// Clears the lower half of a number's bits.
  private static final long UPPER = 0xFFFF_FFFF_0000_0000L;

  private static final double LARGEST_EXPONENT = 0x1p31;

  /// Results between 2^-1000 and 2^1000 are neither subnormal nor overflow.
  private static final double LARGEST_SCALE = 1000;

  /// From here on fdlibm rounds to a whole number; it looks at the upper half of the bits only.
  private static final double ROUNDED_FROM = 0x1.00001p-1;

  private static final double DP_H = 0x1.2b80_34p-1;
  private static final double DP_L = 0x1.cfde_b43c_fd006p-27;
  private static final double CP = 0x1.ec70_9dc3_a03fdp-1; // 2 / (3 ln 2)
  private static final double CP_H = 0x1.ec709ep-1;
  private static final double CP_L = -0x1.e2fe_0145_b01f5p-28;
  private static final double L1 = 0x1.3333_3333_33303p-1;
  private static final double L2 = 0x1.b6db_6db6_fabffp-2;
  private static final double L3 = 0x1.5555_5518_f264dp-2;
  private static final double L4 = 0x1.1746_0a91_d4101p-2;
  private static final double L5 = 0x1.d864_a93c_9db65p-3;
  private static final double L6 = 0x1.a7e2_84a4_54eefp-3;
  private static final double P1 = 0x1.5555_5555_5553ep-3;
  private static final double P2 = -0x1.6c16_c16b_ebd93p-9;
  private static final double P3 = 0x1.1566_aaf2_5de2cp-14;
  private static final double P4 = -0x1.bbd4_1c5d_26bf1p-20;
  private static final double P5 = 0x1.6376_972b_ea4d0p-25;
  private static final double LG2 = 0x1.62e4_2fef_a39efp-1; // ln 2
  private static final double LG2_H = 0x1.62e43p-1;
  private static final double LG2_L = -0x1.05c6_10ca_86c39p-29;

  private Powers() {}

  /// `target[i] = x[i] ^ y[i]` for `i < count`; the target may be one of the operands.
  public static void pow(double[] target, double[] x, double[] y, int count) {
    for (var lane = 0; lane < count; lane++) {
      target[lane] = isUsual(x[lane], y[lane]) ? usual(x[lane], y[lane]) : unusual(x, y, lane);
    }
  }

  private static double unusual(double[] x, double[] y, int lane) {
    return Elementary.pow(x[lane], y[lane]);
  }

  private static boolean isUsual(double x, double y) {
    var size = Math.abs(y);
    return x >= Double.MIN_NORMAL
        && x <= Double.MAX_VALUE
        && size < LARGEST_EXPONENT
        && size != 0
        && size != 1
        && y != 2
        && y != 0.5;
  }

  /// The names are those of `e_pow.c`.
  private static double usual(double x, double y) {
    var bits = Double.doubleToRawLongBits(x);
    var hx = (int) (bits >>> 32);
    var j = hx & 0x000f_ffff;
    // Brings x into [sqrt(3)/2, sqrt(3)) around 1 (k = 0) or 1.5 (k = 1), times 2^n.
    var beyond = 0xBB679 - j >>> 31;
    var k = (0x3988E - j >>> 31) - beyond;
    var n = (hx >> 20) - 0x3ff + beyond;
    var ix = (j | 0x3ff0_0000) - (beyond << 20);
    var ax = Double.longBitsToDouble((long) ix << 32 | bits & ~UPPER);
    var second = (double) k;
    var bp = 1 + 0.5 * second;
    // ss = s_h + s_l = (ax - bp) / (ax + bp)
    var u = ax - bp;
    var v = 1.0 / (ax + bp);
    var ss = u * v;
    var sh = upper(ss);
    var th =
        Double.longBitsToDouble((long) ((ix >> 1 | 0x2000_0000) + 0x0008_0000 + (k << 18)) << 32);
    var tl = ax - (th - bp);
    var sl = v * ((u - sh * th) - sh * tl);
    // log2(ax)
    var s2 = ss * ss;
    var r = s2 * s2 * (L1 + s2 * (L2 + s2 * (L3 + s2 * (L4 + s2 * (L5 + s2 * L6)))));
    r += sl * (sh + ss);
    s2 = sh * sh;
    th = upper(3.0 + s2 + r);
    tl = r - ((th - 3.0) - s2);
    u = sh * th;
    v = sl * th + tl * ss;
    var ph = upper(u + v);
    var pl = v - (ph - u);
    var zh = CP_H * ph;
    var zl = CP_L * ph + pl * CP + DP_L * second;
    var t = (double) n;
    var t1 = upper(((zh + zl) + DP_H * second) + t);
    var t2 = zl - (((t1 - t) - DP_H * second) - zh);
    // y log2(x) = z = p_l + p_h
    var y1 = upper(y);
    pl = (y - y1) * t1 + y * t2;
    ph = y1 * t1;
    var z = pl + ph;
    return Math.abs(z) < LARGEST_SCALE ? powerOfTwo(z, ph, pl) : Elementary.pow(x, y);
  }

  private static double powerOfTwo(double exponent, double high, double low) {
    var half = Math.copySign(0.5, exponent);
    var n = Math.abs(exponent) >= ROUNDED_FROM ? (int) (exponent + half) : 0;
    var ph = high - n;
    var t = upper(low + ph);
    var u = t * LG2_H;
    var v = (low - (t - ph)) * LG2 + t * LG2_L;
    var z = u + v;
    var w = v - (z - u);
    t = z * z;
    var t1 = z - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
    var r = (z * t1) / (t1 - 2.0) - (w + z * w);
    z = 1.0 - (r - z);
    return Double.longBitsToDouble(Double.doubleToRawLongBits(z) + ((long) n << 52));
  }

  private static double upper(double x) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & UPPER);
  }
}
