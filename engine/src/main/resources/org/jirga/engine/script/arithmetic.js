// Elementary functions: the twin of engine.arithmetic, operation by operation. Only + - * /, square
// roots, comparisons and moves of bits; nothing of Math whose last bits depend on the engine.
// Methods and sources stand with the Java classes of the same names.

const float = new Float64Array(1);
const words = new Int32Array(float.buffer);
float[0] = 1;
const UPPER = words[1] !== 0 ? 1 : 0;
const LOWER = 1 - UPPER;

/** The smaller part of the latest sum of two doubles; the larger one is what was returned. */
const low = new Float64Array(1);

/** Vensim's `:NA:`. */
const NOT_AVAILABLE = -(2 ** 109);

// Binary

function nearestInteger(x) {
  return x + 6755399441055744 - 6755399441055744;
}

/** To the nearest integer, ties to even, of any number. */
function rint(x) {
  if (!(Math.abs(x) < 4503599627370496)) {
    return x;
  }
  return x < 0 || Object.is(x, -0)
    ? -(-x + 4503599627370496 - 4503599627370496)
    : x + 4503599627370496 - 4503599627370496;
}

/** 2^k for k from -1074 to 1024, the last of them infinite: read faster than made of words. */
const POWERS = new Float64Array(2099);
for (let k = 0, up = 1, down = 1; k <= 1074; k++, up *= 2, down /= 2) {
  POWERS[1074 - k] = down;
  POWERS[Math.min(2098, 1074 + k)] = up;
}

function powerOfTwo(k) {
  return POWERS[1074 + k];
}

function scaled(x, k) {
  const half = k >> 1;
  return x * powerOfTwo(half) * powerOfTwo(k - half);
}

function upper(x) {
  float[0] = x;
  return words[UPPER];
}

function exponent(x) {
  return (upper(x) - 0x3fe6a09e) >> 20;
}

function significand(x, k) {
  return x * POWERS[1074 - k]; // exact
}

// DoubleDouble

function ordered(larger, smaller) {
  const sum = larger + smaller;
  low[0] = smaller - (sum - larger);
  return sum;
}

function orderedSumError(larger, smaller, sum) {
  return smaller - (sum - larger);
}

function sumError(a, b, sum) {
  const ofB = sum - a;
  return a - (sum - ofB) + (b - ofB);
}

function upperHalf(x) {
  const c = 134217729 * x;
  return c - (c - x);
}

function productError(a, b, product) {
  const aUpper = upperHalf(a);
  const aLower = a - aUpper;
  const bUpper = upperHalf(b);
  const bLower = b - bUpper;
  return aUpper * bUpper - product + aUpper * bLower + aLower * bUpper + aLower * bLower;
}

function productLow(a, aLow, b, bLow, product) {
  return productError(a, b, product) + a * bLow + aLow * b;
}

function times(a, aLow, b, bLow) {
  const product = a * b;
  const error = productError(a, b, product);
  return ordered(product, error + (a * bLow + aLow * b));
}

function dividedBy(a, aLow, b, bLow) {
  const inverse = 1 / b;
  const quotient = a * inverse;
  const product = quotient * b;
  const rest = a - product - productError(quotient, b, product);
  return ordered(quotient, (rest + aLow - quotient * bLow) * inverse);
}

// Exponential

const LN2_HIGH = 0.6931471806019545;
const LN2_LOW = -4.2009150726810846e-11;
const ONE_BY_LN2 = 1.4426950408889634;

function exp(x) {
  if (x >= 710) {
    return Infinity;
  }
  if (x <= -746) {
    return 0;
  }
  return x !== x ? NaN : expCore(x, 0, 0);
}

function expCore(x, xLow, shift) {
  const k = nearestInteger(x * ONE_BY_LN2);
  const larger = x - k * LN2_HIGH;
  const smaller = k * LN2_LOW - xLow;
  const r = larger - smaller;
  const error = larger - r - smaller;
  return scaled(1 + (r + expTail(r, error)), (k | 0) + shift);
}

function expPrecise(x) {
  const k = nearestInteger(x * ONE_BY_LN2);
  const larger = x - k * LN2_HIGH;
  const smaller = k * LN2_LOW;
  const r = larger - smaller;
  const one = ordered(1, r);
  const sum = ordered(one, low[0] + expTail(r, larger - r - smaller));
  const scale = powerOfTwo(k | 0);
  low[0] = low[0] * scale;
  return sum * scale;
}

function expLessOne(x) {
  const k = nearestInteger(x * ONE_BY_LN2);
  const larger = x - k * LN2_HIGH;
  const smaller = k * LN2_LOW;
  const r = larger - smaller;
  const scale = powerOfTwo(k | 0);
  const sum = ordered(scale - 1, scale * r);
  return ordered(sum, low[0] + scale * expTail(r, larger - r - smaller));
}

function expTail(r, error) {
  const r2 = r * r;
  const r4 = r2 * r2;
  const first =
    0.1666666666666667 + 0.04166666666666667 * r +
    r2 * (0.008333333333325888 + 0.0013888888888882157 * r);
  const middle =
    0.00019841269875453378 + 2.4801587330029272e-05 * r +
    r2 * (2.755725476111782e-06 + 2.7557268901218027e-07 * r);
  const high = 2.5105439676034604e-08 + 2.091637806851101e-09 * r;
  return 0.5 * r2 + (r2 * r * (first + r4 * (middle + r4 * high)) + error);
}

// Logarithm

const TWO_THIRDS = 0.6666666666666666;
const TWO_FIFTHS = 0.4;

function isPositiveFinite(x) {
  return x > 0 && x < Infinity;
}

function ln(x) {
  return isPositiveFinite(x) ? lnCore(x) : lnSpecial(x);
}

function log10(x) {
  return isPositiveFinite(x)
    ? times(lnPrecise(x), low[0], 0.4342944819032518, 1.098319650216765e-17)
    : lnSpecial(x);
}

function log(x, base) {
  if (isPositiveFinite(x) && isPositiveFinite(base) && base !== 1) {
    const dividend = lnPrecise(x);
    const dividendLow = low[0];
    const divisor = lnPrecise(base);
    return dividedBy(dividend, dividendLow, divisor, low[0]);
  }
  return ln(x) / ln(base);
}

function lnSpecial(x) {
  if (x === 0) {
    return -Infinity;
  }
  return x > 0 ? Infinity : NaN;
}

function lnCore(x) {
  const subnormal = x < 2.2250738585072014e-308;
  const normal = subnormal ? x * 1.8014398509481984e+16 : x;
  const e = exponent(normal);
  const f = significand(normal, e) - 1;
  const k = subnormal ? e - 54 : e;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const r =
    z *
    (0.6666666666666666 + 0.40000000000005315 * z +
      w *
        (0.2857142856917514 + 0.22222222655208831 * z +
          w *
            (0.18181773754702688 + 0.15387213158865362 * z +
              w * (0.13246723282145553 + 0.1328640322560398 * z))));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
}

function lnPrecise(x) {
  const subnormal = x < 2.2250738585072014e-308;
  const normal = subnormal ? x * 1.8014398509481984e+16 : x;
  const e = exponent(normal);
  const m = significand(normal, e);
  const k = subnormal ? e - 54 : e;
  const f = m - 1;
  const g = m + 1;
  const inverse = 1 / g;
  const s = f * inverse;
  const sg = s * g;
  const rest = f - sg - productError(s, g, sg);
  const sLow = (rest - s * (m - (g - 1))) * inverse;
  const z = s * s;
  const zLow = productError(s, s, z) + 2 * s * sLow;
  const w = z * z;
  const polynomial =
    0.285714285714286 + 0.22222222222138832 * z +
    w *
      (0.18181818226629892 + 0.15384606320410774 * z +
        w *
          (0.1333420614790724 + 0.11721695883675055 * z + w * 0.1156761513501239));
  const t = z * polynomial;
  const q = TWO_FIFTHS + t;
  const p = z * q;
  const b = TWO_THIRDS + p;
  const qLow = orderedSumError(TWO_FIFTHS, t, q) + -2.2204460492503132e-17;
  const pLow = productError(z, q, p) + (z * qLow + zLow * q) + 3.700743415417188e-17;
  const bLow = orderedSumError(TWO_THIRDS, p, b) + pLow;
  const u = z * b;
  const uLow = productLow(z, zLow, b, bLow, u);
  const v = s * u;
  const vLow = productLow(s, sLow, u, uLow, v);
  const kLn2 = k * LN2_HIGH;
  const s2 = 2 * s;
  const sum = kLn2 + s2;
  const total = sum + v;
  const error = orderedSumError(kLn2, s2, sum) + orderedSumError(sum, v, total);
  return ordered(total, error + (k * LN2_LOW + (2 * sLow + vLow)));
}

// Power

function pow(x, y) {
  if (y === 2) {
    return x * x;
  }
  return x > 0 && x < Infinity && Math.abs(y) < Infinity ? powOfPositive(x, y) : powSpecial(x, y);
}

function powOfPositive(x, y) {
  if (y === 1) {
    return x;
  }
  return y === 0.5 ? Math.sqrt(x) : powCore(x, y);
}

/** The latest base and its logarithm, in two parts: powers of one base often follow each other. */
const latestBase = Float64Array.of(1, 0, 0);

function powCore(x, y) {
  if (x !== latestBase[0]) {
    latestBase[1] = lnPrecise(x);
    latestBase[2] = low[0];
    latestBase[0] = x;
  }
  const high = latestBase[1];
  const highLow = latestBase[2];
  const limited = Math.max(-3.6893488147419103e+19, Math.min(3.6893488147419103e+19, y));
  const product = limited * high;
  const productRest = productError(limited, high, product) + limited * highLow;
  const limitedProduct = Math.max(-1000, Math.min(1000, product));
  return expCore(limitedProduct, limitedProduct === product ? productRest : 0, 0);
}

function powSpecial(x, y) {
  if (y === 0) {
    return 1;
  }
  if (x !== x || y !== y) {
    return NaN;
  }
  const size = Math.abs(x);
  if (Math.abs(y) === Infinity) {
    return size === 1 ? NaN : zeroOrInfinity(size > 1 === y > 0);
  }
  const integer = Math.floor(y) === y;
  const half = 0.5 * y;
  const negative = (x < 0 || Object.is(x, -0)) && integer && Math.floor(half) !== half;
  let result;
  if (size === 0 || size === Infinity) {
    result = zeroOrInfinity(size > 1 === y > 0);
  } else {
    result = integer ? powOfPositive(size, y) : NaN;
  }
  return negative ? -result : result;
}

function zeroOrInfinity(infinite) {
  return infinite ? Infinity : 0;
}

// Angle: an angle as quarter turns, returned as the larger part of the rest, and low[0].

const HALF_PI = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;
const PI_LOW = 1.2246467991473532e-16;
const FAR = 1638400;
const TINY = 3.725290298461914e-09;
const quarters = new Int32Array(1);

function near(x) {
  const n = nearestInteger(x * 0.6366197723675814);
  const first = x - n * 1.5707963267341256;
  const part2 = n * 6.077100506303966e-11;
  const second = first - part2;
  const error2 = sumError(first, -part2, second);
  const part3 = n * 2.0222662487111665e-21;
  const third = second - part3;
  const error3 = sumError(second, -part3, third);
  const rest = error2 + error3 - n * 8.4784276603689e-32;
  const high = third + rest;
  quarters[0] = n;
  low[0] = orderedSumError(third, rest, high);
  return high;
}

function far(x) {
  const a = Math.abs(x);
  const e = (upper(a) >>> 20) - 1075;
  const start = Math.floor((e - 2) / 25);
  const c = columns(significand(a, e), start);
  const unit = powerOfTwo(e - 25 * (start + 1));
  let turns = c[0] * unit;
  turns -= 4 * Math.floor(0.25 * turns);
  turns += c[1] * (unit * 2.9802322387695312e-08);
  const n = nearestInteger(turns);
  const b = c[2] * (unit * 8.881784197001252e-16) + c[3] * (unit * 2.6469779601696886e-23);
  const d = c[4] * (unit * 7.888609052210118e-31) + c[5] * (unit * 2.350988701644575e-38);
  const f = c[6] * (unit * 7.006492321624085e-46) + c[7] * (unit * 2.088097429759528e-53);
  const sum = turns - n + b;
  const error = sumError(turns - n, b, sum);
  const high = ordered(sum, error + (d + f));
  const rest = times(high, low[0], HALF_PI, HALF_PI_LOW);
  if (x < 0) {
    quarters[0] = -n;
    low[0] = -low[0];
    return -rest;
  }
  quarters[0] = n;
  return rest;
}

function columns(whole, start) {
  const top = Math.floor(whole * 8.881784197001252e-16);
  let bottom = whole - top * 1125899906842624;
  const middle = Math.floor(bottom * 2.9802322387695312e-08);
  bottom -= middle * 33554432;
  const result = new Float64Array(8);
  let carry = 0;
  for (let i = 7; i >= 0; i--) {
    let column =
      bottom * twoByPi(start + i) + middle * twoByPi(start + i + 1) + top * twoByPi(start + i + 2);
    column += carry;
    carry = i === 0 ? 0 : Math.floor(column * 2.9802322387695312e-08);
    result[i] = column - carry * 33554432;
  }
  return result;
}

/** 25 bits of 2 / pi after the binary point. */
function twoByPi(index) {
  return index < 0 ? 0 : TWO_BY_PI[index];
}

const TWO_BY_PI = [
  21361414, 28915984, 11096033, 7699743, 10918840, 3594405, 13409825, 26231294, 10667863,
  24833813, 17676579, 14918692, 28990464, 26364858, 17098953, 1900061, 30816610, 10919163,
  21238191, 22211508, 9477427, 18614701, 3129120, 20550102, 7538342, 15192690, 2292829, 31429251,
  23330578, 33552257, 13371383, 19861899, 11801818, 8238297, 32930110, 11574132, 32032748,
  27760634, 18266771, 29018091, 30139126, 15998183, 29119124, 19834559, 23852579, 31676226,
  2818456, 4652155,
];

// Trigonometric

function sin(x) {
  const a = Math.abs(x);
  if (a < FAR) {
    return a < TINY ? x : sinOf(near(x), low[0], 0);
  }
  return a < Infinity ? sinOf(far(x), low[0], 0) : NaN;
}

function cos(x) {
  const a = Math.abs(x);
  if (a < FAR) {
    return sinOf(near(x), low[0], 1);
  }
  return a < Infinity ? sinOf(far(x), low[0], 1) : NaN;
}

function tan(x) {
  const a = Math.abs(x);
  if (a < FAR) {
    return a < TINY ? x : tanOf(near(x), low[0]);
  }
  return a < Infinity ? tanOf(far(x), low[0]) : NaN;
}

function sinOf(r, rLow, more) {
  const turn = quarters[0] + more;
  const y = (turn & 1) === 0 ? r + sineTail(r, rLow, r * r) : cosine(r, rLow);
  return (turn & 2) === 0 ? y : -y;
}

function cosine(r, rLow) {
  const z = r * r;
  const half = 0.5 * z;
  const high = 1 - half;
  return high + (1 - high - half + (z * z * cosinePolynomial(z) - r * rLow));
}

function tanOf(r, rLow) {
  const odd = (quarters[0] & 1) !== 0;
  const z = r * r;
  const squareError = productError(r, r, z);
  const cubeError = productError(r, z, r * z) + r * squareError;
  const sine = ordered(r, sineTail(r, rLow, z) - 0.16666666666666666 * cubeError);
  const sineLow = low[0];
  const half = 0.5 * z;
  const high = 1 - half;
  const cosineHigh = ordered(
    high,
    1 - high - half + (z * z * cosinePolynomial(z) - (r * rLow + 0.5 * squareError)));
  const cosineLow = low[0];
  return odd
    ? dividedBy(-cosineHigh, -cosineLow, sine, sineLow)
    : dividedBy(sine, sineLow, cosineHigh, cosineLow);
}

function sineTail(r, rLow, z) {
  const w = z * z;
  const p =
    -0.16666666666666666 + 0.008333333333332912 * z +
    w *
      (-0.00019841269840720476 + 2.7557318916640767e-06 * z +
        w *
          (-2.505202445309335e-08 + 1.6047926996439334e-10 * z + w * -7.057814264320925e-13));
  return r * z * p + rLow * (1 - 0.5 * z);
}

function cosinePolynomial(z) {
  const w = z * z;
  return (
    0.041666666666666664 + -0.0013888888888887061 * z +
    w *
      (2.4801587298460235e-05 + -2.7557317158253874e-07 * z +
        w * (2.0876127819779758e-09 + -1.1381541581636587e-11 * z))
  );
}

// InverseTrigonometric

function arctan(x) {
  const a = Math.abs(x);
  if (a < TINY) {
    return x;
  }
  if (x !== x) {
    return NaN;
  }
  const y = arctanCore(a);
  return x < 0 ? -y : y;
}

function arctanCore(a) {
  const limited = Math.min(a, 1.152921504606847e+18);
  const inverted = limited > 1;
  const ratio = inverted ? 1 / limited : limited;
  const sixteenths = nearestInteger(16 * ratio);
  const row = (sixteenths | 0) + (inverted ? 17 : 0);
  const c = 0.0625 * sixteenths;
  const product = c * limited;
  const rest = productError(c, limited, product);
  const one = inverted ? limited : 1;
  const other = inverted ? c : product;
  const divisor = one + other;
  const divisorLow = orderedSumError(one, other, divisor) + (inverted ? 0 : rest);
  const dividend = inverted ? 1 - product : limited - c;
  const dividendLow = inverted ? -rest : 0;
  const t = dividedBy(dividend, dividendLow, divisor, divisorLow);
  const z = t * t;
  const p =
    -0.3333333333333333 + 0.1999999999997478 * z +
    z * z * (-0.1428571419162368 + 0.11110976858753314 * z + z * z * -0.09019502751530528);
  const tLow = low[0] + t * z * p;
  const sign = inverted ? -1 : 1;
  const sum = ARCTAN_HIGH[row] + sign * t;
  const error = orderedSumError(ARCTAN_HIGH[row], sign * t, sum);
  return sum + (error + (ARCTAN_LOW[row] + sign * tLow));
}

function arcsin(x) {
  const a = Math.abs(x);
  if (a < TINY) {
    return x;
  }
  if (!(a <= 1)) {
    return NaN;
  }
  const y = a <= 0.5 ? a + excess(a, a * a) : fromHalfPi(a);
  return x < 0 ? -y : y;
}

function arccos(x) {
  const a = Math.abs(x);
  if (!(a <= 1)) {
    return NaN;
  }
  if (a <= 0.5) {
    return less(HALF_PI, HALF_PI_LOW, x, excess(x, x * x));
  }
  const z = 0.5 * (1 - a);
  const root = Math.sqrt(z);
  const rest = rootLow(z, root) + excess(root, z);
  return x > 0 ? 2 * (root + rest) : less(2 * HALF_PI, PI_LOW, 2 * root, 2 * rest);
}

function fromHalfPi(a) {
  const z = 0.5 * (1 - a);
  const root = Math.sqrt(z);
  return less(HALF_PI, HALF_PI_LOW, 2 * root, 2 * (rootLow(z, root) + excess(root, z)));
}

function rootLow(z, root) {
  if (root === 0) {
    return 0;
  }
  const square = root * root;
  return (z - square - productError(root, root, square)) / (2 * root);
}

function less(high, highLow, b, bLow) {
  const difference = high - b;
  return difference + (orderedSumError(high, -b, difference) + (highLow - bLow));
}

function excess(s, z) {
  const w = z * z;
  const v = w * w;
  const first =
    0.16666666666666669 + 0.07499999999998079 * z +
    w * (0.04464285714686375 + 0.030381944105801178 * z);
  const middle =
    0.022372174095492536 + 0.017352368006034645 * z +
    w * (0.013971554759894478 + 0.011476030232428264 * z);
  const high =
    0.010342296324121368 + 0.005377413603633342 * z +
    w * (0.0176105316363554 + -0.01516809808045355 * z) +
    v * 0.028966996779166553;
  return s * z * (first + v * (middle + v * high));
}

const ARCTAN_HIGH = [
  0, 0.06241880999595735, 0.12435499454676144, 0.18534794999569476, 0.24497866312686414,
  0.3028848683749714, 0.35877067027057225, 0.4124104415973873, 0.4636476090008061,
  0.5123894603107377, 0.5585993153435624, 0.6022873461349642, 0.6435011087932844,
  0.6823165548747481, 0.7188299996216245, 0.7531512809621944, 0.7853981633974483,
  1.5707963267948966, 1.5083775167989393, 1.446441332248135, 1.3854483767992019,
  1.3258176636680326, 1.2679114584199251, 1.2120256565243244, 1.1583858851975093,
  1.1071487177940904, 1.0584068664841588, 1.0121970114513341, 0.9685089806599324,
  0.9272952180016122, 0.8884797719201485, 0.8519663271732721, 0.8176450458327023,
  0.7853981633974483,
];

const ARCTAN_LOW = [
  0, -1.5490756308295046e-18, -3.1253241424539383e-18, 4.180692268843079e-18,
  1.0698755618734451e-17, -1.1010827903001369e-17, -2.4623815582638635e-17,
  -1.587652227770689e-17, 2.2698777452961687e-17, -2.5462781472855804e-17,
  -5.4556305485916264e-18, 2.950430737228402e-17, 1.5834785051444286e-17, 6.943223671560008e-18,
  -2.1478388444456983e-17, -2.4256934659182068e-17, 3.061616997868383e-17, 6.123233995736766e-17,
  -6.6075234508751206e-18, 9.211323971545052e-17, 1.540496457266753e-18, -8.824429373951136e-17,
  7.224316786036903e-17, 3.034500430874847e-17, 2.1597711003816724e-17, 9.40447137356638e-17,
  8.669512143022346e-17, 6.668797050595929e-17, 3.172803258508363e-17, 4.5397554905923374e-17,
  5.428911628580765e-17, -2.831157406069101e-17, -2.553302784596593e-17, 3.061616997868383e-17,
];

// Hyperbolic

function sinh(x) {
  const a = Math.abs(x);
  if (a < TINY) {
    return x;
  }
  if (x !== x) {
    return NaN;
  }
  const y = a < 0.35 ? sinhOfSmall(a) : ofExponential(a, -1);
  return x < 0 ? -y : y;
}

function cosh(x) {
  return x !== x ? NaN : ofExponential(Math.abs(x), 1);
}

function tanh(x) {
  const a = Math.abs(x);
  if (a < TINY) {
    return x;
  }
  if (x !== x) {
    return NaN;
  }
  const e = expLessOne(2 * Math.min(a, 22));
  const eLow = low[0];
  const sum = e + 2;
  const error = sumError(e, 2, sum) + eLow;
  const y = dividedBy(e, eLow, sum, error);
  return x < 0 ? -y : y;
}

function sinhOfSmall(a) {
  const z = a * a;
  const w = z * z;
  const p =
    0.16666666666666666 + 0.008333333333334839 * z +
    w *
      (0.00019841269834409845 + 2.7557331984950277e-06 * z +
        w * (2.504171406054715e-08 + 1.914885132614542e-10 * z));
  return a + a * z * p;
}

function ofExponential(a, sign) {
  if (a > 40) {
    return a > 711 ? Infinity : expCore(a, 0, -1);
  }
  const e = expPrecise(a);
  const eLow = low[0];
  const inverse = dividedBy(1, 0, e, eLow);
  const inverseLow = low[0];
  const sum = e + sign * inverse;
  const error = orderedSumError(e, sign * inverse, sum);
  return 0.5 * (sum + (error + (eLow + sign * inverseLow)));
}

// Arithmetic

function truncate(x) {
  return x < 0 ? Math.ceil(x) : Math.floor(x);
}

function floorRemainder(x, divisor) {
  const remainder = x % divisor;
  return remainder !== 0 && remainder < 0 !== divisor < 0 ? remainder + divisor : remainder;
}

function quotient(x, divisor, otherwise) {
  return Math.abs(divisor) < 1e-6 ? otherwise : x / divisor;
}
