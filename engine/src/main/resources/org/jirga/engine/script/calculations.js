// Functions of many numbers: the twins of engine.program.Calculation and of what it calls in
// engine.arithmetic (Vectors, Allocation, Matrix, Gamma, Normal, Chance, Calendar).

// Vectors

/** Zeros are equal whatever their sign, NaN is above all. */
function compare(a, b) {
  if (a < b) {
    return -1;
  }
  if (a > b) {
    return 1;
  }
  return (a !== a ? 1 : 0) - (b !== b ? 1 : 0);
}

function order(rises, operands) {
  const places = Array.from({ length: operands.length - 1 }, (_, place) => place);
  return places.sort((a, b) =>
    rises
      ? compare(operands[1 + a], operands[1 + b])
      : compare(operands[1 + b], operands[1 + a]));
}

function nthSmallest(operands) {
  const n = operands[0];
  if (!(n >= 1 && n <= operands.length - 1)) {
    return NaN;
  }
  return order(true, operands)[Math.trunc(n) - 1] + 1;
}

function nthSmallestPair(operands) {
  const n = operands[0];
  const count = (operands.length - 1) / 2;
  if (!(n >= 1 && n <= count)) {
    return NaN;
  }
  const places = Array.from({ length: count }, (_, place) => place);
  places.sort(
    (a, b) =>
      compare(operands[1 + a], operands[1 + b]) ||
      compare(operands[1 + count + a], operands[1 + count + b]),
  );
  return places[Math.trunc(n) - 1] + 1;
}

function elementAt(operands) {
  const index = rint(operands[0]);
  if (index !== index) {
    return NaN;
  }
  return index >= 0 && index < operands.length - 1 ? operands[1 + index]
    : NOT_AVAILABLE;
}

function select(operands) {
  // as Java casts: NaN to 0, towards zero
  const action = operands[1] !== operands[1] ? 0 : Math.trunc(operands[1]);
  const kind = action === 5 ? 1 : action > 5 ? action - 6 : action;
  let result =
    kind === 0 || kind === 4
      ? 0
      : kind === 1
        ? 1
        : kind === 2
          ? Infinity
          : kind === 3
            ? -Infinity
            : NaN;
  let selected = 0;
  for (let at = 3; at < operands.length; at += 2) {
    const selection = operands[at];
    if (selection !== 0) {
      selected++;
      const expression = operands[at + 1];
      const value =
        action === 5
          ? pow(expression, selection)
          : action > 5
            ? expression
            : selection * expression;
      result =
        kind === 0 || kind === 4
          ? result + value
          : kind === 1
            ? result * value
            : kind === 2
              ? Math.min(result, value)
              : Math.max(result, value);
    }
  }
  const error = operands[2];
  if (
    ((error === 1 || error === 3) && selected === 0) ||
    ((error === 2 || error === 3) && selected > 1)
  ) {
    return NaN;
  }
  if (selected === 0) {
    return operands[0];
  }
  return kind === 4 ? result / selected : result;
}

function standardDeviation(values) {
  let sum = 0;
  for (const value of values) {
    sum += value;
  }
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) {
    squares += (value - mean) * (value - mean);
  }
  return Math.sqrt(squares / values.length);
}

function round(x, decimals) {
  if (decimals === 0) {
    return halfAway(x);
  }
  const scale = pow(10, Math.abs(rint(decimals)));
  return decimals > 0 ? halfAway(x * scale) / scale : halfAway(x / scale) * scale;
}

function halfAway(x) {
  const whole = truncate(x);
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole;
}

// Allocation

function profileWidth(operands, at) {
  const width = operands[at + 3];
  return Math.max(width, operands[at + 1] === 3 ? 0.05 : 0);
}

function reach(operands, at) {
  const width = profileWidth(operands, at);
  if (width === 0) {
    return 2 ** -50 * Math.abs(operands[at + 2]) + 2.2250738585072014e-308;
  }
  return operands[at + 1] === 3 ? 40 * width : operands[at + 1] === 4 ? 750 * width : width;
}

function priceReach(operands, at) {
  const width = profileWidth(operands, at);
  return operands[at + 1] === 3 ? 5 * width : operands[at + 1] === 4 ? 10 * width : width / 2;
}

function allocationTerms(operands, which) {
  const available = operands[0];
  let wanted = 0;
  let fixed = 0;
  let lowest = Infinity;
  let highest = -Infinity;
  for (let one = 1; one < operands.length; one += 5) {
    wanted += operands[one];
    fixed += operands[one + 1] === 0 ? operands[one] : 0;
    lowest = Math.min(lowest, operands[one + 2] - reach(operands, one));
    highest = Math.max(highest, operands[one + 2] + reach(operands, one));
  }
  if (wanted !== wanted || available !== available || lowest !== lowest) {
    return NaN;
  }
  if (available >= wanted) {
    return which === 0 ? 1 : 0;
  }
  if (available <= 0) {
    return 0;
  }
  if (available < fixed) {
    return which === 0 ? 3 : which === 3 ? available / fixed : 0;
  }
  if (which === 0) {
    return 2;
  }
  for (let i = 0; i < 100; i++) {
    const middle = lowest + (highest - lowest) / 2;
    if (middle <= lowest || middle >= highest) {
      break;
    }
    if (demanded(operands, 1, operands.length, middle) > available) {
      lowest = middle;
    } else {
      highest = middle;
    }
  }
  if (which < 3) {
    return which === 1 ? lowest : highest;
  }
  const atLow = demanded(operands, 1, operands.length, lowest);
  const atHigh = demanded(operands, 1, operands.length, highest);
  return atLow > atHigh ? (available - atHigh) / (atLow - atHigh) : 0;
}

function share(operands) {
  const [terms, lowest, highest, part, request] = operands;
  if (terms !== terms) {
    return NaN;
  }
  if (terms === 1) {
    return request;
  }
  if (terms === 0) {
    return 0;
  }
  if (terms === 3) {
    return operands[5] === 0 ? part * request : 0;
  }
  const least = demand(operands, 4, highest);
  return least + part * (demand(operands, 4, lowest) - least);
}

function marketPrice(operands) {
  const split = 1 + (operands[0] | 0) * 5;
  let lowest = Infinity;
  let highest = -Infinity;
  let none = true;
  for (let one = 1; one < operands.length; one += 5) {
    none &&= operands[one + 1] === 0;
  }
  for (let one = 1; one < operands.length; one += 5) {
    if (none || operands[one + 1] !== 0) {
      lowest = Math.min(lowest, operands[one + 2] - priceReach(operands, one));
      highest = Math.max(highest, operands[one + 2] + priceReach(operands, one));
    }
  }
  let sum = 0;
  for (const operand of operands) {
    sum += 0 * operand;
  }
  if (sum !== sum) {
    return NaN;
  }
  for (let i = 0; i < 100; i++) {
    const middle = lowest + (highest - lowest) / 2;
    if (middle <= lowest || middle >= highest) {
      break;
    }
    const excess = demanded(operands, 1, split, middle) - offered(operands, split, middle);
    if (excess > 0) {
      lowest = middle;
    } else {
      highest = middle;
    }
  }
  return lowest + (highest - lowest) / 2;
}

function demanded(operands, from, to, price) {
  let sum = 0;
  for (let one = from; one < to; one += 5) {
    sum += demand(operands, one, price);
  }
  return sum;
}

function offered(operands, from, price) {
  let sum = 0;
  for (let one = from; one < operands.length; one += 5) {
    sum += supply(operands, one, price);
  }
  return sum;
}

function demand(operands, at, price) {
  return operands[at] * shareAbove(operands, at, price);
}

function supply(operands, at, price) {
  return operands[at] * (operands[at + 1] === 0 ? 1 : 1 - shareAbove(operands, at, price));
}

function shareAbove(operands, at, price) {
  const kind = operands[at + 1];
  if (kind === 0) {
    return 1;
  }
  const away = price - operands[at + 2];
  const width = profileWidth(operands, at);
  if (width === 0) {
    return away < 0 ? 1 : 0;
  }
  const x = away / width;
  if (kind === 1) {
    return Math.min(1, Math.max(0.5 - x, 0));
  }
  if (kind === 2) {
    return triangularAbove(x);
  }
  if (kind === 3) {
    return normalAbove(x);
  }
  if (kind === 4) {
    return x < 0 ? 1 - 0.5 * exp(x) : 0.5 * exp(-x);
  }
  return NaN;
}

function normalAbove(x) {
  const t = 1 / (1 + 0.33267 * Math.abs(x));
  const tail = density(x) * t * (0.4361836 + t * (-0.1201676 + t * 0.937298));
  return x > 0 ? tail : 1 - tail;
}

function triangularAbove(x) {
  if (x <= -0.5) {
    return 1;
  }
  if (x >= 0.5) {
    return 0;
  }
  return x < 0 ? 1 - 2 * (x + 0.5) * (x + 0.5) : 2 * (0.5 - x) * (0.5 - x);
}

// Matrix

function inverse(matrix, element) {
  const size = rint(Math.sqrt(matrix.length));
  const row = Math.trunc(element / size);
  const a = Float64Array.from(matrix);
  const x = new Float64Array(size);
  x[element % size] = 1;
  eliminate(a, x);
  if (isSingular(a, size)) {
    return NaN;
  }
  substitute(a, x, row);
  return x[row];
}

function eliminate(a, x) {
  const size = x.length;
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot;
    for (let below = pivot + 1; below < size; below++) {
      if (Math.abs(a[below * size + pivot]) > Math.abs(a[best * size + pivot])) {
        best = below;
      }
    }
    for (let i = 0; i < size && pivot !== best; i++) {
      const kept = a[pivot * size + i];
      a[pivot * size + i] = a[best * size + i];
      a[best * size + i] = kept;
    }
    const kept = x[pivot];
    x[pivot] = x[best];
    x[best] = kept;
    for (let below = pivot + 1; below < size; below++) {
      const factor = a[below * size + pivot] / a[pivot * size + pivot];
      for (let i = pivot + 1; i < size; i++) {
        a[below * size + i] -= factor * a[pivot * size + i];
      }
      a[below * size + pivot] = factor;
      x[below] -= factor * x[pivot];
    }
  }
}

function isSingular(a, size) {
  for (let pivot = 0; pivot < size; pivot++) {
    let taken = 0;
    for (let i = 0; i < pivot; i++) {
      taken += Math.abs(a[pivot * size + i] * a[i * size + pivot]);
    }
    if (Math.abs(a[pivot * size + pivot]) <= size * 2 ** -52 * taken) {
      return true;
    }
  }
  return false;
}

function substitute(a, x, first) {
  const size = x.length;
  for (let i = size - 1; i >= first; i--) {
    for (let j = i + 1; j < size; j++) {
      x[i] -= a[i * size + j] * x[j];
    }
    x[i] /= a[i * size + i];
  }
}

// Normal

function polynomial(coefficients, x) {
  let sum = 0;
  for (const coefficient of coefficients) {
    sum = sum * x + coefficient;
  }
  return sum;
}

function normalBelow(x) {
  return 0.5 * complementaryError(-x * 0.7071067811865476);
}

function density(x) {
  return 0.3989422804014327 * exp(-0.5 * x * x);
}

function normalQuantile(share) {
  const q = share - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_ABOVE, r)) / polynomial(CENTRE_BELOW, r);
  }
  const tail = q < 0 ? share : 1 - share;
  if (!(tail > 0)) {
    return tail === 0 ? (q < 0 ? -Infinity : Infinity) : NaN;
  }
  const r = Math.sqrt(-ln(tail));
  const x =
    r <= 5
      ? polynomial(NEAR_ABOVE, r - 1.6) / polynomial(NEAR_BELOW, r - 1.6)
      : polynomial(FAR_ABOVE, r - 5) / polynomial(FAR_BELOW, r - 5);
  return q < 0 ? -x : x;
}

function complementaryError(x) {
  if (x !== x) {
    return NaN;
  }
  const y = Math.abs(x);
  if (y <= 0.46875) {
    const z = y * y;
    return 1 - (x * polynomial(A, z)) / polynomial(B, z);
  }
  if (y > 26.6) {
    return x < 0 ? 2 : 0;
  }
  const tail = y <= 4 ? polynomial(C, y) / polynomial(D, y) : farTail(y);
  const rounded = rint(y * 16) / 16;
  const rest = (y - rounded) * (y + rounded);
  const result = exp(-rounded * rounded) * exp(-rest) * tail;
  return x < 0 ? 2 - result : result;
}

function farTail(y) {
  const z = 1 / (y * y);
  return (0.5641895835477563 - (z * polynomial(P, z)) / polynomial(Q, z)) / y;
}

const A = [
  0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302,
  3209.3775891384694,
];
const B = [
  1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171,
];
const C = [
  2.1531153547440383e-08, 0.5641884969886701, 8.883149794388377, 66.11919063714163,
  298.6351381974001, 881.952221241769, 1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
];
const D = [
  1, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903,
  3290.7992357334597, 4362.619090143247, 3439.3676741437216, 1230.3393548037495,
];
const P = [
  0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926,
  0.016083785148742275, 0.0006587491615298378,
];
const Q = [
  1, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132,
  0.0023352049762686918,
];
const CENTRE_ABOVE = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665,
];
const CENTRE_BELOW = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1,
];
const NEAR_ABOVE = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684,
  3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const NEAR_BELOW = [
  1.0507500716444169e-09, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
  0.6897673349851, 1.6763848301838038, 2.053191626637759, 1,
];
const FAR_ABOVE = [
  2.0103343992922881e-07, 2.7115555687434876e-05, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const FAR_BELOW = [
  2.0442631033899397e-15, 1.421511758316446e-07, 1.8463183175100548e-05, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
];

// Gamma

const GAMMA_TERMS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531,
  -176.6150291621406, 12.507343278686905, -0.13857109526572012, 9.984369578019572e-06,
  1.5056327351493116e-07,
];

function gammaLn(x) {
  if (x < 0.5) {
    const sine = Math.abs(sin(Math.PI * x));
    return x === rint(x) ? Infinity : ln(Math.PI / sine) - gammaLn(1 - x);
  }
  const z = x - 1;
  let sum = GAMMA_TERMS[0];
  for (let term = 1; term < GAMMA_TERMS.length; term++) {
    sum += GAMMA_TERMS[term] / (z + term);
  }
  const t = z + 7 + 0.5;
  return 0.9189385332046728 + (z + 0.5) * ln(t) - t + ln(sum);
}

function factorial(n) {
  if (n !== rint(n) || n < 0) {
    return exp(gammaLn(n + 1));
  }
  let product = 1;
  for (let factor = 2; factor <= n && product < Infinity; factor++) {
    product *= factor;
  }
  return product;
}

function permutations(n, k) {
  let product = 1;
  for (let step = 0; step < k && product !== 0 && product < Infinity; step++) {
    product *= n - step;
  }
  return product;
}

function combinations(n, k) {
  let product = 1;
  for (let step = 0; step < k && product !== 0 && product < Infinity; step++) {
    product = (product * (n - step)) / (step + 1);
  }
  return rint(product);
}

// Calendar

const SECONDS_OF_UNITS = [360 * 86400, 90 * 86400, 30 * 86400, 7 * 86400, 86400, 3600, 60, 1];

/** Since the first day of the year 0, in months of 30 days. */
function daysOfEqualMonths([year, month, day]) {
  return (year * 12 + month - 1) * 30 + day - 1;
}

function dateOfEqualMonths(days) {
  const months = Math.floor(days / 30);
  const year = Math.floor(months / 12);
  return [year, months - 12 * year + 1, days - 30 * months + 1];
}

/** The days of a year from March on before so many months. */
function daysBefore(months) {
  return Math.floor((153 * months + 2) / 5);
}

function daysOfDate([ofYear, ofMonth, day]) {
  const year = ofMonth > 2 ? ofYear : ofYear - 1;
  const month = ofMonth > 2 ? ofMonth - 3 : ofMonth + 9;
  const century = Math.floor(year / 100);
  const leapDays = Math.floor(year / 4) - century + Math.floor(century / 4);
  return year * 365 + leapDays + daysBefore(month) + day - 1 + 60;
}

function dateOfDays(days) {
  const sinceMarch = days - 60;
  const era = Math.floor(sinceMarch / 146097);
  const ofEra = sinceMarch - era * 146097;
  const leapDays = Math.floor(ofEra / 1460) - Math.floor(ofEra / 36524) + Math.floor(ofEra / 146096);
  const yearOfEra = Math.floor((ofEra - leapDays) / 365);
  const ofYear =
    ofEra - (yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - daysBefore(month) + 1;
  const year = era * 400 + yearOfEra;
  return month < 10 ? [year, month + 3, day] : [year + 1, month - 9, day];
}

function partOfDate(operands) {
  const unit = operands[5];
  if (!(unit >= 0 && unit < SECONDS_OF_UNITS.length)) {
    return NaN;
  }
  const time = operands[0] * SECONDS_OF_UNITS[Math.trunc(unit)];
  const seconds = Math.floor(time * 1000 + 0.5) / 1000;
  const later = Math.floor(seconds / 86400);
  const ofDay = seconds - later * 86400;
  const hasEqualMonths = unit <= 2;
  const origin = operands.slice(2, 5);
  const days = (hasEqualMonths ? daysOfEqualMonths(origin) : daysOfDate(origin)) + later;
  const [year, month, day] = hasEqualMonths ? dateOfEqualMonths(days) : dateOfDays(days);
  switch (Math.trunc(operands[1])) {
    case 1:
      return year;
    case 2:
      return Math.floor((month - 1) / 3) + 1;
    case 3:
      return month;
    case 4:
      return day;
    case 5:
      return days + 6 - 7 * Math.floor((days + 6) / 7);
    case 6:
      return days;
    case 7:
      return Math.floor(ofDay / 3600);
    case 8:
      return Math.floor(ofDay / 60) - 60 * Math.floor(ofDay / 3600);
    case 9:
      return ofDay - 60 * Math.floor(ofDay / 60);
    default:
      return NaN;
  }
}

// Chance

/** The bits of a double, every NaN having the same ones. */
function bits(x) {
  float[0] = x !== x ? NaN : x;
  return x !== x ? [0x7ff80000, 0] : [words[UPPER], words[LOWER]];
}

function Chance(first) {
  let started = false;
  let [stateUpper, stateLower] = bits(first);

  const draw = () => {
    if (!started) {
      started = true;
      return first;
    }
    const sum = (stateLower >>> 0) + 0x7f4a7c15;
    stateUpper = (stateUpper + 0x9e3779b9 + (sum > 4294967295 ? 1 : 0)) | 0;
    stateLower = sum | 0;
    mix(stateUpper, stateLower);
    return uniformOfKey();
  };
  const exponential = () => -ln(draw());
  const gamma = (shape) => {
    if (!(shape > 0) || shape === Infinity) {
      return NaN;
    }
    if (shape < 1) {
      const larger = gamma(shape + 1);
      return larger * pow(draw(), 1 / shape);
    }
    const d = shape - 1.0 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normalQuantile(draw());
      const root = 1 + c * x;
      if (root > 0) {
        const v = root * root * root;
        if (ln(draw()) < 0.5 * x * x + d - d * v + d * ln(v)) {
          return d * v;
        }
      }
    }
  };
  const beta = (a, b) => {
    const x = gamma(a);
    return x / (x + gamma(b));
  };
  const poisson = (mean) => {
    if (!(mean >= 0) || mean === Infinity) {
      return NaN;
    }
    let count = 0;
    let left = mean;
    while (left > 30) {
      const order = Math.floor(0.875 * left);
      const waited = gamma(order);
      if (waited > left) {
        return count + binomial(order - 1, left / waited);
      }
      count += order;
      left -= waited;
    }
    let probability = exp(-left);
    let rest = draw() - probability;
    for (let n = 1; rest > 0 && probability > 0; n++) {
      probability = (probability * left) / n;
      rest -= probability;
      count++;
    }
    return count;
  };
  const binomial = (trials, probability) => {
    if (!(trials >= 0) || !(probability >= 0 && probability <= 1) || trials === Infinity) {
      return NaN;
    }
    let count = 0;
    let left = Math.floor(trials);
    let p = probability;
    while (left > 40) {
      const middle = Math.floor((left + 1) / 2);
      const split = beta(middle, left + 1 - middle);
      if (split <= p) {
        count += middle;
        left -= middle;
        p = (p - split) / (1 - split);
      } else {
        left = middle - 1;
        p = p / split;
      }
    }
    for (let trial = 0; trial < left; trial++) {
      count += draw() < p ? 1 : 0;
    }
    return count;
  };
  return {
    draw,
    exponential,
    gamma,
    beta,
    poisson,
    binomial,
    weibull: (shape) => pow(exponential(), 1 / shape),
    logistic: () => {
      const share = draw();
      return ln(share / (1 - share));
    },
    pareto: (shape) => pow(draw(), -1 / shape),
    geometric: (probability) => {
      if (!(probability > 0 && probability <= 1)) {
        return NaN;
      }
      return probability === 1 ? 1 : Math.max(1, Math.ceil(ln(draw()) / ln(1 - probability)));
    },
  };
}

function within(value, lowest, highest) {
  return lowest <= highest ? Math.max(lowest, Math.min(highest, value)) : NaN;
}

function bounded(operands, draw) {
  const chance = Chance(operands[0]);
  let value = NaN;
  for (let attempt = 0; attempt < 1000; attempt++) {
    value = operands[3] + operands[4] * draw(chance, operands);
    if (value !== value || (value >= operands[1] && value <= operands[2])) {
      return value;
    }
  }
  return within(value, operands[1], operands[2]);
}

function randomNormal(operands) {
  const mean = operands[3];
  const deviation = operands[4];
  if (deviation === 0) {
    return within(mean, operands[1], operands[2]);
  }
  const lowest = normalBelow((operands[1] - mean) / deviation);
  const highest = normalBelow((operands[2] - mean) / deviation);
  const share = lowest + operands[0] * (highest - lowest);
  return within(mean + deviation * normalQuantile(share), operands[1], operands[2]);
}

function randomTriangular(operands) {
  const [start, peak, stop] = [operands[3], operands[4], operands[5]];
  const chance = Chance(operands[0]);
  let value = NaN;
  for (let attempt = 0; attempt < 1000; attempt++) {
    const u = chance.draw();
    const middle = (peak - start) / (stop - start);
    value =
      u < middle
        ? start + Math.sqrt(u * (stop - start) * (peak - start))
        : stop - Math.sqrt((1 - u) * (stop - start) * (stop - peak));
    if (value >= operands[1] && value <= operands[2]) {
      return value;
    }
  }
  return within(value, operands[1], operands[2]);
}

/** Of the number of the wanted value and the operands, by the names in engine.program. */
/** The twin of engine.program.VectorTable. */
function vectorTable(operands) {
  const from = operands[1];
  const to = operands[2];
  if (!(from < to && operands.length > 5)) {
    return NaN;
  }
  const last = operands.length - 5;
  const xs = new Float64Array(last + 1);
  const ys = new Float64Array(last + 1);
  for (let i = 0; i <= last; i++) {
    xs[i] = i === last ? to : from + i * ((to - from) / last);
    ys[i] = operands[4 + i];
  }
  const read = (reading, at) => Table(reading, "CONTINUOUS", xs, ys)(at);
  const within = (at) => Math.max(from, Math.min(to, at));
  const slope = (at) => (read("SLOPE_BEFORE", at) + read("SLOPE_AFTER", at)) / 2;
  const extrapolatedSlope = (at) => {
    if (at === from) {
      return read("SLOPE_AFTER", at);
    }
    return at === to ? read("SLOPE_BEFORE", at) : slope(at);
  };
  const x = operands[0];
  switch (rint(operands[3])) {
    case 0:
      return read("VALUE", x);
    case 1:
      return read("AREA", x);
    case 2:
      return read("BACKWARD", x);
    case 3:
      return read("EXTRAPOLATED", x);
    case 4:
      return read("FORWARD", x);
    case 5:
      return read("INVERSE", x);
    case 6:
      return slope(x);
    case 7: {
      const end = within(x);
      const beyond = (read("VALUE", end) + read("EXTRAPOLATED", x)) / 2;
      return read("AREA", end) + (x - end) * beyond;
    }
    case 8:
      return read("INVERSE_EXTRAPOLATED", x);
    case 9:
      return extrapolatedSlope(within(x));
    default:
      return NaN;
  }
}

const Calculation = {
  VECTOR_LOOKUP: (element, operands) => vectorTable(operands),
  SORT_ORDER: (element, o) => order(o[0] > 0, o)[element],
  RANK: (element, o) => order(o[0] > 0, o).indexOf(element) + 1,
  ELEMENT_AT: (_, o) => elementAt(o),
  SELECT: (_, o) => select(o),
  NTH_SMALLEST: (_, o) => nthSmallest(o),
  NTH_SMALLEST_PAIR: (_, o) => nthSmallestPair(o),
  STANDARD_DEVIATION: (_, o) => standardDeviation(o),
  ALLOCATION_TERMS: (element, o) => allocationTerms(o, element),
  ALLOCATE: (_, o) => share(o),
  MARKET_PRICE: (_, o) => marketPrice(o),
  DEMAND_AT_PRICE: (_, o) => demand(o, 1, o[0]),
  SUPPLY_AT_PRICE: (_, o) => supply(o, 1, o[0]),
  INVERT_MATRIX: (element, o) => inverse(o, element),
  GAMMA_LN: (_, o) => gammaLn(o[0]),
  FACTORIAL: (_, o) => factorial(o[0]),
  COMBINATIONS: (_, o) => combinations(o[0], o[1]),
  PERMUTATIONS: (_, o) => permutations(o[0], o[1]),
  DATE_PART: (_, o) => partOfDate(o),
  NORMAL_BELOW: (_, o) => normalBelow((o[0] - o[1]) / o[2]),
  NORMAL_DENSITY: (_, o) => density((o[0] - o[1]) / o[2]) / o[2],
  NORMAL_QUANTILE: (_, o) => o[1] + o[2] * normalQuantile(o[0]),
  ROUND: (_, o) => round(o[0], o[1]),
  RESEED: (_, o) => {
    const [keyUpper, keyLower] = bits(o[0]);
    const [stepUpper, stepLower] = bits(o[1]);
    keyWith(keyUpper, keyLower, stepUpper, stepLower);
    return uniformOfKey();
  },
  RANDOM_NORMAL: (_, o) => randomNormal(o),
  RANDOM_TRIANGULAR: (_, o) => randomTriangular(o),
  RANDOM_EXPONENTIAL: (_, o) => bounded(o, (chance) => chance.exponential()),
  RANDOM_POISSON: (_, o) => bounded(o, (chance) => chance.poisson(o[5])),
  RANDOM_BINOMIAL: (_, o) => bounded(o, (chance) => chance.binomial(o[6], o[5])),
  RANDOM_NEGATIVE_BINOMIAL: (_, o) =>
    bounded(o, (chance) => chance.poisson((chance.gamma(o[6]) * (1 - o[5])) / o[5])),
  RANDOM_GAMMA: (_, o) => bounded(o, (chance) => chance.gamma(o[5])),
  RANDOM_BETA: (_, o) => bounded(o, (chance) => chance.beta(o[5], o[6])),
  RANDOM_WEIBULL: (_, o) => bounded(o, (chance) => chance.weibull(o[5])),
  RANDOM_LOGISTIC: (_, o) => bounded(o, (chance) => chance.logistic()),
  RANDOM_PARETO: (_, o) => bounded(o, (chance) => chance.pareto(o[5])),
  RANDOM_GEOMETRIC: (_, o) => bounded(o, (chance) => chance.geometric(o[5])),
};
