// @ts-check
/* Owns the start: when a search box is first used, its scripts and its style are inserted. In: forms with
   data-loket-search, and in data-search of this script's element the names of those files, which lie beside this one.
   Must stay under 1 KB and know nothing of search. */
(function () {
  'use strict';
  var me = /** @type {HTMLScriptElement} */ (document.currentScript);
  var beside = me.src.replace(/[^/]*$/, '');
  var names = (me.getAttribute('data-search') || '').split(' ');
  var begun = false;
  function begin() {
    if (begun) return;
    begun = true;
    names.forEach(function (name) {
      if (/css$/.test(name)) {
        var style = document.createElement('link');
        style.rel = 'stylesheet';
        style.href = beside + name;
        document.head.appendChild(style);
      } else {
        var script = document.createElement('script');
        script.src = beside + name;
        script.async = false;
        document.head.appendChild(script);
      }
    });
  }
  var forms = document.querySelectorAll('[data-loket-search]');
  for (var i = 0; i < forms.length; i++) {
    forms[i].addEventListener('focusin', begin);
    // Told before the first focus, so that a screen reader announces the box as what it will be.
    var input = /** @type {HTMLInputElement} */ (forms[i].querySelector('input[name=q]'));
    var list = document.createElement('ul'), status = document.createElement('div');
    list.id = 'loket-list-' + i;
    list.hidden = true;
    list.className = 'search-list';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', forms[i].querySelector('label').textContent);
    status.className = 'visually-hidden search-status';
    status.setAttribute('role', 'status');
    forms[i].appendChild(list);
    forms[i].appendChild(status);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list.id);
  }
  if (document.querySelector('[data-loket-results]') && /[?#&]q=./.test(location.href) || forms.length && forms[0].contains(document.activeElement)) begin();
})();
