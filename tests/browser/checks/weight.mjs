// The first view: at most 14 KiB compressed in at most 6 requests, all from here, one blocking style, no blocking script.
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { visit } from '../lib/browser.mjs';

export const name = 'is light';

const MOST_BYTES = 14_336;
const MOST_REQUESTS = 6;

export async function check({ browser, address, origin }) {
  const requests = [];
  const options = { viewport: { width: 360, height: 640 } };
  const context = await browser.newContext(options);
  context.on('requestfinished', (request) => requests.push(request));
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'load' });
  let bytes = 0, counted = 0;
  // What waits until it is near is no part of the first view, though a quick line fetches some of it early.
  const later = await page.locator('img[loading=lazy]').evaluateAll((pictures) => pictures.map((picture) => picture.currentSrc));
  for (const request of requests) {
    if (request.url().startsWith('data:') || later.includes(request.url())) continue;
    counted += 1;
    assert.ok(request.url().startsWith(origin), `asks another host: ${request.url()}`);
    bytes += gzipSync(await (await request.response()).body(), { level: 9 }).length;
  }
  await context.close();
  assert.ok(counted <= MOST_REQUESTS, `${counted} requests`);
  assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
  await visit(browser, address, options, async (document) => {
    assert.equal(await document.locator('script[src]:not([defer]):not([async])').count(), 0, 'a script blocks the page');
    assert.equal(await document.locator('link[rel=stylesheet]:not([media=print])').count(), 1, 'one style sheet');
    assert.equal(await document.locator('img:not([width])').count(), 0, 'a picture without its size');
  });
}
