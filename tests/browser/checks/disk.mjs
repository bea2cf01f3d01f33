// Opened from a folder or a stick: styled, no errors, every link of the site names a file that is there.
import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { visit } from '../lib/browser.mjs';

export const name = 'works from a folder';

export async function check({ browser, folder, page }) {
  // The page for missing addresses is shown by servers alone; its links begin at the host's root.
  if (page === '404.html') return;
  await visit(browser, pathToFileURL(join(folder, page)).href, {}, async (opened, messages) => {
    assert.deepEqual(messages, []);
    assert.notEqual(await opened.evaluate(() => getComputedStyle(document.body).marginTop), '8px', 'not styled');
    const links = await opened.evaluate(() => [...document.querySelectorAll('a[href], form[action]')].map((element) => element.href || element.action));
    for (const link of links.filter((address) => address.startsWith('file:'))) {
      const file = fileURLToPath(link.split(/[?#]/)[0]);
      assert.ok(existsSync(file) && statSync(file).isFile(), `leads to no file: ${link}`);
    }
  });
}
