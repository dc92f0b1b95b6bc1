import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const INDEX = 'index.html';
const NONCE = '__CSP_NONCE__';

/** What the pages may do in a browser: no more than the product lets them, or the journeys would prove nothing. */
function policy(nonce) {
  const styles = `style-src 'self' 'nonce-${nonce}'; style-src-attr 'none'`;
  return `default-src 'self'; script-src 'self'; ${styles}; img-src 'self' data:; font-src 'self'; connect-src 'self'`;
}

/** A refusal in the shape of the API's error envelope. */
export class Refusal extends Error {
  constructor(status, code, message, details = []) {
    super(message);
    Object.assign(this, { status, code, details });
  }
}

/** Serves the built pages, and the routes of an API under /api and /hooks. */
export function serve(pages, route) {
  return createServer(async (request, response) => {
    const requestId = request.headers['x-request-id'] ?? randomUUID();
    response.setHeader('X-Request-Id', requestId);
    try {
      const url = new URL(request.url, 'http://here.invalid');
      if (!/^\/(api|hooks)\//.test(url.pathname)) return page(pages, url.pathname, response);
      const answer = await route({ request, response, url, method: request.method, text: await read(request) });
      if (answer === STREAMING) return;
      send(response, answer?.status ?? 200, answer?.body, answer?.headers);
    } catch (error) {
      const known = error instanceof Refusal;
      if (!known) process.stderr.write(`${error.stack}\n`);
      const { status = 500, code = 'INTERNAL', details = [] } = known ? error : {};
      const message = known ? error.message : 'Something broke inside';
      send(response, status, { error: { code, message, requestId, details } });
    }
  });
}

/** The answer of a route that writes to the response itself. */
export const STREAMING = Symbol('streaming');

function send(response, status, body, headers = {}) {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers });
  response.end(text);
}

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function page(pages, pathname, response) {
  const wanted = join(pages, normalize(pathname));
  const found = wanted.startsWith(pages) && existsSync(wanted) && statSync(wanted).isFile();
  const file = found ? wanted : join(pages, INDEX);
  const nonce = randomUUID();
  response.writeHead(200, {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Content-Security-Policy': policy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': file.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  response.end(file.endsWith(INDEX) ? readFileSync(file, 'utf8').replace(NONCE, nonce) : readFileSync(file));
}
