(function () {
  'use strict';
  var spoken = document.getElementById('spoken');

  // Sharing by the device where it can; plain links stand beside it anyway.
  var share = document.getElementById('share');
  if (share && navigator.share) {
    share.addEventListener('click', function () {
      navigator.share({ title: share.dataset.title, url: share.dataset.url }).catch(function () { /* closed */ });
    });
  }

  function copied(button, well) {
    var before = button.textContent;
    button.textContent = well ? 'Copied' : 'Press Ctrl-C';
    if (spoken) spoken.textContent = well ? 'Copied' : 'Selected. Press Control C to copy.';
    setTimeout(function () { button.textContent = before; }, 2000);
  }

  // Pages opened from disk have no clipboard in some browsers: the text is selected instead.
  function select(text) {
    var field = document.createElement('textarea');
    field.value = text;
    field.readOnly = true;
    field.className = 'hidden';
    document.body.append(field);
    field.select();
    var well = false;
    try { well = document.execCommand('copy'); } catch (e) { /* not allowed */ }
    field.remove();
    return well;
  }

  document.querySelectorAll('button.copy').forEach(function (button) {
    button.addEventListener('click', function () {
      var from = button.dataset.copyFrom;
      var text = from ? document.getElementById(from).textContent : button.dataset.copy;
      if (navigator.clipboard) {
        navigator.clipboard.writeText(text).then(
          function () { copied(button, true); },
          function () { copied(button, select(text)); button.focus(); });
      } else {
        copied(button, select(text));
        button.focus();
      }
    });
  });

  // Search: every word must begin a word of the article.
  var form = document.getElementById('search');
  if (!form) return;
  var index = JSON.parse(document.getElementById('index').textContent);
  var cards = form.parentElement.querySelectorAll('.card');
  var query = document.getElementById('query');
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  function plain(text) {
    return text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  }
  function find() {
    var words = plain(query.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    var shown = 0;
    cards.forEach(function (card, at) {
      card.hidden = !words.every(function (word) { return index[at].includes(' ' + word); });
      if (!card.hidden) shown++;
    });
    document.querySelectorAll('.by-year').forEach(function (year) {
      year.hidden = !year.querySelector('.card:not([hidden])');
    });
    document.getElementById('found').textContent =
      words.length ? shown + ' of ' + cards.length + ' articles' : '';
  }
  query.addEventListener('input', find);
  // A link to a search is a link: archive.html#q=words
  if (location.hash.startsWith('#q=')) {
    query.value = decodeURIComponent(location.hash.slice(3));
    find();
  }
})();
