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

  // Contents are closed on small screens, where they would push the page away.
  if (matchMedia('(min-width: 75rem)').matches) return;
  var parsed = new MutationObserver(function () {
    var contents = document.querySelector('.contents details');
    if (!contents) return;
    contents.open = false;
    parsed.disconnect();
  });
  parsed.observe(document, { childList: true, subtree: true });
  addEventListener('DOMContentLoaded', function () { parsed.disconnect(); });
})();
