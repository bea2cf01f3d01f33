// A site's own colour is seen: on the sign, in links and in what the browser draws around the page, in the light and in the dark.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { visit } from '../lib/browser.mjs';

export const name = 'has the colour of its agency';

export async function check({ browser, folder, page, address }) {
  const style = readdirSync(join(folder, 'tema')).find((file) => /^loket\..*\.css$/.test(file));
  // The last word on each colour holds; a site without one of its own has the theme's.
  const values = (property) => [...readFileSync(join(folder, 'tema', style), 'utf8').matchAll(new RegExp(`${property}: ?(#[0-9a-f]{6})`, 'g'))].map((found) => found[1]);
  const rgb = (hex) => `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;
  const told = /<meta name="theme-color" content="([^"]*)"/.exec(readFileSync(join(folder, page), 'utf8'))[1];
  assert.ok(values('--sign').includes(told), `${told} is the colour of the sign`);
  // A poster has no sign: it is all paper.
  if (!/class="site-header"/.test(readFileSync(join(folder, page), 'utf8'))) return;
  for (const colorScheme of ['light', 'dark']) {
    await visit(browser, address, { colorScheme }, async (opened) => {
      const seen = await opened.evaluate(() => getComputedStyle(document.querySelector('.site-header')).backgroundColor);
      const sign = values('--sign').map(rgb);
      assert.ok(sign.includes(seen), `${colorScheme}: ${seen} is none of ${sign}`);
      if (colorScheme === 'light') assert.equal(seen, rgb(told));
    });
  }
}
