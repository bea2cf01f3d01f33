// @ts-check
// Shows one page as others get it: on paper, as chat text, and as a screen reader tells it.
(() => {
  "use strict";
  /** Turns the print style on and the screen style off. @param {Document} page */
  const onPaper = (page) => {
    /** @param {MediaList} media */
    const turn = (media) => {
      if (/print/.test(media.mediaText)) media.mediaText = "all";
      else if (/screen/.test(media.mediaText)) media.mediaText = "not all";
    };
    /** @param {CSSRuleList} rules */
    const walk = (rules) => {
      for (const rule of rules) {
        if (rule instanceof page.defaultView["CSSMediaRule"]) turn(rule.media);
        if ("cssRules" in rule) walk(/** @type {any} */ (rule).cssRules);
      }
    };
    for (const sheet of page.styleSheets) {
      turn(sheet.media);
      try { walk(sheet.cssRules); } catch { /* a sheet of another site has none for us */ }
    }
    page.querySelectorAll(".loket-strip").forEach((strip) => strip.remove());
  };
  /** Tells what a screen reader announces, in its order. @param {Document} page @param {Element} list */
  const outline = (page, list) => {
    const words = Object.fromEntries((list.getAttribute("data-outline") || "").split(";").map((pair) => pair.split("=")));
    const LANDMARKS = { HEADER: "banner", NAV: "navigation", MAIN: "main", ASIDE: "complementary", FOOTER: "contentinfo", FORM: "form" };
    /** @param {Element} part */
    const name = (part) => {
      const by = part.getAttribute("aria-labelledby");
      const label = by ? by.split(/\s+/).map((id) => page.getElementById(id)?.textContent || "").join(" ") : part.getAttribute("aria-label") || "";
      return label.trim();
    };
    for (const part of page.querySelectorAll("header, nav, main, aside, footer, form, [role], h1, h2, h3, h4, h5, h6, img")) {
      if (part.closest("[hidden], [aria-hidden=true], .loket-strip, .loket-panel")) continue;
      const item = document.createElement("li");
      const heading = /^H([1-6])$/.exec(part.tagName);
      if (heading) {
        item.textContent = words.heading + " " + heading[1] + ": " + (part.textContent || "").trim();
        item.className = "loket-level-" + heading[1];
      } else if (part.tagName === "IMG") {
        const alt = part.getAttribute("alt");
        if (alt === "") continue;
        item.textContent = words.img + ": " + (alt || "?");
      } else {
        const inner = part.parentElement && part.parentElement.closest("article, main, section, aside, nav");
        if (!part.hasAttribute("role") && inner && /^(HEADER|FOOTER)$/.test(part.tagName)) continue;
        const role = words[part.getAttribute("role") || LANDMARKS[part.tagName]];
        // Rows and cells of a table are not told one by one.
        if (!role) continue;
        const label = name(part);
        item.textContent = "[" + role + "]" + (label ? " " + label : "");
      }
      list.append(item);
    }
  };
  const frames = /** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll("iframe[data-view]"));
  frames.forEach((frame) => {
    const ready = () => {
      const page = frame.contentDocument;
      if (!page) return;
      if (frame.dataset.view === "paper") onPaper(page);
      else document.querySelectorAll("[data-outline]").forEach((list) => { list.replaceChildren(); outline(page, list); });
    };
    if (frame.contentDocument && frame.contentDocument.readyState === "complete" && frame.contentDocument.URL !== "about:blank") ready();
    else frame.addEventListener("load", ready);
  });
  document.querySelectorAll("pre[data-text]").forEach((box) => {
    fetch(box.getAttribute("data-text") || "").then((answer) => answer.text()).then((text) => { box.textContent = text; });
  });
  document.querySelectorAll("button[data-copy]").forEach((button) => {
    button.addEventListener("click", async () => {
      const box = document.getElementById(button.getAttribute("data-copy") || "");
      if (!box) return;
      try {
        await navigator.clipboard.writeText(box.textContent || "");
      } catch {
        const range = document.createRange();
        range.selectNodeContents(box);
        getSelection()?.removeAllRanges();
        getSelection()?.addRange(range);
        document.execCommand("copy");
      }
      button.textContent = button.getAttribute("data-done");
    });
  });
})();
