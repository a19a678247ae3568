// The explicit pair of orders 5 and 4 of Dormand and Prince.

const TIMES = [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1];
const STAGES = [
  [],
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];
const ERROR = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];

function makeScheme() {
  const stages = TIMES.map(() => new Float64Array(STOCKS.length));
  const error = new Float64Array(STOCKS.length);
  return {
    errorOrder: 5,
    attempt(time, length) {
      stages[0].set(slopes);
      for (let stage = 1; stage < TIMES.length; stage++) {
        for (let i = 0; i < next.length; i++) {
          next[i] = stocks[i] + length * weighted(STAGES[stage], stages, i);
        }
        slopesAt(time + TIMES[stage] * length, next, stages[stage]);
      }
      nextSlopes.set(stages[TIMES.length - 1]);
      for (let i = 0; i < error.length; i++) {
        error[i] = length * weighted(ERROR, stages, i);
      }
      return norm(error, next);
    },
  };
}
