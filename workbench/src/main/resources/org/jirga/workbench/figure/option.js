// The option of a figure as ECharts takes it: what is short in a page is made long.
function readOption(text) {
  'use strict';
  var option = JSON.parse(text);
  function values() {
    return option.series.find(function (one) { return one.id === 'values'; }).data;
  }
  option.series.forEach(function (series) {
    // A band says only between which columns of the values it lies: it goes along the upper one and
    // back along the lower one.
    if (series.band) {
      series.data = [].concat(
        values().map(function (row) { return [row[0], row[series.band[1]]]; }),
        values().map(function (row) { return [row[0], row[series.band[0]]]; }).reverse());
    }
    // Courses at the times of the values, with a gap between them.
    if (series.courses) {
      series.data = [];
      series.courses.steps.forEach(function (steps, course) {
        var part = 0;
        if (course) series.data.push(['-', '-']);
        steps.forEach(function (step, at) {
          part += step;
          series.data.push([values()[at][0], series.courses.low + part * series.courses.part]);
        });
      });
    }
  });
  var from = option.xAxis && option.xAxis.from;
  if (from !== undefined) {
    option.xAxis.axisLabel.formatter = function (value) { return String(Number((value + from).toPrecision(9))); };
  }
  if (option.futures) option.series = futureLines(option.futures, 0, function () { return true; });
  // Rows over time: each stretch of time is a bar that stands on those before it.
  var cells = option.cells;
  if (cells) option.series = cells.times.slice(0, -1).map(function (from, at) {
    return {
      type: 'bar', stack: 'time', barCategoryGap: '8%', animation: false, emphasis: { disabled: true },
      data: cells.values.map(function (row, place) {
        var value = row[at];
        var strength = Math.min(1, Math.abs(value || 0) / cells.full);
        return {
          value: cells.times[at + 1] - from,
          name: option.yAxis.data[place] + ' at ' + from + ': ' + (value === null ? '–' : value),
          itemStyle: {
            color: cells.colors[value < 0 ? 1 : 0],
            opacity: Math.round(cells.levels * strength) / cells.levels
          }
        };
      })
    };
  });
  return option;
}

// Lines of futures across parallel axes: those that are not kept, those that are, and of these the marked ones.
function futureLines(futures, mark, isKept) {
  'use strict';
  var lines = [[], [], []];
  futures.parts.forEach(function (parts, future) {
    var line = lines[!isKept(future) ? 0 : futures.marks[mark].is[future] === '1' ? 2 : 1];
    if (line.length) line.push(['-', '-']);
    parts.forEach(function (part, axis) { line.push([axis, part / futures.of]); });
  });
  return lines.map(function (data, kind) {
    return {
      id: 'futures' + kind, type: 'line', silent: true, showSymbol: false, animation: false, emphasis: { disabled: true },
      z: 2 + kind, itemStyle: { color: futures.colors[kind] },
      lineStyle: { color: futures.colors[kind], width: 0.9, opacity: kind ? 0.75 : 0.6 }, data: data
    };
  });
}
