// Values of a Latin hypercube, computed again: the twin of LatinHypercube in analysis.design. A
// number of 64 bits is a pair of 32-bit integers, the upper one first.
const drawnValues = (function () {
  'use strict';
  const TWO_32 = 4294967296;

  /** The upper half of the product of two unsigned integers of 32 bits. */
  function upper(a, b) {
    const a0 = a & 0xffff;
    const a1 = a >>> 16;
    const b0 = b & 0xffff;
    const b1 = b >>> 16;
    // each sum is below 2^32
    const middle = a1 * b0 + ((a0 * b0) >>> 16);
    return a1 * b1 + (middle >>> 16) + ((a0 * b1 + (middle & 0xffff)) >>> 16);
  }

  // Philox4x64-10 (Salmon et al. 2011).
  const FACTORS = [[0xd2e7470e, 0xe14c6c93], [0xca5a8263, 0x95121157]];
  const STEPS = [[0x9e3779b9, 0x7f4a7c15], [0xbb67ae85, 0x84caa73b]];
  const state = new Int32Array(8);
  const product = new Int32Array(8);

  /** Sets half of the product to all 128 bits of a counter times a factor. */
  function multiply([bUpper, bLower], aUpper, aLower, at) {
    const low = upper(aLower, bLower) + (Math.imul(aLower, bUpper) >>> 0) + (Math.imul(aUpper, bLower) >>> 0);
    const high = (Math.imul(aUpper, bUpper) >>> 0) + upper(aLower, bUpper) + upper(aUpper, bLower) + Math.floor(low / TWO_32);
    product[at] = upper(aUpper, bUpper) + Math.floor(high / TWO_32);
    product[at + 1] = high % TWO_32;
    product[at + 2] = low % TWO_32;
    product[at + 3] = Math.imul(aLower, bLower);
  }

  /** Four numbers of a stream, in the state. */
  function block(keys, number, count) {
    state.fill(0);
    state[1] = count;
    state[2] = Math.floor(number / TWO_32);
    state[3] = number % TWO_32;
    let [[upper0, lower0], [upper1, lower1]] = keys;
    for (let round = 0; round < 10; round++) {
      multiply(FACTORS[0], state[0], state[1], 0);
      multiply(FACTORS[1], state[4], state[5], 4);
      state[0] = product[4] ^ state[2] ^ upper0;
      state[1] = product[5] ^ state[3] ^ lower0;
      state[4] = product[0] ^ state[6] ^ upper1;
      state[5] = product[1] ^ state[7] ^ lower1;
      state[2] = product[6];
      state[3] = product[7];
      state[6] = product[2];
      state[7] = product[3];
      const sum0 = (lower0 >>> 0) + STEPS[0][1];
      const sum1 = (lower1 >>> 0) + STEPS[1][1];
      upper0 = (upper0 + STEPS[0][0] + (sum0 >= TWO_32 ? 1 : 0)) | 0;
      upper1 = (upper1 + STEPS[1][0] + (sum1 >= TWO_32 ? 1 : 0)) | 0;
      lower0 = sum0 | 0;
      lower1 = sum1 | 0;
    }
  }

  /** The numbers of a stream by their places, block by block. */
  function stream(keys, number) {
    let held = -1;
    return {
      /** One of the halves of a number, unsigned: 0 the upper one. */
      half(place, half) {
        if (held !== place >>> 2) block(keys, number, (held = place >>> 2) + 1);
        return state[2 * (place & 3) + half] >>> 0;
      },
    };
  }

  /** For some places in a batch, the share of the belief below the value there. */
  function shares(keys, number, batch, places) {
    const random = stream(keys, number);
    const strata = Int32Array.from({ length: batch }, (_, at) => at);
    function swap(one, other) {
      const kept = strata[one];
      strata[one] = strata[other];
      strata[other] = kept;
    }
    // the shuffle of Commons RNG 1.7: two bounded integers of 32 random bits, the lower half first
    let taken = 0;
    for (let left = batch; left > 1; left -= 2) {
      const fewest = TWO_32 % (left * (left - 1));
      let first;
      let second;
      do {
        first = random.half(taken >>> 1, 1 - (taken & 1)) * left;
        second = (first % TWO_32) * (left - 1);
        taken++;
      } while (second % TWO_32 < fewest);
      swap(left - 1, Math.floor(first / TWO_32));
      swap(left - 2, Math.floor(second / TWO_32));
    }
    const start = (taken + 1) >>> 1;
    return places.map((place) => {
      const inside = random.half(start + place, 0) * 2097152 + (random.half(start + place, 1) >>> 11);
      return (strata[place] + inside * 1.1102230246251565e-16) / batch;
    });
  }

  function quantile({ low, best, high }, u) {
    if (best === undefined) return low + u * (high - low);
    return u < (best - low) / (high - low)
      ? low + Math.sqrt(u * (high - low) * (best - low))
      : high - Math.sqrt((1 - u) * (high - low) * (high - best));
  }

  function halves(integer) {
    const whole = BigInt.asUintN(64, BigInt(integer));
    return [Number(whole >> 32n) | 0, Number(whole & 0xffffffffn) | 0];
  }

  /** The values of a constant in some runs. */
  return function (constant, seed, batch, runs) {
    const keys = [halves(seed), halves(constant.key)];
    const values = [];
    for (let from = 0, to = 0; from < runs.length; from = to) {
      const number = Math.floor(runs[from] / batch);
      while (to < runs.length && Math.floor(runs[to] / batch) === number) to++;
      const places = runs.slice(from, to).map((run) => run - number * batch);
      for (const u of shares(keys, number, batch, places)) values.push(quantile(constant, u));
    }
    return values;
  };
})();
