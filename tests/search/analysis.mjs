// The client's analysis and the shipped tables, for tests.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const root = new URL('../../', import.meta.url);
export const analysis = require(new URL('themes/loket/js/search-analysis.js', root).pathname);
const read = (name) => readFileSync(new URL(`src/search/data/id/${name}`, root), 'utf8').split('\n').filter((line) => !line.startsWith('#'));
const affixes = (kind) => read('affix.tsv').map((line) => line.split('\t')).filter((cells) => cells[0] === kind)
  .map(([, letters, restored, least]) => [letters, restored.split(',').map((part) => part.replace('-', '')), Number(least)]);
export const table = [affixes('awalan'), affixes('akhiran')];
export const seeds = new Set(read('roots.txt').join(' ').split(/\s+/).filter(Boolean));
