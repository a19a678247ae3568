// Keeps some of the futures of parallel coordinates: those that pass where a reader says, on each
// axis by two ranges, or by dragging along it.
(function () {
  'use strict';
  if (typeof echarts === 'undefined') return;

  function element(tag, attributes, children) {
    var made = document.createElement(tag);
    Object.entries(attributes).forEach(function (entry) {
      if (entry[0] === 'text') made.textContent = entry[1];
      else made.setAttribute(entry[0], entry[1]);
    });
    (children || []).forEach(function (child) { made.append(child); });
    return made;
  }
  function number(value) {
    return value.toLocaleString('en', { maximumSignificantDigits: 3 });
  }
  function percent(hits, of) {
    return of ? Math.round(100 * hits / of) + ' %' : '–';
  }

  function brush(figure, futures) {
    var all = futures.parts.length;
    var limits = futures.axes.map(function () { return [0, futures.of]; });
    var mark = 0;
    var shows = [];
    var says = element('p', { class: 'brush-says', role: 'status' });
    var waiting = false;

    function isLimited(axis) { return limits[axis][0] > 0 || limits[axis][1] < futures.of; }
    function isKept(future) {
      return futures.parts[future].every(function (part, axis) {
        return part >= limits[axis][0] && part <= limits[axis][1];
      });
    }
    function said(axis, part) {
      var scale = futures.axes[axis];
      return number(scale.low + part / futures.of * (scale.high - scale.low));
    }
    function letter(axis) { return String.fromCharCode(65 + axis); }

    function count() {
      var is = futures.marks[mark].is;
      var left = 0, hits = 0, whole = 0;
      for (var future = 0; future < all; future++) {
        var hit = is[future] === '1';
        if (hit) whole++;
        if (!isKept(future)) continue;
        left++;
        if (hit) hits++;
      }
      says.textContent = left + ' of ' + all + ' ' + futures.what + ' remain. ' + futures.marks[mark].label +
        ': ' + hits + ' of those that remain (' + percent(hits, left) + '), ' + percent(whole, all) + ' of all.';
      figure.dataset.kept = left;
    }
    function draw() {
      waiting = false;
      if (!figure.jirga) return;
      var limited = [];
      limits.forEach(function (limit, axis) {
        if (!isLimited(axis)) return;
        if (limited.length) limited.push(['-', '-']);
        limited.push([axis, limit[0] / futures.of], [axis, limit[1] / futures.of]);
      });
      figure.jirga.chart.setOption({ series: futureLines(futures, mark, isKept).concat([{
        id: 'limits', type: 'line', silent: true, showSymbol: false, animation: false, emphasis: { disabled: true }, z: 6,
        itemStyle: { color: 'var(--chart-text)' },
        lineStyle: { color: 'var(--chart-text)', width: 12, opacity: 0.35 }, data: limited
      }]) });
    }
    function changed() {
      shows.forEach(function (show) { show(); });
      count();
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(draw);
    }

    function row(axis) {
      var scale = futures.axes[axis];
      var text = element('span', { class: 'brush-range' });
      var ends = ['from', 'up to'].map(function (word, end) {
        var range = element('input', { type: 'range', min: 0, max: futures.of, step: 1, 'aria-label': scale.name + ', ' + word });
        range.addEventListener('input', function () {
          limits[axis][end] = +range.value;
          // one end takes the other along
          limits[axis][1 - end] = end ? Math.min(limits[axis][0], +range.value) : Math.max(limits[axis][1], +range.value);
          changed();
        });
        return range;
      });
      shows.push(function () {
        ends.forEach(function (range, end) {
          range.value = limits[axis][end];
          range.setAttribute('aria-valuetext', said(axis, limits[axis][end]) + (scale.unit ? ' ' + scale.unit : ''));
        });
        text.textContent = said(axis, limits[axis][0]) + ' to ' + said(axis, limits[axis][1]) + (scale.unit ? ' ' + scale.unit : '');
        text.classList.toggle('limited', isLimited(axis));
      });
      return element('div', { class: 'brush-row', role: 'group', 'aria-label': scale.name }, [
        element('span', { class: 'brush-name' }, [element('b', { text: letter(axis) + ' ' }), scale.name]),
        ends[0], ends[1], text]);
    }

    var id = figure.id + '-mark';
    var select = element('select', { id: id }, futures.marks.map(function (one, at) {
      return element('option', { value: at, text: one.label });
    }));
    select.addEventListener('change', function () { mark = +select.value; changed(); });
    var reset = element('button', { type: 'button', text: 'Keep all' });
    reset.addEventListener('click', function () {
      limits.forEach(function (limit) { limit[0] = 0; limit[1] = futures.of; });
      changed();
    });
    var panel = element('details', { class: 'brush' }, [
      element('summary', { text: 'Keep only some of them' }),
      element('p', { class: 'brush-mark' }, [element('label', { for: id, text: 'Second colour: ' }), select, ' ', reset])
    ].concat(futures.axes.map(function (_, axis) { return row(axis); })));
    figure.querySelector('.picture').after(panel, says);
    panel.open = figure.querySelector('.picture').clientWidth < 600; // where axes have letters for names
    shows.forEach(function (show) { show(); });
    count();

    // By pointer; a finger that drags scrolls the page, and has the ranges.
    var picture = figure.querySelector('.picture');
    var held = null;
    function place(event) {
      var chart = figure.jirga.chart;
      var box = picture.getBoundingClientRect();
      var y = Math.min(1, Math.max(0, chart.convertFromPixel({ yAxisIndex: 0 }, event.clientY - box.top)));
      var x = event.clientX - box.left;
      var axis = 0, best = Infinity;
      futures.axes.forEach(function (_, at) {
        var away = Math.abs(chart.convertToPixel({ xAxisIndex: 0 }, at) - x);
        if (away < best) { best = away; axis = at; }
      });
      return { axis: axis, away: best, part: Math.round(y * futures.of), y: event.clientY };
    }
    picture.addEventListener('pointerdown', function (event) {
      if (event.pointerType === 'touch' || event.button || !figure.jirga) return;
      var at = place(event);
      if (at.away > 24) return;
      held = at;
      picture.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    picture.addEventListener('pointermove', function (event) {
      if (!held) return;
      var part = place(event).part;
      limits[held.axis] = [Math.min(held.part, part), Math.max(held.part, part)];
      changed();
    });
    picture.addEventListener('pointerup', function (event) {
      if (!held) return;
      if (Math.abs(event.clientY - held.y) < 4) limits[held.axis] = [0, futures.of]; // a click lets go
      held = null;
      panel.open = true;
      changed();
    });
    picture.addEventListener('pointercancel', function () { held = null; });

    figure.addEventListener('drawn', function () {
      if (picture.clientWidth < 600) {
        // names would stand on each other: letters, which the rows below explain
        figure.jirga.chart.setOption({
          grid: { left: 20, right: 20, top: 44, bottom: 12 },
          xAxis: [{ data: futures.axes.map(function (_, axis) { return letter(axis); }) },
            { axisLabel: { show: false } }]
        });
      } else {
        var room = Math.floor((picture.clientWidth - 152) / (futures.axes.length - 1));
        figure.jirga.chart.setOption({ xAxis: [{ axisLabel: { width: Math.min(152, room) - 6 } }, { axisLabel: { width: room } }] });
      }
      draw();
    });
  }

  document.querySelectorAll('figure.chart').forEach(function (figure) {
    var futures = JSON.parse(figure.querySelector('.option').textContent).futures;
    if (futures) brush(figure, futures);
  });
})();
