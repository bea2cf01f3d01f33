// @ts-check
/*
 * Owns the combobox: makes a real GET form's input answer while one types.
 * In: forms with data-loket-search, data-root, data-lang. Out: a list under the input. Without it the form works as it is.
 * Must set text only through textContent, so that a title is never markup. The form leads where it leads without this
 * script, but what was typed is not sent to the host.
 */
(function () {
  'use strict';
  var loket = /** @type {any} */ (window).loket;
  /** Pauses: before a search (ms), and before the count is spoken, so that it does not talk over the typing. */
  var TYPING = 20, SPEAKING = 500;
  var MOST = 6;

  /** @param {string} name @param {Record<string, string>} attributes @param {string} [text] */
  function make(name, attributes, text) {
    var element = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    if (text) element.textContent = text;
    return element;
  }

  /** A page's address from here; only pages of this site. @param {string} site @param {string} url */
  function address(site, url) { return site + url.replace(/^[a-z][a-z0-9+.-]*:|^\/+/i, ''); }

  /** @param {Element} form */
  function bind(form) {
    if (form.hasAttribute('data-ready')) return;
    form.setAttribute('data-ready', '');
    var input = /** @type {HTMLInputElement} */ (form.querySelector('input[type=search],input[name=q]'));
    var site = form.getAttribute('data-root') || '';
    var engine = loket.searchIn(site, form.getAttribute('data-lang') || 'id');
    // Made by the start script, so that both are known to a screen reader before the first letter.
    var list = /** @type {HTMLElement} */ (form.querySelector('[role=listbox]'));
    var status = /** @type {HTMLElement} */ (form.querySelector('[role=status]'));
    var strings = /** @type {Record<string, string>} */ ({});
    var active = -1, turns = 0, typing = 0, speaking = 0;
    var spoken = '';

    /** @param {string} key @param {number} [count] */
    function say(key, count) {
      clearTimeout(speaking);
      spoken = (strings[key] || '').replace('{n}', String(count)).replace('{q}', input.value);
      speaking = setTimeout(function () { status.textContent = spoken; }, SPEAKING);
    }
    /** The results page for what is typed. What follows a # stays on the device; no host is told. */
    function asked() { return (form.getAttribute('action') || '') + '#q=' + encodeURIComponent(input.value); }
    function options() { return list.querySelectorAll('[role=option]'); }
    function close() {
      list.setAttribute('hidden', '');
      input.setAttribute('aria-expanded', 'false');
      choose(-1);
    }
    /** @param {number} place */
    function choose(place) {
      var all = options();
      if (active >= 0 && all[active]) all[active].setAttribute('aria-selected', 'false');
      active = place;
      if (place < 0 || !all[place]) { active = -1; input.removeAttribute('aria-activedescendant'); return; }
      all[place].setAttribute('aria-selected', 'true');
      input.setAttribute('aria-activedescendant', all[place].id);
      if (all[place].scrollIntoView) all[place].scrollIntoView({ block: 'nearest' });
    }

    /** Adds an option and gives its link: that is for pointers; the keyboard and screen readers have the option. @param {string} url */
    function offer(url) {
      var option = make('li', { id: list.id + '-' + options().length, role: 'option', 'aria-selected': 'false', 'data-url': url });
      var link = make('a', { href: url, tabindex: '-1' });
      option.appendChild(link);
      list.appendChild(option);
      return link;
    }

    /** @param {any} found */
    function show(found) {
      while (list.firstChild) list.removeChild(list.firstChild);
      active = -1;
      input.removeAttribute('aria-activedescendant');
      list.setAttribute('aria-label', strings.list || '');
      if (found.weak && found.results.length) list.appendChild(make('li', { role: 'presentation', 'class': 'search-weak' }, strings.weak));
      if (!found.results.length) list.appendChild(make('li', { role: 'presentation', 'class': 'search-weak' }, (strings.empty || '').replace('{q}', input.value)));
      found.results.forEach(function (/** @type {any} */ result) {
        var link = offer(address(site, result.url));
        link.appendChild(make('span', { 'class': 'search-title' }, result.title));
        var facts = [result.fee, result.time, result.office].filter(Boolean).join(' · ');
        if (facts) link.appendChild(make('span', { 'class': 'search-facts' }, facts));
      });
      // What this language does not have another one may.
      if (found.weak || !found.results.length) (engine.index.manifest.languages || []).forEach(function (/** @type {string[]} */ language) {
        offer(asked() + '&lang=' + language[0]).appendChild(make('span', { 'class': 'search-facts' }, strings.languages + ': ' + language[1]));
      });
      list.removeAttribute('hidden');
      input.setAttribute('aria-expanded', 'true');
      var count = found.results.length;
      say(count === 0 ? 'count-none' : count === 1 ? 'count-one' : 'count', count);
    }

    function search() {
      var text = input.value;
      var turn = ++turns;
      if (text.trim().length < 2) { engine.start(); return close(); }
      engine.search(text, { limit: MOST }).then(function (/** @type {any} */ found) {
        strings = engine.index.manifest.strings || {};
        // A later letter has overtaken this answer.
        if (turn === turns && document.activeElement === input) show(found);
      }, close);
    }

    input.addEventListener('input', function () {
      clearTimeout(typing);
      typing = setTimeout(search, TYPING);
    });
    input.addEventListener('keydown', function (event) {
      var all = options();
      var isOpen = input.getAttribute('aria-expanded') === 'true';
      var key = event.key;
      if (key === 'ArrowDown' || key === 'Down') {
        if (!isOpen) search(); else if (all.length) choose(active + 1 < all.length ? active + 1 : 0);
      } else if (key === 'ArrowUp' || key === 'Up') {
        if (isOpen && all.length) choose(active > 0 ? active - 1 : all.length - 1);
      } else if (key === 'Home' && active >= 0) choose(0);
      else if (key === 'End' && active >= 0) choose(all.length - 1);
      else if (key === 'Enter' && isOpen && active >= 0) location.href = /** @type {string} */ (all[active].getAttribute('data-url'));
      else if ((key === 'Escape' || key === 'Esc') && isOpen) close();
      else { if (key === 'Escape' || key === 'Esc') input.value = ''; return; }
      event.preventDefault();
    });
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      close();
      location.href = asked();
    });
    form.addEventListener('focusout', function (event) {
      var next = /** @type {FocusEvent} */ (event).relatedTarget;
      if (!next || !form.contains(/** @type {Node} */ (next))) setTimeout(function () { if (!form.contains(document.activeElement)) close(); }, 200);
    });
    list.addEventListener('mousedown', function (event) { event.preventDefault(); });
    engine.start().then(function () { if (document.activeElement === input && input.value) search(); }, function () { });
  }

  loket.box = { make: make, address: address };
  /** Binds every box of the page, once the engine is there. */
  loket.bindBoxes = function () {
    var forms = document.querySelectorAll('[data-loket-search]');
    for (var i = 0; i < forms.length; i++) bind(forms[i]);
  };
})();
