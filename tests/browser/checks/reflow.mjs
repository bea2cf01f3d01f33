// Every page takes the whole window and scrolls nowhere sideways: on a small phone, at 400 % zoom, or with text at 200 %.
import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';

export const name = 'fits its window at 320, 360 and 1280 px, and with text at 200 %';

const VIEWS = [
  { width: 320, height: 256, text: '100%' },
  { width: 360, height: 640, text: '100%' },
  { width: 1280, height: 900, text: '100%' },
  { width: 1280, height: 900, text: '200%' },
];

export async function check({ browser, address }) {
  for (const { width, height, text } of VIEWS) {
    await visit(browser, address, { viewport: { width, height }, bypassCSP: true }, async (page) => {
      await page.addStyleTag({ content: `html { font-size: ${text} }` });
      const content = await page.evaluate(() => document.scrollingElement.scrollWidth);
      assert.ok(content <= width + 1, `${content} px wide at ${width} px, text ${text}`);
      const body = await page.evaluate(() => document.body.getBoundingClientRect().width / document.documentElement.clientWidth);
      assert.ok(body > 0.99, `the page takes ${body} of a window of ${width} px`);
    });
  }
}
