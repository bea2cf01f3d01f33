// @ts-check
/*
 * Owns the search itself: loket.search(text, {limit}) in the page, require('./search.js').create(folder) in node.
 * In: a query. Out: a promise of {results: [{id, url, title, office, fee, time, kind, sub}], weak, words}.
 * Must not touch the page beyond inserting the index's own scripts; nothing about a query leaves the device.
 */
(function (root) {
  'use strict';
  var loket = root.loket = root.loket || {};
  var isNode = typeof module === 'object' && typeof require === 'function';
  if (isNode) ['analysis', 'index', 'spelling', 'query', 'rank', 'wishes'].forEach(function (part) { require('./search-' + part + '.js'); });

  /** @typedef {{id: string, url: string, title: string, office: string, fee: string, time: string, kind: string}} Result */

  /** @param {(name: string) => Promise<any>} load */
  function engine(load) {
    var index = new loket.Index(load);
    return {
      index: index,
      start: function () { return index.start(); },
      /** @param {string} text @param {{limit?: number}} [options] */
      search: function (text, options) {
        var limit = options && options.limit || 10;
        return index.start().then(function () {
          return Promise.all([text].concat(loket.wishes.divide(text)).map(function (wish) { return loket.query.read(index, wish); }));
        }).then(function (/** @type {any[]} */ queries) {
          var query = queries[0];
          var roots = /** @type {string[]} */ ([]);
          queries.forEach(function (one) {
            one.slots.forEach(function (/** @type {any} */ slot) {
              slot.readings.forEach(function (/** @type {any} */ reading) { roots = roots.concat(reading.roots); });
            });
          });
          return index.loadPostings(roots).then(function () {
            var rankings = queries.map(function (one) { return loket.rank(index, one.slots); });
            var ranked = loket.wishes.merge(rankings[0], rankings.slice(1));
            var pages = ranked.pages.slice(0, limit);
            return index.rows(pages).then(function (/** @type {any[]} */ rows) {
              return {
                results: rows.map(function (row, place) { return result(index, row, pages[place]); }),
                total: ranked.pages.length,
                weak: ranked.weak,
                cover: ranked.covers[0] || 0,
                clear: isClear(ranked),
                slots: query.slots
              };
            });
          });
        });
      },
      /**
       * Details of a result: what to bring, and the headings that the query names.
       * @param {any} result @param {any[]} slots
       */
      details: function (result, slots) {
        return index.details([result.page]).then(function (/** @type {any[]} */ rows) {
          return { prepare: rows[0][0], headings: headings(index, rows[0][1], slots) };
        });
      }
    };
  }

  /** @param {any} index @param {any[]} row @param {number} page */
  function result(index, row, page) {
    return {
      id: row[1], url: row[5] || row[1] + '.html', title: row[0], office: row[2] || '', fee: row[3] || '',
      time: row[4] || '', kind: index.kinds[page], page: page
    };
  }

  /** One page stands out: its answer may be shown at once. @param {any} ranked */
  function isClear(ranked) {
    return !ranked.weak && ranked.pages.length > 0 && ranked.covers[0] > 0.8 &&
      (ranked.pages.length === 1 || ranked.scores[0] > 1.15 * ranked.scores[1]);
  }

  /** Headings of a page that have words of the query, the best three. @param {any} index @param {string[]} cells @param {any[]} slots */
  function headings(index, cells, slots) {
    var asked = /** @type {Record<string, number>} */ ({});
    slots.forEach(function (slot) {
      slot.readings.forEach(function (/** @type {any} */ reading) {
        reading.roots.forEach(function (/** @type {string} */ root) {
          // "biaya" names a section; a word that the whole page is about names none.
          asked[root] = Math.max(asked[root] || 0, (slot.isPart ? 2 : 1) * reading.weight);
        });
      });
    });
    var found = /** @type {{text: string, anchor: string, score: number}[]} */ ([]);
    for (var i = 0; i + 1 < cells.length; i += 2) {
      var words = loket.analysis.tokens(cells[i]);
      var score = 0;
      words.forEach(function (word) { score += asked[index.forms[word] || word] || 0; });
      if (score) found.push({ text: cells[i], anchor: cells[i + 1], score: score / Math.sqrt(words.length) });
    }
    return found.sort(function (one, other) { return other.score - one.score; }).slice(0, 3);
  }

  /** Loads an index's scripts by inserting them. @param {string} folder "../cari/id/" @param {string} language */
  function scriptLoader(folder, language) {
    var waiting = /** @type {Record<string, any>} */ ({});
    var before = loket.s;
    loket.s = function (/** @type {string} */ name, /** @type {any} */ value) {
      if (name.split('/')[0] === language) waiting[name.split('/')[1]] = value;
      else if (before) before(name, value);
    };
    return function (/** @type {string} */ name) {
      return new Promise(function (resolve, reject) {
        var key = name === 'manifest.js' ? 'm' : name.split('.')[0];
        var script = document.createElement('script');
        script.src = folder + name;
        script.onload = function () {
          document.head.removeChild(script);
          if (key in waiting) resolve(waiting[key]); else reject(new Error('empty ' + name));
        };
        script.onerror = function () { document.head.removeChild(script); reject(new Error('missing ' + name)); };
        document.head.appendChild(script);
      });
    };
  }

  /** Loads an index's scripts from a folder, for tests and measures. @param {string} folder "public/cari/id" */
  function fileLoader(folder) {
    var files = require('fs'), path = require('path'), vm = require('vm');
    return function (/** @type {string} */ name) {
      return new Promise(function (resolve) {
        var value;
        var sink = { s: function (/** @type {string} */ _, /** @type {any} */ given) { value = given; } };
        var text = files.readFileSync(path.join(folder, name), 'utf8');
        fileLoader.read.push({ name: name, text: text });
        vm.runInNewContext(text, { loket: sink });
        resolve(value);
      });
    };
  }
  /** What was read, for measures. */
  fileLoader.read = /** @type {{name: string, text: string}[]} */ ([]);

  if (isNode) {
    module.exports = {
      /** @param {string} folder */
      create: function (folder) { return engine(fileLoader(folder)); },
      read: fileLoader.read
    };
    return;
  }
  var engines = /** @type {Record<string, any>} */ ({});
  /** @param {string} site the site's root, as the page sees it: "../" @param {string} language */
  loket.searchIn = function (site, language) {
    var key = site + language;
    return engines[key] || (engines[key] = engine(scriptLoader(site + 'cari/' + language + '/', language)));
  };
  /** @param {string} text @param {{limit?: number}} [options] */
  loket.search = function (text, options) {
    var form = document.querySelector('[data-loket-search]');
    var site = form && form.getAttribute('data-root') || '';
    return loket.searchIn(site, form && form.getAttribute('data-lang') || 'id').search(text, options);
  };
  if (loket.bindBoxes) loket.bindBoxes();
  if (loket.fillResults) loket.fillResults();
})(typeof window === 'object' ? window : global);
