(function () {
  'use strict';
  var block = document.querySelector('.live');
  if (!block) return;
  if (typeof Worker === 'undefined' || typeof echarts === 'undefined') {
    block.hidden = true;
    document.querySelectorAll('.live-note, .live-again, .live-progress, .flip, .dissent-controls, .dissent-now, .dissent-buttons').forEach(function (part) { part.remove(); });
    document.querySelectorAll('.moved').forEach(function (number) { number.classList.remove('moved'); });
    return;
  }
  var data = JSON.parse(block.querySelector('.live-data').textContent);
  var spoken = document.getElementById('spoken');
  var count = data.runs.length;
  var state = { policy: data.baseline, levers: {}, assumptions: {} };
  var REST_MS = 250;
  var before, now, claimsBefore, dragging, judging, linking, again, awaited = false, asked = 0, startedAt = 0;

  function element(tag, attributes, children) {
    var made = document.createElement(tag);
    Object.entries(attributes || {}).forEach(function (entry) {
      if (entry[0] === 'text') made.textContent = entry[1];
      else if (entry[1] === true) made.setAttribute(entry[0], '');
      else if (entry[1] !== false) made.setAttribute(entry[0], entry[1]);
    });
    (children || []).forEach(function (child) { made.append(child); });
    return made;
  }
  var digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
  function number(value) {
    return Number.isFinite(value) ? digits.format(value) : '–';
  }
  // What is said already has its place on the page: it is not said, and laid out, again.
  function say(where, text) {
    if (where.textContent !== text) where.textContent = text;
  }
  function policyOf(name) {
    return data.policies.find(function (policy) { return policy.name === name; });
  }
  function isUntouched() {
    return state.policy === data.baseline && !Object.keys(state.levers).length && !Object.keys(state.assumptions).length;
  }

  // The state in the link.
  function fragment() {
    var parts = new URLSearchParams();
    if (state.policy !== data.baseline) parts.set('policy', state.policy);
    Object.entries(state.levers).forEach(function (entry) { parts.set('lever.' + entry[0], entry[1]); });
    Object.entries(state.assumptions).forEach(function (entry) { parts.set('with.' + entry[0], entry[1]); });
    return '#' + block.id + (parts.size ? '?' + parts : '');
  }
  function readFragment() {
    var at = location.hash.indexOf('?');
    if (location.hash.slice(1, at < 0 ? undefined : at) !== block.id) return false;
    state = { policy: data.baseline, levers: {}, assumptions: {} };
    new URLSearchParams(at < 0 ? '' : location.hash.slice(at + 1)).forEach(function (value, name) {
      if (name === 'policy' && policyOf(value)) state.policy = value;
      function take(prefix, all, into) {
        var known = name.startsWith(prefix) && all.find(function (one) { return one.name === name.slice(prefix.length); });
        if (known && value !== '' && Number.isFinite(+value)) into[known.name] = Math.min(known.high, Math.max(known.low, +value));
      }
      take('lever.', data.levers, state.levers);
      take('with.', data.assumptions, state.assumptions);
    });
    return true;
  }

  // Controls.
  var controls = [];
  var status = block.querySelector('.live-status');
  var panel = block.querySelector('.live-panel');

  function control(kind, one) {
    var into = function () { return state[kind]; };
    var id = block.id + '-' + kind + '-' + controls.length;
    var step = (one.high - one.low) / 100;
    var range = element('input', { type: 'range', id: id, min: one.low, max: one.high, step: step });
    var box = element('input', { type: 'number', min: one.low, max: one.high, step: 'any', 'aria-label': one.name + ', as a number' });
    var reset = element('button', { type: 'button', text: 'Reset', 'aria-label': 'Reset ' + one.name });
    var says = element('span', { class: 'live-says' });
    function given() {
      var policy = policyOf(state.policy);
      return kind === 'levers' ? (one.name in policy.settings ? policy.settings[one.name] : one.value) : one.best;
    }
    function show() {
      var set = one.name in into();
      var value = set ? into()[one.name] : given();
      range.value = value;
      if (document.activeElement !== box || !set) box.value = set || kind === 'levers' ? +value.toPrecision(6) : '';
      reset.hidden = !set;
      say(says, kind === 'levers' ? '' : set ? 'the same in all futures' : 'varies between futures');
      range.setAttribute('aria-valuetext', (set || kind === 'levers' ? number(value) : 'varies') + (one.unit ? ' ' + one.unit : ''));
    }
    function take(value, drag) {
      if (!Number.isFinite(value)) return;
      into()[one.name] = Math.min(one.high, Math.max(one.low, value));
      dragging = drag;
      changed();
    }
    function clear() {
      delete into()[one.name];
      dragging = false;
      changed();
    }
    range.addEventListener('input', function () { take(+range.value, true); });
    range.addEventListener('change', released);
    range.addEventListener('dblclick', clear);
    range.addEventListener('keydown', function (event) { if (event.key === 'Delete') clear(); });
    box.addEventListener('change', function () { if (box.value !== '') take(+box.value, false); });
    reset.addEventListener('click', function () { clear(); range.focus(); });
    controls.push(show);
    return element('div', { class: 'live-row' }, [
      element('label', { for: id, text: one.name + (one.unit ? ' (' + one.unit + ')' : '') }),
      range, box, reset, says
    ].concat(one.caution ? [element('span', { class: 'live-caution', text: one.caution })] : []));
  }

  /** What is done with all settings: reset, given to others, sent to who wrote this. */
  function buttons() {
    var reset = element('button', { type: 'button', text: 'Reset all' });
    reset.addEventListener('click', function () {
      state = { policy: data.baseline, levers: {}, assumptions: {} };
      dragging = false;
      changed();
    });
    var copy = element('button', { type: 'button', text: 'Copy link with my assumptions' });
    copy.addEventListener('click', function () {
      function failed() { prompt('The link', address()); }
      if (navigator.clipboard) navigator.clipboard.writeText(address()).then(function () { spoken.textContent = copy.textContent = 'Link copied'; }, failed);
      else failed();
      setTimeout(function () { copy.textContent = 'Copy link with my assumptions'; }, 3000);
    });
    var contact = document.querySelector('.imprint a.contact');
    if (!contact) return [reset, copy];
    var mail = element('a', { class: 'button', text: 'Mail the author' });
    controls.push(function () {
      mail.href = contact.href + '?subject=' + encodeURIComponent('With my assumptions: ' + document.title) +
        '&body=' + encodeURIComponent(address());
    });
    return [reset, copy, mail];
  }
  function address() { return location.href.split('#')[0] + fragment(); }

  function build() {
    var select = element('select', { id: block.id + '-policy' }, data.policies.map(function (policy) {
      return element('option', { value: policy.name, text: policy.name });
    }));
    var described = element('span', { class: 'live-says' });
    select.addEventListener('change', function () {
      state.policy = select.value;
      state.levers = {};
      dragging = false;
      changed();
    });
    controls.push(function () {
      select.value = state.policy;
      var policy = policyOf(state.policy);
      say(described, policy.description + (policy.caution ? ' ' + policy.caution : ''));
    });
    var decisive = data.assumptions.filter(function (one) { return one.decisive; });
    var others = data.assumptions.filter(function (one) { return !one.decisive; });
    var assumptions = element('fieldset', {}, [element('legend', { text: decisive.length ? 'What claims hang on most' : 'What is not known' })]
      .concat(decisive.map(function (one) { return control('assumptions', one); })));
    if (others.length) {
      assumptions.append(element('details', {}, [element('summary', { text: (decisive.length ? 'The other ' : 'All ') + others.length + ' assumptions' })]
        .concat(others.map(function (one) { return control('assumptions', one); }))));
    }
    panel.querySelector('.live-controls').append(
      element('p', {}, [element('label', { for: select.id, text: 'Policy ' }), select, ' ', described]),
      element('p', { class: 'live-buttons' }, buttons()),
      data.levers.length ? element('fieldset', {}, [element('legend', { text: 'Levers of this policy' })]
        .concat(data.levers.map(function (one) { return control('levers', one); }))) : '',
      assumptions,
      claimTable());
    panel.addEventListener('toggle', function () {
      makeRoom();
      if (panel.open && !claimsBefore) ask('claims');
    });
  }

  function makeRoom() {
    document.documentElement.classList.toggle('trying', panel.open);
  }

  // Numbers in the text that a reader may move.
  var PIXELS_A_STEP = 4;
  var PAGE_STEPS = 10;
  function movable(number) {
    var given = number.dataset, kind = given.kind;
    var one = data[kind].find(function (it) { return it.name === given.name; });
    if (!one) return;
    var scale = given.percent === 'true' ? 100 : 1, low = given.low * scale, high = given.high * scale;
    var words = number.querySelector('[data-said]') || number;
    var written = words.textContent, author = given.value * scale;
    var decimals = +given.decimals;
    var format = new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: high >= 10000 || written.includes(',') });
    var step = Math.max(Math.pow(10, -decimals), Math.pow(10, Math.floor(Math.log10((high - low) / 50))));
    var sign = scale === 100 ? written.slice(written.search(/[\s\u00a0\u202f]?(%|per)/)) : '';
    function text(value) { return format.format(value).replace('-', '\u2212') + sign; }
    var into = function () { return state[kind]; };
    function isSet() { return one.name in into() && (kind === 'assumptions' || state.policy === given.policy); }
    function value() { return isSet() ? into()[one.name] * scale : author; }
    function take(wanted, drag) {
      if (kind === 'levers' && state.policy !== given.policy) { state.policy = given.policy; state.levers = {}; }
      var steps = Math.round((wanted - author) / step);
      into()[one.name] = Math.min(high, Math.max(low, +(author + steps * step).toFixed(9))) / scale;
      dragging = drag;
      changed();
    }
    function clear() {
      if (!isSet()) return;
      delete into()[one.name];
      if (kind === 'levers' && !Object.keys(state.levers).length) state.policy = data.baseline;
      dragging = false;
      changed();
    }
    function press(label, name, act) {
      var button = element('button', { type: 'button', text: label, 'aria-label': name });
      button.addEventListener('click', function (event) { event.stopPropagation(); act(); });
      return button;
    }
    var holder = number.parentElement;
    var says = element('span', { class: 'mover-says' });
    var reset = press('Reset', 'Reset ' + one.name, function () { clear(); number.focus(); });
    var panel = element('span', { class: 'mover-panel', hidden: true }, [
      element('span', { class: 'mover-name', text: one.name + (kind === 'levers' ? ', under “' + given.policy + '”' : ', in all futures') +
        ': ' + text(low) + ' to ' + text(high) + (one.unit ? ' (' + one.unit + ')' : '') }),
      press('−', 'Less', function () { take(value() - step, false); }),
      press('+', 'More', function () { take(value() + step, false); }),
      press('Try ' + written, 'Try ' + written + ', as it is written', function () { take(author, false); }),
      reset, says
    ]);
    holder.append(panel);
    Object.entries({ role: 'slider', tabindex: 0, 'aria-label': one.name, 'aria-valuemin': low, 'aria-valuemax': high }).forEach(function (entry) {
      number.setAttribute(entry[0], entry[1]);
    });
    number.classList.add('movable');
    controls.push(function () {
      say(words, isSet() ? text(value()) : written);
      number.classList.toggle('set', isSet());
      number.setAttribute('aria-valuenow', +value().toFixed(9));
      number.setAttribute('aria-valuetext', text(value()) + (isSet() ? '' : ', as written; figures show ' + data.baseline));
      reset.disabled = !isSet();
    });
    movers.push(function () {
      say(says, isUntouched() ? 'Drag the number, or use the arrow keys: the figures follow.' : summaries());
    });
    function open() {
      panel.hidden = false;
      panel.style.left = '0';
      var over = panel.getBoundingClientRect().right - (document.documentElement.clientWidth - 12);
      if (over > 0) panel.style.left = -over + 'px';
    }
    holder.addEventListener('focusin', open);
    holder.addEventListener('focusout', function (event) { if (!holder.contains(event.relatedTarget)) panel.hidden = true; });
    holder.addEventListener('click', function (event) { event.stopPropagation(); }); // or what is read aloud would go there
    number.addEventListener('keydown', function (event) {
      var by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: PAGE_STEPS, PageDown: -PAGE_STEPS }[event.key];
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (by) take(value() + by * step, false);
      else if (event.key === 'Home') take(low, false);
      else if (event.key === 'End') take(high, false);
      else if (event.key === 'Enter' || event.key === ' ') take(value(), false);
      else if (event.key === 'Delete' || event.key === 'Backspace') clear();
      else if (event.key === 'Escape') { panel.hidden = true; return; }
      else return;
      event.preventDefault();
    });
    var held = null;
    number.addEventListener('pointerdown', function (event) {
      if (event.button) return;
      held = { x: event.clientX, from: value(), moved: false };
      number.setPointerCapture(event.pointerId);
    });
    number.addEventListener('pointermove', function (event) {
      if (!held) return;
      var steps = Math.trunc((event.clientX - held.x) / PIXELS_A_STEP);
      if (!steps && !held.moved) return;
      held.moved = true;
      var wanted = Math.min(high, Math.max(low, held.from + steps * step));
      if (Math.abs(wanted - value()) > step / 1e6 || !isSet()) take(wanted, true);
    });
    function drop() {
      if (held && held.moved) released();
      held = null;
    }
    number.addEventListener('pointerup', drop);
    number.addEventListener('pointercancel', drop);
  }
  var movers = [];
  /** What became of each figure, in a line. */
  function summaries() {
    if (!now || !before) return '';
    return data.series.map(function (series, at) {
      return figureOf(series) && series.title + ': the median ends at ' + number(now.last(at)[2]) +
        ' (before: ' + number(before.last(at)[2]) + ')';
    }).filter(Boolean).join('; ') + '.';
  }

  // Where a recommendation flips.
  var dissents = [];
  function dissent(box) {
    var at = data.claims.findIndex(function (claim) { return claim.id === box.dataset.claim; });
    if (at < 0) return;
    var published = { hits: +box.dataset.hits, of: +box.dataset.of };
    var said = box.querySelector('.dissent-now');
    box.querySelectorAll('[data-constant]').forEach(function (item) {
      var one = data.assumptions.find(function (it) { return it.name === item.dataset.constant; });
      if (!one) return;
      box.querySelector('.dissent-controls').append(control('assumptions', one));
      item.querySelectorAll('.flip').forEach(function (button) {
        button.addEventListener('click', function () {
          // where it was found: all else as published
          state = { policy: data.baseline, levers: {}, assumptions: {} };
          state.assumptions[one.name] = +button.dataset.value;
          dragging = false;
          changed();
        });
      });
    });
    box.querySelector('.dissent-buttons').append.apply(box.querySelector('.dissent-buttons'), buttons());
    dissents.push({ at: at, show: function (share) {
      var yours = share || published;
      var flipped = verdict(yours) !== verdict(published);
      box.classList.toggle('flipped', flipped);
      box.querySelectorAll('.dissent-advice > div').forEach(function (advice) {
        var applies = advice.classList.contains(verdict(yours));
        advice.classList.toggle('now', applies);
        say(advice.querySelector('.dissent-mark'), applies ? (share ? ' – with your assumptions' : ' – with our assumptions') : '');
      });
      say(said, !share ? '' : 'With your assumptions: true in ' + yours.hits + ' of ' + yours.of + ' futures (ours: ' + published.hits +
        '). It ' + verdict(yours) + (flipped ? ', no longer ' + verdict(published) + ': the recommendation flips.' : ', as before.'));
    } });
  }
  function showDissents(claims) {
    dissents.forEach(function (one) { one.show(claims && claims[one.at]); });
  }

  // The proof, asked for.
  function runAgain(button) {
    if (!before) return;
    var foot = button.parentElement, bar = foot.querySelector('.live-progress'), note = foot.parentElement.querySelector('.live-note');
    again = { began: performance.now(), bar: bar, note: note, done: {} };
    bar.max = count;
    bar.value = 0;
    bar.classList.add('running');
    clearTimeout(judging);
    ask('again');
  }
  function ranAgain(fan) {
    var took = (performance.now() - again.began) / 1000;
    again.bar.classList.remove('running');
    again.note.textContent = 'Run again here, in ' + took.toFixed(1) + ' s: ' + proof(fan);
    spoken.textContent = again.note.textContent;
    again = null;
    // what this had ended
    if (awaited) changed();
    else if (panel.open) ask('claims');
    else if (dissents.length && !isUntouched()) ask('one');
  }

  // Claims.
  var claimRows = [];
  var claimNote = element('p', { class: 'note', role: 'status' });
  function claimTable() {
    if (!data.claims.length) return '';
    var body = element('tbody', {}, data.claims.map(function (claim) {
      var cells = { before: element('td'), now: element('td'), row: null };
      cells.row = element('tr', {}, [
        element('th', { scope: 'row' }, [document.getElementById('claim-' + claim.id)
          ? element('a', { href: '#claim-' + claim.id, text: claim.id }) : claim.id, ' ' + claim.text]),
        cells.before, cells.now]);
      claimRows.push(cells);
      return cells.row;
    }));
    return element('div', {}, [claimNote, element('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': 'Claims, judged again here' }, [
      element('table', {}, [
        element('caption', { text: 'Claims in these ' + count + ' futures: the share in which each is true, not a probability' }),
        element('thead', {}, [element('tr', {}, [element('th', { scope: 'col', text: 'Claim' }), element('th', { scope: 'col', text: 'Before' }), element('th', { scope: 'col', text: 'With yours' })])]),
        body])])]);
  }
  function verdict(share) {
    var z = 1.959963984540054, n = share.of, p = share.hits / n;
    if (!n) return 'cannot be judged';
    var centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    var half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return Math.max(0, centre - half) >= data.rule.holds ? 'holds' : Math.min(1, centre + half) <= data.rule.fails ? 'fails' : 'depends';
  }
  function said(share) {
    return share.of ? Math.round(100 * share.hits / share.of) + ' %, ' + verdict(share) : verdict(share);
  }
  function showClaims(claims) {
    if (!claimsBefore) { claimsBefore = claims; if (!isUntouched()) { ask('claims'); return; } }
    showDissents(isUntouched() ? null : claims);
    var flips = [];
    claims.forEach(function (share, at) {
      var cells = claimRows[at];
      var flipped = verdict(share) !== verdict(claimsBefore[at]);
      cells.before.textContent = said(claimsBefore[at]);
      cells.now.textContent = (isUntouched() ? '' : said(share)) + (flipped ? ' – flips' : '');
      cells.row.classList.toggle('flips', flipped);
      if (flipped) flips.push(data.claims[at].id + ' (' + verdict(claimsBefore[at]) + ' → ' + verdict(share) + ')');
    });
    claimNote.textContent = isUntouched() ? '' : flips.length
      ? 'With your settings ' + (flips.length === 1 ? 'one verdict flips: ' : flips.length + ' verdicts flip: ') + flips.join(', ') + '.'
      : 'With your settings no verdict flips.';
  }

  // Figures.
  function figureOf(series) { return document.getElementById(series.figure); }
  function outline(times, quantiles, low, high) {
    var path = [];
    for (var i = 0; i < times.length; i++) path.push([times[i], quantiles[5 * i + high]]);
    for (i = times.length - 1; i >= 0; i--) path.push([times[i], quantiles[5 * i + low]]);
    return path;
  }
  function draw(at) {
    var series = data.series[at];
    var figure = figureOf(series);
    if (!figure || !figure.jirga || !now || !before) return;
    var chart = figure.jirga.chart;
    var original = figure.jirga.option;
    var touched = !isUntouched();
    if (!touched && !figure.jirga.touched) return;
    figure.jirga.touched = touched;
    var times = now.times, q = now.quantiles(at), old = before.quantiles(at);
    var axis = { min: null, max: null };
    if (dragging) {
      var extent = chart.getModel().getComponent('yAxis', 0).axis.scale.getExtent();
      axis = { min: extent[0], max: extent[1] };
    }
    var values = times.map(function (time, i) {
      return [time, q[5 * i + 2], q[5 * i], q[5 * i + 1], q[5 * i + 3], q[5 * i + 4]];
    });
    var shown = original.series.map(function (one, place) {
      var data = !touched ? one.data
        : one.id === 'values' ? values
        : place === 0 ? outline(times, q, 0, 4)
        : place === 1 ? outline(times, q, 1, 3)
        : one.lineStyle && one.lineStyle.type === 'dashed' ? []
        : one.data;
      return one.id ? { id: one.id, data: data } : { data: data };
    });
    var reading = original.series.find(function (one) { return one.id === 'values'; });
    figure.jirga.values = touched ? values : reading.data;
    shown.push({
      id: 'before', type: 'line', silent: true, showSymbol: false, animation: false, tooltip: { show: false },
      emphasis: { disabled: true }, z: 4, itemStyle: { color: 'var(--chart-muted)' },
      lineStyle: { color: 'var(--chart-muted)', width: 1.2, type: 'dotted' },
      data: touched ? outline(times, old, 0, 4) : []
    });
    chart.setOption({ yAxis: axis, series: shown });
  }
  function notes() {
    data.series.forEach(function (series, at) {
      var figure = figureOf(series);
      if (!figure) return;
      function range(fan) {
        var q = fan.last(at);
        return number(q[2]) + ' (' + number(q[0]) + ' to ' + number(q[4]) + ')';
      }
      say(figure.querySelector('.live-note'), isUntouched() ? proof(before)
        : 'Yours: the median ends at ' + range(now) + (series.unit ? ' ' + series.unit : '') +
          '; dotted, before: ' + range(before) + '. ' + proof(before));
    });
  }
  function proof(fan) {
    return fan.identical + ' of ' + count + ' runs identical to the bit' +
      (fan.identical === count ? '.' : '; ' + (count - fan.identical) + ' differ from the published ones.');
  }

  // A figure that cannot be seen is drawn when it comes into view.
  var visible = new Set();
  var watch = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      var at = data.series.findIndex(function (series) { return series.figure === entry.target.id; });
      if (entry.isIntersecting) { visible.add(at); draw(at); } else visible.delete(at);
    });
  });

  // Workers share the futures between them; only the latest request counts.
  var workers = [];
  var parts = [];
  function everybody(message) {
    parts = [];
    workers.forEach(function (worker) { worker.postMessage(message); });
  }
  var UNTOUCHED = { policy: data.baseline, levers: {}, assumptions: {} };
  function ask(kind) {
    if (!workers.length) return;
    if (again && kind !== 'again') {
      again.bar.classList.remove('running');
      again = null;
    }
    everybody({
      id: ++asked,
      kind: kind,
      state: kind === 'again' || (kind === 'claims' && !claimsBefore) ? UNTOUCHED : state,
      only: kind === 'one' ? dissents.map(function (one) { return one.at; }) : undefined
    });
  }
  function changed() {
    startedAt = performance.now();
    awaited = true;
    clearTimeout(linking);
    clearTimeout(judging); // or claims of earlier settings would end this fan
    ask('fan'); // first, so that workers run while the rest is done
    controls.forEach(function (show) { show(); });
  }
  // A range that is let go has said its value before: nothing is computed again. A key moves it and lets go at once.
  function released() {
    dragging = false;
    if (!awaited) visible.forEach(draw);
  }
  // Once the reader rests: the browser takes its time over an address, and a frame would wait for it.
  function link() {
    var is = isUntouched() && location.hash.indexOf('?') < 0 ? location.hash : fragment();
    if (is === location.hash) return;
    try { history.replaceState(null, '', is); } catch (e) { /* not here */ }
  }
  function sum(of) {
    return parts.reduce(function (all, part) { return all + of(part); }, 0);
  }

  // What is known of the futures at a time, put together of what workers found.
  var SHARES = [0.05, 0.25, 0.5, 0.75, 0.95];
  var sorted = new Float64Array(count);
  function quantiles(columns, save, saves, into, at) {
    var filled = 0;
    columns.forEach(function (column) {
      var rows = column.length / saves;
      sorted.set(column.subarray(save * rows, (save + 1) * rows), filled);
      filled += rows;
    });
    sorted.sort(); // a run that failed is NaN, and last
    while (filled && sorted[filled - 1] !== sorted[filled - 1]) filled--;
    SHARES.forEach(function (share, i) {
      var place = share * (filled - 1);
      var below = Math.floor(place);
      into[at + i] = !filled ? NaN : below + 1 >= filled ? sorted[filled - 1]
        : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    });
    return into;
  }
  function fan(parts) {
    var drawn = [];
    function columns(at) { return parts.map(function (part) { return part.series[at]; }); }
    var saves = parts[0].times.length;
    return {
      times: parts[0].times,
      identical: sum(function (part) { return part.identical; }),
      milliseconds: Math.max.apply(null, parts.map(function (part) { return part.milliseconds; })),
      last: function (at) { return quantiles(columns(at), saves - 1, saves, new Float64Array(5), 0); },
      quantiles: function (at) {
        if (!drawn[at]) {
          drawn[at] = new Float64Array(5 * saves);
          for (var save = 0; save < saves; save++) quantiles(columns(at), save, saves, drawn[at], 5 * save);
        }
        return drawn[at];
      }
    };
  }

  function answered(event) {
    var answer = event.data;
    if (answer.id !== asked) return;
    if (answer.kind === 'progress') {
      claimNote.textContent = 'Judging claims: ' + answer.done + ' of ' + answer.of;
      return;
    }
    if (answer.kind === 'count') {
      again.done[answer.runs] = answer.done;
      again.bar.value = Object.values(again.done).reduce(function (all, done) { return all + done; }, 0);
      return;
    }
    parts.push(answer);
    if (parts.length < workers.length) return;
    if (answer.kind === 'claims' || answer.kind === 'one') {
      var judged = answer.claims.map(function (claim, at) {
        return claim && { hits: sum(function (part) { return part.claims[at].hits; }), of: sum(function (part) { return part.claims[at].of; }) };
      });
      if (answer.kind === 'one') showDissents(judged); else showClaims(judged);
      block.dataset[answer.kind] = asked;
      return;
    }
    if (answer.kind === 'again') { ranAgain(fan(parts)); return; }
    now = fan(parts);
    awaited = false;
    if (!before) {
      before = now;
      block.dataset.identical = now.identical + '/' + count;
      status.textContent = proof(now) + (count < data.futures ? ' They are the first ' + count + ' of ' + data.futures.toLocaleString('en') + ' futures of the study.' : '');
      if (!isUntouched()) { changed(); return; }
    }
    visible.forEach(draw);
    notes();
    if (startedAt) block.dataset.redraw = (performance.now() - startedAt).toFixed(1);
    block.dataset.compute = now.milliseconds.toFixed(1);
    clearTimeout(linking);
    linking = setTimeout(link, REST_MS);
    clearTimeout(judging);
    movers.forEach(function (show) { show(); });
    if (isUntouched()) showDissents(null);
    if (panel.open) judging = setTimeout(function () { ask('claims'); }, REST_MS);
    else if (dissents.length && !isUntouched()) judging = setTimeout(function () { ask('one'); }, REST_MS);
  }

  var MOST_WORKERS = 4;
  function bytes(base64) {
    return Uint8Array.from(atob(base64), function (letter) { return letter.charCodeAt(0); }).buffer;
  }

  /** Doubles of which the first bytes of all come first, then their second ones, and so on. */
  function doubles(base64) {
    var planes = new Uint8Array(bytes(base64));
    var count = planes.length / 8;
    var joined = new DataView(new ArrayBuffer(planes.length));
    planes.forEach(function (value, at) {
      joined.setUint8(8 * (at % count) + Math.floor(at / count), value);
    });
    return Float64Array.from({ length: count }, function (_, at) { return joined.getFloat64(8 * at); });
  }

  /** What is run, of some futures. */
  function rows(from, to) {
    var constants = data.constants.length - data.drawn.length;
    return Object.assign({}, data, {
      runs: data.runs.slice(from, to),
      values: doubles(data.values).slice(from * constants, to * constants),
      policies: data.policies.map(function (policy) {
        return Object.assign({}, policy, { fingerprints: new Int32Array(bytes(policy.fingerprints)).slice(from, to) });
      }),
      series: data.series.map(function (series) { return Object.assign({ shown: !!figureOf(series) }, series); })
    });
  }
  function failed(event) {
    status.textContent = 'The model could not be run here: ' + event.message;
  }

  function start() {
    try {
      var source = new Blob([block.querySelector('.live-model').textContent], { type: 'text/javascript' });
      var address = URL.createObjectURL(source);
      var share = Math.ceil(count / Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1));
      for (var from = 0; from < count; from += share) {
        var worker = new Worker(address);
        worker.onmessage = answered;
        worker.onerror = failed;
        worker.postMessage({ kind: 'prepare', data: rows(from, Math.min(count, from + share)) });
        workers.push(worker);
      }
    } catch (e) {
      block.hidden = true; // a page that may not have workers stays as it is
      return;
    }
    everybody({ id: ++asked, kind: 'fan', state: { policy: data.baseline, levers: {}, assumptions: {} } });
  }

  build();
  document.querySelectorAll('.moved').forEach(movable);
  document.querySelectorAll('.dissent').forEach(dissent);
  movers.forEach(function (show) { show(); });
  document.querySelectorAll('.live-again').forEach(function (button) {
    button.addEventListener('click', function () { runAgain(button); });
  });
  data.series.forEach(function (series) {
    var figure = figureOf(series);
    if (!figure) return;
    watch.observe(figure);
    figure.addEventListener('drawn', function () {
      draw(data.series.indexOf(series));
    });
  });
  function follow() {
    if (!readFragment()) return;
    panel.open = true;
    makeRoom(); // before anything is painted, if this is the first page
    var first = data.series.map(figureOf).find(Boolean);
    if (first) first.scrollIntoView();
    controls.forEach(function (show) { show(); });
    if (before) changed();
  }
  controls.forEach(function (show) { show(); });
  follow();
  addEventListener('hashchange', follow);
  (window.requestIdleCallback || setTimeout)(start);
})();
