// Runs futures for a page, in a worker: `model` stands above. A newer request ends an older one.
(function () {
  'use strict';
  const machine = model.machine;
  const memory = machine.memory;
  let data;
  let latest = 0;

  function bytes(base64) {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer;
  }

  /** The place of a constant, or -1 where it is a part of the model. */
  function place(name) {
    try {
      return machine.parameter(name);
    } catch {
      return -1;
    }
  }

  function stepAt(time) {
    const start = machine.timeOf(0);
    return Math.round((time - start) / (machine.timeOf(1) - start));
  }

  /** Whether every step belongs to an outcome. */
  function isFollowed(at) {
    return at === 'max' || at === 'min' || at === 'mean' || at === 'crossing';
  }

  function steps(outcome) {
    if (outcome.mean) {
      const [from, to, every] = outcome.mean;
      const count = Math.floor((to - from) / every + 1e-3);
      return Array.from({ length: count + 1 }, (_, index) => stepAt(from + index * every));
    }
    if (isFollowed(outcome.at)) return [];
    return [outcome.at === 'final' ? machine.count : stepAt(outcome.at)];
  }

  function prepare(given) {
    data = given;
    data.rows = data.runs.length;
    data.values = new Float64Array(bytes(data.values));
    data.places = data.constants.map(place);
    data.watched = data.series.map((series) => machine.variable(series.variable));
    data.saves = machine.saveNumber(machine.count) + 1;
    data.sampled = data.outcomes.map((outcome) => ({
      at: outcome.at,
      threshold: outcome.threshold,
      rising: outcome.rising,
      place: machine.variable(outcome.variable),
      steps: steps(outcome),
    }));
    data.finite = [...new Set([...machine.stocks, ...data.watched, ...data.sampled.map((it) => it.place)])];
    data.cache = new Map();
  }

  function isFinite() {
    let sum = 0;
    for (const at of data.finite) sum += 0 * memory[at];
    return sum === 0;
  }

  /** One future, as an ensemble runs it: what is not reached is NaN. */
  function future(row, settings, result) {
    const { places, values, sampled, watched, saves, rows } = data;
    machine.reset();
    for (let column = 0; column < places.length; column++) {
      if (places[column] >= 0) memory[places[column]] = values[row * places.length + column];
    }
    for (const [at, value] of settings) memory[at] = value;
    machine.begin(data.seed, data.runs[row]);
    const gathered = result.gathered;
    for (let i = 0; i < sampled.length; i++) {
      gathered[i] = { max: -Infinity, min: Infinity, crossing: Infinity }[sampled[i].at] ?? -0;
    }
    for (let step = 0; ; step++) {
      machine.evaluate(step);
      if (!isFinite()) return false;
      for (let i = 0; i < sampled.length; i++) {
        const one = sampled[i];
        const value = memory[one.place];
        if (one.at === 'max') gathered[i] = Math.max(gathered[i], value);
        else if (one.at === 'min') gathered[i] = Math.min(gathered[i], value);
        else if (one.at === 'mean') gathered[i] += value;
        else if (one.at === 'crossing') {
          const beyond = one.rising ? value >= one.threshold : value <= one.threshold;
          if (gathered[i] === Infinity && beyond) gathered[i] = machine.timeOf(step);
        } else {
          for (let k = 0; k < one.steps.length; k++) {
            if (one.steps[k] === step) gathered[i] += value;
          }
          if (step === one.steps[one.steps.length - 1]) {
            result.outcomes[i][row] = one.steps.length > 1 ? gathered[i] / one.steps.length : gathered[i];
          }
        }
      }
      if (result.series && machine.isSave(step)) {
        const save = machine.saveNumber(step);
        for (let i = 0; i < watched.length; i++) result.series[i][save * rows + row] = memory[watched[i]];
      }
      if (step === machine.count) break;
      machine.advance(step);
      if (machine.interruption()) return false;
    }
    for (let i = 0; i < sampled.length; i++) {
      if (sampled[i].at === 'mean') result.outcomes[i][row] = gathered[i] / (machine.count + 1);
      else if (isFollowed(sampled[i].at)) result.outcomes[i][row] = gathered[i];
    }
    return true;
  }

  // Lets a newer request in.
  const channel = new MessageChannel();
  function breath() {
    return new Promise((resolve) => {
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(0);
    });
  }

  /** All futures under settings; null where a newer request has come. */
  async function ensemble(id, settings, withSeries) {
    const pairs = Object.entries(settings)
      .map(([name, value]) => [place(name), value])
      .filter(([at]) => at >= 0);
    const nan = (length) => new Float64Array(length).fill(NaN);
    const result = {
      gathered: new Float64Array(data.sampled.length),
      outcomes: data.sampled.map(() => nan(data.rows)),
      series: withSeries && data.watched.map(() => nan(data.rows * data.saves)),
      failed: 0,
    };
    for (let row = 0; row < data.rows; row++) {
      if (!future(row, pairs, result)) result.failed++;
      if (row % 50 === 49) {
        await breath();
        if (id !== latest) return null;
      }
    }
    return result;
  }

  // The twin of Fingerprint.
  const float = new Float64Array(1);
  const words = new Int32Array(float.buffer);
  float[0] = 1;
  const upper = words[1] ? 1 : 0;
  const print = { first: 0, second: 0 };
  function fold(word) {
    print.first = Math.imul(print.first ^ word, 0x01000193);
    print.first ^= print.first >>> 15;
    print.second = Math.imul(print.second + word, 0x85ebca6b);
    print.second ^= print.second >>> 13;
  }
  function add(value) {
    if (value !== value) {
      fold(0x7ff80000);
      fold(0);
      return;
    }
    float[0] = value;
    fold(words[upper]);
    fold(words[1 - upper]);
  }

  /** How many futures have the JVM's fingerprint. */
  function identical(result, fingerprints) {
    const expected = new Int32Array(bytes(fingerprints));
    let count = 0;
    for (let row = 0; row < data.rows; row++) {
      print.first = 0x243f6a88;
      print.second = 0x85a308d3 | 0;
      for (const outcome of result.outcomes) add(outcome[row]);
      for (const series of result.series) {
        for (let save = 0; save < data.saves; save++) add(series[save * data.rows + row]);
      }
      if (expected[2 * row] === (print.first | 0) && expected[2 * row + 1] === (print.second | 0)) count++;
    }
    return count;
  }

  function quantile(sorted, count, share) {
    if (!count) return NaN;
    const at = share * (count - 1);
    const below = Math.floor(at);
    return below + 1 >= count ? sorted[count - 1] : sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
  }

  const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95];

  /** For each series five quantiles at each saved time. */
  function quantiles(result) {
    return result.series.map((series) => {
      const all = new Float64Array(5 * data.saves);
      for (let save = 0; save < data.saves; save++) {
        const sorted = series.subarray(save * data.rows, (save + 1) * data.rows).slice().sort(); // NaN last
        let count = sorted.length;
        while (count && sorted[count - 1] !== sorted[count - 1]) count--;
        for (let i = 0; i < 5; i++) all[5 * save + i] = quantile(sorted, count, SHARES[i]);
      }
      return all;
    });
  }

  function settingsOf(arm, state) {
    const policy = data.policies.find((one) => one.name === arm.policy);
    const levers = arm.policy === state.policy ? state.levers : {};
    return { ...policy.settings, ...arm.settings, ...levers, ...state.assumptions };
  }

  async function fan(id, state) {
    const began = performance.now();
    const policy = data.policies.find((one) => one.name === state.policy);
    const untouched = !Object.keys(state.levers).length && !Object.keys(state.assumptions).length;
    const result = await ensemble(id, settingsOf({ policy: state.policy, settings: {} }, state), true);
    if (!result) return;
    postMessage({
      id,
      kind: 'fan',
      times: Array.from(model.times),
      quantiles: quantiles(result),
      failed: result.failed,
      identical: untouched ? identical(result, policy.fingerprints) : -1,
      milliseconds: performance.now() - began,
    });
  }

  // The tests of claims; a value that is not known is NaN, and logic is Kleene's, as on the JVM.
  const truth = (x) => (x ? 1 : 0);
  function value(test, outcome) {
    if (!Array.isArray(test)) return test;
    const [word, ...parts] = test;
    if (word === 'of') return outcome(parts[0], parts[1]);
    const x = value(parts[0], outcome);
    if (word === 'if') return x !== x ? NaN : value(x !== 0 ? parts[1] : parts[2], outcome);
    const y = parts.length > 1 ? value(parts[1], outcome) : 0;
    if (word === 'and' && (x === 0 || y === 0)) return 0;
    if (word === 'or' && ((x === x && x !== 0) || (y === y && y !== 0))) return 1;
    if (x !== x || y !== y) return NaN;
    switch (word) {
      case 'plus': return x;
      case 'minus': return -x;
      case 'not': return truth(x === 0);
      case '+': return x + y;
      case '-': return x - y;
      case '*': return x * y;
      case '/': return y === 0 ? NaN : x / y;
      case '^': return machine.elementary.pow(x, y);
      case '<': return truth(x < y);
      case '<=': return truth(x <= y);
      case '>': return truth(x > y);
      case '>=': return truth(x >= y);
      case '=': return truth(x === y);
      case '<>': return truth(x !== y);
      case 'and': return 1;
      case 'or': return 0;
      case 'abs': return Math.abs(x);
      case 'min': return Math.min(x, y);
      case 'max': return Math.max(x, y);
      case 'exp': return machine.elementary.exp(x);
      case 'ln': return machine.elementary.ln(x);
      case 'sqrt': return Math.sqrt(x);
      default: throw new Error(`No operation '${word}'.`);
    }
  }

  function terms(test) {
    if (!Array.isArray(test)) return [];
    return test[0] === 'of' ? [test] : test.slice(1).flatMap(terms);
  }

  async function outcomesOf(id, settings) {
    const name = JSON.stringify(Object.entries(settings).sort());
    if (!data.cache.has(name)) {
      const result = await ensemble(id, settings, false);
      if (!result) return null;
      if (data.cache.size > 400) data.cache.clear();
      data.cache.set(name, result.outcomes);
    }
    return data.cache.get(name);
  }

  async function claims(id, state) {
    const arms = [];
    for (let at = 0; at < data.arms.length; at++) {
      const outcomes = await outcomesOf(id, settingsOf(data.arms[at], state));
      if (!outcomes) return;
      arms.push(outcomes);
      await breath();
      if (id !== latest) return;
      postMessage({ id, kind: 'progress', done: at + 1, of: data.arms.length });
    }
    const judged = data.claims.map((claim) => {
      const needed = terms(claim.test);
      let hits = 0;
      let of = 0;
      for (let row = 0; row < data.rows; row++) {
        const outcome = (arm, measure) => arms[arm][measure][row];
        const known = needed.every(([, arm, measure]) => outcome(arm, measure) === outcome(arm, measure));
        const result = known ? value(claim.test, outcome) : NaN;
        if (result === result) {
          of++;
          if (result !== 0) hits++;
        }
      }
      return { hits, of };
    });
    postMessage({ id, kind: 'claims', claims: judged });
  }

  onmessage = ({ data: message }) => {
    if (message.kind === 'prepare') {
      prepare(message.data);
      return;
    }
    latest = message.id;
    (message.kind === 'fan' ? fan : claims)(message.id, message.state);
  };
})();
