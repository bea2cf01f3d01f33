// Usage: node offline.mjs PUBLIC_DIR
// A reader with a connection that comes and goes: what was read stays, says how old it is, and is never shown while there
// is something newer. The site stands in a sub-path, under its own policy.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { pagesOf, serve } from './lib/site.mjs';

const argument = process.argv[2];
if (!argument) {
  console.error('usage: node offline.mjs PUBLIC_DIR');
  process.exit(2);
}
const host = mkdtempSync(join(tmpdir(), 'loket-offline-'));
const folder = join(host, 'kota', 'layanan');
cpSync(resolve(argument), folder, { recursive: true });
for (const file of ['_headers', '404.html']) cpSync(join(folder, file), join(host, file));
const server = await serve(host);
const site = `${server.origin}kota/layanan/`;
const browser = await launch();
const context = await browser.newContext();
after(async () => {
  await browser.close();
  server.stop();
  rmSync(host, { recursive: true });
});
const guides = pagesOf(folder).filter((page) => /^panduan\/.+\/(?!index)/.test(page));
const [read, unread] = guides;

test('the worker begins by itself, in a sub-path, under the policy', async () => {
  const page = await context.newPage();
  const messages = [];
  page.on('console', (message) => message.type() === 'error' && messages.push(message.text()));
  await page.goto(site + 'index.html');
  const scope = await page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.scope));
  assert.equal(scope, site);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await page.goto(site + read);
  await page.waitForFunction(async (url) => Boolean(await caches.match(url)), site + read);
  assert.deepEqual(messages, []);
  await page.close();
});

test('a page that was read is whole without a connection, and says how old it is', async () => {
  await context.setOffline(true);
  const page = await context.newPage();
  await page.goto(site + read);
  assert.match(await page.locator('main > .notice').first().textContent(), /luring.*disimpan hari ini/);
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).marginTop), '8px', 'styled');
  await page.evaluate(async (url) => {
    const cache = await caches.open((await caches.keys()).find((name) => name.startsWith('loket-halaman')));
    const kept = await cache.match(url);
    const headers = new Headers(kept.headers);
    headers.set('x-loket-kept', String(Date.now() - 3 * 86_400_000));
    await cache.put(url, new Response(await kept.text(), { headers }));
  }, site + read);
  await page.reload();
  assert.match(await page.locator('main > .notice').first().textContent(), /disimpan 3 hari lalu/);
  await page.close();
});

test('a page that was never read says so, and lists what was read', async () => {
  const page = await context.newPage();
  await page.goto(site + unread);
  assert.equal(page.url(), site + unread, 'the address stays, so that loading it again helps');
  assert.match(await page.locator('h1').textContent(), /Tidak ada sambungan internet/);
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).marginTop), '8px', 'styled');
  const kept = page.locator('[data-loket-kept] a');
  const titles = await kept.allTextContents();
  assert.ok(titles.length >= 2, titles.join());
  await page.screenshot({ path: process.env.SHOT ?? join(host, 'shot.png'), fullPage: true });
  await page.locator(`[data-loket-kept] a[href="${site + read}"]`).click();
  await page.waitForURL(site + read);
  assert.equal(await page.locator('main > .notice').first().isVisible(), true);
  await page.close();
});

test('the search answers without a connection once it was used', async () => {
  await context.setOffline(false);
  const page = await context.newPage();
  const ask = async () => {
    await page.goto(site + read);
    await page.locator('#q').pressSequentially('ktp');
    await page.locator('[role=option]').first().waitFor();
  };
  await ask();
  await context.setOffline(true);
  await ask();
  await page.close();
  await context.setOffline(false);
});

test('a page that changed is shown as it is now, and an index of an older state goes', async () => {
  const change = (name, from, to) => {
    const text = readFileSync(join(folder, name), 'utf8');
    assert.ok(text.includes(from));
    writeFileSync(join(folder, name), text.replaceAll(from, to));
  };
  const version = /"version":"([0-9a-f]+)"/.exec(readFileSync(join(folder, 'sw.js'), 'utf8'))[1];
  change(read, '<h1>', '<h1>Baru: ');
  change('sw.js', version, 'ffff');
  const page = await context.newPage();
  await page.goto(site + read);
  assert.match(await page.locator('h1').textContent(), /^Baru: /);
  await page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()));
  await page.waitForFunction(async (old) => !(await caches.keys()).some((name) => name.endsWith(old)), version);
  await page.close();
});
