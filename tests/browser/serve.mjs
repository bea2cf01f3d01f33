// Usage: node serve.mjs LOKET_PROGRAM
// An editor's day in a real browser: start, see, write, break, mend, rename, delete, in both languages.
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, dirname, resolve } from 'node:path';
import { after, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { launch } from './lib/browser.mjs';

const PATIENCE = 10_000;
const program = process.argv[2] && resolve(process.argv[2]);
if (!program) {
  console.error('usage: node serve.mjs LOKET_PROGRAM');
  process.exit(2);
}
const browser = await launch();
const running = new Set();
const folders = [];
after(async () => {
  await browser.close();
  running.forEach((preview) => preview.stop());
  folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
});

/** Starts the preview of a folder; `port` 0 lets the system choose. */
function start(folder, language, port = 0) {
  return new Promise((done, fail) => {
    const child = spawn(program, ['serve', '--port', String(port), '--ui-lang', language, '--source', folder]);
    const ended = new Promise((end) => child.on('exit', end));
    // Ended is when the port is free again.
    const preview = { stop: () => { child.kill(); running.delete(preview); return ended; } };
    running.add(preview);
    let said = '';
    child.stdout.on('data', (bytes) => {
      said += bytes;
      const found = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(said);
      if (found) done(Object.assign(preview, { port: Number(found[1]), origin: found[0] }));
    });
    child.stderr.on('data', (bytes) => { said += bytes; });
    child.on('exit', () => fail(new Error('loket ended: ' + said)));
  });
}

function site(files) {
  const folder = mkdtempSync(join(tmpdir(), 'loket-desk-'));
  folders.push(folder);
  const write = (name, text) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  for (const name in files) write(name, files[name]);
  return { folder, write };
}

async function open(address) {
  const context = await browser.newContext({ viewport: { width: 900, height: 700 } });
  const page = await context.newPage();
  const messages = [];
  page.on('console', (message) => message.type() === 'error' && messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  await page.goto(address);
  return { page, messages, close: () => context.close() };
}

const sees = (page, text) => page.waitForFunction((wanted) => document.body.innerText.includes(wanted), text, { timeout: PATIENCE });
const long = (first) => first + '\n\n' + Array.from({ length: 60 }, (_, at) => `Baris ${at} tentang loket.`).join('\n\n');
const page = (title, text) => `---\njudul: ${title}\n---\n\n${text}\n`;

for (const [language, words] of Object.entries({
  id: { title: 'Untuk penulis', broken: 'Yang tampil adalah halaman', first: 'Situs belum bisa ditampilkan', all: 'Ringkasan situs', copied: 'Tersalin', heard: /\[isi utama\]\n[^]*judul 1: Halaman A/ },
  en: { title: 'For the writer', broken: 'You see the page as it was', first: 'The site cannot be shown yet', all: 'The site at a glance', copied: 'Copied', heard: /\[main text\]\n[^]*heading 1: Halaman A/ },
})) {
  describe(`an editor's day, messages in ${language}`, () => {
    const { folder, write } = site({
      'site.yaml': 'judul: Kota Contoh\nbahasa: id\n',
      'content/index.md': page('Beranda', 'Selamat datang.'),
      'content/a.md': page('Halaman A', long('isi-awal. Apabila kartu *hilang*, lapor ke [loket](b.md).')),
      'content/b.md': page('Halaman B', 'isi-b'),
    });
    let preview, desk;
    test('starts, and shows the page with its panel', async () => {
      preview = await start(folder, language);
      desk = await open(preview.origin + 'a.html');
      await sees(desk.page, 'isi-awal');
      await desk.page.locator('.loket-panel > summary').click();
      await sees(desk.page, words.title);
      await sees(desk.page, 'Apabila');
    });
    test('marks the sentence, copies the suggestion, and offers the comment', async () => {
      const item = desk.page.locator('.loket-panel li').filter({ hasText: 'Apabila' }).first();
      await item.getByRole('button').last().click();
      const marked = await desk.page.locator('mark.loket-mark').allInnerTexts();
      assert.equal(marked.join(''), 'Apabila kartu hilang, lapor ke loket.');
      await item.getByRole('button').first().click();
      await desk.page.waitForFunction((word) => document.querySelector('.loket-panel [role=status]').textContent.startsWith(word), words.copied);
      await item.locator('details summary').click();
      await item.getByRole('textbox').fill('istilah resmi');
      assert.equal(await item.locator('details code').innerText(), '<!-- loket-abaikan: officialese/apabila — istilah resmi -->');
    });
    test('shows an edit, keeps the place and the open panel', async () => {
      await desk.page.evaluate(() => scrollTo(0, 900));
      const before = await desk.page.evaluate(() => scrollY);
      write('content/a.md', page('Halaman A', long('isi-kedua. Jika kartu hilang, lapor.')));
      await sees(desk.page, 'isi-kedua');
      await desk.page.waitForFunction((y) => Math.abs(scrollY - y) < 40, before, { timeout: PATIENCE });
      await desk.page.waitForFunction(() => document.querySelector('.loket-panel')?.open);
    });
    test('keeps the last good page when the file is broken, says where, and recovers', async () => {
      write('content/a.md', '---\njudul: [\n---\n\nrusak\n');
      await sees(desk.page, words.broken);
      await sees(desk.page, 'content/a.md:2');
      await sees(desk.page, 'isi-kedua');
      await desk.page.waitForFunction(() => document.querySelector('.loket-panel')?.open, null, { timeout: PATIENCE });
      const [panelEnd, stripStart] = await desk.page.evaluate(() => ['.loket-panel', '.loket-strip']
        .map((name) => document.querySelector(name).getBoundingClientRect()).map((box, at) => at ? box.top : box.bottom));
      assert.ok(panelEnd <= stripStart + 1, `the panel ends at ${panelEnd}, the strip begins at ${stripStart}`);
      write('content/a.md', page('Halaman A', long('isi-pulih.')));
      await desk.page.waitForFunction(() => !document.querySelector('.loket-strip'), null, { timeout: PATIENCE });
      await sees(desk.page, 'isi-pulih');
    });
    test('changes the style without loading the page anew', async () => {
      const css = readFileSync(new URL('../../themes/loket/css/loket.css', import.meta.url), 'utf8');
      write('themes/loket/css/loket.css', css);
      await desk.page.waitForTimeout(600);
      await desk.page.evaluate(() => { globalThis.sameDocument = true; });
      write('themes/loket/css/loket.css', css + '\nmain { outline: 7px solid rgb(1, 2, 3); }\n');
      await desk.page.waitForFunction(() => getComputedStyle(document.querySelector('main')).outlineWidth === '7px', null, { timeout: PATIENCE });
      assert.equal(await desk.page.evaluate(() => globalThis.sameDocument), true);
    });
    test('finds a new page, a new section, a renamed and a deleted page', async () => {
      const other = await open(preview.origin + 'baru.html');
      write('content/baru.md', page('Halaman baru', 'isi-baru'));
      await sees(other.page, 'isi-baru');
      await other.page.goto(preview.origin + 'bagian/c.html');
      write('content/bagian/index.md', page('Bagian', 'isi-bagian'));
      write('content/bagian/c.md', page('Halaman C', 'isi-c'));
      await sees(other.page, 'isi-c');
      renameSync(join(folder, 'content/bagian/c.md'), join(folder, 'content/bagian/d.md'));
      await other.page.waitForFunction(() => !document.body.innerText.includes('isi-c'), null, { timeout: PATIENCE });
      await other.page.goto(preview.origin + 'bagian/d.html');
      await sees(other.page, 'isi-c');
      rmSync(join(folder, 'content/bagian/d.md'));
      await other.page.waitForFunction(() => !document.body.innerText.includes('isi-c'), null, { timeout: PATIENCE });
      await other.close();
    });
    test('the overview lists what was found and the views stand side by side', async () => {
      const other = await open(preview.origin + '_loket/');
      await sees(other.page, words.all);
      assert.deepEqual(other.messages, []);
      await other.page.goto(preview.origin + '_loket/views?url=a.html');
      await other.page.waitForFunction(() => document.querySelectorAll('[data-outline] li').length > 3, null, { timeout: PATIENCE });
      assert.match(await other.page.locator('[data-outline]').innerText(), words.heard);
      await other.close();
    });
    test('connects again after the preview was started anew', async () => {
      const { port } = preview;
      await preview.stop();
      await desk.page.waitForFunction(() => document.querySelector('.loket-panel [role=status]').textContent.includes('loket'), null, { timeout: PATIENCE });
      write('content/a.md', page('Halaman A', long('isi-setelahnya.')));
      preview = await start(folder, language, port);
      await sees(desk.page, 'isi-setelahnya');
      const loud = desk.messages.filter((message) => !/ERR_(CONNECTION|INCOMPLETE|EMPTY)|status of (404|500)/.test(message));
      assert.deepEqual(loud, []);
      await desk.close();
      preview.stop();
    });
    test('starts on a broken site and shows it once it is mended', async () => {
      const broken = site({ 'site.yaml': 'judul: [\n' });
      const second = await start(broken.folder, language);
      const other = await open(second.origin);
      broken.write('site.yaml', 'judul: Kota Contoh\nbahasa: id\n');
      broken.write('content/index.md', page('Beranda', 'isi-beranda'));
      await sees(other.page, 'isi-beranda');
      await other.close();
      second.stop();
    });
  });
}
