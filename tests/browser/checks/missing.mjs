// An address that does not exist, at any depth, still shows a styled page with links that lead somewhere.
import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';

export const name = 'is shown at any depth';

export async function check({ browser, page, origin }) {
  if (page !== '404.html') return;
  for (const missing of ['salah.html', 'panduan/salah/sekali/']) {
    await visit(browser, origin + missing, {}, async (opened) => {
      assert.notEqual(await opened.evaluate(() => getComputedStyle(document.body).marginTop), '8px', `${missing}: not styled`);
      const home = await opened.locator('main a').first().evaluate((link) => link.href);
      const answer = await opened.request.get(home);
      assert.equal(answer.status(), 200, `${missing}: ${home}`);
    });
  }
}
