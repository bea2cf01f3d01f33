// @ts-check
/*
 * Owns the index in memory: manifest, head words, shards; it asks for each file once.
 * In: a loader that runs one script and hands over its value. Out: forms, roots, postings, rows.
 * Must not know queries or the page. Formats: src/search/{lexicon,forms,postings,shard,manifest,row}.rs.
 */
(function (root) {
  'use strict';
  var loket = root.loket = root.loket || {};

  var DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&\'()*+,-./:;=>?@[]^_`{';
  var HASH = 6;

  /** @param {(name: string) => Promise<any>} load name without folder: "manifest.js", "p3.abc234.js" */
  function Index(load) {
    this.load = load;
    this.pending = /** @type {Record<string, Promise<any>>} */ ({});
    /** Root of each form that is known so far. */
    this.forms = /** @type {Record<string, string>} */ (Object.create(null));
    /** Pages with the root in title or keywords, for roots of the head. */
    this.titlePages = /** @type {Record<string, number>} */ (Object.create(null));
    /** Word list: form to value. */
    this.words = /** @type {Record<string, string>} */ (Object.create(null));
    this.roots = /** @type {Record<string, string>} */ (Object.create(null));
    this.decoded = /** @type {Record<string, any>} */ (Object.create(null));
    this.longestPhrase = 1;
    this.named = /** @type {string[] | null} */ (null);
    this.listed = /** @type {{form: string, pages: number, letters: number, isForm: boolean}[] | null} */ (null);
    this.manifest = /** @type {any} */ (null);
  }

  /** Loads manifest, word list and head words. */
  Index.prototype.start = function () {
    var index = this;
    return this.once('manifest.js', function (manifest) {
      index.manifest = manifest;
      index.kinds = readKinds(manifest.kinds);
      index.isMain = /** @type {Record<number, boolean>} */ ({});
      manifest.main.forEach(function (/** @type {number} */ page) { index.isMain[page] = true; });
    }).then(function () {
      return Promise.all([
        index.once('k.' + index.manifest.core + '.js', function (core) { index.readCore(core[0]); index.affixes = core[1]; }),
        index.once('h.' + index.manifest.head + '.js', function (head) { index.readHead(head); })
      ]);
    });
  };

  /** @param {string} name @param {(value: any) => void} [read] */
  Index.prototype.once = function (name, read) {
    var index = this;
    if (!this.pending[name]) {
      this.pending[name] = this.load(name).then(function (value) {
        if (read) read(value);
        return value;
      });
      this.pending[name].catch(function () { delete index.pending[name]; });
    }
    return this.pending[name];
  };

  /** @param {string} text */
  Index.prototype.readCore = function (text) {
    var index = this;
    text.split('\n').forEach(function (line) {
      var tab = line.indexOf('\t');
      if (tab < 0) return;
      line.slice(tab + 1).split(',').forEach(function (form) {
        index.addWord(form, line.slice(0, tab));
      });
    });
  };

  /** @param {string} form @param {string} value */
  Index.prototype.addWord = function (form, value) {
    this.words[form] = value;
    this.named = null;
    this.longestPhrase = Math.max(this.longestPhrase, form.split(' ').length);
  };

  /** Single words of the word list that mean others, sorted. @returns {string[]} */
  Index.prototype.names = function () {
    var words = this.words;
    if (!this.named) this.named = Object.keys(words).filter(function (form) {
      return /^[a-z0-9]+$/.test(form) && !/^[-!?]/.test(words[form]);
    }).sort();
    return this.named;
  };

  /** All words known so far, each with the pages that have it in their title; made anew when more are known. */
  Index.prototype.list = function () {
    if (this.listed) return this.listed;
    var index = this;
    this.listed = Object.keys(this.forms).map(function (form) {
      return { form: form, pages: index.titlePages[index.forms[form]] || 0, letters: letters(form), isForm: true };
    });
    Object.keys(this.words).forEach(function (form) {
      // Fillers and phrases are no corrections.
      if (form in index.forms || form.indexOf(' ') > 0 || /^[-!?]/.test(index.words[form])) return;
      /** @type {any[]} */ (index.listed).push({ form: form, pages: 0.5, letters: letters(form), isForm: false });
    });
    return this.listed;
  };

  /** The set of a word's letters, one bit each. @param {string} word */
  function letters(word) {
    var set = 0;
    for (var i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) & 31);
    return set;
  }

  /** How many letters only one of two sets has. @param {number} one @param {number} other */
  function difference(one, other) {
    var count = 0;
    for (var left = one ^ other; left; left &= left - 1) count++;
    return count;
  }

  /** @param {string} text */
  Index.prototype.readHead = function (text) {
    var index = this;
    this.listed = null;
    text.split('\n').forEach(function (line) {
      var cells = line.split(' ');
      var root = cells[0];
      if (!root) return;
      index.titlePages[root] = parseInt(cells[1], 36);
      index.forms[root] = root;
      for (var i = 2; i < cells.length; i++) index.forms[cells[i].replace('~', root)] = root;
    });
  };

  /** @param {string} letter @param {string} set @param {string} key */
  Index.prototype.shardOf = function (letter, set, key) {
    var shards = this.manifest[set];
    var firsts = shards[0] ? shards[0].split(' ') : [];
    if (!firsts.length) return null;
    var low = 0;
    for (var high = firsts.length - 1; low < high;) {
      var middle = (low + high + 1) >> 1;
      if (compare(firsts[middle], key) <= 0) low = middle; else high = middle - 1;
    }
    return letter + low + '.' + shards[1].substr(low * HASH, HASH) + '.js';
  };

  /** Loads the shards in which the given words would stand. @param {string[]} words */
  Index.prototype.loadForms = function (words) {
    var index = this;
    return Promise.all(words.map(function (word) {
      var name = index.shardOf('x', 'forms', word);
      return name && index.once(name, function (text) {
        index.listed = null;
        text.split('\n').forEach(function (/** @type {string} */ line) {
          var word = line.indexOf(' =');
          if (word > 0) return index.addWord(line.slice(0, word), line.slice(word + 2));
          var cells = line.split(' ');
          if (cells[0] && !(cells[0] in index.forms)) index.forms[cells[0]] = cells[1] || cells[0];
        });
      });
    }));
  };

  /** Loads the postings of the given roots. @param {string[]} roots */
  Index.prototype.loadPostings = function (roots) {
    var index = this;
    return Promise.all(roots.map(function (root) {
      var name = index.shardOf('p', 'postings', root);
      return name && index.once(name, function (text) {
        text.split('\n').forEach(function (/** @type {string} */ line) {
          var space = line.indexOf(' ');
          if (space > 0) index.roots[line.slice(0, space)] = line.slice(space + 1);
        });
      });
    }));
  };

  /**
   * Postings of a root whose shard is loaded: pages, impacts (0 to 1), title marks, and the root's rarity.
   * @param {string} root
   */
  Index.prototype.postings = function (root) {
    if (this.decoded[root]) return this.decoded[root];
    var line = this.roots[root];
    if (line === undefined) return null;
    var space = line.indexOf(' ');
    var count = parseInt(line.slice(0, space), 36);
    var pages = [], impacts = [], titles = [];
    var page = 0, gap = 0;
    var step = this.manifest.top / this.manifest.levels;
    for (var i = space + 1; i < line.length; i++) {
      var digit = DIGITS.indexOf(line[i]);
      if (digit >= 44) { gap = gap * 44 + digit - 44; continue; }
      page += gap * 44 + digit;
      gap = 0;
      var level = DIGITS.indexOf(line[++i]);
      pages.push(page);
      titles.push(level > 15);
      impacts.push((level & 15) * step);
    }
    var all = this.manifest.pages;
    var rarity = Math.log(1 + (all - count + 0.5) / (count + 0.5));
    return this.decoded[root] = { pages: pages, impacts: impacts, titles: titles, rarity: rarity };
  };

  /** Loads rows of pages: [title, id, office, fee, time, url]. @param {number[]} pages @returns {Promise<any[]>} */
  Index.prototype.rows = function (pages) { return this.blockRows('t', 'titles', pages); };

  /** Loads details of pages: [[line to bring …], [heading, anchor …]]. @param {number[]} pages @returns {Promise<any[]>} */
  Index.prototype.details = function (pages) { return this.blockRows('d', 'details', pages); };

  /** @param {string} letter @param {string} set @param {number[]} pages */
  Index.prototype.blockRows = function (letter, set, pages) {
    var index = this;
    var size = this.manifest[set][0];
    var hashes = this.manifest[set][1];
    return Promise.all(pages.map(function (page) {
      var block = Math.floor(page / size);
      return index.once(letter + block + '.' + hashes.substr(block * HASH, HASH) + '.js').then(function (rows) {
        return rows[page % size];
      });
    }));
  };

  /** @param {string} runs */
  function readKinds(runs) {
    var kinds = /** @type {string[]} */ ([]);
    runs.split(' ').forEach(function (run) {
      for (var left = parseInt(run.slice(1), 36); left > 0; left--) kinds.push(run[0]);
    });
    return kinds;
  }

  /** Orders strings as the build does: by code points, which is by code units within one plane.
   * @param {string} one @param {string} other */
  function compare(one, other) { return one < other ? -1 : one > other ? 1 : 0; }

  Index.letters = letters;
  Index.difference = difference;
  loket.Index = Index;
})(typeof window === 'object' ? window : global);
