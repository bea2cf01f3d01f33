// Under the strict policy of the published site the browser refuses nothing.
import assert from 'node:assert/strict';
import { visit } from '../lib/browser.mjs';

export const name = 'keeps the content security policy';

export async function check({ browser, address }) {
  await visit(browser, address, {}, async (page, messages) => {
    assert.deepEqual(messages, []);
    assert.equal(await page.locator('[style], script:not([src]):not([type="application/ld+json"]), style').count(), 0);
  });
}
