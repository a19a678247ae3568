// Equations that need each other: the twins of engine.program.AlgebraicLoop, and of FixedPoint and
// RootSearch in engine.arithmetic.

const FIXED_POINT = { settings: (unknowns) => unknowns, find: fixedPoint };
const ROOT = { settings: (unknowns) => 4 * unknowns + 2, find: root };

function algebraicLoop(search, unknowns, slots, results, body) {
  const settings = search.settings(unknowns);
  return (element, operands) => {
    const m = new Float64Array(slots);
    m.set(operands.slice(settings), unknowns);
    const evaluate = (x, found) => {
      m.set(x);
      body(m);
      results.forEach((slot, unknown) => {
        found[unknown] = m[slot];
      });
    };
    return search.find(evaluate, unknowns, operands)[element];
  };
}

function none(length) {
  return new Float64Array(length).fill(NaN);
}

function fixedPoint(step, unknowns, operands) {
  const guess = operands.slice(0, unknowns);
  const x = Float64Array.from(guess);
  const next = new Float64Array(unknowns);
  let before = Infinity;
  for (let sweep = 0; sweep < 10000; sweep++) {
    step(x, next);
    let change = 0;
    for (let i = 0; i < unknowns; i++) {
      if (!Number.isFinite(next[i])) {
        return none(unknowns);
      }
      if (next[i] !== x[i]) {
        const size = Math.max(Math.abs(next[i]), Math.abs(guess[i]));
        change = Math.max(change, Math.abs(next[i] - x[i]) / size);
      }
      x[i] = next[i];
    }
    if (change === 0 || (before <= 1e-13 && change >= before)) {
      return x;
    }
    before = change;
  }
  return none(unknowns);
}

function root(residuals, unknowns, operands) {
  const part = (at) => operands.slice(at * unknowns, (at + 1) * unknowns);
  const x = Float64Array.from(part(0));
  const scales = part(1);
  const residualScales = part(2);
  const sought = part(3);
  const free = sought.map((_, at) => at).filter((at) => sought[at] !== 0);
  const tolerance = operands[4 * unknowns];
  const most = operands[4 * unknowns + 1];
  const at = new Float64Array(unknowns);
  const moved = new Float64Array(unknowns);

  function distanceOf(values) {
    let largest = 0;
    for (const place of free) {
      largest = Math.max(largest, Math.abs(residualScales[place] * values[place]));
    }
    return largest;
  }

  function direction() {
    const size = free.length;
    const slopes = new Float64Array(size * size);
    const right = new Float64Array(size);
    for (let column = 0; column < size; column++) {
      const place = free[column];
      const kept = x[place];
      x[place] = kept + 1.4901161193847656e-8 * Math.max(Math.abs(kept), Math.abs(1 / scales[place]));
      const reach = x[place] - kept;
      residuals(x, moved);
      x[place] = kept;
      for (let row = 0; row < size; row++) {
        const scale = residualScales[free[row]];
        slopes[row * size + column] = scale * ((moved[free[row]] - at[free[row]]) / reach);
      }
    }
    for (let row = 0; row < size; row++) {
      right[row] = -(residualScales[free[row]] * at[free[row]]);
    }
    eliminate(slopes, right);
    substitute(slopes, right, 0);
    return right;
  }

  function go(way, before) {
    const from = Float64Array.from(x);
    let share = 1;
    for (let halving = 0; halving < 40; halving++) {
      for (let i = 0; i < free.length; i++) {
        x[free[i]] = from[free[i]] + share * way[i];
      }
      residuals(x, moved);
      const distance = distanceOf(moved);
      if (distance < before) {
        at.set(moved);
        return distance;
      }
      share /= 2;
    }
    x.set(from);
    return before;
  }

  residuals(x, at);
  let distance = distanceOf(at);
  for (let step = 0; !(distance <= tolerance); step++) {
    const way = direction();
    const nearer = step < most ? go(way, distance) : distance;
    if (!(nearer < distance)) {
      return distance <= 1e-10 ? x : none(unknowns);
    }
    distance = nearer;
  }
  return x;
}
