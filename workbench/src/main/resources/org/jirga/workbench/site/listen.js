// Reads the article aloud: a player in place of the browser's own, which stays where this does not run.
(function () {
  'use strict';
  var section = document.getElementById('listen');
  if (!section) return;
  var audio = section.querySelector('audio');
  var data = JSON.parse(document.getElementById('listen-cues').textContent);
  var spoken = document.getElementById('spoken');
  var speeds = [0.75, 1, 1.25, 1.5, 1.75, 2];
  var cues = data.cues;
  var at = -1, marked = [], wanted, saved = 0;

  // A page opened from disk may have no storage.
  function read(name) {
    try { return localStorage.getItem(name); } catch (e) { return null; }
  }
  function keep(name, value) {
    try {
      if (value === null) localStorage.removeItem(name);
      else localStorage.setItem(name, value);
    } catch (e) { /* then it is not remembered */ }
  }
  var place = 'listen ' + data.key;

  function element(tag, attributes, children) {
    var made = document.createElement(tag);
    Object.entries(attributes || {}).forEach(function (entry) {
      if (entry[0] === 'text') made.textContent = entry[1];
      else made.setAttribute(entry[0], entry[1]);
    });
    (children || []).forEach(function (child) { made.append(child); });
    return made;
  }
  function clock(seconds) {
    var whole = Math.floor(seconds);
    return Math.floor(whole / 60) + ':' + String(whole % 60).padStart(2, '0');
  }
  function inWords(seconds) {
    var whole = Math.floor(seconds), minutes = Math.floor(whole / 60);
    function counted(count, word) { return count + ' ' + word + (count === 1 ? '' : 's'); }
    return (minutes ? counted(minutes, 'minute') + ' ' : '') + counted(whole % 60, 'second');
  }
  function say(text) { if (spoken) spoken.textContent = text; }

  var play = element('button', { type: 'button', class: 'listen-play', text: 'Play' });
  var back = element('button', { type: 'button', 'aria-label': 'Back 10 seconds', text: '−10 s' });
  var ahead = element('button', { type: 'button', 'aria-label': 'Ahead 10 seconds', text: '+10 s' });
  var range = element('input', { type: 'range', min: 0, max: Math.floor(data.seconds), step: 1, value: 0, 'aria-label': 'Place in the recording' });
  var time = element('span', { class: 'listen-time' });
  var speed = element('select', { 'aria-label': 'Speed' }, speeds.map(function (value) {
    return element('option', { value: value, text: value + ' ×' });
  }));
  var close = element('button', { type: 'button', class: 'listen-close', text: 'Stop', hidden: '' });
  var bar = element('div', { class: 'listen-bar', role: 'group', 'aria-label': 'Player' },
    [play, back, ahead, speed, range, time, close]);
  audio.removeAttribute('controls');
  audio.after(bar);

  // Where the recording is, also before any of it was loaded.
  function now() { return wanted === undefined ? audio.currentTime : wanted; }
  function show() {
    var seconds = now();
    range.value = seconds;
    range.setAttribute('aria-valuetext', inWords(seconds) + ' of ' + inWords(data.seconds));
    time.textContent = clock(seconds) + ' / ' + clock(data.seconds);
    play.textContent = audio.paused ? 'Play' : 'Pause';
  }
  function seek(seconds) {
    var to = Math.min(Math.max(seconds, 0), data.seconds);
    if (audio.readyState) {
      wanted = undefined;
      audio.currentTime = to;
    } else {
      wanted = to; // once it is loaded
    }
    mark(to);
    show();
    remember(true);
  }
  function jump(by) {
    seek(now() + by);
    say(inWords(now()));
  }
  function toggle() {
    if (!audio.paused) return audio.pause();
    if (audio.ended || now() >= data.seconds) seek(0);
    var started = audio.play();
    if (started) {
      started.catch(function (error) {
        if (error.name === 'AbortError') return; // paused before it began
        say('The recording cannot be played.');
        time.textContent = 'cannot be played';
      });
    }
  }
  function setSpeed(value) {
    audio.playbackRate = value;
    audio.defaultPlaybackRate = value;
    speed.value = value;
    keep('listen-speed', value);
    position();
  }
  function faster(by) {
    var index = speeds.indexOf(+speed.value) + by;
    if (index < 0 || index >= speeds.length) return;
    setSpeed(speeds[index]);
    say('Speed ' + speeds[index]);
  }
  function remember(always) {
    if (!always && Math.abs(now() - saved) < 1) return;
    saved = now();
    keep(place, saved > 1 && saved < data.seconds - 1 ? saved.toFixed(1) : null);
  }

  // The sentence that is heard. Only its look changes: what assistive technology reads stays.
  function parts(index) {
    var target = cues[index][1] || '[data-said="' + index + '"]';
    return Array.from(document.querySelectorAll(target));
  }
  function isSeen(element) {
    var box = element.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight - bar.offsetHeight;
  }
  function mark(seconds) {
    var low = 0, high = cues.length - 1;
    while (low < high) {
      var middle = Math.ceil((low + high) / 2);
      if (cues[middle][0] <= seconds + 0.02) low = middle; else high = middle - 1;
    }
    if (low === at && marked.length) return;
    var wasSeen = !marked.length || marked.some(isSeen);
    unmark();
    at = low;
    marked = parts(at);
    marked.forEach(function (one) { one.classList.add('heard'); });
    // A reader who has scrolled elsewhere is left there.
    if (!audio.paused && wasSeen && marked.length && !marked.some(isSeen)) {
      marked[0].scrollIntoView({ block: 'center' });
    }
  }
  function unmark() {
    marked.forEach(function (one) { one.classList.remove('heard'); });
    marked = [];
    at = -1;
  }
  function tick() {
    if (audio.paused || wanted !== undefined) return;
    mark(audio.currentTime);
    show();
    remember(false);
  }

  // The bar stays at hand while the article is heard.
  function follow(is) {
    if (is && !section.classList.contains('playing')) bar.parentElement.style.minHeight = bar.offsetHeight + 'px';
    section.classList.toggle('playing', is);
    document.documentElement.classList.toggle('listening', is);
    close.hidden = !is;
    if (!is) bar.parentElement.style.minHeight = '';
    measure();
  }
  // What else sticks to the bottom stays above it.
  function measure() {
    if (section.classList.contains('playing')) document.documentElement.style.setProperty('--player', bar.offsetHeight + 'px');
  }
  addEventListener('resize', measure);

  play.addEventListener('click', toggle);
  back.addEventListener('click', function () { jump(-10); });
  ahead.addEventListener('click', function () { jump(10); });
  range.addEventListener('input', function () { seek(+range.value); });
  speed.addEventListener('change', function () { setSpeed(+speed.value); });
  close.addEventListener('click', function () {
    audio.pause();
    follow(false);
    unmark();
    play.focus();
  });
  // Letters act only while something of the player has the focus.
  bar.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var action = {
      k: toggle,
      j: function () { jump(-10); },
      l: function () { jump(10); },
      ',': function () { faster(-1); },
      '.': function () { faster(1); }
    }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  document.addEventListener('click', function (event) {
    if (!section.classList.contains('playing') || String(getSelection())) return;
    if (event.target.closest('a, button, summary, input, label')) return;
    var said = event.target.closest('[data-said]');
    var cue = said && cues[+said.dataset.said];
    if (cue) seek(cue[0]);
  });

  audio.addEventListener('loadedmetadata', function () {
    if (wanted !== undefined) {
      audio.currentTime = wanted;
      wanted = undefined;
    }
  });
  audio.addEventListener('timeupdate', tick);
  audio.addEventListener('seeked', function () { show(); position(); });
  audio.addEventListener('play', function () { follow(true); mark(now()); show(); state('playing'); });
  audio.addEventListener('pause', function () { show(); remember(true); state('paused'); });
  audio.addEventListener('ended', function () {
    keep(place, null);
    unmark();
    follow(false);
    show();
    say('The end of the recording.');
  });
  addEventListener('pagehide', function () { if (now() > 0 && !audio.ended) remember(true); });

  // Keys of the keyboard, headphones and lock screen.
  var session = navigator.mediaSession;
  function state(value) {
    if (session) session.playbackState = value;
    position();
  }
  function position() {
    if (!session || !session.setPositionState) return;
    session.setPositionState({
      duration: data.seconds,
      playbackRate: audio.playbackRate,
      position: Math.min(now(), data.seconds)
    });
  }
  if (session && typeof MediaMetadata !== 'undefined') {
    session.metadata = new MediaMetadata({ title: data.title, artist: data.artist, album: data.album });
    Object.entries({
      play: toggle,
      pause: toggle,
      seekbackward: function () { jump(-10); },
      seekforward: function () { jump(10); },
      seekto: function (details) { seek(details.seekTime); }
    }).forEach(function (entry) {
      try { session.setActionHandler(entry[0], entry[1]); } catch (e) { /* unknown to this browser */ }
    });
  }

  var before = +read('listen-speed');
  setSpeed(speeds.includes(before) ? before : 1);
  if ('preservesPitch' in audio) audio.preservesPitch = true;
  var left = +read(place);
  if (left > 0 && left < data.seconds) {
    wanted = saved = left;
    play.setAttribute('aria-description', 'goes on at ' + inWords(left));
  }
  show();
})();
