// Usage: node run.mjs PUBLIC_DIR
// Looks at one page of each kind of a built site. Each file in checks/ exports `name` and `check(context)`.
import { after, describe, test } from 'node:test';
import { resolve } from 'node:path';
import { launch } from './lib/browser.mjs';
import { oneOfEachKind, serve } from './lib/site.mjs';
import * as reflow from './checks/reflow.mjs';
import * as accessible from './checks/accessible.mjs';
import * as keyboard from './checks/keyboard.mjs';
import * as weight from './checks/weight.mjs';
import * as scriptless from './checks/scriptless.mjs';
import * as disk from './checks/disk.mjs';
import * as policy from './checks/policy.mjs';
import * as paper from './checks/paper.mjs';

const argument = process.argv[2];
if (!argument) {
  console.error('usage: node run.mjs PUBLIC_DIR');
  process.exit(2);
}
const folder = resolve(argument);
const browser = await launch();
const server = await serve(folder);
after(async () => {
  await browser.close();
  server.stop();
});

for (const { kind, page } of oneOfEachKind(folder)) {
  describe(`${kind}: ${page}`, () => {
    for (const { name, check } of [reflow, accessible, keyboard, weight, scriptless, disk, policy, paper]) {
      test(name, () => check({ browser, folder, kind, page, origin: server.origin, address: server.origin + page }));
    }
  });
}
