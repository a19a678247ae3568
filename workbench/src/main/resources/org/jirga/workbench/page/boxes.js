// Lets a reader choose among boxes of scenario discovery: those that cover more, or hold fewer others.
(function () {
  'use strict';
  if (typeof echarts === 'undefined') return;
  document.querySelectorAll('figure.chart').forEach(function (figure) {
    var boxes = JSON.parse(figure.querySelector('.option').textContent).boxes;
    if (!boxes || boxes.rows.length < 2) return;
    var rows = figure.querySelectorAll('.data tbody tr');
    var heads = figure.querySelectorAll('.data thead th');
    var chosen = boxes.chosen;
    var says = document.createElement('p');
    says.className = 'brush-says box-says';
    says.setAttribute('role', 'status');
    var range = document.createElement('input');
    Object.entries({ type: 'range', min: 0, max: boxes.rows.length - 1, step: 1, id: figure.id + '-choice' })
      .forEach(function (entry) { range.setAttribute(entry[0], entry[1]); });
    range.value = chosen;
    var label = document.createElement('label');
    label.htmlFor = range.id;
    label.textContent = 'More coverage, or more density';
    var choice = document.createElement('div');
    choice.className = 'brush box-choice';
    choice.append(label, range, says);

    function words(at) {
      var cells = Array.from(rows[at].querySelectorAll('td'));
      return rows[at].querySelector('th').textContent + ': ' + cells.map(function (cell, place) {
        var head = heads[place + 1].textContent;
        return (place ? head.toLowerCase() + ' ' : '') + cell.textContent;
      }).join('; ') + '.';
    }
    function draw() {
      if (!figure.jirga) return;
      var segments = [];
      boxes.rows[chosen].forEach(function (ends, row) {
        if (!ends.length) return;
        if (segments.length) segments.push(['-', '-']);
        segments.push([ends[0] * boxes.scale, row], [ends[1] * boxes.scale, row]);
      });
      figure.jirga.chart.setOption({ series: [{ id: 'narrow', data: segments }] });
    }
    function changed() {
      chosen = +range.value;
      says.textContent = words(chosen);
      range.setAttribute('aria-valuetext', words(chosen));
      rows.forEach(function (row, at) { row.classList.toggle('flips', at === chosen); });
      draw();
    }
    range.addEventListener('input', changed);
    figure.querySelector('.picture').after(choice);
    changed();
    figure.addEventListener('drawn', draw);
  });
})();
