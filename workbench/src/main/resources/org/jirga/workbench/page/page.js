(function () {
  'use strict';
  var root = document.documentElement;

  // Theme.
  var button = document.getElementById('theme');
  var dark = matchMedia('(prefers-color-scheme: dark)');
  function isDark() {
    return root.dataset.theme ? root.dataset.theme === 'dark' : dark.matches;
  }
  function label() { button.textContent = isDark() ? 'Light' : 'Dark'; }
  button.addEventListener('click', function () {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    try { localStorage.setItem('theme', root.dataset.theme); } catch (e) { /* no storage */ }
    label();
  });
  dark.addEventListener('change', label);
  label();

  // A link into something folded opens it.
  function unfold() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var at = target; at; at = at.parentElement) {
      if (at.tagName === 'DETAILS') at.open = true;
    }
    if (target) target.scrollIntoView();
  }
  addEventListener('hashchange', unfold);
  if (location.hash) unfold();

  // Rows of long tables by what they say.
  document.querySelectorAll('.filter').forEach(function (filter) {
    var rows = filter.parentElement.querySelectorAll('tbody tr');
    var said = filter.querySelector('[role=status]');
    filter.querySelector('input').addEventListener('input', function (event) {
      var words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row) {
        var text = row.textContent.toLowerCase();
        row.hidden = !words.every(function (word) { return text.includes(word); });
        if (!row.hidden) shown++;
      });
      said.textContent = words.length ? shown + ' of ' + rows.length : '';
    });
  });

  addEventListener('beforeprint', function () {
    document.querySelectorAll('details.data').forEach(function (fold) {
      if (!fold.open) { fold.open = true; fold.dataset.printed = ''; }
    });
  });
  addEventListener('afterprint', function () {
    document.querySelectorAll('[data-printed]').forEach(function (fold) {
      fold.open = false;
      delete fold.dataset.printed;
    });
  });

  // Figures are pictures already; ECharts draws them again at the width there is, with tooltips.
  if (typeof echarts === 'undefined') return;
  var spoken = document.getElementById('spoken');

  function number(value) {
    return typeof value === 'number' ? value.toLocaleString('en', { maximumSignificantDigits: 4 }) : '–';
  }

  var options = new Map();
  document.querySelectorAll('figure.chart').forEach(function (figure) {
    var picture = figure.querySelector('.picture');
    var option = readOption(figure.querySelector('.option').textContent);
    var rows = option.yAxis && option.yAxis.data;
    options.set(figure, option);
    if (!rows) return;
    option.yAxis.axisLabel.width = Math.round(0.36 * picture.clientWidth); // as early.js counts
  });

  function draw(figure) {
    var picture = figure.querySelector('.picture');
    var option = options.get(figure);
    var id = figure.id;
    var values = option.series.findIndex(function (series) { return series.id === 'values'; });
    var series = option.series[values];
    var rows = option.yAxis && option.yAxis.data;
    var fan = !rows;
    picture.replaceChildren();
    var chart = echarts.init(picture, null, { renderer: 'svg' });
    function say(datum) {
      if (datum.name) return datum.name;
      var unit = (fan ? option.yAxis.name : option.xAxis.name) || '';
      function value(at) { return number(datum[at]) + (unit ? ' ' + unit : ''); }
      return fan
        ? Number(datum[0].toPrecision(6)) + ' ' + option.xAxis.name + ': ' + value(1) +
          ' (5 to 95 %: ' + number(datum[2]) + ' to ' + number(datum[5]) + ')'
        : rows[datum[1]] + ': ' + value(0) +
          (typeof datum[2] === 'number' ? ' (' + number(datum[2]) + ' to ' + number(datum[3]) + ')' : '');
    }
    [option.xAxis, option.yAxis].forEach(function (axis) {
      if (axis && axis.name) axis.nameTruncate = { maxWidth: picture.clientWidth - 80 };
    });
    if (series && picture.clientWidth < 600) series.data.forEach(function (datum) {
      if (datum.narrow === false) datum.label.show = false; // names would stand on each other
    });
    if (option.tooltip) option.tooltip.formatter = function (params) {
      if (params.data && params.data.name) return params.data.name.replace(': ', '\n');
      var at = Array.isArray(params)
        ? params.find(function (param) { return param.seriesId === 'values'; }) : params;
      return at ? say(at.value).replace(': ', '\n').replace(' (', '\n(') : '';
    };
    chart.setOption(option);
    figure.jirga = { chart: chart, option: option, values: series && series.data };
    figure.dispatchEvent(new Event('drawn'));
    function name() {
      var svg = picture.querySelector('svg');
      svg.setAttribute('role', 'img');
      svg.setAttribute('aria-labelledby', id + '-title');
      svg.setAttribute('aria-describedby', id + '-finding');
    }
    name();
    new ResizeObserver(function () { chart.resize(); }).observe(picture);

    // By keyboard: arrows go from value to value, Escape lets go.
    if (!series || !series.data.length) return;
    picture.tabIndex = 0;
    picture.setAttribute('role', 'group');
    picture.setAttribute('aria-label', figure.querySelector('.figure-title').textContent +
      '. Arrow keys read the values.');
    var at = -1;
    picture.addEventListener('keydown', function (event) {
      var last = series.data.length - 1;
      var step = fan ? Math.max(1, Math.round(last / 20)) : 1;
      if (event.key === 'ArrowRight' || event.key === 'ArrowDown') at = Math.min(last, at < 0 ? 0 : at + step);
      else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') at = Math.max(0, at - step);
      else if (event.key === 'Home') at = 0;
      else if (event.key === 'End') at = last;
      else if (event.key === 'Escape') { chart.dispatchAction({ type: 'hideTip' }); return; }
      else return;
      event.preventDefault();
      chart.dispatchAction({ type: 'showTip', seriesIndex: values, dataIndex: at });
      spoken.textContent = say(figure.jirga.values[at]);
    });
    picture.addEventListener('blur', function () { chart.dispatchAction({ type: 'hideTip' }); });
  }

  var near = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      near.unobserve(entry.target);
      draw(entry.target);
    });
  }, { rootMargin: '400px' });
  document.querySelectorAll('figure.chart').forEach(function (figure) { near.observe(figure); });
})();
