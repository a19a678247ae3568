// Steps whose length the error decides: the twins of Adaptive and ErrorScale in
// engine.kernel.integration. A scheme has errorOrder and attempt(time, length).

let stocks = new Float64Array(STOCKS.length);
let next = new Float64Array(STOCKS.length);
const slopes = new Float64Array(STOCKS.length);
const nextSlopes = new Float64Array(STOCKS.length);
const largest = new Float64Array(STOCKS.length);
let worst = 0;
let stepLength = DT;
let scheme = makeScheme();

function startIntegration() {
  scheme = makeScheme();
  largest.fill(0);
  worst = 0;
  stepLength = DT;
}

/** Computes the net flows at a time, with these stocks. */
function slopesAt(time, values, result) {
  for (let i = 0; i < STOCKS.length; i++) {
    m[STOCKS[i]] = values[i];
  }
  derive(time);
  for (let i = 0; i < STOCKS.length; i++) {
    result[i] = m[NETS[i]];
  }
}

function include(values) {
  for (let i = 0; i < largest.length; i++) {
    largest[i] = Math.max(largest[i], Math.abs(values[i]));
  }
}

/** The largest error of any stock as a multiple of what is tolerated. */
function norm(error, values) {
  let most = 0;
  for (let i = 0; i < error.length; i++) {
    if (error[i] === 0) {
      continue;
    }
    const scale = TOLERANCE * Math.max(largest[i], Math.abs(values[i]));
    const size = Math.abs(error[i]) / scale;
    if (!(size <= most)) {
      most = size;
      worst = i;
    }
    if (most !== most) {
      return most;
    }
  }
  return most;
}

function weighted(weights, stages, place) {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i] * stages[i][place];
  }
  return sum;
}

function integrate(step) {
  if (run.interruption) {
    return;
  }
  let check = 0;
  for (let i = 0; i < STOCKS.length; i++) {
    stocks[i] = m[STOCKS[i]];
    slopes[i] = m[NETS[i]];
    check += 0 * slopes[i];
  }
  include(stocks);
  if (check === 0) {
    move(timeOf(step), timeOf(step + 1));
  } else {
    // no shorter step can help: the stocks become what Euler makes of them
    for (let i = 0; i < STOCKS.length; i++) {
      stocks[i] += DT * slopes[i];
    }
  }
  for (let i = 0; i < STOCKS.length; i++) {
    m[STOCKS[i]] = stocks[i];
  }
}

function move(from, to) {
  const shortest = 1e-10 * (to - from);
  let time = from;
  for (let steps = 0; steps < 100000; steps++) {
    const left = to - time;
    const isLast = stepLength >= left * (1 - 1e-6);
    const length = isLast ? left : stepLength;
    const error = scheme.attempt(time, length);
    const isShortest = length <= shortest;
    const suggested = Math.max(shortest, length * change(error, scheme.errorOrder));
    if (error <= 1 || (isShortest && error < Infinity)) {
      [stocks, next] = [next, stocks];
      slopes.set(nextSlopes);
      include(stocks);
      stepLength = isLast ? Math.max(suggested, stepLength) : suggested;
      if (isLast) {
        return;
      }
      time += length;
    } else if (isShortest) {
      interrupt("STEP_TOO_SHORT", time);
      return;
    } else {
      stepLength = suggested;
    }
  }
  interrupt("TOO_MANY_STEPS", time);
}

function change(error, errorOrder) {
  if (error !== error) {
    return 0.2;
  }
  return error === 0 ? 5 : Math.min(5, Math.max(0.9 * pow(error, -1.0 / errorOrder), 0.2));
}

function interrupt(cause, time) {
  run.interruption = { cause, stock: STOCK_NAMES[worst], time, value: stocks[worst] };
  stocks.fill(NaN);
}
