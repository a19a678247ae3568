// Euler's method.

function startIntegration() {}

function integrate() {
  for (let i = 0; i < STOCKS.length; i++) {
    m[STOCKS[i]] = m[STOCKS[i]] + DT * m[NETS[i]];
  }
}
