// @ts-check
/*
 * Owns the small helps of a page that is read: a print button, reading aloud, a word of warning on an old page.
 * All of it is extra: without this file nothing is missing. It asks for no page; sw.js keeps those that were read.
 */
(function () {
  'use strict';

  /** Adds a button to the page's tools. @param {Element} tools @param {string} text @param {() => void} act */
  function addButton(tools, text, act) {
    var item = document.createElement('li');
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.addEventListener('click', act);
    item.appendChild(button);
    tools.appendChild(item);
    return button;
  }

  /** Tells whether the device has a voice for the page's language. */
  function hasVoice() {
    var language = document.documentElement.lang;
    return speechSynthesis.getVoices().some(function (voice) {
      // Older devices name Indonesian "in".
      return voice.lang.slice(0, 2) === language || (language === 'id' && voice.lang.slice(0, 2) === 'in');
    });
  }

  /** Offers to read the page aloud, block by block: long texts fall silent on many phones. @param {Element} tools @param {DOMStringMap} words */
  function offerReading(tools, words) {
    var button = addButton(tools, words.read || '', function () {
      var reading = speechSynthesis.speaking;
      speechSynthesis.cancel();
      button.textContent = (reading ? words.read : words.stop) || '';
      if (reading) return;
      var blocks = document.querySelectorAll('article h1, article h2, article h3, article p, article li, article dt, article dd');
      var last = null;
      Array.prototype.forEach.call(blocks, function (block) {
        if (!block.offsetParent || block.querySelector('p, li, button') || block.closest('nav, .actions')) return;
        last = new SpeechSynthesisUtterance(block.textContent);
        last.lang = document.documentElement.lang;
        speechSynthesis.speak(last);
      });
      if (last) last.onend = function () { button.textContent = words.read || ''; };
    });
  }

  var tools = /** @type {HTMLElement | null} */ (document.querySelector('[data-loket-tools]'));
  if (tools) {
    var list = tools;
    addButton(list, list.dataset.print || '', function () { window.print(); });
    if (list.dataset.read && 'speechSynthesis' in window) {
      if (hasVoice()) offerReading(list, list.dataset);
      else speechSynthesis.onvoiceschanged = function () {
        if (!hasVoice()) return;
        speechSynthesis.onvoiceschanged = null;
        offerReading(list, list.dataset);
      };
    }
  }

  // What was read stays readable without a connection. The first view has the line for itself.
  var me = /** @type {HTMLScriptElement} */ (document.currentScript);
  var root = me.src.replace(/tema\/[^/]*$/, '');
  if ('serviceWorker' in navigator && (location.protocol === 'https:' || /^(localhost|127\.0\.0\.1)$/.test(location.hostname))) {
    window.addEventListener('load', function () {
      setTimeout(function () { navigator.serviceWorker.register(root + 'sw.js').catch(function () {}); }, 1000);
    });
  }

  // A page past its day says so, even when nobody has rebuilt the site.
  var checked = /** @type {HTMLElement | null} */ (document.querySelector('[data-loket-due]'));
  if (checked && new Date().toISOString().slice(0, 10) > (checked.dataset.loketDue || '9')) {
    var warning = document.createElement('p');
    warning.className = 'notice';
    warning.textContent = checked.dataset.overdue || '';
    var title = document.querySelector('h1');
    if (title && title.parentNode) title.parentNode.insertBefore(warning, title.nextSibling);
  }
})();
