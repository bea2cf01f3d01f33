// Writes tests/search/vectors.json anew from the client: node tests/search/make-vectors.mjs. Read the difference before
// you keep it: cargo test compares the same file with the build's own analysis.
import { readFileSync, writeFileSync } from 'node:fs';
import { analysis, table, seeds } from './analysis.mjs';

const path = new URL('vectors.json', import.meta.url);
const old = JSON.parse(readFileSync(path, 'utf8'));
const vectors = old.vectors.map(({ text }) => {
  const tokens = analysis.tokens(text);
  const known = new Set(old.known);
  return { text, tokens, roots: tokens.map((word) => analysis.rootOf(word, table, (root) => seeds.has(root), (root) => known.has(root))) };
});
const row = (value) => `    ${JSON.stringify(value)}`;
writeFileSync(path, `{\n  "known": ${JSON.stringify(old.known)},\n  "vectors": [\n${vectors.map(row).join(',\n')}\n  ]\n}\n`);
