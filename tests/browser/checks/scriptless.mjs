// Without scripts nothing is missing: the same words and links, a search form that leads somewhere, no dead control.
import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';

export const name = 'is whole without JavaScript';

const read = (page) => page.evaluate(() => ({
  words: document.querySelector('main').innerText.split(/\s+/).filter(Boolean).length,
  links: [...document.querySelectorAll('a[href]')].map((link) => link.href),
}));

export async function check({ browser, address, kind }) {
  const viewport = { width: 1280, height: 800 };
  const withScript = await visit(browser, address, { viewport }, read);
  await visit(browser, address, { viewport, javaScriptEnabled: false }, async (page) => {
    const without = await read(page);
    // Scripts may add a button or two, never content.
    assert.ok(without.words >= withScript.words - 4, `${without.words} words of ${withScript.words}`);
    for (const link of withScript.links) assert.ok(without.links.includes(link), `lost without script: ${link}`);
    assert.ok(await page.locator('form[role=search][action] input[name=q]').first().isVisible(), 'no search form');
    assert.equal(await page.locator('button:visible:not(form button)').count(), 0, 'a button that does nothing');
  });
}
