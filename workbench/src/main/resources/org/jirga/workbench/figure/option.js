// The option of a figure as ECharts takes it. A band says only between which columns of the values it
// lies: it goes along the upper one and back along the lower one.
function readOption(text) {
  'use strict';
  var option = JSON.parse(text);
  option.series.forEach(function (series) {
    if (!series.band) return;
    var values = option.series.find(function (one) { return one.id === 'values'; }).data;
    function edge(column) {
      return values.map(function (row) { return [row[0], row[column]]; });
    }
    series.data = edge(series.band[1]).concat(edge(series.band[0]).reverse());
  });
  return option;
}
