// Heun's method: the mean of the net flows at both ends of a step.

const before = new Float64Array(STOCKS.length);
const first = new Float64Array(STOCKS.length);

function startIntegration() {}

function integrate(step) {
  for (let i = 0; i < STOCKS.length; i++) {
    before[i] = m[STOCKS[i]];
    first[i] = m[NETS[i]];
    m[STOCKS[i]] = before[i] + DT * first[i];
  }
  derive(timeOf(step + 1));
  for (let i = 0; i < STOCKS.length; i++) {
    m[STOCKS[i]] = before[i] + (DT / 2) * (first[i] + m[NETS[i]]);
  }
}
