// No rule of axe broken and no text under 7:1, in light, dark, more contrast and forced colours.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { visit } from '../lib/browser.mjs';

export const name = 'breaks no accessibility rule and keeps text at 7:1';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MODES = [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { colorScheme: 'light', contrast: 'more' },
  { colorScheme: 'dark', forcedColors: 'active' },
];

export async function check({ browser, address }) {
  for (const mode of MODES) {
    await visit(browser, address, { ...mode, viewport: { width: 360, height: 640 }, bypassCSP: true }, async (page) => {
      await page.evaluate(`${AXE};0`);
      const broken = await page.evaluate(async () => {
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const rules = { 'color-contrast-enhanced': { enabled: true } };
        const { violations } = await window.axe.run(document, { runOnly: { type: 'tag', values: [...tags, 'wcag2aaa'] }, rules, resultTypes: ['violations'] });
        const wanted = violations.filter((found) => found.id === 'color-contrast-enhanced' || found.tags.some((tag) => tags.includes(tag)));
        return wanted.flatMap((found) => found.nodes.map((node) => `${found.id}: ${node.target.join(' ')}`));
      });
      assert.deepEqual(broken, [], JSON.stringify(mode));
    });
  }
}
