// @ts-check
// The preview's script: reloads the page when something was saved, keeps the reader's place, and
// shows the writer's panel. Never part of the published site.
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const own = script.dataset.own !== undefined;
  let state = script.dataset.state || "";
  const PLACE = "loket-place:" + location.pathname + location.search;

  // --- the reader's place -------------------------------------------------------------------
  const remember = () => {
    const open = [...document.querySelectorAll("details")].map((part) => part.open);
    try {
      sessionStorage.setItem(PLACE, JSON.stringify({ x: scrollX, y: scrollY, open }));
    } catch { /* a full or forbidden store costs the place only */ }
  };
  const restore = () => {
    let place;
    try {
      place = JSON.parse(sessionStorage.getItem(PLACE) || "null");
      sessionStorage.removeItem(PLACE);
    } catch { return; }
    if (!place) return;
    const parts = document.querySelectorAll("details");
    if (parts.length === place.open.length) parts.forEach((part, at) => { part.open = place.open[at]; });
    const back = () => scrollTo(place.x, place.y);
    back();
    addEventListener("load", back, { once: true });
  };
  const reload = () => { remember(); location.reload(); };
  if ("scrollRestoration" in history && sessionStorage.getItem(PLACE)) history.scrollRestoration = "manual";
  restore();

  // --- the event stream ---------------------------------------------------------------------
  /** @param {string[][]} styles */
  const changeStyles = (styles) => {
    for (const [from, to] of styles) {
      for (const link of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel=stylesheet]"))) {
        const at = link.href.indexOf(from);
        if (at < 0) continue;
        const fresh = /** @type {HTMLLinkElement} */ (link.cloneNode());
        fresh.href = link.href.slice(0, at) + to + link.href.slice(at + from.length);
        fresh.addEventListener("load", () => link.remove());
        link.after(fresh);
      }
    }
  };
  /** @type {EventSource | null} */
  let stream = null;
  const listen = () => {
    if (stream) return;
    stream = new EventSource("/_loket/events");
    stream.addEventListener("hello", (event) => {
      const now = JSON.parse(event.data).state;
      if (state && now !== state) reload();
      state = now;
      lost(false);
    });
    stream.addEventListener("change", (event) => {
      const told = JSON.parse(event.data);
      if (told.styles && told.styles.length) { state = told.state; changeStyles(told.styles); } else reload();
    });
    stream.addEventListener("error", () => lost(true));
  };
  // Browsers open six connections to a server at most: only pages that are looked at listen.
  const attend = () => {
    if (document.visibilityState === "visible") listen();
    else if (stream) { stream.close(); stream = null; }
  };
  // Pages in a view are loaded anew with the page around them.
  if (window.top === window) {
    document.addEventListener("visibilitychange", attend);
    addEventListener("pagehide", () => { if (stream) stream.close(); stream = null; });
    addEventListener("pageshow", attend);
    attend();
  }

  // --- the writer's panel -------------------------------------------------------------------
  /** @type {HTMLElement | null} */
  let note = null;
  let words = {};
  /** @param {boolean} yes */
  const lost = (yes) => {
    if (!note) return;
    note.hidden = !yes;
    note.textContent = yes ? words.lost || "" : "";
  };
  /**
   * @param {string} name @param {Record<string, string>} [attributes] @param {...(string | Node)} content
   */
  const element = (name, attributes = {}, ...content) => {
    const made = document.createElement(name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    made.append(...content);
    return made;
  };
  /** Marks a piece of text on the page; tells whether it is there. @param {string} text */
  const mark = (text) => {
    document.querySelectorAll("mark.loket-mark").forEach((old) => old.replaceWith(...old.childNodes));
    const main = document.querySelector("main") || document.body;
    main.normalize();
    const plain = text.replace(/[*_`#>[\]]|\]\([^)]*\)/g, " ").replace(/\s+/g, " ").trim();
    const wanted = [text.trim(), plain, plain.split(/[.:;!?] /)[0]].filter((piece) => piece.length > 2);
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (const piece of wanted) {
      walker.currentNode = main;
      for (let node; (node = walker.nextNode());) {
        const at = (node.nodeValue || "").indexOf(piece);
        if (at < 0 || (node.parentElement && node.parentElement.closest(".loket-panel, .loket-strip"))) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + piece.length);
        const box = element("mark", { class: "loket-mark" });
        range.surroundContents(box);
        for (let part = box.closest("details"); part; part = part.parentElement && part.parentElement.closest("details")) part.open = true;
        box.scrollIntoView({ block: "center" });
        return true;
      }
    }
    return false;
  };
  /** @param {string} file @param {number | null} line @param {string | null} editor */
  const place = (file, line, editor) => {
    const name = element("code", {}, line ? file + ":" + line : file);
    return editor ? element("a", { href: editor }, name) : name;
  };
  /** @param {any} finding */
  const show = (finding) => {
    const item = element("li", {},
      element("p", {}, element("strong", {}, finding.word + ": "), finding.message),
      element("p", {}, "→ " + finding.help),
      element("p", {}, place(finding.file, finding.line, finding.editor)));
    if (finding.marked) {
      const button = element("button", { type: "button" }, words.show);
      button.addEventListener("click", () => { if (!mark(finding.marked)) button.replaceWith(words.absent); });
      item.append(button);
    }
    return item;
  };
  /** @param {any} data */
  const build = (data) => {
    words = data.words;
    const bad = data.findings.length;
    const panel = element("details", { class: "loket-panel", lang: data.ui });
    panel.append(element("summary", {}, bad ? words.title + " (" + bad + ")" : words.title));
    note = element("p", { role: "status", class: "loket-lost" });
    note.hidden = true;
    panel.append(note);
    if (data.good.length) {
      panel.append(element("h2", {}, words.good), element("ul", {}, ...data.good.map((text) => element("li", {}, text))));
    }
    const all = data.findings.map(show);
    if (all.length) panel.append(element("ul", {}, ...all.slice(0, 3)));
    else panel.append(element("p", {}, words.none));
    if (all.length > 3) {
      panel.append(element("details", {}, element("summary", {}, words.rest + " (" + (all.length - 3) + ")"), element("ul", {}, ...all.slice(3))));
    }
    if (data.measures.length) {
      const list = element("dl");
      for (const [name, value] of data.measures) list.append(element("dt", {}, name), element("dd", {}, value));
      panel.append(element("h2", {}, words.measures), list);
    }
    const links = element("p");
    if (data.source) links.append(words.source + ": ", place(data.source.file, null, data.source.editor), " · ");
    if (data.views) links.append(element("a", { href: data.views }, words.views), " · ");
    links.append(element("a", { href: "/_loket/" }, words.overview));
    panel.append(links);
    document.body.append(panel);
    restoreOpen(panel);
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
  if (!own && window.top === window) {
    fetch("/_loket/page?url=" + encodeURIComponent(script.dataset.url || ""))
      .then((answer) => answer.ok ? answer.json() : null)
      .then((data) => { if (data) build(data); })
      .catch(() => { /* the page itself is there */ });
  }
})();
