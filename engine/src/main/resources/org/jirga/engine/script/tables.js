// Graphical functions: the twin of engine.program.Table.

function Table(reading, kind, x, y) {
  const last = x.length - 1;
  const slope = new Float64Array(x.length);
  for (let i = 0; i < last; i++) {
    slope[i] = x[i + 1] > x[i] ? (y[i + 1] - y[i]) / (x[i + 1] - x[i]) : 0;
  }
  const isStraight = reading === "VALUE" ? kind !== "DISCRETE" : reading === "EXTRAPOLATED";
  const lowest = x[0];
  const highest = x[last];

  // For each of so many equal parts of the span, a point below all places of the part.
  const most = Math.max(1, Math.min(1024, 2 * last));
  const density = most / (highest - lowest);
  const parts = Number.isFinite(density) ? density : 0;
  const begin = new Int32Array(most + 1);
  const part = (place) => ((place - lowest) * parts) | 0;
  for (let i = 0; i <= last; i++) {
    if (part(x[i]) < most) {
      begin[part(x[i]) + 1] = i;
    }
  }
  for (let i = 1; i <= most; i++) {
    begin[i] = Math.max(begin[i], begin[i - 1]);
  }

  const between = (place) => {
    let at = begin[part(place)];
    while (x[at + 1] < place) {
      at++;
    }
    return place === x[at + 1] ? y[at + 1] : y[at] + slope[at] * (place - x[at]);
  };
  const firstNotBelow = (place) => {
    let at = 0;
    while (at <= last && x[at] < place) {
      at++;
    }
    return at;
  };
  const firstAbove = (place) => {
    let at = 0;
    while (at <= last && x[at] <= place) {
      at++;
    }
    return at;
  };
  const slopeFrom = (point) => (point < 0 || point >= last ? 0 : slope[point]);
  const extrapolated = (place) => {
    if (last === 0 || place === lowest) {
      return y[0];
    }
    return place < lowest
      ? y[0] + slope[0] * (place - lowest)
      : y[last] + slope[last - 1] * (place - highest);
  };
  const area = (place) => {
    if (place <= x[0]) {
      return (place - x[0]) * y[0];
    }
    let sum = 0;
    for (let i = 0; i < last && x[i] < place; i++) {
      const to = Math.min(place, x[i + 1]);
      const end = to === x[i + 1] ? y[i + 1] : y[i] + slope[i] * (to - x[i]);
      sum += ((to - x[i]) * (y[i] + end)) / 2;
    }
    return place > x[last] ? sum + (place - x[last]) * y[last] : sum;
  };
  const inverse = (wanted, beyond) => {
    for (let i = 0; i <= last; i++) {
      if (y[i] === wanted) {
        return x[i];
      }
      const crosses =
        i < last && ((y[i] < wanted && wanted < y[i + 1]) || (y[i] > wanted && wanted > y[i + 1]));
      if (crosses) {
        return x[i] + ((x[i + 1] - x[i]) * (wanted - y[i])) / (y[i + 1] - y[i]);
      }
    }
    return beyond;
  };
  const nearerEnd = (wanted) =>
    Math.abs(wanted - y[0]) <= Math.abs(wanted - y[last]) ? x[0] : x[last];
  const extrapolatedInverse = (wanted) => {
    const before = slopeFrom(0) === 0 ? 0 : (wanted - y[0]) / slope[0];
    if (before < 0) {
      return x[0] + before;
    }
    const after = slopeFrom(last - 1) === 0 ? 0 : (wanted - y[last]) / slope[last - 1];
    return inverse(wanted, after > 0 ? x[last] + after : nearerEnd(wanted));
  };
  const quantile = (share) => {
    let left = share * area(x[last]);
    for (let i = 0; i < last; i++) {
      const width = x[i + 1] - x[i];
      const here = (width * (y[i] + y[i + 1])) / 2;
      if (left <= here && here > 0) {
        const root = Math.sqrt(Math.max(0, y[i] * y[i] + 2 * slope[i] * left));
        return x[i] + (2 * left) / (y[i] + root);
      }
      left -= here;
    }
    return x[last];
  };
  const value = {
    CONTINUOUS: (place) => (place <= lowest ? y[0] : y[last]),
    EXTRAPOLATE: extrapolated,
    DISCRETE: (place) => y[Math.max(0, firstAbove(place) - 1)],
  };
  const elsewhere = {
    VALUE: value[kind],
    EXTRAPOLATED: extrapolated,
    FORWARD: (place) => y[Math.min(last, firstNotBelow(place))],
    BACKWARD: (place) => y[Math.max(0, firstAbove(place) - 1)],
    INVERSE: (wanted) => inverse(wanted, NOT_AVAILABLE),
    INVERSE_OR_END: (wanted) => inverse(wanted, nearerEnd(wanted)),
    INVERSE_EXTRAPOLATED: extrapolatedInverse,
    SLOPE_BEFORE: (place) => (place > x[last] ? 0 : slopeFrom(firstNotBelow(place) - 1)),
    SLOPE_AFTER: (place) => slopeFrom(firstAbove(place) - 1),
    AREA: area,
    QUANTILE: quantile,
  }[reading];
  return (place) => {
    if (isStraight && place > lowest && place <= highest) {
      return between(place);
    }
    return place !== place ? NaN : elsewhere(place);
  };
}
