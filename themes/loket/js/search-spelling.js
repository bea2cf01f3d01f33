// @ts-check
/*
 * Owns what a word that nobody knows may have been meant to be: its end is missing, its vowels, or a finger slipped.
 * In: the word and the index. Out: readings, as search-query.js knows them. Must not load, rank or show.
 */
(function (root) {
  'use strict';
  var loket = root.loket = root.loket || {};
  var analysis = loket.analysis;

  /** @typedef {{roots: string[], weight: number}} Reading */

  /** A word guessed from its beginning asks less surely. */
  var BEGUN = 0.8;
  /** A slip in a short word makes it nearly another word. */
  var SLIP = 1.4;
  /** A word without its vowels, as in chat: "srt". */
  var SHORTENED = 0.8;
  var MOST_CORRECTIONS = 3, MOST_COMPLETIONS = 6;

  /** Words that begin as the query's last word does. @param {any} index @param {string} word @returns {Reading[]} */
  function completions(index, word) {
    var roots = /** @type {Record<string, number>} */ ({});
    if (word.length < 2) return [];
    index.list().forEach(function (/** @type {any} */ listed) {
      if (listed.isForm && listed.form.lastIndexOf(word, 0) === 0) roots[index.forms[listed.form]] = listed.pages;
    });
    var names = Object.keys(roots).sort(function (one, other) { return roots[other] - roots[one] || (one < other ? -1 : 1); });
    var readings = names.slice(0, MOST_COMPLETIONS).map(function (root) { return { roots: [root], weight: BEGUN }; });
    if (word.length > 3) index.names().forEach(function (/** @type {string} */ form) {
      if (readings.length < MOST_COMPLETIONS && form.lastIndexOf(word, 0) === 0) {
        var reading = loket.query.meanings(index.words[form])[0];
        readings.push({ roots: reading.roots, weight: reading.weight * BEGUN * 0.9 });
      }
    });
    return readings;
  }

  /** Known words that are written here without their vowels. @param {any} index @param {string} word @returns {Reading[]} */
  function shortened(index, word) {
    if (word.length < 3 || word.length > 8) return [];
    var bones = consonants(word);
    if (bones.length < 2 || word.length - bones.length > bones.length) return [];
    var pattern = new RegExp('^' + word.split('').join('[aeiou]*') + '[aeiou]*$');
    var best = '';
    var first = word[0];
    index.list().forEach(function (/** @type {any} */ listed) {
      var form = listed.form, pages = listed.pages;
      if (listed.isForm && pages && form[0] === first && form.length > word.length + (word.length > 3 ? 1 : 0) && pattern.test(form) &&
        (!best || pages > index.titlePages[index.forms[best]])) best = form;
    });
    return best ? [{ roots: [index.forms[best]], weight: SHORTENED }] : [];
  }

  /** @param {string} word */
  function consonants(word) { return word.replace(/[aeiou]/g, ''); }

  /** Known words that differ by a slip of the finger. @param {any} index @param {string} word @returns {Reading[]} */
  function corrections(index, word) {
    var short = shortened(index, word);
    if (short.length) return short;
    var most = word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
    if (!most) return [];
    var found = /** @type {{form: string, cost: number, far: number}[]} */ ([]);
    var letters = loket.Index.letters(word);
    index.list().forEach(function (/** @type {any} */ listed) {
      var form = listed.form;
      // A short word is near too many others to be corrected to a rare one.
      if (form.length < 3 || (word.length < 6 && !listed.pages) || (word.length < 5 && !listed.isForm)) return;
      // A slip changes two letters of the set at most: most words need no closer look.
      if (Math.abs(form.length - word.length) > most || loket.Index.difference(letters, listed.letters) > 2 * most) return;
      var far = analysis.distance(word, form, most);
      if (far > most) return;
      most = far;
      var ends = (form[0] === word[0] ? 0 : 4) + (form[form.length - 1] === word[word.length - 1] ? 0 : 1);
      found.push({ form: form, far: far, cost: far * 10 + ends - Math.log(1 + listed.pages) });
    });
    found = found.filter(function (one) { return one.far === most; });
    found.sort(function (one, other) { return one.cost - other.cost || (one.form < other.form ? -1 : 1); });
    return found.slice(0, MOST_CORRECTIONS).reduce(function (/** @type {Reading[]} */ readings, one, place) {
      return readings.concat(loket.query.wordReadings(index, one.form).map(function (/** @type {Reading} */ reading) {
        return { roots: reading.roots, weight: reading.weight * Math.max(0.3, 1 - SLIP * one.far / word.length) * (1 - 0.1 * place) };
      }));
    }, []);
  }

  loket.spelling = { completions: completions, corrections: corrections };
})(typeof window === 'object' ? window : global);
