// The first stop of the Tab key skips to the content; every stop is on the screen and shows that it is one.
import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';

export const name = 'can be walked with the Tab key';

const MOST_STOPS = 60;

export async function check({ browser, address }) {
  await visit(browser, address, { viewport: { width: 360, height: 640 }, reducedMotion: 'reduce' }, async (page) => {
    await page.keyboard.press('Tab');
    const target = await page.evaluate(() => document.activeElement.getAttribute('href'));
    assert.equal(target, '#main-content', 'the first stop is the skip link');
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      const seen = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const box = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        const inside = box.width > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        return { inside, ring: parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none', text: element.textContent.trim() || element.id };
      });
      if (!seen) break;
      assert.ok(seen.inside, `focus is out of sight on "${seen.text}"`);
      assert.ok(seen.ring, `no focus ring on "${seen.text}"`);
      await page.keyboard.press('Tab');
    }
  });
}
