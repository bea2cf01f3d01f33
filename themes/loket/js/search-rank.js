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
  /** A phrase against its rarest word, and a part of it against the whole. */
  var PHRASE = 1.3, TORN = 0.35;
  /** Of two pages that fit alike, the usual one comes first. */
  var MAIN_SHARE = 1.12;

  /**
   * @param {any} index @param {any[]} slots
   * @returns {{pages: number[], scores: number[], covers: number[], weak: boolean, count: number}} count of what was asked
   */
  function rank(index, slots) {
    var size = index.manifest.pages;
    var scores = new Float32Array(size), covers = new Float32Array(size);
    var best = { scores: new Float32Array(size), covers: new Float32Array(size), pages: /** @type {number[]} */ ([]) };
    var pages = /** @type {number[]} */ ([]);
    var asked = 0, count = 0;
    slots.forEach(function (slot) {
      var rarity = slotScores(index, slot, best);
      if (slot.isUnknown) rarity = Math.log(1 + size) * UNKNOWN;
      if (!slot.isPart) { asked += rarity * slot.weight; count++; }
      best.pages.forEach(function (page) {
        if (!scores[page]) pages.push(page);
        scores[page] += best.scores[page] * slot.weight + 1e-9;
        if (!slot.isPart) covers[page] += best.covers[page] * rarity * slot.weight;
        best.scores[page] = best.covers[page] = 0;
      });
      best.pages = [];
    });
    pages.forEach(function (page) {
      covers[page] = asked ? covers[page] / asked : 1;
      scores[page] *= (BASE + (1 - BASE) * covers[page]) * (index.isMain[page] ? MAIN_SHARE : 1);
    });
    pages.sort(function (one, other) { return scores[other] - scores[one] || one - other; });
    var most = pages.slice(0, 3).reduce(function (most, page) { return Math.max(most, covers[page]); }, 0);
    return {
      pages: pages,
      scores: pages.slice(0, 2).map(function (page) { return scores[page]; }),
      covers: pages.slice(0, 2).map(function (page) { return covers[page]; }),
      weak: most < (count >= LONG ? ANSWERED_LONG : ANSWERED),
      count: count
    };
  }

  /**
   * Scores of one slot, into `best`: the best reading counts, not the sum. Gives the slot's rarity.
   * @param {any} index @param {any} slot
   * @param {{scores: Float32Array, covers: Float32Array, pages: number[]}} best
   */
  function slotScores(index, slot, best) {
    var rarity = 0;
    /** @param {number} page @param {number} score @param {number} cover */
    function keep(page, score, cover) {
      if (!best.scores[page]) best.pages.push(page);
      if (score > best.scores[page]) best.scores[page] = score;
      if (cover > best.covers[page]) best.covers[page] = cover;
    }
    slot.readings.forEach(function (/** @type {any} */ reading) {
      var parts = reading.roots.map(function (/** @type {string} */ root) { return index.postings(root); });
      if (!parts.every(Boolean)) return;
      var total = 0, own = 0;
      parts.forEach(function (/** @type {any} */ part) { total += part.rarity; own = Math.max(own, part.rarity); });
      // A phrase is rarer than its rarest word, but not as rare as all of them together.
      var whole = Math.min(own * PHRASE, total);
      rarity = Math.max(rarity, whole * reading.weight);
      var sure = Math.min(1, reading.weight + SURE);
      var hits = /** @type {Record<number, {score: number, cover: number, parts: number}>} */ ({});
      parts.forEach(function (/** @type {any} */ part) {
        var share = total ? part.rarity / total : 1;
        for (var i = 0; i < part.pages.length; i++) {
          var page = part.pages[i];
          var cover = part.titles[i] ? 1 : Math.min(BODY_COVER, part.impacts[i] / FULL_IMPACT);
          if (parts.length === 1) { keep(page, part.impacts[i] * whole * reading.weight, cover * sure); continue; }
          var hit = hits[page] || (hits[page] = { score: 0, cover: 0, parts: 0 });
          hit.score += part.impacts[i] * share;
          hit.cover += cover * share;
          hit.parts++;
        }
      });
      for (var key in hits) {
        // Half a phrase is not half of what was asked.
        var together = hits[key].parts === parts.length ? 1 : TORN;
        keep(+key, hits[key].score * whole * reading.weight * together, hits[key].cover * together * sure);
      }
    });
    return rarity;
  }

  loket.rank = rank;
})(typeof window === 'object' ? window : global);
