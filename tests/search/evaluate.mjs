// Asks judged queries and prints the table: node tests/search/evaluate.mjs INDEX JUDGEMENTS [--results FILE] [--misses]
// JUDGEMENTS holds queries.jsonl {qid, query, phenomenon} and qrels.jsonl {qid, doc, grade}. Also printed: bytes (gzip)
// of a first and of a later search up to five results, and the time of a search with everything loaded.
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { readFileSync, writeFileSync, readdirSync } from 'node:fs';

const require = createRequire(import.meta.url);
const theme = new URL('../../themes/loket/js/', import.meta.url);
const search = require(new URL('search.js', theme).pathname);
const [folder, judgements, ...options] = process.argv.slice(2);
const lines = (name) => readFileSync(`${judgements}/${name}`, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const queries = lines('queries.jsonl');
const grades = new Map(queries.map((query) => [query.qid, new Map()]));
for (const { qid, doc, grade } of lines('qrels.jsonl')) grades.get(qid)?.set(doc, grade);

const gzipped = new Map();
const size = ({ name, text }) => {
  if (!gzipped.has(name)) gzipped.set(name, gzipSync(text, { level: 9 }).length);
  return gzipped.get(name);
};
// As the build sends it: src/search/client.rs drops lines of comment.
const bare = (text) => text.replace(/^\s*\/\*[^]*?\*\/\s*$/gm, '').replace(/^\s*\/\/.*$/gm, '').replace(/^\s+/gm, '');
const clientFiles = readdirSync(theme).filter((name) => /^search/.test(name) && name !== 'search-start.js');
const engineFiles = clientFiles.filter((name) => !/box|page/.test(name));
const clientBytes = (names) => gzipSync(names.map((name) => bare(readFileSync(new URL(name, theme), 'utf8'))).join('\n'), { level: 9 }).length;
const engine = search.create(folder);
const rows = [], cold = [], later = [], times = [], results = [];
for (const query of queries) {
  search.read.length = 0;
  await search.create(folder).search(query.query, { limit: 5 });
  const all = search.read.reduce((sum, file) => sum + size(file), 0);
  const base = search.read.filter((file) => /^[mkh]\b|^manifest/.test(file.name)).reduce((sum, file) => sum + size(file), 0);
  cold.push(all + clientBytes(engineFiles));
  later.push(all - base);
  const found = await engine.search(query.query, { limit: 10 });
  const start = performance.now();
  for (let i = 0; i < 3; i++) await engine.search(query.query, { limit: 10 });
  times.push((performance.now() - start) / 3);
  const top = found.results.map((result) => result.id);
  results.push(JSON.stringify({ qid: query.qid, results: top, weak: found.weak }));
  rows.push(score(query, grades.get(query.qid), top, found.weak));
  rows[rows.length - 1].cover = found.cover;
}
function score(query, rel, top, weak) {
  const gain = (grade) => 2 ** (grade || 0) - 1;
  const good = [...rel].filter(([, grade]) => grade >= 2).map(([doc]) => doc);
  const place = top.findIndex((doc) => good.includes(doc));
  const dcg = (list) => list.reduce((sum, grade, i) => sum + gain(grade) / Math.log2(i + 2), 0);
  const ideal = dcg([...rel.values()].sort((a, b) => b - a).slice(0, 10));
  return {
    query, top, weak, good, kind: query.phenomenon, s1: place === 0, mrr: place < 0 ? 0 : 1 / (place + 1),
    ndcg: ideal ? dcg(top.map((doc) => rel.get(doc))) / ideal : 0,
    r10: good.length ? good.filter((doc) => top.includes(doc)).length / Math.min(10, good.length) : 0,
    zero: !top.length || weak, fp: top.length > 0 && !weak
  };
}
const mean = (list, key) => (list.reduce((sum, row) => sum + Number(row[key]), 0) / (list.length || 1)).toFixed(3);
const share = (list, part) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];
const answerable = rows.filter((row) => row.kind !== 'noanswer');
const table = (name, list) => console.log(name.padEnd(12), String(list.length).padStart(4), ...['s1', 'mrr', 'ndcg', 'r10', 'zero'].map((key) => `${key} ${mean(list, key)}`));
table('all', answerable);
for (const kind of new Set(answerable.map((row) => row.kind))) table(kind, answerable.filter((row) => row.kind === kind));
console.log('noanswer    ', 'fp', mean(rows.filter((row) => row.kind === 'noanswer'), 'fp'));
console.log(`bytes gzip: engine ${clientBytes(engineFiles)}, client ${clientBytes(clientFiles)}, first ${share(cold, 0.5)} (p95 ${share(cold, 0.95)}), later ${share(later, 0.5)} (p95 ${share(later, 0.95)})`);
console.log(`ms: median ${share(times, 0.5).toFixed(2)}, p95 ${share(times, 0.95).toFixed(2)}; files ${readdirSync(folder).length}`);
if (options.includes('--misses')) {
  for (const row of answerable) if (!row.s1 || row.zero) console.log(row.zero ? 'WEAK' : 'MISS', row.kind, JSON.stringify(row.query.query), row.cover?.toFixed(2), row.top.slice(0, 3), 'want', row.good);
  for (const row of rows) if (row.kind === 'noanswer' && row.fp) console.log('FALSE', JSON.stringify(row.query.query), row.cover?.toFixed(2), row.top.slice(0, 2));
}
const at = options.indexOf('--results');
if (at >= 0) writeFileSync(options[at + 1], results.join('\n') + '\n');
const floor = options.indexOf('--floor');
if (floor >= 0 && Number(mean(answerable, 's1')) < Number(options[floor + 1])) { console.error('below the floor'); process.exit(1); }
