// node tests/search/client.mjs INDEX: the client on the index of the sample site: order, weak flag, hostile input.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const search = require(new URL('../../themes/loket/js/search.js', import.meta.url).pathname);
const engine = search.create(process.argv[2]);
const first = async (text) => (await engine.search(text)).results[0]?.id.split('/').pop();

assert.equal(await first('akta kelahiran'), 'akta-kelahiran');
assert.equal(await first('AKTA kelahiran!!'), 'akta-kelahiran');
assert.equal(await first('ka te pe ilang'), 'ktp-el-hilang');
assert.deepEqual((await engine.search('')).results, []);
assert.deepEqual((await engine.search('??? --')).results, []);
assert.equal((await engine.search('jadwal kereta api')).weak, true);
assert.equal((await engine.search('akta', { limit: 3 })).results.length, 3);
for (const hostile of ['__proto__', 'constructor', 'toString hasOwnProperty', '<img src=x onerror=alert(1)>', 'a'.repeat(5000),
  'a '.repeat(500), '\ud800', 'ꦏꦠꦺꦥꦺ', '\u0000', '../../etc', '"};alert(1)//']) {
  const found = await engine.search(hostile);
  assert.ok(Array.isArray(found.results), hostile.slice(0, 20));
}
// Two wishes in one query: both are served near the top, in whatever order.
const both = (await engine.search('akta lahir sama kk baru')).results.slice(0, 3).map((result) => result.id.split('/').pop());
assert.ok(both.includes('akta-kelahiran') && both.includes('kk-setelah-menikah'), both.join(' '));
const two = (await engine.search('sktm + kartu kuning')).results.slice(0, 2).map((result) => result.id.split('/').pop()).sort();
assert.deepEqual(two, ['kartu-pencari-kerja', 'sktm']);
const found = await engine.search('biaya nikah');
const details = await engine.details(found.results[0], found.slots);
assert.ok(Array.isArray(details.prepare) && Array.isArray(details.headings));
console.log('client agrees');
