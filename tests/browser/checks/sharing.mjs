// What a chat shows beside a link: title, description, and a picture that is there, light and of the size that is told.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const name = 'can be shared';

const MOST_BYTES = 100_000;

export async function check({ folder, page }) {
  const html = readFileSync(join(folder, page), 'utf8');
  const value = (property) => new RegExp(`<meta (?:property|name)="${property}" content="([^"]*)"`).exec(html)?.[1];
  assert.ok(value('og:title'), 'a title');
  const image = value('og:image');
  // Without an address of its own a site has no picture that a chat could ask for.
  if (!value('og:url') || !image) return;
  assert.equal(value('twitter:card'), 'summary_large_image');
  assert.ok(value('og:image:alt'), 'the picture in words');
  const file = join(folder, new URL(image).pathname.replace(/^.*?\/(?=tema\/)/, ''));
  assert.ok(existsSync(file), `no file: ${image}`);
  const bytes = readFileSync(file);
  if (!file.endsWith('.png')) return;
  assert.ok(bytes.length <= MOST_BYTES, `${bytes.length} bytes`);
  assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)].map(String), [value('og:image:width'), value('og:image:height')]);
}
