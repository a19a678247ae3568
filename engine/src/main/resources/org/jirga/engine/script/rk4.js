// The classical Runge-Kutta method of fourth order. The net flows at the start of the step are
// there already; the time moves within the step, but what is given for a whole step does not.

const before = new Float64Array(STOCKS.length);
const sums = new Float64Array(STOCKS.length);

function startIntegration() {}

function moveFrom(length) {
  for (let i = 0; i < STOCKS.length; i++) {
    m[STOCKS[i]] = before[i] + length * m[NETS[i]];
  }
}

function stage(time, weight) {
  derive(time);
  for (let i = 0; i < STOCKS.length; i++) {
    sums[i] = sums[i] + weight * m[NETS[i]];
  }
}

function integrate(step) {
  const half = START + (step + 0.5) * DT;
  for (let i = 0; i < STOCKS.length; i++) {
    before[i] = m[STOCKS[i]];
    sums[i] = m[NETS[i]];
  }
  moveFrom(DT / 2);
  stage(half, 2);
  moveFrom(DT / 2);
  stage(half, 2);
  moveFrom(DT);
  stage(timeOf(step + 1), 1);
  for (let i = 0; i < STOCKS.length; i++) {
    m[STOCKS[i]] = before[i] + (DT / 6) * sums[i];
  }
}
