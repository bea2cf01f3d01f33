// node tests/search/browser.mjs INDEX: box and results page in a real browser, from file:// and under the strict CSP.
// Wants playwright-core (NODE_PATH) and CHROMIUM (default /usr/bin/chromium).
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core');
const site = mkdtempSync(join(tmpdir(), 'loket-search-'));
cpSync(process.argv[2], join(site, 'cari/id'), { recursive: true });
cpSync(new URL('../../themes/loket/js', import.meta.url).pathname, join(site, 'js'), { recursive: true });
const parts = ['analysis', 'index', 'spelling', 'query', 'rank', 'wishes', 'box', 'page'].map((part) => `search-${part}.js`);
const page = (root, extra) => `<!doctype html><html lang="id"><meta charset="utf-8"><title>Uji</title><body>
<form role="search" action="${root}cari.html" data-loket-search data-root="${root}" data-lang="id"><label for="q">Cari</label>
<input type="search" id="q" name="q"><button>Cari</button></form>${extra}<script src="${root}js/search-start.js" defer data-search="${[...parts, 'search.js'].join(' ')}"></script></body></html>`;
mkdirSync(join(site, 'panduan'));
writeFileSync(join(site, 'panduan/uji.html'), page('../', ''));
mkdirSync(join(site, 'panduan/akta'));
writeFileSync(join(site, 'panduan/akta/akta-kelahiran.html'), page('../../', ''));
writeFileSync(join(site, 'cari.html'), page('', '<div data-loket-results></div>'));
const csp = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'";
const seen = [];
const server = createServer((request, response) => {
  seen.push(request.url);
  try {
    const path = new URL(request.url, 'http://x').pathname;
    const body = readFileSync(join(site, path));
    response.writeHead(200, { 'content-type': path.endsWith('.js') ? 'text/javascript' : 'text/html', 'content-security-policy': csp });
    response.end(body);
  } catch { response.writeHead(404).end(); }
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const base of [`file://${site}`, `http://127.0.0.1:${server.address().port}`]) {
  const tab = await browser.newPage();
  const problems = [];
  tab.on('console', (message) => { if (message.type() === 'error' && !/favicon|404/.test(message.text())) problems.push(message.text()); });
  tab.on('pageerror', (error) => problems.push(String(error)));
  await tab.goto(`${base}/panduan/uji.html`);
  assert.equal(await tab.$('script[src*="search-box"]'), null, 'nothing is loaded before the box is used');
  await tab.focus('#q');
  await tab.keyboard.type('akta lahir', { delay: 20 });
  await tab.waitForSelector('[role=listbox] [role=option]');
  assert.equal(await tab.getAttribute('#q', 'aria-expanded'), 'true');
  await tab.keyboard.press('ArrowDown');
  const active = await tab.getAttribute('#q', 'aria-activedescendant');
  assert.match(await tab.textContent(`#${active}`), /akta kelahiran/i);
  await tab.waitForFunction(() => /\d+ hasil/.test(document.querySelector('[role=status]').textContent));
  await tab.keyboard.press('Escape');
  assert.equal(await tab.getAttribute('#q', 'aria-expanded'), 'false');
  await tab.keyboard.press('ArrowDown');
  await tab.waitForSelector('[role=listbox]:not([hidden])');
  await tab.keyboard.press('ArrowDown');
  await Promise.all([tab.waitForURL(/akta-kelahiran\.html$/), tab.keyboard.press('Enter')]);
  await tab.goto(`${base}/cari.html?q=ktp+ilang`);
  await tab.waitForSelector('.search-results a');
  assert.match(await tab.getAttribute('.search-results a', 'href'), /ktp-el-hilang\.html$/);
  // A query that is sent off leads to the results and stays on the device.
  await tab.goto(`${base}/panduan/uji.html`);
  await tab.focus('#q');
  await tab.keyboard.type('akta kelahiran');
  await tab.waitForSelector('[role=listbox] [role=option]');
  await Promise.all([tab.waitForURL(/cari\.html#q=akta%20kelahiran$/), tab.keyboard.press('Enter')]);
  await tab.waitForSelector('.search-results a[href$="akta-kelahiran.html"]');
  await tab.fill('#q', 'ktp hilang');
  await tab.press('#q', 'Enter');
  await tab.waitForSelector('.search-results > li:first-child a[href$="ktp-el-hilang.html"]');
  assert.deepEqual(seen.filter((url) => /akta.kelahiran$|q=akta|q=ktp.hilang/.test(decodeURIComponent(url))), []);
  await tab.goto(`${base}/cari.html?q=${encodeURIComponent('<img src=x onerror=alert(1)> kereta api')}`);
  await tab.waitForSelector('.search-help');
  assert.equal(await tab.$('[data-loket-results] img'), null);
  assert.deepEqual(problems, [], base);
  await tab.close();
  console.log('works at', base.split(':')[0]);
}
await browser.close();
server.close();
