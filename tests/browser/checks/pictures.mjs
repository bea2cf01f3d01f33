// Pictures keep their place before they come, and come no larger than the screen needs.
import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';

export const name = 'shows pictures that fit';

export async function check({ browser, address }) {
  const options = { viewport: { width: 360, height: 640 }, deviceScaleFactor: 1 };
  await visit(browser, address, options, async (page, messages) => {
    // A code for paper is not shown on a screen.
    const pictures = page.locator('main img:visible');
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded();
      const shown = await picture.evaluate(async (element) => {
        await element.decode();
        const box = element.getBoundingClientRect();
        const own = element.width / element.height, told = element.getAttribute('width') / element.getAttribute('height');
        return { width: box.width, file: element.currentSrc, own, told, choices: element.srcset };
      });
      assert.ok(Math.abs(shown.own - shown.told) < 0.02, `its shape is not as told: ${JSON.stringify(shown)}`);
      assert.ok(shown.width <= 360, 'wider than the screen');
      if (shown.choices) assert.match(shown.file, /-328\./, 'a telephone takes the narrowest');
    }
    assert.deepEqual(messages, []);
  });
}
