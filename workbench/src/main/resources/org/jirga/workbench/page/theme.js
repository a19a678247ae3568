// Before anything is painted: the theme that the reader chose last time.
try {
  var chosen = localStorage.getItem('theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch (e) { /* a file opened from disk may have no storage */ }
