// Runs futures for a page, in a worker: `model` stands above. A newer request ends an older one.
(function () {
  'use strict';
  const machine = model.machine;
  const memory = machine.memory;
  let data;
  let latest = 0;

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

  /** For each future each constant: as written in the page, or computed again. */
  function values() {
    const { rows, constants, drawn, seed, batch, runs } = data;
    const all = new Float64Array(rows * constants.length);
    const written = constants.length - drawn.length;
    const isDrawn = new Set(drawn.map((one) => one.at));
    constants.map((_, at) => at).filter((at) => !isDrawn.has(at)).forEach((at, column) => {
      for (let row = 0; row < rows; row++) all[row * constants.length + at] = data.values[row * written + column];
    });
    const numbers = runs.map(Number);
    for (const one of drawn) {
      drawnValues(one, seed, batch, numbers).forEach((value, row) => {
        all[row * constants.length + one.at] = value;
      });
    }
    return all;
  }

  /** Data of a page with this worker's share of its futures; which series are shown. */
  function prepare(given) {
    data = given;
    data.rows = data.runs.length;
    data.values = values();
    data.places = data.constants.map(place);
    data.saves = machine.saveNumber(machine.count) + 1;
    data.isSave = Uint8Array.from({ length: machine.count + 1 }, (_, step) => machine.isSave(step));
    data.watched = Int32Array.from(data.series, (series) => machine.variable(series.variable));
    data.shown = [...data.series.keys()].filter((at) => data.series[at].shown);
    data.sampled = data.outcomes.map((outcome) => machine.variable(outcome.variable));
    data.gathered = new Float64Array(data.sampled.length);
    data.kinds = data.outcomes.map(kind);
    const taken = data.outcomes.map(steps);
    data.counts = taken.map((all) => all.length);
    data.due = byStep(taken);
    data.known = byStep(taken.map((all) => all.slice(-1)));
    data.finite = Int32Array.from(new Set([...machine.stocks, ...data.watched, ...data.sampled]));
    data.cache = new Map();
  }

  /** For each step the outcomes that have it among theirs. */
  function byStep(taken) {
    const at = Array.from({ length: machine.count + 1 }, () => []);
    taken.forEach((all, outcome) => all.forEach((step) => at[step]?.push(outcome)));
    return at.map((all) => Int32Array.from(all));
  }

  const DUE = 0;
  const MAXIMUM = 1;
  const MINIMUM = 2;
  const MEAN = 3;
  const RISING = 4;
  const FALLING = 5;
  function kind(outcome) {
    if (outcome.at === 'crossing') return outcome.rising ? RISING : FALLING;
    return { max: MAXIMUM, min: MINIMUM, mean: MEAN }[outcome.at] ?? DUE;
  }
  const FIRST = Float64Array.of(-0, -Infinity, Infinity, -0, Infinity, Infinity);

  function isFinite() {
    const { finite } = data;
    let sum = 0;
    for (let i = 0; i < finite.length; i++) sum += 0 * memory[finite[i]];
    return sum === 0;
  }

  // Small functions that are called at each step: engines optimise them once, however a run ends.
  function gather(step, row, result) {
    const { gathered, sampled, kinds, outcomes, counts } = data;
    for (let i = 0; i < kinds.length; i++) {
      const value = memory[sampled[i]];
      switch (kinds[i]) {
        case MAXIMUM: gathered[i] = Math.max(gathered[i], value); break;
        case MINIMUM: gathered[i] = Math.min(gathered[i], value); break;
        case MEAN: gathered[i] += value; break;
        case RISING:
          if (gathered[i] === Infinity && value >= outcomes[i].threshold) gathered[i] = machine.timeOf(step);
          break;
        case FALLING:
          if (gathered[i] === Infinity && value <= outcomes[i].threshold) gathered[i] = machine.timeOf(step);
          break;
      }
    }
    const due = data.due[step];
    for (let k = 0; k < due.length; k++) gathered[due[k]] += memory[sampled[due[k]]];
    const known = data.known[step];
    for (let k = 0; k < known.length; k++) {
      const i = known[k];
      result[i][row] = counts[i] > 1 ? gathered[i] / counts[i] : gathered[i];
    }
  }

  function save(step, row, series) {
    const { watched, rows } = data;
    const at = machine.saveNumber(step) * rows + row;
    for (let i = 0; i < watched.length; i++) {
      if (series[i]) series[i][at] = memory[watched[i]];
    }
  }

  function set(row, settings) {
    const { places, values } = data;
    for (let column = 0; column < places.length; column++) {
      if (places[column] >= 0) memory[places[column]] = values[row * places.length + column];
    }
    for (const [at, value] of settings) memory[at] = value;
  }

  /** One future, as an ensemble runs it: what is not reached is NaN. */
  function future(row, settings, result) {
    const { gathered, kinds, isSave } = data;
    machine.reset();
    set(row, settings);
    machine.begin(data.seed, data.runs[row]);
    for (let i = 0; i < kinds.length; i++) gathered[i] = FIRST[kinds[i]];
    for (let step = 0; ; step++) {
      machine.evaluate(step);
      if (!isFinite()) return false;
      if (result.outcomes) gather(step, row, result.outcomes);
      if (result.series && isSave[step]) save(step, row, result.series);
      if (step === machine.count) break;
      machine.advance(step);
      if (machine.interruption()) return false;
    }
    for (let i = 0; result.outcomes && i < kinds.length; i++) {
      if (kinds[i] === MEAN) result.outcomes[i][row] = gathered[i] / (machine.count + 1);
      else if (kinds[i] !== DUE) result.outcomes[i][row] = gathered[i];
    }
    return true;
  }

  // Lets a newer request in: often enough that who moves a lever does not wait for claims.
  const BREATH_MS = 8;
  const channel = new MessageChannel();
  function breath() {
    return new Promise((resolve) => {
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(0);
    });
  }

  /**
   * All futures under settings, with outcomes or without, and with the series of some places; null
   * where a newer request has come.
   */
  async function ensemble(id, settings, withOutcomes, wanted, isCounted) {
    const pairs = Object.entries(settings)
      .map(([name, value]) => [place(name), value])
      .filter(([at]) => at >= 0);
    const nan = (length) => new Float64Array(length).fill(NaN);
    const result = {
      outcomes: withOutcomes && data.sampled.map(() => nan(data.rows)),
      series: wanted && Array.from(data.watched, (_, at) => wanted.includes(at) && nan(data.rows * data.saves)),
      failed: 0,
    };
    let breathed = performance.now();
    for (let row = 0; row < data.rows; row++) {
      if (!future(row, pairs, result)) result.failed++;
      if (performance.now() - breathed >= BREATH_MS) {
        await breath();
        if (id !== latest) return null;
        breathed = performance.now();
        if (isCounted) postMessage({ id, kind: 'count', runs: data.runs[0], done: row + 1 });
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
  function identical(result, expected) {
    let count = 0;
    for (let row = 0; row < data.rows; row++) {
      print.first = 0x243f6a88;
      print.second = 0x85a308d3 | 0;
      for (const outcome of result.outcomes) add(outcome[row]);
      for (const series of result.series) {
        for (let save = 0; save < data.saves; save++) add(series[save * data.rows + row]);
      }
      if (expected[row] === (print.first ^ print.second)) count++;
    }
    return count;
  }

  function settingsOf(arm, state) {
    const policy = data.policies.find((one) => one.name === arm.policy);
    const levers = arm.policy === state.policy ? state.levers : {};
    return { ...policy.settings, ...arm.settings, ...levers, ...state.assumptions };
  }

  async function fan(id, state, kind) {
    const began = performance.now();
    const policy = data.policies.find((one) => one.name === state.policy);
    const untouched = !Object.keys(state.levers).length && !Object.keys(state.assumptions).length;
    // A fingerprint is of everything; a fan needs what is shown.
    const wanted = untouched ? [...data.series.keys()] : data.shown;
    const result = await ensemble(id, settingsOf({ policy: state.policy, settings: {} }, state), untouched, wanted, kind === 'again');
    if (!result) return;
    const answer = {
      id,
      kind,
      identical: untouched ? identical(result, policy.fingerprints) : -1,
      times: Array.from(model.times),
      series: result.series.map((series, at) => data.series[at].shown && series),
      milliseconds: performance.now() - began,
    };
    postMessage(answer, answer.series.filter(Boolean).map((series) => series.buffer));
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
      const result = await ensemble(id, settings, true, null);
      if (!result) return null;
      if (data.cache.size > 400) data.cache.clear();
      data.cache.set(name, result.outcomes);
    }
    return data.cache.get(name);
  }

  /** All claims, or some by their places, for which fewer arms are run. */
  async function claims(id, state, kind, only) {
    const asked = data.claims.map((claim, at) => (!only || only.includes(at) ? claim : null));
    const needs = new Set(asked.filter(Boolean).flatMap((claim) => terms(claim.test).map(([, arm]) => arm)));
    const arms = [];
    for (let at = 0; at < data.arms.length; at++) {
      if (!needs.has(at)) {
        arms.push(null);
        continue;
      }
      const outcomes = await outcomesOf(id, settingsOf(data.arms[at], state));
      if (!outcomes) return;
      arms.push(outcomes);
      await breath();
      if (id !== latest) return;
      if (!only) postMessage({ id, kind: 'progress', done: at + 1, of: data.arms.length });
    }
    const judged = asked.map((claim) => {
      if (!claim) return null;
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
    postMessage({ id, kind, claims: judged });
  }

  onmessage = ({ data: message }) => {
    if (message.kind === 'prepare') {
      prepare(message.data);
      return;
    }
    latest = message.id;
    const answer = message.kind === 'claims' || message.kind === 'one' ? claims : fan;
    answer(message.id, message.state, message.kind, message.only);
  };
})();
