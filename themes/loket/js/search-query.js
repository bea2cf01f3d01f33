// @ts-check
/*
 * Owns what a query means: words become slots, each with alternatives of roots.
 * In: the query's text and an index. Out: slots. Must not rank or show anything.
 * Order: letters spelt aloud, torn words, phrases of the word list, single words, affixes, run-together words, spelling.
 */
(function (root) {
  'use strict';
  var loket = root.loket = root.loket || {};
  if (typeof require === 'function' && !loket.analysis) require('./search-analysis.js');
  var analysis = loket.analysis;

  /**
   * @typedef {{roots: string[], weight: number}} Reading roots that must stand together, and how surely they are meant
   * @typedef {{text: string, readings: Reading[], weight: number, isPart: boolean, isUnknown: boolean}} Slot
   * weight is how much the slot counts; a part ("biaya") asks about a section and decides little
   */

  /** A word asks less surely for what it might be. */
  var AFFIXED = 0.95, LATER = 0.06, UNKNOWN_LETTER = 0.2;

  /**
   * @param {any} index @param {string} text @returns {Promise<{slots: Slot[], words: string[]}>}
   */
  function read(index, text) {
    var words = analysis.tokens(text).slice(0, 24);
    var isOpen = /[^\s.?!,]$/.test(text);
    var unseen = words.concat(runs(words).map(function (run) { return run.text; }));
    unseen = unseen.filter(function (word) { return !has(index, word); });
    return index.loadForms(unseen).then(function () {
      var joined = join(index, spell(index, words));
      var slots = /** @type {Slot[]} */ ([]);
      for (var i = 0; i < joined.length;) {
        var length = phraseLength(index, joined, i);
        if (length > 1) {
          slots.push(phraseSlot(index, joined.slice(i, i + length)));
        } else {
          length = 1;
          slots = slots.concat(wordSlots(index, joined[i], isOpen && i === joined.length - 1));
        }
        i += length;
      }
      slots = slots.filter(Boolean);
      if (!slots.length) slots = bareSlots(index, words);
      return { slots: merge(slots), words: words };
    });
  }

  /** @param {any} index @param {string} word */
  function has(index, word) { return word in index.forms || word in index.words; }

  /** Windows of words that are names of letters. @param {string[]} words */
  function runs(words) {
    var found = /** @type {{start: number, end: number, text: string}[]} */ ([]);
    for (var i = 0; i < words.length; i++) {
      var text = '';
      for (var j = i; j < words.length && j < i + 8; j++) {
        var letters = analysis.spelled(words[j]);
        if (letters === null || (letters.length > 1 && words[j].length < 4 && j === i)) break;
        text += letters;
        if (text.length > 1 && text.length <= 9 && (j > i || words[j].length > 3)) found.push({ start: i, end: j + 1, text: text });
      }
    }
    return found.sort(function (one, other) { return (other.end - other.start) - (one.end - one.start); });
  }

  /** "es ka ce ka" and "s k c k" are skck; a word that is one itself is left alone. @param {any} index @param {string[]} words */
  function spell(index, words) {
    var taken = /** @type {(string | null)[]} */ (words.slice());
    runs(words).forEach(function (run) {
      if (!has(index, run.text) || index.words[run.text] === '-') return;
      if (run.end - run.start === 1 && has(index, words[run.start])) return;
      for (var i = run.start; i < run.end; i++) if (taken[i] !== words[i]) return;
      for (i = run.start; i < run.end; i++) taken[i] = null;
      taken[run.start] = run.text;
    });
    return /** @type {string[]} */ (taken.filter(function (word) { return word !== null; }));
  }

  /** "per panjang" is one word, when together it is known and apart it is not. @param {any} index @param {string[]} words */
  function join(index, words) {
    var joined = /** @type {string[]} */ ([]);
    for (var i = 0; i < words.length;) {
      var size = 1;
      for (var count = 4; count > 1 && size === 1; count--) {
        var part = words.slice(i, i + count);
        if (part.length < count) continue;
        var isUnknown = part.some(function (word) { return !has(index, word); });
        // "ke lahiran" is one word that is known; "di pinggir" is none, and "pinggir" says as much alone.
        var isSmall = part.some(function (word) { return word.length < 4 && index.words[word] === '-' && !(word in index.forms); });
        var whole = part.join('');
        if (whole.length > 3 && (has(index, whole) ? isUnknown || isSmall : isUnknown && affixReading(index, whole)) && index.words[whole] !== '-' &&
          !part.join(' ').split(' ').every(function (word) { return index.words[word] === '-'; })) size = count;
      }
      joined.push(words.slice(i, i + size).join(''));
      i += size;
    }
    return joined;
  }

  /** @param {any} index @param {string[]} words @param {number} start */
  function phraseLength(index, words, start) {
    for (var length = Math.min(index.longestPhrase, words.length - start); length > 1; length--) {
      if (words.slice(start, start + length).join(' ') in index.words) return length;
    }
    return 1;
  }

  /** @param {any} index @param {string[]} words */
  function phraseSlot(index, words) {
    var value = index.words[words.join(' ')];
    if (value === '-') return null;
    if (value[0] === '?') return partSlot(index, words.join(' '), value);
    var own = words.map(function (word) { return rootOf(index, word); }).filter(function (root, i) {
      return root || index.words[words[i]] !== '-';
    });
    var readings = meanings(value);
    if (own.length && own.every(Boolean)) readings.push({ roots: /** @type {string[]} */ (own), weight: 0.9 });
    return slot(words.join(' '), readings, 1);
  }

  /** @param {any} index @param {string} word @param {boolean} isLast @returns {Slot[]} */
  function wordSlots(index, word, isLast) {
    var value = index.words[word];
    if (value === '-') return isLast && word.length > 2 ? beginning(index, word) : [];
    if (value && value[0] === '?') return [partSlot(index, word, value)];
    var readings = wordReadings(index, word);
    if (readings.length) return [slot(word, readings, 1)];
    if (value === '!' || analysis.isNumber(word)) return [unknown(word)];
    var affixed = affixReading(index, word);
    if (affixed) return affixed === '-' ? [] : wordSlots(index, affixed, false).map(function (found) {
      found.readings.forEach(function (reading) { reading.weight *= AFFIXED; });
      return found;
    });
    var letters = analysis.spelled(word);
    // "ce" is the letter of "SIM C"; "eskaceka" is skck.
    if (letters && letters !== word && (letters.length > 1 ? has(index, letters) : index.titlePages[letters] > 0)) return wordSlots(index, letters, false);
    var begun = isLast ? loket.spelling.completions(index, word) : [];
    var parts = begun.length ? null : split(index, word);
    if (parts) return parts.reduce(function (/** @type {Slot[]} */ all, part) {
      return all.concat(wordSlots(index, part, false));
    }, []);
    readings = begun.concat(loket.spelling.corrections(index, word));
    return [readings.length ? slot(word, readings, 1) : unknown(word)];
  }

  /** A last word that says nothing may be the beginning of one that does: "hal" of "halal". @param {any} index @param {string} word @returns {Slot[]} */
  function beginning(index, word) {
    var readings = loket.spelling.completions(index, word).filter(function (reading) { return reading.roots[0] !== word; });
    var found = slot(word, readings, 0.5);
    found.isPart = true;
    return readings.length ? [found] : [];
  }

  /** @param {any} index @param {string} word @returns {Reading[]} */
  function wordReadings(index, word) {
    var value = index.words[word];
    var readings = value && !/^[-!?]/.test(value) ? meanings(value) : [];
    if (!(word in index.forms)) return readings;
    var root = index.forms[word];
    value = root === word ? '' : index.words[root];
    // "pembuatan" means what "buat" means.
    if (value && !/^[-!?]/.test(value)) readings = readings.concat(meanings(value));
    return readings.concat({ roots: [root], weight: 1 });
  }

  /** @param {string} value @returns {Reading[]} */
  function meanings(value) {
    return value.split('|').map(function (meaning, place) {
      return { roots: meaning.slice(1).split(' '), weight: parseInt(meaning[0], 36) / 10 * (1 - LATER * place) };
    });
  }

  /** @param {any} index @param {string} word */
  function rootOf(index, word) {
    if (word in index.forms) return index.forms[word];
    var affixed = affixReading(index, word);
    return affixed ? index.forms[affixed] : undefined;
  }

  /** The known word that a word is built on. @param {any} index @param {string} word @returns {string | null} */
  function affixReading(index, word) {
    if (word.length < 5) return null;
    var found = analysis.candidates(word, index.affixes);
    var best = null;
    for (var i = 0; i < found.length; i++) {
      var candidate = found[i];
      if (index.words[candidate] === '!') return null;
      if (index.forms[candidate] === candidate) return candidate;
      if (best === null && candidate.length > 3 && has(index, candidate)) best = candidate;
    }
    return best;
  }

  /** "suratnikah" is two words, the fewest that are known. @param {any} index @param {string} word */
  function split(index, word) {
    /** @type {(string[] | null)[]} */
    var best = [[]];
    for (var end = 1; end <= word.length; end++) {
      best[end] = null;
      for (var start = 0; start <= end - 2; start++) {
        var before = best[start];
        var part = word.slice(start, end);
        if (!before || !isPiece(index, part)) continue;
        var now = best[end];
        if (!now || before.length + 1 < now.length) best[end] = before.concat(part);
      }
    }
    var parts = best[word.length];
    return parts && parts.length > 1 && parts.length < 5 ? parts : null;
  }

  /** @param {any} index @param {string} part */
  function isPiece(index, part) {
    if (analysis.isNumber(part)) return false;
    if (part.length < 3) return part === 'kk' || part === 'di' || part === 'ke';
    return part.length === 3 ? index.titlePages[part] > 0 || part in index.words : has(index, part);
  }

  /** @param {string} text @param {Reading[]} readings @param {number} weight @returns {Slot} */
  function slot(text, readings, weight) {
    return { text: text, readings: readings, weight: weight, isPart: false, isUnknown: false };
  }

  /** @param {string} word @returns {Slot} */
  function unknown(word) {
    var found = slot(word, [], word.length < 3 ? UNKNOWN_LETTER : 1);
    found.isUnknown = true;
    return found;
  }

  /** @param {any} index @param {string} text @param {string} value @returns {Slot} */
  function partSlot(index, text, value) {
    var own = text in index.forms ? [index.forms[text]] : [];
    var named = value.slice(2) ? value.slice(2).split(' ') : [];
    var found = slot(text, own.concat(named).map(function (root) { return { roots: [root], weight: 1 }; }), parseInt(value[1], 36) / 10);
    found.isPart = true;
    return found;
  }

  /** When all words say nothing, they are all there is. @param {any} index @param {string[]} words */
  function bareSlots(index, words) {
    return words.filter(function (word) { return word in index.forms; }).map(function (word) {
      return slot(word, [{ roots: [index.forms[word]], weight: 1 }], 1);
    });
  }

  /** A word said twice counts once. @param {Slot[]} slots */
  function merge(slots) {
    var seen = /** @type {Record<string, boolean>} */ ({});
    return slots.filter(function (one) {
      var key = one.isUnknown ? one.text : one.readings.map(function (reading) { return reading.roots.join(' '); }).join('|');
      if (seen[key]) return false;
      return seen[key] = true;
    });
  }

  loket.query = { read: read, meanings: meanings, wordReadings: wordReadings };
})(typeof window === 'object' ? window : global);
