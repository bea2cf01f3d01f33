// node tests/search/vectors.mjs: the client's analysis agrees with the vectors that cargo test reads, too.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { analysis, table, seeds } from './analysis.mjs';

const { known, vectors } = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8'));
for (const { text, tokens, roots } of vectors) {
  assert.deepEqual(analysis.tokens(text), tokens, text);
  const found = tokens.map((word) => analysis.rootOf(word, table, (root) => seeds.has(root), (root) => known.includes(root)));
  assert.deepEqual(found, roots, text);
}
assert.equal(analysis.distance('sertifkat', 'sertifikat', 2), 1);
assert.equal(analysis.distance('kratu', 'kartu', 2), 1);
assert.equal(analysis.distance('abc', 'xyz', 1), 2);
assert.equal(analysis.spelled('eskaceka'), 'skck');
assert.equal(analysis.spelled('be'), 'b');
assert.equal(analysis.spelled('loket'), null);
console.log(`${vectors.length} vectors agree`);
