// The built site on disk and over http. Knows nothing of what is checked.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, relative, sep } from 'node:path';

/** Reads the policy that a published site asks its host for. */
export function policyOf(folder) {
  return /Content-Security-Policy: (.+)/.exec(readFileSync(join(folder, '_headers'), 'utf8'))[1];
}

const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.txt': 'text/plain; charset=utf-8' };

/** Lists the pages below a folder, redirects left out, in a stable order. */
export function pagesOf(folder) {
  const files = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.html'));
  const pages = files.filter((name) => !/http-equiv="refresh"/.test(readFileSync(join(folder, name), 'utf8')));
  return pages.map((name) => name.split(sep).join('/')).sort();
}

/** Takes one page of each kind, by the class of its body: what holds for one holds for its siblings. */
export function oneOfEachKind(folder) {
  const found = new Map();
  for (const page of pagesOf(folder)) {
    const kind = /<body class="([^"]*)"/.exec(readFileSync(join(folder, page), 'utf8'))?.[1];
    const size = statSync(join(folder, page)).size;
    // The longest of a kind has most in it.
    if (kind !== undefined && size > (found.get(kind)?.size ?? 0)) found.set(kind, { page, size });
  }
  return [...found].map(([kind, { page }]) => ({ kind, page }));
}

/** Serves a folder under the policy; gives its address and a way to stop. */
export async function serve(folder) {
  const policy = policyOf(folder);
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (relative(folder, file).startsWith('..')) return response.writeHead(403).end();
    try {
      const body = readFileSync(file);
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy });
      response.end(body);
    } catch {
      response.writeHead(404, { 'content-type': TYPES['.html'], 'content-security-policy': policy });
      response.end(readFileSync(join(folder, '404.html')));
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { origin: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}
