// On paper: no menus or forms, black on white also for readers with a dark system, text of 11 pt or more, all of it there.
import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';

export const name = 'prints as a sheet to hand out';

export async function check({ browser, address }) {
  await visit(browser, address, { viewport: { width: 794, height: 1123 }, colorScheme: 'dark' }, async (page) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    assert.equal(await page.locator('nav:visible, form:visible, button:visible, input:visible').count(), 0, 'menus or forms left');
    const ink = await page.evaluate(() => {
      const style = getComputedStyle(document.querySelector('main'));
      return { color: style.color, size: parseFloat(style.fontSize) * 0.75, ground: getComputedStyle(document.body).backgroundColor };
    });
    assert.equal(ink.color, 'rgb(0, 0, 0)');
    assert.equal(ink.ground, 'rgb(255, 255, 255)');
    assert.ok(ink.size >= 11, `${ink.size} pt`);
    assert.equal(await page.locator('details:not([open])').count(), 0, 'something is closed on paper');
    const sheet = await page.pdf({ preferCSSPageSize: true });
    assert.ok(sheet.length > 1000);
  });
}
