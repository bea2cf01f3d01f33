// @ts-check
// The preview's script: reloads the page when something was saved and keeps the reader's place.
// Never part of the published site.
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
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

  /** Tells the panel whether the preview answers. @param {boolean} yes */
  const lost = (yes) => { document.dispatchEvent(new CustomEvent("loket-lost", { detail: yes })); };

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

})();
