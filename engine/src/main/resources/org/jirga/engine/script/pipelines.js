// What a run remembers, and chance: the twins of the lines in engine.kernel. Each has, where it
// needs them: begin (before the initial values), start (after them), release and take for a step,
// settle when the stocks have moved.

/** So much of a batch, or of what is taken of it, is a rounding error. */
const ROUNDING = 1e-12;

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

function depreciation(output, input, lifetime, period, initial) {
  const brought = new Float64Array(COUNT + 1);
  const timesIn = (whole, part) => {
    const floor = Math.floor(whole / part);
    const rest = whole / part - floor;
    const count = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
    return count >= 1 && Math.abs(whole / part - count) <= 1e-6 * count ? count : 0;
  };
  let steps = 0;
  let periods = 0;
  return {
    start() {
      steps = timesIn(m[period], DT);
      periods = timesIn(m[lifetime], m[period]);
      brought.fill(0);
    },
    release(step) {
      if (steps === 0 || periods === 0) {
        m[output] = NaN;
        return;
      }
      const before = m[initial] * m[period];
      const current = Math.floor(step / steps);
      let sum = 0;
      for (let age = 1; age < periods; age++) {
        sum += age <= current ? brought[current - age] : before;
      }
      m[output] = sum / (periods * m[period]);
    },
    take(step) {
      if (steps > 0) {
        brought[Math.floor(step / steps)] += m[input] * DT;
      }
    },
  };
}

function scheduledDepreciation(output, input, schedule, initial, lifetime, changeover) {
  const brought = new Float64Array(COUNT + 1);
  const length = () => m[lifetime] / schedule.length;
  const count = (passed, each) => Math.floor((passed + 1e-6 * DT) / each);
  const period = (step) => {
    if (!(length() >= DT * (1 - 1e-6)) || !Number.isFinite(m[changeover])) {
      return -1;
    }
    return count(timeOf(step) - m[changeover], length()) - count(START - m[changeover], length());
  };
  const value = (step) => {
    const current = period(step);
    if (current < 0) {
      return NaN;
    }
    let whole = 0;
    for (const share of schedule) {
      whole += m[share];
    }
    let sum = 0;
    for (let age = 1; age < schedule.length && age <= current; age++) {
      sum += m[schedule[age]] * brought[current - age];
    }
    const earlier = current < schedule.length ? m[initial[current]] : 0;
    return earlier + sum / (whole * length());
  };
  return {
    start() {
      brought.fill(0);
    },
    release(step) {
      m[output] = value(step);
    },
    take(step) {
      const current = period(step);
      if (current >= 0) {
        brought[current] += m[input] * DT;
      }
    },
  };
}

function batchDelay(output, input, size, duration, first, firstRelease, backlog) {
  let waiting = 0;
  let batch = 0;
  let release = -1;
  let broken = false;
  return {
    start() {
      waiting = m[backlog];
      batch = m[first];
      const wait = m[firstRelease] - START;
      const all = waiting + batch + wait;
      broken = all !== all;
      release = batch > 0 ? (wait <= 0 ? 0 : stepsOf(wait)) : -1;
    },
    release(step) {
      m[output] = broken ? NaN : release === step ? batch : 0;
    },
    take(step) {
      const entering = m[input] * DT;
      if (!(m[size] >= 0) || m[duration] !== m[duration] || entering !== entering) {
        broken = true;
        return;
      }
      if (release <= step) {
        release = -1;
      }
      if (release === -1 && m[size] > 0 && waiting >= m[size] * (1 - 1e-9)) {
        waiting -= m[size];
        batch = m[size] / DT;
        release = step + stepsOf(m[duration]);
      }
      waiting += entering;
    },
  };
}

function profileDelay(output, input, duration, initial, growth, initialDuration, x, y, mean) {
  const area = Table("AREA", "CONTINUOUS", x, y);
  const first = x[0];
  const last = x[x.length - 1];
  const whole = area(last);
  let due = new Float64Array(64);
  let now = 0;
  let shares = [];
  let spreadFor = 0;
  let broken = false;

  const before = (place) => (place <= first ? 0 : place >= last ? 1 : area(place) / whole);
  const spread = (time) => {
    if (time !== spreadFor || shares.length === 0) {
      spreadFor = time;
      shares = [];
      const steps = time / DT;
      const stretch = steps / mean;
      const count = Math.max(1, Math.ceil(last * stretch - 0.5));
      if (steps > 0 && count <= 16777216) {
        let passed = 0;
        for (let step = 0; step < count; step++) {
          const until = step + 1 === count ? 1 : before((step + 1.5) / stretch);
          shares.push(until - passed);
          passed = until;
        }
      }
    }
    broken = broken || shares.length === 0;
  };
  const add = (step, amount) => {
    if (step >= due.length) {
      let length = due.length;
      while (length <= step) {
        length *= 2;
      }
      const longer = new Float64Array(length);
      for (let i = 0; i < due.length; i++) {
        longer[i] = due[(now + i) % due.length];
      }
      due = longer;
      now = 0;
    }
    due[(now + step) % due.length] += amount;
  };
  return {
    start() {
      due.fill(0);
      broken = false;
      spread(m[initialDuration]);
      if (broken) {
        return;
      }
      const factor = 1 + m[growth] * DT;
      const left = new Float64Array(shares.length + 1);
      for (let step = shares.length - 1; step >= 0; step--) {
        left[step] = (shares[step] + left[step + 1]) / factor;
      }
      for (let step = 0; step < shares.length; step++) {
        add(step, m[initial] * (left[step] / left[0]));
      }
    },
    release() {
      m[output] = broken ? NaN : due[now];
    },
    take() {
      spread(m[duration]);
      if (broken) {
        return;
      }
      due[now] = 0;
      now = (now + 1) % due.length;
      for (let later = 0; later < shares.length; later++) {
        add(later, m[input] * shares[later]);
      }
    },
  };
}

function returns(output, input, period, payment, paid) {
  let flows = [];
  const isLongEnough = () => m[period] >= DT * (1 - 1e-6);
  const worth = (rate) => {
    const discount = 1 / (1 + rate);
    let sum = 0;
    for (let at = flows.length - 1; at >= 0; at--) {
      sum = (sum + flows[at]) * discount;
    }
    return m[payment] === 0
      ? sum
      : sum + m[payment] * pow(discount, (m[paid] - START) / m[period]);
  };
  const changes = (one, other) => (one < 0 && other >= 0) || (one > 0 && other <= 0);
  const between = (first, second, atSecond) => {
    if (atSecond === 0) {
      return second;
    }
    let from = first;
    let to = second;
    while (true) {
      const middle = from + (to - from) / 2;
      if (middle === from || middle === to) {
        return to;
      }
      const here = worth(middle);
      if (here === 0) {
        return middle;
      }
      if (here > 0 === atSecond > 0) {
        to = middle;
      } else {
        from = middle;
      }
    }
  };
  const nearest = () => {
    const paidAll = [m[payment], ...flows];
    if (!paidAll.some((flow) => flow > 0) || !paidAll.some((flow) => flow < 0)) {
      return NaN;
    }
    let upper = worth(0);
    let lower = upper;
    if (upper === 0) {
      return 0;
    }
    for (let rate = 1; rate <= 64; rate++) {
      const above = worth(rate / 64);
      if (changes(upper, above)) {
        return between((rate - 1) / 64, rate / 64, above);
      }
      const below = rate < 64 ? worth(-rate / 64) : NaN;
      if (changes(lower, below)) {
        return between(-(rate - 1) / 64, -rate / 64, below);
      }
      upper = above;
      lower = below;
    }
    return NaN;
  };
  return {
    start() {
      flows = [];
    },
    release() {
      if (!isLongEnough()) {
        m[output] = NaN;
        return;
      }
      const rate = nearest();
      m[output] = rate !== rate ? -6.490371073168535e32 : rate;
    },
    take(step) {
      if (!isLongEnough()) {
        return;
      }
      const at = Math.floor((timeOf(step) - START + 1e-6 * DT) / m[period]);
      while (flows.length <= at) {
        flows.push(0);
      }
      flows[at] += m[input] * DT;
    },
  };
}

function beltDelay(output, input, duration, leak, content, initialDuration, x, y) {
  const area = Table("AREA", "CONTINUOUS", x, y);
  const first = x[0];
  const width = x[x.length - 1] - first;
  const whole = area(x[x.length - 1]);
  let loads = [];
  let moved = 0;
  let share = 0;
  let rest = 0;
  let broken = false;

  const before = (place) => (place >= 1 ? 1 : area(first + place * width) / whole);
  const rounding = () => 1e-6 * share;
  const whole1 = (place) => (place >= 1 - rounding() ? 1 : place);
  const shareOff = (load, end) =>
    load.to <= end + rounding() ? 1 : (end - load.from) / (load.to - load.from);
  const setSpeed = (time) => {
    broken = broken || !(time >= 0);
    share = Math.min(1, DT / time);
  };
  const leaving = () => {
    const end = moved + share;
    let sum = 0;
    if (rest !== 0) {
      sum = rest * (before(whole1(end)) - before(whole1(moved)));
    }
    for (const load of loads) {
      if (load.from >= end - rounding()) {
        break;
      }
      sum += load.amount * shareOff(load, end);
    }
    return sum;
  };
  return {
    start() {
      loads = [];
      moved = 0;
      rest = m[content];
      broken = rest !== rest;
      setSpeed(m[initialDuration]);
    },
    release() {
      m[output] = broken ? NaN : leaving() / DT;
    },
    take() {
      const entering = m[input] * DT;
      const lost = m[leak] * DT;
      broken = broken || entering !== entering || lost !== lost;
      if (broken) {
        return;
      }
      const end = moved + share;
      while (loads.length > 0 && loads[0].from < end - rounding()) {
        const off = shareOff(loads[0], end);
        if (off < 1) {
          loads[0].amount -= loads[0].amount * off;
          loads[0].from = end;
          break;
        }
        loads.shift();
      }
      if (entering !== 0) {
        loads.push({ from: moved + 1, to: end + 1, amount: entering });
      }
      moved = end;
      if (lost !== 0) {
        rest -= rest * lost;
        for (const load of loads) {
          load.amount -= load.amount * lost;
        }
      }
      setSpeed(m[duration]);
    },
  };
}

/** What is asked about: queues by the slot of the content, conveyors by that of what comes off. */
const QUEUES = {};

function fifoQueue(content, inflow, outflow, initial, ageRange, first, last, area, attribute) {
  const OPEN = -(2 ** 109);
  const whole = area(last);
  const before = (place) => (place >= 1 ? 1 : area(first + place * (last - first)) / whole);
  const factor = (place) => {
    if (attribute === null) {
      return 1;
    }
    const { from, to, table } = attribute;
    return table(from + place * (to - from));
  };
  let parties = [];
  let held = 0;
  let started = false;
  let now = 0;

  const party = (since, from, to, amount, mark) => ({
    since, from, to, brought: amount, amount, mark,
  });
  const fill = () => {
    started = true;
    parties = [];
    held = m[initial];
    const range = m[ageRange];
    if (range !== range) {
      held = NaN;
    }
    if (!(held > 0)) {
      return;
    }
    const mark = attribute === null ? 0 : m[attribute.initial];
    if (!(range > 0)) {
      parties.push(party(-1, 0, 0, held, mark * factor(0)));
      return;
    }
    const parts = Math.max(1, Math.min(Math.ceil(range / DT - 1e-6), 100000));
    for (let part = parts - 1; part >= 0; part--) {
      const share = before((part + 1) / parts) - before(part / parts);
      if (share > 0) {
        const width = range / parts;
        const own = mark * factor((part + 0.5) / parts);
        parties.push(party(-1, part * width, (part + 1) * width, held * share, own));
      }
    }
  };
  const age = (one, from) => (now - one.since) * DT + from;
  const rounding = 1e-6 * DT;
  const isAtLeast = (it, bound) => bound === OPEN || it >= bound - rounding;
  const isAtMost = (it, bound) => bound === OPEN || it <= bound + rounding;
  const mean = (quantity, ofAges) => {
    let sum = 0;
    let all = 0;
    for (const one of parties) {
      const part = quantity > 0 ? Math.min(one.amount, quantity - all) : one.amount;
      if (!(part > 0)) {
        break;
      }
      const youngest = one.to - (one.to - one.from) * (part / one.amount);
      sum += part * (ofAges ? age(one, (one.to + youngest) / 2) : one.mark);
      all += part;
    }
    return all > 0 ? sum / all : 0;
  };
  const ofAge = (low, high) => {
    let sum = 0;
    for (const one of parties) {
      const youngest = age(one, one.from);
      const oldest = age(one, one.to);
      if (isAtLeast(youngest, low) && isAtMost(oldest, high)) {
        sum += one.amount;
      } else if (one.to > one.from) {
        const from = low === OPEN ? youngest : Math.max(youngest, low);
        const to = high === OPEN ? oldest : Math.min(oldest, high);
        sum += one.amount * (Math.max(0, to - from) / (oldest - youngest));
      }
    }
    return sum;
  };
  const ofMark = (low, high) => {
    let sum = 0;
    for (const one of parties) {
      if ((low === OPEN || one.mark >= low) && (high === OPEN || one.mark <= high)) {
        sum += one.amount;
      }
    }
    return sum;
  };
  const ofSum = (wanted) => {
    let left = wanted;
    let quantity = 0;
    for (const one of parties) {
      if (!(left > 0)) {
        break;
      }
      const sum = one.amount * one.mark;
      if (sum > left) {
        return quantity + left / one.mark;
      }
      quantity += one.amount;
      left -= sum;
    }
    return quantity;
  };
  const extreme = (choose) =>
    parties.reduce((most, one) => (most === null ? one.mark : choose(most, one.mark)), null) ?? 0;
  const questions = {
    OLDEST_AGE: () => (parties.length === 0 ? 0 : age(parties[0], parties[0].to)),
    MEAN_AGE: ([, quantity]) => mean(quantity, true),
    QUANTITY_OF_AGE: ([, low, high]) => ofAge(low, high),
    LARGEST_ATTRIBUTE: () => extreme(Math.max),
    SMALLEST_ATTRIBUTE: () => extreme(Math.min),
    MEAN_ATTRIBUTE: ([, quantity]) => mean(quantity, false),
    QUANTITY_OF_ATTRIBUTE: ([, low, high]) => ofMark(low, high),
    QUANTITY_OF_SUM: ([, sum]) => ofSum(sum),
  };
  const owed = (question, [, low, high]) => {
    switch (question) {
      case "OLDEST_AGE":
      case "MEAN_AGE":
        return DT;
      case "QUANTITY_OF_AGE":
        return isAtLeast(DT, low) && isAtMost(DT, high) ? held : 0;
      case "QUANTITY_OF_SUM":
        return held;
      default:
        return 0;
    }
  };
  QUEUES[content] = {
    ask(question, operands) {
      if (!started) {
        fill();
      }
      if (held !== held || operands.some((it) => it !== it)) {
        return NaN;
      }
      return held < 0 ? owed(question, operands) : questions[question](operands);
    },
  };
  return {
    begin() {
      now = 0;
      started = false;
    },
    start: fill,
    release(step) {
      now = step;
      m[content] = held;
    },
    take(step) {
      const change = attribute === null ? 0 : m[attribute.change] * DT;
      const entering = attribute === null ? 0 : m[attribute.entering] + change;
      const next = held + DT * (m[inflow] - m[outflow]);
      const coming = Math.max(0, m[inflow] * DT) + Math.max(0, -(m[outflow] * DT));
      let going = Math.max(0, m[outflow] * DT) + Math.max(0, -(m[inflow] * DT));
      if (held < 0) {
        going -= held;
      }
      held = next;
      if (!(next > 0)) {
        parties = [];
        return;
      }
      if (change !== 0) {
        for (const one of parties) {
          one.mark += change;
        }
      }
      if (coming > 0) {
        parties.push(party(step, 0, 0, coming, entering));
      }
      while (going > 0 && parties.length > 0) {
        const oldest = parties[0];
        if (going < oldest.amount - ROUNDING * oldest.brought) {
          oldest.to -= (oldest.to - oldest.from) * (going / oldest.amount);
          oldest.amount -= going;
          break;
        }
        going -= oldest.amount;
        parties.shift();
      }
      if (parties.length === 0) {
        parties.push(party(step, 0, 0, next, entering));
      }
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

// What is asked about the places of a conveyor or the batches of a queue.
function ofPlaces(question, held, number) {
  const mean = () => held.reduce((sum, one) => sum + one, 0) / held.length;
  switch (question) {
    case "PLACES":
      return held.length;
    case "PLACE":
      if (number !== number) {
        return NaN;
      }
      return number >= 1 && number < held.length + 1 ? held[Math.trunc(number) - 1] : 0;
    case "MEAN_PLACE":
      return held.length === 0 ? 0 : mean();
    case "SMALLEST_PLACE":
      return held.length === 0 ? 0 : held.reduce((least, one) => Math.min(least, one), held[0]);
    case "LARGEST_PLACE":
      return held.length === 0 ? 0 : held.reduce((most, one) => Math.max(most, one), held[0]);
    default: {
      if (held.length === 0) {
        return 0;
      }
      const middle = mean();
      const squares = held.reduce((sum, one) => sum + (one - middle) * (one - middle), 0);
      return Math.sqrt(squares / held.length);
    }
  }
}

const LEAK_QUESTIONS = ["LEAKING", "LAST_LEAKING", "LEFT_IN_ZONE"];

function conveyor(
  exponential, discrete, leaving, input, duration, arrested, content, initial, leaks, spreads, entries,
) {
  const unit = exponential ? DT : 1;
  const perTime = exponential ? 1 : 1 / DT;
  const sources = spreads.filter((spread) => spread.source).map((spread) => spread.source);
  const carried = new Float64Array(leaks.length);
  let belt = [];
  let length = 1;
  let filled = false;
  let broken = false;

  const steps = (time) => Math.max(1, Math.min(Math.ceil(time / DT - 1e-6), 1000000));
  const load = (loaded, count) => ({ loaded, steps: count, left: loaded, passed: 0 });
  const isLeaving = (it) => it.passed === it.steps - 1;
  const first = (it, leak) => Math.min(it.steps - 1, rint(leak.from * it.steps));
  const end = (it, leak) => Math.max(first(it, leak) + 1, rint(leak.to * it.steps));
  const isInZone = (it, leak) => it.passed >= first(it, leak) && it.passed < end(it, leak);
  const share = (it, leak) => {
    if (!isInZone(it, leak)) {
      return 0;
    }
    return exponential ? it.left : it.loaded / (end(it, leak) - first(it, leak));
  };
  const isTooMuch = (wanted, it, gone) =>
    wanted > 0 && wanted > it.left - gone + 1e-9 * (exponential ? it.left : it.loaded);
  const lost = (it, fractions) => {
    let all = 0;
    for (let i = 0; i < fractions.length; i++) {
      const wanted = fractions[i] * share(it, leaks[i]) * unit;
      all = isTooMuch(wanted, it, all) ? Math.max(all, it.left) : all + wanted;
    }
    return all;
  };
  const leaking = (loads, leak, fractions) => {
    const before = fractions.slice(0, leak);
    let all = 0;
    let taken = 0;
    let isCut = false;
    for (const it of loads) {
      const part = share(it, leaks[leak]);
      const wanted = fractions[leak] * part * unit;
      const gone = lost(it, before);
      const cut = isTooMuch(wanted, it, gone);
      all += part;
      taken += cut ? Math.max(0, it.left - gone) : wanted;
      isCut = isCut || cut;
    }
    return isCut ? taken / DT : fractions[leak] * (all * perTime);
  };
  const leftInZone = (leak, fractions) => {
    let left = 0;
    for (const it of belt) {
      if (isInZone(it, leaks[leak])) {
        left += it.left - lost(it, fractions);
      }
    }
    return left;
  };
  const pass = (it, fractions) => {
    it.left -= lost(it, fractions);
    it.passed++;
  };
  const isFilled = (passed, count) => {
    const ahead = (count - 1 - passed) * DT;
    const before = ahead - DT;
    return !discrete || before < 0 || Math.floor(ahead + 1e-6) > Math.floor(before + 1e-6);
  };
  const fill = (amount, count, fractions) => {
    const shape = new Float64Array(count);
    let sum = 0;
    const one = load(1, count);
    for (let passed = 0; passed < count; passed++) {
      shape[passed] = one.left;
      sum += isFilled(passed, count) ? one.left : 0;
      pass(one, fractions);
    }
    for (let passed = count - 1; passed >= 0; passed--) {
      if (isFilled(passed, count)) {
        const it = load(amount / sum, count);
        it.left = shape[passed] * (amount / sum);
        it.passed = passed;
        belt.push(it);
      }
    }
  };
  const entry = (amounts, ahead, count) => {
    if (amounts.length === count) {
      return amounts[ahead];
    }
    const time = Math.floor(ahead * DT + 1e-6);
    const amount = amounts[Math.min(time, amounts.length - 1)];
    if (discrete) {
      return isFilled(count - 1 - ahead, count) ? amount : 0;
    }
    return amount * DT;
  };
  const fillList = (amounts, count, fractions) => {
    const shape = new Float64Array(count);
    const one = load(1, count);
    for (let passed = 0; passed < count; passed++) {
      shape[passed] = one.left;
      pass(one, fractions);
    }
    for (let ahead = 0; ahead < count; ahead++) {
      const passed = count - 1 - ahead;
      const amount = entry(amounts, ahead, count);
      if (amount !== 0) {
        const it = load(shape[passed] > 0 ? amount / shape[passed] : amount, count);
        it.left = amount;
        it.passed = passed;
        belt.push(it);
      }
    }
  };
  const takeUnits = (units, leak) => {
    const inZone = belt.filter((it) => isInZone(it, leak));
    inZone.sort((a, b) => a.steps - a.passed - (b.steps - b.passed));
    let rest = units;
    for (const it of inZone) {
      const taken = Math.min(rest, Math.max(0, it.left));
      it.left -= taken;
      rest -= taken;
    }
  };
  const weights = (spread, count) => {
    const all = new Float64Array(count);
    if (spread.even) {
      all.fill(1);
    } else if (spread.profile) {
      for (let passed = 0; passed < count; passed++) {
        all[passed] = Math.max(0, spread.profile((passed + 0.5) / count));
      }
    } else {
      for (const [passed, part] of spread.source.shares(spread.leak, count)) {
        all[passed] += part;
      }
    }
    return all;
  };
  const add = (amount, passed, there) => {
    if (there[passed]) {
      there[passed].loaded += amount;
      there[passed].left += amount;
    } else {
      const it = load(amount, there.length);
      it.passed = passed;
      belt.push(it);
      there[passed] = it;
    }
  };
  const total = (numbers) => {
    let sum = 0;
    for (const number of numbers) {
      sum += number;
    }
    return sum;
  };
  const put = (amount, count) => {
    const before = spreads.length > 0 ? Array.from(belt) : [];
    const held = before.map((it) => it.left);
    if (amount !== 0) {
      belt.push(load(amount, count));
    }
    if (spreads.length === 0) {
      return;
    }
    const there = new Array(count);
    for (const it of belt) {
      if (it.steps === count && !there[it.passed]) {
        there[it.passed] = it;
      }
    }
    for (const spread of spreads) {
      const spreading = m[spread.flow] * DT;
      if (spreading !== spreading) {
        broken = true;
      }
      if (spreading === 0 || broken) {
        continue;
      }
      const parts = spread.content ? held : weights(spread, count);
      const sum = total(parts);
      if (!(sum > 0)) {
        add(spreading, 0, there);
      } else if (spread.content) {
        before.forEach((it, at) => {
          const part = spreading * (parts[at] / sum);
          it.loaded += part;
          it.left += part;
        });
      } else {
        parts.forEach((part, passed) => {
          if (part > 0) {
            add(spreading * (part / sum), passed, there);
          }
        });
      }
    }
  };
  const prepare = () => {
    filled = true;
    belt = [];
    carried.fill(0);
    const amount = m[content];
    const time = m[initial];
    broken = amount !== amount || time !== time;
    length = steps(time);
    const fractions = leaks.map((leak) => m[leak.initialFraction]);
    if (!broken && entries.length > 0) {
      fillList(Array.from(entries).map((slot) => m[slot]), length, fractions);
    } else if (!broken && amount !== 0) {
      fill(amount, length, fractions);
    }
  };
  const ahead = (it) => it.steps - 1 - it.passed;
  const held = () => {
    const places = belt.reduce((most, it) => Math.max(most, ahead(it) + 1), length);
    const all = new Float64Array(places);
    for (const it of belt) {
      all[ahead(it)] += it.left;
    }
    return all;
  };
  QUEUES[leaving] = {
    ask(question, [, leak, ...fractions]) {
      if (!LEAK_QUESTIONS.includes(question)) {
        if (!filled) {
          prepare();
        }
        return broken ? NaN : ofPlaces(question, held(), leak);
      }
      if (broken || fractions.some((fraction) => fraction !== fraction)) {
        return NaN;
      }
      switch (question) {
        case "LEAKING":
          return leaking(belt, leak, fractions);
        case "LAST_LEAKING":
          return leaking(belt.filter(isLeaving), leak, fractions);
        default:
          return leftInZone(leak, fractions);
      }
    },
  };
  const move = () => {
    const stands = m[arrested];
    const time = m[duration];
    const entering = m[input];
    if (entering !== entering || time !== time || stands !== stands) {
      broken = true;
    }
    if (broken || stands !== 0) {
      return;
    }
    const fractions = leaks.map((leak) => m[leak.fraction]);
    if (fractions.some((fraction) => fraction !== fraction)) {
      broken = true;
    }
    // fractions are of what was there, whatever leaks in whole units
    const falling = fractions.map((fraction, at) => (leaks[at].whole ? 0 : fraction));
    belt.forEach((it) => {
      it.left -= lost(it, falling);
    });
    leaks.forEach((leak, at) => {
      if (leak.whole) {
        const rate = m[leak.fraction] * m[leak.all];
        const units = rint(m[leak.whole.taken] * DT);
        carried[at] = carried[at] + rate * DT - units;
        takeUnits(units, leak);
      }
    });
    belt = belt.filter((it) => !isLeaving(it));
    belt.forEach((it) => {
      it.passed++;
    });
    length = steps(time);
    put(entering * DT, length);
  };
  return {
    begin() {
      filled = false;
    },
    start() {
      prepare();
      sources.forEach((source) => source.start());
    },
    release() {
      let off = 0;
      for (const it of belt) {
        off += isLeaving(it) ? it.left : 0;
      }
      m[leaving] = broken ? NaN : off / DT;
      leaks.forEach((leak, at) => {
        let all = 0;
        let last = 0;
        for (const it of belt) {
          const part = share(it, leak);
          all += part;
          last += isLeaving(it) ? part : 0;
        }
        m[leak.all] = broken ? NaN : all * perTime;
        m[leak.leaving] = broken ? NaN : last * perTime;
        if (leak.whole) {
          let present = 0;
          let ending = 0;
          for (const it of belt) {
            if (isInZone(it, leak)) {
              present += it.left;
              ending += isLeaving(it) ? it.left : 0;
            }
          }
          m[leak.leaving] = broken ? NaN : ending / DT;
          m[leak.whole.carried] = carried[at];
          m[leak.whole.present] = present;
        }
      });
      sources.forEach((source) => source.release());
    },
    take() {
      move();
      sources.forEach((source) => source.take());
    },
    // What a leak takes of each load, and where on a belt of so many steps that is.
    shares(leak, count) {
      return belt.map((it) => [
        Math.min(count - 1, Math.floor(((it.passed + 0.5) / it.steps) * count)),
        share(it, leaks[leak]),
      ]);
    },
  };
}

function queue(front, entering, taken, content, initial) {
  let batches = [];
  let filled = false;

  const fill = () => {
    filled = true;
    const waiting = initial.length === 0 ? [content] : Array.from(initial);
    batches = waiting.map((slot) => m[slot]).filter((batch) => batch !== 0);
  };
  QUEUES[front] = {
    ask(question, [, number]) {
      if (!filled) {
        fill();
      }
      return ofPlaces(question, batches, number);
    },
  };
  return {
    begin() {
      filled = false;
    },
    start: fill,
    release() {
      m[front] = batches.length === 0 ? 0 : batches[0] / DT;
    },
    take() {
      const rounding = ROUNDING * (m[taken] * DT);
      let left = m[taken] * DT;
      while (batches.length > 0 && left > rounding) {
        const first = batches.shift();
        if (left < first - Math.max(rounding, ROUNDING * first)) {
          batches.unshift(first - left);
        }
        left -= first;
      }
      for (const flow of entering) {
        const batch = m[flow] * DT;
        if (batch !== 0) {
          batches.push(batch);
        }
      }
    },
  };
}

function entry(entered, input) {
  const unit = (step) => Math.floor(START + step * DT + 1e-6 * DT);
  let amount = 0;
  return {
    start() {
      amount = 0;
    },
    release(step) {
      if (step > 0 && unit(step) > unit(step - 1)) {
        amount = 0;
      }
      m[entered] = amount;
    },
    take() {
      amount += m[input] * DT;
    },
  };
}

function oven(
  leaving, held, state, input, cookTime, capacity, fillTime, cleanTime, arrested, content,
  startingCapacity, startingCookTime, startingFillTime
) {
  const OPEN = 1;
  const SHUT = 0;
  const CLEANED = -1;
  let door = OPEN;
  let holds = 0;
  let left = 0;
  let broken = false;

  const steps = (time) => {
    const exact = rint(time / DT);
    return exact > 0 ? Math.min(exact, 1000000000) : 0;
  };
  const isFull = (most) => holds >= most * (1 - ROUNDING);
  const isEmptied = () => door === SHUT && left === 0;
  const shut = (time) => {
    door = SHUT;
    left = steps(time);
    broken = broken || time !== time;
  };
  const fill = () => {
    const entering = m[input] * DT;
    if (entering > 0) {
      if (holds === 0) {
        left = Math.max(1, steps(m[fillTime]));
      }
      holds += entering;
    }
    if (holds > 0) {
      left--;
      if (left <= 0 || isFull(m[capacity])) {
        shut(m[cookTime]);
      }
    }
  };
  return {
    start() {
      door = OPEN;
      holds = m[content];
      left = 0;
      broken = holds !== holds;
      if (holds > 0) {
        left = steps(m[startingFillTime]);
        if (isFull(m[startingCapacity])) {
          shut(m[startingCookTime]);
        }
      }
    },
    release() {
      m[leaving] = broken ? NaN : isEmptied() ? holds / DT : 0;
      m[held] = broken ? NaN : door === OPEN ? holds : 0;
      m[state] = broken ? NaN : isEmptied() ? 2 : door === OPEN ? 1 : 0;
    },
    take() {
      const stands = m[arrested];
      if (stands !== stands || m[input] !== m[input] || m[capacity] !== m[capacity]) {
        broken = true;
      }
      if (broken || stands !== 0) {
        return;
      }
      if (isEmptied()) {
        holds = 0;
        left = steps(m[cleanTime]);
        door = left === 0 ? OPEN : CLEANED;
      }
      if (door === OPEN) {
        fill();
      } else {
        left--;
        if (door === CLEANED && left === 0) {
          door = OPEN;
        }
      }
    },
  };
}

function shift(output, condition, accumulates, entering, stocks) {
  const last = stocks.length - 1;
  let moves = false;
  let adds = false;
  let first = 0;
  let lost = 0;
  return {
    start() {
      lost = 0;
    },
    release() {
      m[output] = lost;
    },
    take() {
      moves = m[condition] !== 0;
      adds = m[accumulates] !== 0;
      first = m[entering];
    },
    settle() {
      lost = 0;
      if (!moves) {
        return;
      }
      const end = m[stocks[last]];
      const before = m[stocks[last - 1]];
      m[stocks[last]] = adds ? end + before : before;
      lost = adds ? 0 : end;
      for (let place = last - 1; place > 0; place--) {
        m[stocks[place]] = m[stocks[place - 1]];
      }
      m[stocks[0]] = first;
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
