// @ts-check
// The writer's panel: what works on this page, up to three next steps, the rest folded, how easy it
// reads. Never part of the published site.
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const FIRST = 3;
  let words = {};
  /** @type {HTMLElement | null} */
  let note = null;
  /**
   * @param {string} name @param {Record<string, string>} [attributes] @param {...(string | Node)} content
   */
  const element = (name, attributes = {}, ...content) => {
    const made = document.createElement(name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    made.append(...content);
    return made;
  };
  /** @param {string} label @param {() => void} act */
  const button = (label, act) => {
    const made = element("button", { type: "button" }, label);
    made.addEventListener("click", act);
    return made;
  };

  // --- marking ------------------------------------------------------------------------------
  /** Takes from a source text the marks that a page does not show. @param {string} text */
  const plain = (text) => text.replace(/^\s*([-*+]|\d+[.)]|#+|>)\s+/, "").replace(/\]\([^)]*\)/g, "")
    .replace(/[*_`[\]|\\]/g, "").replace(/\s+/g, " ").trim();
  const unmark = () => document.querySelectorAll("mark.loket-mark").forEach((old) => {
    const parent = old.parentNode;
    old.replaceWith(...old.childNodes);
    if (parent) parent.normalize();
  });
  /** Wraps a piece of a block's text, over its links and emphasis. @param {Element} block @param {string} piece */
  const wrap = (block, piece) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const places = [];
    let text = "";
    for (let node; (node = walker.nextNode());) {
      const value = node.nodeValue || "";
      for (let at = 0; at < value.length; at++) {
        const letter = /\s/.test(value[at]) ? " " : value[at];
        if (letter === " " && (text === "" || text.endsWith(" "))) continue;
        text += letter;
        places.push([node, at]);
      }
    }
    const from = text.indexOf(piece);
    if (from < 0) return false;
    const runs = [];
    for (const [node, at] of places.slice(from, from + piece.length)) {
      const last = runs[runs.length - 1];
      if (last && last.node === node) last.end = at + 1; else runs.push({ node, start: at, end: at + 1 });
    }
    for (const run of runs.reverse()) {
      const range = document.createRange();
      range.setStart(run.node, run.start);
      range.setEnd(run.node, run.end);
      range.surroundContents(element("mark", { class: "loket-mark" }));
    }
    return true;
  };
  /** Marks a finding on the page; tells whether it is there. @param {any} finding */
  const mark = (finding) => {
    unmark();
    const main = document.querySelector("main") || document.body;
    const blocks = [...main.querySelectorAll("p, li, td, th, dd, dt, h1, h2, h3, h4, h5, h6, figcaption, summary, div, span")]
      .filter((block) => !block.closest(".loket-panel, .loket-strip"));
    for (const piece of [finding.sentence, finding.marked].filter(Boolean).map(plain).filter((text) => text.length > 2)) {
      const holders = blocks.filter((block) => (block.textContent || "").replace(/\s+/g, " ").includes(piece));
      const block = holders.find((one) => !holders.some((other) => other !== one && one.contains(other)));
      if (!block || !wrap(block, piece)) continue;
      const box = /** @type {HTMLElement} */ (document.querySelector("mark.loket-mark"));
      for (let part = box.closest("details"); part; part = part.parentElement && part.parentElement.closest("details")) part.open = true;
      box.scrollIntoView({ block: "center" });
      return true;
    }
    return false;
  };

  // --- findings -----------------------------------------------------------------------------
  /** Copies a text, also where the browser keeps the clipboard closed. @param {string} text */
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const box = /** @type {HTMLTextAreaElement} */ (element("textarea", { readonly: "" }));
      box.value = text;
      document.body.append(box);
      box.select();
      document.execCommand("copy");
      box.remove();
    }
    say(words.copied + ": " + text);
  };
  /** @param {string} text */
  const say = (text) => { if (note) { note.hidden = !text; note.textContent = text; } };
  /** @param {string} file @param {number | null} line @param {string | null} editor */
  const place = (file, line, editor) => {
    const name = element("code", {}, line ? file + ":" + line : file);
    return editor ? element("a", { href: editor }, name) : name;
  };
  /** Offers the comment that lets a rule rest, with a reason if there is one. @param {any} finding */
  const letRest = (finding) => {
    const reason = /** @type {HTMLInputElement} */ (element("input", { type: "text" }));
    const shown = element("code", {});
    const comment = () => "<!-- loket-abaikan: " + finding.rule + (reason.value.trim() ? " — " + reason.value.trim().replace(/-->/g, "") : "") + " -->";
    const update = () => { shown.textContent = comment(); };
    reason.addEventListener("input", update);
    update();
    return element("details", {}, element("summary", {}, words.rest_rule),
      element("p", {}, element("label", {}, words.reason + " ", reason)),
      element("p", {}, shown),
      element("p", {}, button(words.copy, () => copy(comment())), " " + words.put_above));
  };
  /** @param {any} finding */
  const show = (finding) => {
    const label = finding.maybe ? finding.word + " · " + words.maybe : finding.word;
    const item = element("li", {}, element("p", {}, element("strong", {}, label + ": "), finding.message));
    if (finding.help) item.append(element("p", {}, "→ " + finding.help));
    if (finding.why) item.append(element("p", { class: "loket-why" }, finding.why));
    item.append(element("p", {}, place(finding.file, finding.line, finding.editor)));
    const row = element("p", { class: "loket-row" });
    for (const text of finding.suggestions || []) row.append(button(words.copy + " “" + text + "”", () => copy(text)), " ");
    if (finding.marked) {
      const finder = button(words.show, () => { if (!mark(finding)) finder.replaceWith(words.absent); });
      row.append(finder);
    }
    if (row.childNodes.length) item.append(row);
    if (finding.rule && finding.marked) item.append(letRest(finding));
    return item;
  };
  /** Says how many fewer findings there are than when this tab saw the page last. @param {number} count */
  const progress = (count) => {
    const key = "loket-count:" + location.pathname;
    let before = NaN;
    try {
      before = Number(sessionStorage.getItem(key) || NaN);
      sessionStorage.setItem(key, String(count));
    } catch { /* nothing is remembered, then */ }
    return before > count ? words.fewer.replace("{count}", String(before - count)) : "";
  };
  /** @param {any} data */
  const build = (data) => {
    words = data.words;
    const count = data.findings.length;
    const panel = element("details", { class: "loket-panel", lang: data.ui });
    panel.append(element("summary", {}, count ? words.title + " (" + count + ")" : words.title));
    note = element("p", { role: "status", class: "loket-lost" });
    note.hidden = true;
    panel.append(note);
    const better = progress(count);
    const good = better ? [better, ...data.good] : data.good;
    if (good.length) panel.append(element("h2", {}, words.good), element("ul", {}, ...good.map((text) => element("li", {}, text))));
    const all = data.findings.map(show);
    if (all.length) panel.append(element("h2", {}, words.next), element("ul", {}, ...all.slice(0, FIRST)));
    else panel.append(element("p", {}, words.none));
    if (all.length > FIRST) {
      panel.append(element("details", {}, element("summary", {}, words.rest + " (" + (all.length - FIRST) + ")"), element("ul", {}, ...all.slice(FIRST))));
    }
    if (data.suppressed) panel.append(element("p", {}, words.suppressed.replace("{count}", String(data.suppressed))));
    if (data.bands.length || data.measures.length) {
      const list = element("dl");
      for (const row of data.bands) {
        const judged = row.word ? element("span", { class: "loket-band" }, row.sign + " " + row.word) : "";
        list.append(element("dt", {}, row.name), element("dd", {}, row.value + (row.value && row.word ? " " : ""), judged));
      }
      for (const [name, value] of data.measures) list.append(element("dt", {}, name), element("dd", {}, value));
      panel.append(element("details", {}, element("summary", {}, words.measures), list));
    }
    const links = element("p");
    if (data.source) links.append(words.source + ": ", place(data.source.file, null, data.source.editor), " · ");
    if (data.views) links.append(element("a", { href: data.views }, words.views), " · ");
    links.append(element("a", { href: "/_loket/" }, words.overview));
    panel.append(links);
    document.body.append(panel);
    restoreOpen(panel);
    standAside(panel);
    document.addEventListener("loket-lost", (event) => say(/** @type {CustomEvent} */ (event).detail ? words.lost : ""));
  };
  /** Keeps the panel above the strip, which says what is wrong. @param {HTMLElement} panel */
  const standAside = (panel) => {
    const strip = /** @type {HTMLElement | null} */ (document.querySelector(".loket-strip"));
    if (!strip) return;
    const place = () => { panel.style.setProperty("--loket-strip", strip.offsetHeight + "px"); };
    place();
    addEventListener("resize", place);
  };
  /** The panel is made after the page: its own state is kept apart. @param {HTMLElement} panel */
  const restoreOpen = (panel) => {
    const key = "loket-panel";
    const box = /** @type {HTMLDetailsElement} */ (panel);
    try { box.open = sessionStorage.getItem(key) === "open"; } catch { /* folded, then */ }
    box.addEventListener("toggle", () => {
      try { sessionStorage.setItem(key, box.open ? "open" : ""); } catch { /* as above */ }
    });
  };
  if (window.top === window) {
    fetch("/_loket/page?url=" + encodeURIComponent(script.dataset.url || ""))
      .then((answer) => answer.ok ? answer.json() : null)
      .then((data) => { if (data) build(data); })
      .catch(() => { /* the page itself is there */ });
  }
})();
