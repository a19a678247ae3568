// The singly diagonally implicit Runge-Kutta method of order 4 of Hairer and Wanner: the twins of
// Sdirk and LinearSystem in engine.kernel.integration.

const TIMES = [1 / 4, 3 / 4, 11 / 20, 1 / 2, 1];
const STAGES = [
  [],
  [1 / 2],
  [17 / 50, -1 / 25],
  [371 / 1360, -137 / 2720, 15 / 544],
  [25 / 24, -49 / 48, 125 / 16, -85 / 12],
];
const ERROR = [-3 / 16, -27 / 32, 25 / 32, 0, 1 / 4];

function square(size) {
  return Array.from({ length: size }, () => new Float64Array(size));
}

function linearSystem(size) {
  const rows = square(size);
  const order = new Int32Array(size);
  const sorted = new Float64Array(size);
  return {
    /** Takes I - factor * jacobian apart; false if it has no inverse. */
    decompose(factor, jacobian) {
      for (let row = 0; row < size; row++) {
        order[row] = row;
        for (let column = 0; column < size; column++) {
          rows[row][column] = -factor * jacobian[row][column];
        }
        rows[row][row] += 1;
      }
      for (let step = 0; step < size; step++) {
        let top = step;
        for (let row = step + 1; row < size; row++) {
          if (Math.abs(rows[row][step]) > Math.abs(rows[top][step])) {
            top = row;
          }
        }
        [rows[step], rows[top]] = [rows[top], rows[step]];
        [order[step], order[top]] = [order[top], order[step]];
        const pivot = rows[step][step];
        if (!(Math.abs(pivot) > 0) || !Number.isFinite(pivot)) {
          return false;
        }
        for (let below = step + 1; below < size; below++) {
          const row = rows[below];
          if (row[step] === 0) {
            continue;
          }
          const share = row[step] / rows[step][step];
          row[step] = share;
          for (let column = step + 1; column < size; column++) {
            row[column] -= share * rows[step][column];
          }
        }
      }
      return true;
    },
    /** Replaces a right side by the solution. */
    solve(right) {
      for (let i = 0; i < size; i++) {
        sorted[i] = right[order[i]];
      }
      for (let i = 0; i < size; i++) {
        let sum = sorted[i];
        for (let j = 0; j < i; j++) {
          sum -= rows[i][j] * sorted[j];
        }
        sorted[i] = sum;
      }
      for (let i = size - 1; i >= 0; i--) {
        let sum = sorted[i];
        for (let j = i + 1; j < size; j++) {
          sum -= rows[i][j] * sorted[j];
        }
        sorted[i] = sum / rows[i][i];
      }
      right.set(sorted);
    },
  };
}

function makeScheme() {
  const size = STOCKS.length;
  const jacobian = square(size);
  const newton = linearSystem(size);
  const stages = TIMES.map(() => new Float64Array(size));
  const base = new Float64Array(size);
  const values = new Float64Array(size);
  const difference = new Float64Array(size);
  const error = new Float64Array(size);
  let hasJacobian = false;
  let isJacobianHere = false;
  let decomposed = NaN;

  const decompose = (length) => {
    if (decomposed === length) {
      return true;
    }
    decomposed = newton.decompose(length * (1 / 4), jacobian) ? length : NaN;
    return decomposed === length;
  };
  const differentiate = (time) => {
    values.set(stocks);
    for (let column = 0; column < size; column++) {
      const scale = Math.max(Math.abs(stocks[column]), largest[column]);
      values[column] = stocks[column] + 1.5e-8 * (scale > 0 ? scale : 1);
      const moved = values[column] - stocks[column];
      slopesAt(time, values, difference);
      for (let row = 0; row < size; row++) {
        jacobian[row][column] = (difference[row] - slopes[row]) / moved;
      }
      values[column] = stocks[column];
    }
    hasJacobian = true;
    isJacobianHere = true;
    decomposed = NaN;
  };
  const iterate = (time, step) => {
    let earlier = NaN;
    for (let iteration = 0; iteration < 10; iteration++) {
      slopesAt(time, values, difference);
      for (let i = 0; i < size; i++) {
        difference[i] = base[i] + step * difference[i] - values[i];
      }
      newton.solve(difference);
      for (let i = 0; i < size; i++) {
        values[i] += difference[i];
      }
      const now = norm(difference, values);
      const shrinking = iteration === 0 ? 0.1 : now / earlier;
      if (now === 0 || (shrinking < 1 && (shrinking / (1 - shrinking)) * now <= 0.01)) {
        if (iteration > 0 && shrinking > 0.1 && !isJacobianHere) {
          hasJacobian = false;
        }
        return true;
      }
      if (!(now < Infinity) || shrinking >= 2) {
        return false;
      }
      earlier = now;
    }
    return false;
  };
  const solveStages = (time, length) => {
    const step = length * (1 / 4);
    for (let stage = 0; stage < TIMES.length; stage++) {
      const guess = stage === 0 ? slopes : stages[stage - 1];
      for (let i = 0; i < size; i++) {
        base[i] = stocks[i] + length * weighted(STAGES[stage], stages, i);
        values[i] = base[i] + step * guess[i];
      }
      if (!iterate(time + TIMES[stage] * length, step)) {
        return false;
      }
      for (let i = 0; i < size; i++) {
        stages[stage][i] = (values[i] - base[i]) / step;
      }
    }
    return true;
  };
  const solved = (time, length) => {
    for (;;) {
      if (!hasJacobian) {
        differentiate(time);
      }
      if (decompose(length) && solveStages(time, length)) {
        return true;
      }
      if (isJacobianHere) {
        return false;
      }
      hasJacobian = false;
    }
  };
  return {
    errorOrder: 4,
    attempt(time, length) {
      if (!solved(time, length)) {
        return NaN;
      }
      next.set(values);
      slopesAt(time + length, next, nextSlopes);
      for (let i = 0; i < size; i++) {
        error[i] = length * weighted(ERROR, stages, i);
      }
      newton.solve(error);
      const now = norm(error, next);
      if (now <= 1) {
        isJacobianHere = false;
      }
      return now;
    },
  };
}
