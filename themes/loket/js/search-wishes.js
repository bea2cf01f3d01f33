// @ts-check
/*
 * Owns queries that ask for two things: "skck sama surat sehat". Each is asked alone; results of both take turns.
 * In: the query's text; then the ranking of the whole and of each wish. Out: texts of wishes; one ranking. Must not load.
 * Most words that join wishes also join other things ("cerai sama suami"), so the pages decide: see `merge`.
 */
(function (root) {
  'use strict';
  var loket = root.loket = root.loket || {};

  /** Words between two wishes; some of them also only fill. */
  var JOINS = /[,;&+\/]\s|\s[&+\/]|\s(?:dan|and|sama|ama|sm|serta|plus|sekalian|sekaligus|terus|trus|juga|also|lan|karo|jeung|sareng)(?=\s)/gi;
  /** More wishes than this are a list of things that one page may ask for. */
  var MOST = 3;
  /** Who has this share of the whole query answers all of it at once. */
  var ANSWERS_ALL = 0.85;
  /** How much better a page is than the next one where it stands out. */
  var STANDS_OUT = 1.1;
  /** A wish is one only when a page answers it nearly wholly. */
  var ANSWERS_ONE = 0.8;

  /** @param {string} text @returns {string[]} two or three wishes, or none */
  function divide(text) {
    var parts = text.split(JOINS).map(function (part) { return part.trim(); });
    parts = parts.filter(function (part) { return loket.analysis.tokens(part).length > 0; });
    return parts.length > 1 && parts.length <= MOST ? parts : [];
  }

  /**
   * The pages of each wish by turns, when every wish has a page of its own; a page that has nearly all of them stands first.
   * @param {any} whole @param {any[]} wishes
   */
  function merge(whole, wishes) {
    if (wishes.length < 2) return whole;
    var firsts = wishes.map(function (wish) { return wish.pages[0]; });
    var each = wishes.every(function (wish, place) {
      return !wish.weak && wish.covers[0] >= ANSWERS_ONE && firsts.indexOf(firsts[place]) === place;
    });
    if (!each) return whole;
    var pages = /** @type {number[]} */ ([]), seen = /** @type {Record<number, boolean>} */ ({});
    /** @param {number} page */
    function add(page) {
      if (page === undefined || seen[page]) return;
      seen[page] = true;
      pages.push(page);
    }
    var isAll = whole.covers[0] >= ANSWERS_ALL;
    if (isAll) {
      add(whole.pages[0]);
      // Of one word such as "suami" many pages are the best one, unless one stands out; "kk baru" is a wish.
      wishes.forEach(function (wish) { if (wish.count > 1 || !(wish.scores[1] * STANDS_OUT > wish.scores[0])) add(wish.pages[0]); });
    } else {
      for (var place = 0; place < 2; place++) wishes.forEach(function (wish) { add(wish.pages[place]); });
    }
    // Then what fits the whole, in which pages of both stand by themselves.
    whole.pages.forEach(add);
    if (isAll) return { pages: pages, scores: whole.scores, covers: whole.covers, weak: whole.weak };
    return { pages: pages, scores: [], covers: [Math.min.apply(null, wishes.map(function (wish) { return wish.covers[0]; }))], weak: false };
  }

  loket.wishes = { divide: divide, merge: merge };
})(typeof window === 'object' ? window : global);
