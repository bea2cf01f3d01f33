// @ts-check
/*
 * Owns how a query becomes tokens and what may remain of a word: folding, affixes, spelling distance, spelt letters.
 * In: text. Out: tokens and candidates. Must not touch the index, the page or the network.
 * The first half repeats src/search/fold.rs, affix.rs and roots.rs; tests/search/vectors.json keeps them equal.
 */
(function (root) {
  'use strict';
  var loket = root.loket = root.loket || {};

  /** @param {number} code */
  function isWord(code) {
    if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    if (code < 0xc0 || code === 0xd7 || code === 0xf7) return false;
    return !((code >= 0x2000 && code <= 0x2bff) || (code >= 0x2e00 && code <= 0x2e7f) ||
      (code >= 0x3000 && code <= 0x303f) || (code >= 0xd800 && code <= 0xf8ff) ||
      (code >= 0xfe00 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff0f) || code >= 0xfff0);
  }

  /** @param {string} text */
  function fold(text) {
    return text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[\u0300-\u036f]/g, '');
  }

  /** @param {string} text @returns {string[]} */
  function tokens(text) {
    var found = /** @type {string[]} */ ([]);
    var folded = fold(text);
    var parts = [''];
    function finish() {
      if (parts.length > 1 || parts[0]) emitParts(parts, found);
      parts = [''];
    }
    for (var i = 0; i < folded.length; i++) {
      var character = folded[i];
      if (isWord(folded.charCodeAt(i))) parts[parts.length - 1] += character;
      else if (/['\u2018\u2019`]/.test(character)) { folded = folded.slice(0, i) + folded.slice(i + 1); i--; }
      else if (/[.,]/.test(character) && /\d/.test(folded[i - 1] || '') && /\d/.test(folded[i + 1] || '')) continue;
      else if (/[-\u2010\u2011\u2013]/.test(character) && isWord(folded.charCodeAt(i - 1)) &&
        isWord(folded.charCodeAt(i + 1))) parts.push('');
      else finish();
    }
    finish();
    return found;
  }

  /** @param {string[]} parts @param {string[]} found */
  function emitParts(parts, found) {
    if (parts.length === 2 && parts[1].indexOf(parts[0]) === 0) return emitWord(parts[1], found);
    if (parts.length === 2 && parts[0].slice(-parts[1].length) === parts[1]) return emitWord(parts[0], found);
    var numbers = parts.every(isNumber);
    var joined = parts.length > 1 && !numbers && parts.some(function (part) { return part.length <= 2; });
    parts.forEach(function (part) {
      if (!joined || (part.length > 2 && !isNumber(part))) emitWord(part, found);
    });
    if (joined) emitWord(parts.join(''), found);
  }

  /** @param {string} word */
  function isNumber(word) { return /^[0-9]*$/.test(word); }

  /** @param {string} word @param {string[]} found */
  function emitWord(word, found) {
    if (word.length > 40) return;
    var doubled = /^([a-z]{3,})2(nya|an|kan)?$/.exec(word);
    found.push(doubled ? doubled[1] + (doubled[2] || '') : word);
  }

  /** @typedef {[string, string[], number]} Affix letters, restored, least that remains */
  /** @typedef {[Affix[], Affix[]]} AffixTable prefixes, suffixes */

  /** @param {Affix[]} prefixes @param {string[]} words */
  function stripPrefixes(prefixes, words) {
    var all = /** @type {string[]} */ ([]);
    var plain = /** @type {string[]} */ ([]);
    words.forEach(function (word) {
      prefixes.forEach(function (prefix) {
        if (word.slice(0, prefix[0].length) !== prefix[0]) return;
        var rest = word.slice(prefix[0].length);
        prefix[1].forEach(function (restored) {
          if (restored.length + rest.length < prefix[2]) return;
          all.push(restored + rest);
          if (!restored) plain.push(rest);
        });
      });
    });
    return { all: all, plain: plain };
  }

  /** @param {Affix[]} suffixes @param {string[]} words */
  function stripSuffixes(suffixes, words) {
    var all = /** @type {string[]} */ ([]);
    words.forEach(function (word) {
      suffixes.forEach(function (suffix) {
        var end = word.length - suffix[0].length;
        if (end < 0 || word.slice(end) !== suffix[0]) return;
        suffix[1].forEach(function (restored) {
          if (restored.length + end >= suffix[2]) all.push(word.slice(0, end) + restored);
        });
      });
    });
    return all;
  }

  /**
   * All that may remain of a word, likeliest first: fewest affixes, then fewest prefixes.
   * @param {string} word @param {AffixTable} table
   */
  function candidates(word, table) {
    var once = stripSuffixes(table[1], [word]);
    var twice = stripSuffixes(table[1], once);
    var bareOnce = stripPrefixes(table[0], [word]);
    var onceOnce = stripPrefixes(table[0], once);
    var twiceOnce = stripPrefixes(table[0], twice);
    return once.concat(bareOnce.all, twice, onceOnce.all, stripPrefixes(table[0], bareOnce.plain).all,
      twiceOnce.all, stripPrefixes(table[0], onceOnce.plain).all, stripPrefixes(table[0], twiceOnce.plain).all);
  }

  /** @param {string[]} words @param {(word: string) => boolean} accept */
  function first(words, accept) {
    for (var i = 0; i < words.length; i++) if (accept(words[i])) return words[i];
    return null;
  }

  /**
   * The root of a word: itself when it is a seed or nothing better is known.
   * @param {string} word @param {AffixTable} table
   * @param {(word: string) => boolean} isSeed @param {(word: string) => boolean} isKnown
   */
  function rootOf(word, table, isSeed, isKnown) {
    for (var depth = 0; depth < 3 && !isSeed(word); depth++) {
      var found = candidates(word, table);
      var seed = first(found, isSeed);
      if (seed !== null) return seed;
      var shorter = first(found, function (candidate) { return candidate.length >= 4 && isKnown(candidate); });
      if (shorter === null) break;
      word = shorter;
    }
    return word;
  }

  /**
   * Letters that differ between two words, neighbours swapped counting once; more than `most` is given as most + 1.
   * @param {string} one @param {string} other @param {number} most
   */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    var before = /** @type {number[]} */ ([]);
    var last = /** @type {number[]} */ ([]);
    for (var j = 0; j <= other.length; j++) last[j] = j;
    for (var i = 1; i <= one.length; i++) {
      var row = [i];
      var least = i;
      for (j = 1; j <= other.length; j++) {
        var same = one[i - 1] === other[j - 1];
        var cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          cost = Math.min(cost, before[j - 2] + 1);
        }
        row[j] = cost;
        if (cost < least) least = cost;
      }
      if (least > most) return most + 1;
      before = last;
      last = row;
    }
    return last[other.length];
  }

  /** Names of letters as they are spelt aloud; two for a letter where people differ. */
  var LETTERS = {
    a: 'a', be: 'b', bi: 'b', ce: 'c', se: 'c', de: 'd', e: 'e', ef: 'f', ep: 'f', ge: 'g', ha: 'h', i: 'i', je: 'j',
    ka: 'k', el: 'l', em: 'm', en: 'n', o: 'o', pe: 'p', ki: 'q', kyu: 'q', er: 'r', es: 's', te: 't', u: 'u',
    ve: 'v', fe: 'v', we: 'w', eks: 'x', ex: 'x', ye: 'y', yi: 'y', zet: 'z', set: 'z'
  };

  /**
   * Reads names of letters run together ("eskaceka"); null when something else stands between them.
   * @param {string} word @returns {string | null}
   */
  function spelled(word) {
    if (word.length === 1) return word;
    /** @type {(string | null)[]} */
    var best = [''];
    for (var end = 1; end <= word.length; end++) {
      best[end] = null;
      for (var size = 3; size >= 1; size--) {
        var before = end - size >= 0 ? best[end - size] : null;
        var letter = /** @type {Record<string, string>} */ (LETTERS)[word.slice(end - size, end)];
        if (before === null || before === undefined || !letter) continue;
        best[end] = before + letter;
        break;
      }
    }
    return best[word.length] || null;
  }

  loket.analysis = {
    tokens: tokens, candidates: candidates, rootOf: rootOf, distance: distance, spelled: spelled, isNumber: isNumber
  };
  if (typeof module === 'object') module.exports = loket.analysis;
})(typeof window === 'object' ? window : global);
