// @ts-check
/*
 * Owns the order of results: what each page gets from each slot, and whether anything really fits.
 * In: slots and an index whose postings are loaded. Out: pages, best first, and the weak flag. Must not load or show.
 */
(function (root) {
  'use strict';
  var loket = root.loket = root.loket || {};

  /** A body word at this impact covers its slot as far as a body word can. */
  var FULL_IMPACT = 0.4;
  /** A query is answered when the first page covers this share of it; a long one has more by the way. */
  var ANSWERED = 0.55, ANSWERED_LONG = 0.42, LONG = 5;
  var BODY_COVER = 0.75, SURE = 0.1, UNKNOWN = 0.8, BASE = 0.25;
  if (typeof process === 'object' && process.env.P) eval(process.env.P);
  /** Of two pages that fit alike, the usual one comes first. */
  var MAIN_SHARE = 1.12;

  /**
   * @param {any} index @param {any[]} slots
   * @returns {{pages: number[], scores: number[], covers: number[], weak: boolean}}
   */
  function rank(index, slots) {
    var scores = /** @type {Record<number, number>} */ ({});
    var covers = /** @type {Record<number, number>} */ ({});
    var asked = 0;
    var count = 0;
    slots.forEach(function (slot) {
      var found = slotScores(index, slot);
      var rarity = slot.isUnknown ? Math.log(1 + index.manifest.pages) * UNKNOWN : found.rarity;
      if (!slot.isPart) { asked += rarity * slot.weight; count++; }
      for (var key in found.scores) {
        var page = +key;
        scores[page] = (scores[page] || 0) + found.scores[page] * slot.weight;
        if (!slot.isPart) covers[page] = (covers[page] || 0) + found.covers[page] * rarity * slot.weight;
      }
    });
    var pages = Object.keys(scores).map(Number);
    pages.forEach(function (page) {
      covers[page] = asked ? (covers[page] || 0) / asked : 1;
      scores[page] *= (BASE + (1 - BASE) * covers[page]) * (index.isMain[page] ? MAIN_SHARE : 1);
    });
    pages.sort(function (one, other) { return scores[other] - scores[one] || one - other; });
    var answered = count >= LONG ? ANSWERED_LONG : ANSWERED;
    var best = pages.slice(0, 3).reduce(function (most, page) { return Math.max(most, covers[page]); }, 0);
    return {
      pages: pages,
      scores: pages.map(function (page) { return scores[page]; }),
      covers: pages.map(function (page) { return covers[page]; }),
      weak: best < answered
    };
  }

  /** Scores of one slot: the best reading counts, not the sum. @param {any} index @param {any} slot */
  function slotScores(index, slot) {
    var scores = /** @type {Record<number, number>} */ ({});
    var covers = /** @type {Record<number, number>} */ ({});
    var rarity = 0;
    slot.readings.forEach(function (/** @type {any} */ reading) {
      var parts = reading.roots.map(function (/** @type {string} */ root) { return index.postings(root); });
      if (!parts.every(Boolean)) return;
      var total = 0;
      parts.forEach(function (/** @type {any} */ part) { total += part.rarity; });
      // A phrase is rarer than its rarest word, but not as rare as all of them together.
      var own = Math.max.apply(null, parts.map(function (/** @type {any} */ part) { return part.rarity; }));
      var whole = Math.min(own * 1.3, total);
      rarity = Math.max(rarity, whole * reading.weight);
      var hits = /** @type {Record<number, {score: number, cover: number, parts: number}>} */ ({});
      parts.forEach(function (/** @type {any} */ part) {
        for (var i = 0; i < part.pages.length; i++) {
          var page = part.pages[i];
          var hit = hits[page] || (hits[page] = { score: 0, cover: 0, parts: 0 });
          var share = total ? part.rarity / total : 1;
          hit.score += part.impacts[i] * share;
          hit.cover += (part.titles[i] ? 1 : Math.min(BODY_COVER, part.impacts[i] / FULL_IMPACT)) * share;
          hit.parts++;
        }
      });
      for (var key in hits) {
        var page = +key;
        // Half a phrase is not half of what was asked.
        var together = hits[page].parts === parts.length ? 1 : 0.35;
        var score = hits[page].score * whole * reading.weight * together;
        if (!(scores[page] >= score)) scores[page] = score;
        var cover = hits[page].cover * together * Math.min(1, reading.weight + SURE);
        if (!(covers[page] >= cover)) covers[page] = cover;
      }
    });
    return { scores: scores, covers: covers, rarity: rarity };
  }

  loket.rank = rank;
})(typeof window === 'object' ? window : global);
