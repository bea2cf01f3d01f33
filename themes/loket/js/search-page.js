// @ts-check
/*
 * Owns the results page: fills data-loket-results from #q= or ?q=, with the answer of a clear query on top.
 * In: the address of the page. Out: a list of results, or ways out of an empty one. The A–Z list in the page stays below.
 * Must set text only through textContent.
 */
(function () {
  'use strict';
  var loket = /** @type {any} */ (window).loket;
  var make = loket.box.make;
  var MOST = 20, WITH_SECTIONS = 5;

  /** @param {string} name */
  function parameter(name) {
    // What the script asks stands behind the #, where no host sees it; without a script the form writes ?q=.
    var pattern = new RegExp('[?#&]' + name + '=([^&#]*)');
    var found = pattern.exec(location.hash) || pattern.exec(location.search);
    try { return found ? decodeURIComponent(found[1].replace(/\+/g, ' ')) : ''; } catch (_) { return ''; }
  }

  /** @param {Element} place @param {any} engine @param {string} site @param {string} text */
  function fill(place, engine, site, text) {
    engine.search(text, { limit: MOST }).then(function (/** @type {any} */ found) {
      var manifest = engine.index.manifest;
      var strings = manifest.strings || {};
      while (place.firstChild) place.removeChild(place.firstChild);
      var key = !found.results.length ? 'empty' : found.weak ? 'weak' : 'results';
      var heading = make('h2', { tabindex: '-1' }, (strings[key] || '').replace('{n}', found.results.length).replace('{q}', text));
      place.appendChild(heading);
      if (key !== 'results') place.appendChild(help(manifest, strings, site));
      var list = make('ol', { 'class': 'search-results' });
      found.results.forEach(function (/** @type {any} */ result, /** @type {number} */ number) {
        var item = entry(result, strings, site);
        list.appendChild(item);
        if (number < WITH_SECTIONS) engine.details(result, found.slots).then(function (/** @type {any} */ details) {
          if (number === 0 && found.clear && details.prepare.length) {
            item.className = 'search-answer';
            item.appendChild(make('p', { 'class': 'search-prepare' }, strings.prepare));
            var lines = make('ul', {});
            details.prepare.forEach(function (/** @type {string} */ line) { lines.appendChild(make('li', {}, line)); });
            item.appendChild(lines);
          }
          if (details.headings.length) item.appendChild(sections(details.headings, loket.box.address(site, result.url)));
        }, function () { });
      });
      if (found.results.length) place.appendChild(list);
      others(place, manifest, strings, text, site);
    }, function () { place.textContent = place.getAttribute('data-failed') || ''; });
  }

  /** @param {any} result @param {Record<string, string>} strings @param {string} site */
  function entry(result, strings, site) {
    var item = make('li', {});
    item.appendChild(make('a', { href: loket.box.address(site, result.url) }, result.title));
    var facts = [result.fee && strings.fee + ': ' + result.fee, result.time && strings.time + ': ' + result.time, result.office];
    var text = facts.filter(Boolean).join(' · ');
    if (text) item.appendChild(make('p', { 'class': 'search-facts' }, text));
    return item;
  }

  /** @param {{text: string, anchor: string}[]} headings @param {string} url */
  function sections(headings, url) {
    var list = make('ul', { 'class': 'search-sections' });
    headings.forEach(function (heading) {
      var item = make('li', {});
      item.appendChild(make('a', { href: heading.anchor.indexOf('.html') < 0 ? url.replace(/#.*/, '') + '#' + heading.anchor : url.replace(/[^/]*$/, '') + heading.anchor }, heading.text));
      list.appendChild(item);
    });
    return list;
  }

  /** Topics and a person to ask. @param {any} manifest @param {Record<string, string>} strings @param {string} site */
  function help(manifest, strings, site) {
    var box = make('div', { 'class': 'search-help' });
    box.appendChild(make('p', {}, strings.tips));
    if (manifest.topics && manifest.topics.length) {
      box.appendChild(make('p', {}, strings.topics));
      var list = make('ul', {});
      manifest.topics.forEach(function (/** @type {string[]} */ topic) {
        var item = make('li', {});
        item.appendChild(make('a', { href: loket.box.address(site, topic[1]) }, topic[0]));
        list.appendChild(item);
      });
      box.appendChild(list);
    }
    if (manifest.contact) {
      var ask = make('p', {});
      var url = manifest.contact[1];
      ask.appendChild(document.createTextNode(strings.ask + ': '));
      ask.appendChild(make('a', { href: /^(tel|https|mailto):/.test(url) ? url : loket.box.address(site, url) }, manifest.contact[0]));
      box.appendChild(ask);
    }
    return box;
  }

  /** The same query in the site's other languages. @param {Element} place @param {any} manifest @param {Record<string, string>} strings @param {string} text @param {string} site */
  function others(place, manifest, strings, text, site) {
    if (!manifest.languages || !manifest.languages.length) return;
    var line = make('p', { 'class': 'search-languages' }, strings.languages + ': ');
    manifest.languages.forEach(function (/** @type {string[]} */ language) {
      var link = make('a', { href: '#q=' + encodeURIComponent(text) + '&lang=' + encodeURIComponent(language[0]), lang: language[0], hreflang: language[0] }, language[1]);
      line.appendChild(link);
      line.appendChild(document.createTextNode(' '));
    });
    place.appendChild(line);
  }

  loket.fillResults = function () {
    var place = document.querySelector('[data-loket-results]');
    var text = parameter('q').trim();
    if (!place) return;
    window.onhashchange = loket.fillResults;
    if (!text) return;
    var form = document.querySelector('[data-loket-search]');
    var site = (place.getAttribute('data-root') || form && form.getAttribute('data-root')) || '';
    var language = parameter('lang').replace(/[^A-Za-z0-9-]/g, '') || form && form.getAttribute('data-lang') || 'id';
    var input = form && /** @type {HTMLInputElement | null} */ (form.querySelector('[name=q]'));
    if (input) input.value = text;
    fill(place, loket.searchIn(site, language), site, text);
  };
})();
