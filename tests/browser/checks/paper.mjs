// On paper: no menus or forms, black on white also for readers with a dark system, text of 11 pt or more, all of it there,
// every sheet numbered, a poster on exactly one sheet, QR codes large enough and readable.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import jsqr from 'jsqr';
import { visit } from '../lib/browser.mjs';

export const name = 'prints as a sheet to hand out';

const A4 = { width: 794, height: 1123 };
const A3 = { width: 1123, height: 1587 };
const PIXELS_PER_MM = 96 / 25.4;

export async function check({ browser, address }) {
  const paper = address.endsWith('/poster.html') ? A3 : A4;
  await visit(browser, address, { viewport: paper, colorScheme: 'dark', bypassCSP: true }, async (page) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    assert.equal(await page.locator('nav:visible, form:visible, button:visible, input:visible').count(), 0, 'menus or forms left');
    const ink = await page.evaluate(() => {
      const style = getComputedStyle(document.querySelector('main'));
      return { color: style.color, size: parseFloat(style.fontSize) * 0.75, ground: getComputedStyle(document.body).backgroundColor };
    });
    assert.equal(ink.color, 'rgb(0, 0, 0)');
    assert.equal(ink.ground, 'rgb(255, 255, 255)');
    assert.ok(ink.size >= (paper === A3 ? 24 : 11), `${ink.size} pt`);
    assert.equal(await page.locator('details:not([open])').count(), 0, 'something is closed on paper');
    const sheet = await page.pdf({ preferCSSPageSize: true });
    const sheets = sheetsOf(sheet);
    numbered(sheet, sheets);
    if (paper === A3) {
      assert.equal(sheets, 1, 'a poster is one sheet');
      assert.equal(await page.evaluate(hidden), 0, 'text of the poster is cut off');
    }
    for (const { url, side } of await page.evaluate(codes)) {
      assert.ok(side / PIXELS_PER_MM >= (paper === A3 ? 60 : 25) - 0.1, `${url} is ${side / PIXELS_PER_MM} mm wide`);
    }
    const read = await page.evaluate(pixels);
    if (read) {
      const found = jsqr(new Uint8ClampedArray(read.data), read.side, read.side);
      assert.match(found?.data ?? '', /^https?:\/\/.+\/k\/[A-Za-z0-9-]+\.html$/, 'the QR code does not give the short address');
    }
  });
}

/** Counts the sheets of a print, as its page tree does. @param {Buffer} pdf */
function sheetsOf(pdf) {
  const counts = [...pdf.toString('latin1').matchAll(/\/Count (\d+)/g)].map((found) => Number(found[1]));
  return Math.max(...counts);
}

/** Looks for "Halaman 1 dari 2" on every sheet, where the machine has poppler's pdftotext. */
function numbered(pdf, sheets) {
  const text = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  if (text.error) return;
  const pages = text.stdout.split('\f');
  for (let number = 1; number <= sheets; number++) {
    assert.match(pages[number - 1], new RegExp(`\\s${number}(?: \\S+ |/)${sheets}\\s*$`), `sheet ${number} of ${sheets} has no number`);
  }
}

/** In the page: how many elements reach beyond the box that cuts them. */
function hidden() {
  const boxes = [document.querySelector('main'), document.querySelector('.lists')];
  return boxes.filter((box) => box && box.scrollHeight > box.clientHeight + 1).length;
}

/** In the page: the QR codes and how wide they stand on paper. */
function codes() {
  const seen = [...document.querySelectorAll('img.qr')].filter((image) => image.getClientRects().length);
  return seen.map((image) => ({ url: image.src, side: image.getBoundingClientRect().width }));
}

/** In the page: the first QR code as pixels. */
async function pixels() {
  const image = document.querySelector('img.qr');
  if (!image) return null;
  const side = 400;
  const copy = new Image();
  copy.src = image.src;
  await copy.decode();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const context = canvas.getContext('2d');
  context.drawImage(copy, 0, 0, side, side);
  return { side, data: [...context.getImageData(0, 0, side, side).data] };
}
