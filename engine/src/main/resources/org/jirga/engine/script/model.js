// A run, and what others may ask of the model.

/** The run under way: the halves of its key, and why its integration gave up, if it did. */
const run = { upper: 0, lower: 0, interruption: null };

function timeOf(step) {
  return START + step * DT;
}

/** Variables and net flows at a time within a step. */
function derive(time) {
  m[0] = time;
  dynamics();
  netFlows();
}

/** Forgets the run before: every parameter has the model's value. */
function reset() {
  for (let i = 0; i < PARAMETERS.length; i++) {
    m[PARAMETERS[i].slot] = PARAMETERS[i].value;
  }
}

/** Begins the run of a number under a seed; the parameters are in the memory. */
function begin(seed, number) {
  const [seedUpper, seedLower] = halves(seed);
  const [numberUpper, numberLower] = halves(number);
  keyWith(seedUpper, seedLower, numberUpper, numberLower);
  run.upper = key[0];
  run.lower = key[1];
  run.interruption = null;
  m[0] = START;
  m[1] = START;
  for (const pipeline of PIPELINES) {
    pipeline.begin?.();
  }
  initials();
  for (const pipeline of PIPELINES) {
    pipeline.start?.();
  }
  startIntegration();
}

/** Computes the variables at the time of a step, from 0 to COUNT. */
function evaluate(step) {
  m[0] = timeOf(step);
  m[1] = m[0];
  for (let i = 0; i < PIPELINES.length; i++) {
    PIPELINES[i].release(step);
  }
  dynamics();
}

/** Moves the stocks from an evaluated step to the next. */
function advance(step) {
  netFlows();
  for (let i = 0; i < PIPELINES.length; i++) {
    PIPELINES[i].take?.(step);
  }
  integrate(step);
  for (let i = 0; i < PIPELINES.length; i++) {
    PIPELINES[i].settle?.();
  }
}

// How far from a whole number of steps a time may be, as a share of a step.
const NEARLY = 1e-6;

function saveNumber(step) {
  return Math.floor((step + NEARLY) / SAVE_EVERY);
}

function saveStep(save) {
  return Math.ceil(save * SAVE_EVERY - NEARLY);
}

function isSave(step) {
  return saveStep(saveNumber(step)) === step;
}

/** What names are compared by: case, white space and underscores do not matter. */
function nameKey(name) {
  return String(name)
    .replace(/[\s_]+/g, " ")
    .trim()
    .toLowerCase()
    .replace(/ ?([[\],]) ?/g, "$1");
}

function finder(all, kind) {
  const places = new Map(all.map((one) => [nameKey(one.name), one]));
  return (name) => {
    const found = places.get(nameKey(name));
    if (!found) {
      throw new RangeError(`'${name}' is no ${kind} of the model '${NAME}'.`);
    }
    return found;
  };
}

const findParameter = finder(PARAMETERS, "parameter");
const findVariable = finder(VARIABLES, "variable");

function runOnce({ set = {}, seed = 0, run: number = 0, save } = {}) {
  reset();
  for (const [name, value] of Object.entries(set)) {
    if (typeof value !== "number") {
      throw new TypeError(`The parameter '${name}' needs a number, not ${value}.`);
    }
    m[findParameter(name).slot] = value;
  }
  const saved = (save ?? VARIABLES.map((variable) => variable.name)).map(findVariable);
  const columns = saved.map(() => new Float64Array(saveNumber(COUNT) + 1));
  begin(seed, number);
  for (let step = 0; ; step++) {
    evaluate(step);
    if (isSave(step)) {
      const at = saveNumber(step);
      for (let i = 0; i < saved.length; i++) {
        columns[i][at] = m[saved[i].slot];
      }
    }
    if (step === COUNT) {
      break;
    }
    advance(step);
  }
  return {
    times: model.times,
    series: Object.fromEntries(saved.map((variable, i) => [variable.name, columns[i]])),
    interruption: run.interruption,
  };
}

const model = {
  name: NAME,
  arithmetic: ARITHMETIC,
  method: METHOD,
  parameters: PARAMETERS.map(({ name, value }) => ({ name, value })),
  variables: VARIABLES.map(({ name }) => name),
  times: Float64Array.from({ length: saveNumber(COUNT) + 1 }, (_, save) => timeOf(saveStep(save))),
  run: runOnce,
  /** For programs that make many runs and watch each step: see docs/reference/javascript.md. */
  machine: {
    memory: m,
    stocks: STOCKS,
    elementary: { exp, ln, pow },
    count: COUNT,
    timeOf,
    isSave,
    saveNumber,
    parameter: (name) => findParameter(name).slot,
    variable: (name) => findVariable(name).slot,
    reset,
    begin,
    evaluate,
    advance,
    interruption: () => run.interruption,
  },
};
