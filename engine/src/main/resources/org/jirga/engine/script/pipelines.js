// What a run remembers, and chance: the twins of the lines in engine.kernel. Each has, where it
// needs them: begin (before the initial values), start (after them), release and take for a step.

/** How many steps a time takes: at least one, at most one more than the run has. */
function stepsOf(duration) {
  const most = COUNT + 1;
  const exact = Math.ceil(duration / DT - 1e-6);
  return exact <= most ? Math.max(1, exact) : most;
}

function fixedDelay(output, input, duration, initial) {
  const ring = new Float64Array(COUNT + 1);
  let steps = 1;
  return {
    start() {
      if (m[duration] !== m[duration]) {
        m[initial] = NaN;
      }
      steps = stepsOf(m[duration]);
    },
    release(step) {
      m[output] = step < steps ? m[initial] : ring[step - steps];
    },
    take(step) {
      ring[step] = m[input];
    },
  };
}

function arrivalDelay(kind, output, input, duration, initial, missing) {
  const arriving = new Float64Array(COUNT + 1);
  const sent = new Int32Array(COUNT + 1);
  let last = 0;
  let arrived = false;
  let broken = false;
  let newest = -1;

  const value = (step) => {
    const here = arriving[step];
    if (broken) {
      return NaN;
    }
    if (here === here) {
      const isNewer = sent[step] > newest;
      arrived = true;
      if (isNewer || kind === "MATERIAL") {
        newest = sent[step];
        last = here;
      }
      return last;
    }
    return kind === "MATERIAL" && arrived ? m[missing] : last;
  };
  return {
    start() {
      arriving.fill(NaN);
      last = m[initial];
      arrived = false;
      broken = false;
      newest = -1;
    },
    release(step) {
      m[output] = value(step);
    },
    take(step) {
      const entering = m[input];
      if (m[duration] !== m[duration] || entering !== entering) {
        broken = true;
        return;
      }
      const at = step + stepsOf(m[duration]);
      if (at <= COUNT) {
        const adds = kind === "MATERIAL" && arriving[at] === arriving[at];
        arriving[at] = adds ? arriving[at] + entering : entering;
        sent[at] = step;
      }
    },
  };
}

function randomStream(output, streamUpper, streamLower) {
  const release = (step) => {
    keyWith(run.upper, run.lower, streamUpper, streamLower);
    m[output] = uniform(key[0], key[1], step);
  };
  return { begin: () => release(0), release };
}
