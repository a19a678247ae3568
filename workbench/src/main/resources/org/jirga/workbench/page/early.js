// Before anything is painted, so that nothing moves afterwards.
(function () {
  'use strict';
  var root = document.documentElement;

  // What needs scripts has its place from the start.
  root.classList.add('scripts');
  if (navigator.share) root.classList.add('sharing');

  // The theme that the reader chose last time.
  try {
    var chosen = localStorage.getItem('theme');
    if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;
  } catch (e) { /* a file opened from disk may have no storage */ }

  // A link with settings opens their panel, and makes room for what is said of them.
  var trying = /^#try(\?|$)/.test(location.hash);
  root.classList.toggle('trying', trying);
  function openPanel() {
    var panel = document.querySelector('.live-panel');
    if (!panel) return;
    panel.open = true;
    trying = false;
  }

  // Contents are closed on small screens, where they would push the page away.
  var small = !matchMedia('(min-width: 75rem)').matches;
  function closeContents() {
    var contents = document.querySelector('.contents details');
    if (!contents) return;
    contents.open = false;
    small = false;
  }

  // Each figure has its height from the start: the style sheet's, or what its rows need at this
  // width, where labels break into more lines if there is less room.
  function measure(picture) {
    var lines = Math.ceil(picture.dataset.longest * 6.8 / Math.round(0.36 * picture.clientWidth));
    picture.style.height = Math.max(picture.dataset.height, 64 + picture.dataset.rows * (14 * lines + 10)) + 'px';
  }
  function look() {
    if (small) closeContents();
    if (trying) openPanel();
    document.querySelectorAll('.picture[data-rows]:not([style])').forEach(measure);
  }
  var parsed = new MutationObserver(look);
  parsed.observe(document, { childList: true, subtree: true });
  addEventListener('DOMContentLoaded', function () {
    look();
    parsed.disconnect();
  });
})();
