import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { readSessionCookie } from './cookie.ts';
import { fonts } from './fonts.ts';
import { packed } from './packed.ts';

/** Paths of contract.md, Environment ("Pages"); anything else is the page that says there is nothing. */
const PAGES = [
  /^\/(workspace|pricing|account|login|register)?\/?$/,
  /^\/p\/[^/]+\/?$/,
  /^\/(share|verify|reset)\/[^/]+\/?$/,
  /^\/forgot\/?$/,
];

const NEVER_OLD = { cacheControl: false, headers: { 'cache-control': 'no-cache' } };
const ONE_YEAR_MS = 365 * 24 * 3_600_000;

/** The pages were never built; one line for the operator. */
export class PagesError extends Error {
  constructor() {
    super('The pages are not built. Run `npm run build`, or start with `npm start`.');
    this.name = 'PagesError';
  }
}

/** Addresses that the pages link to, by their name in `client/src/links.ts`. */
export type PageLinks = Readonly<Record<string, string>>;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const attribute = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** The first page has a file of its own, with its words in it (client/src/prerender.tsx). */
type PageFile = 'index.html' | 'welcome.html';

function readPage(folder: string, file: PageFile, links: PageLinks): string {
  const metas = Object.entries(links).map(
    ([name, url]) => `<meta name="penora-${name}" content="${attribute(url)}" />`,
  );
  try {
    return readFileSync(join(folder, file), 'utf8').replace('</head>', () => `${metas.join('')}</head>`);
  } catch {
    throw new PagesError();
  }
}

/** The built client: hashed files for ever, one page for every path. */
export function pages(folder: string, links: PageLinks = {}): Router {
  const index = readPage(folder, 'index.html', links);
  // Whoever comes without a cookie need not ask who they are (client/src/session).
  const forStrangers = (page: string): string =>
    page.replace('</head>', '<meta name="penora-stranger" content="yes" /></head>');
  const strangers = forStrangers(index);
  const welcome = forStrangers(readPage(folder, 'welcome.html', links));
  const sendPage = (req: Request, res: Response, status: number): void => {
    const isStranger = readSessionCookie(req.headers.cookie) === undefined;
    res.vary('Cookie').status(status).set('cache-control', 'no-cache').type('html');
    if (!isStranger) res.send(index);
    else res.send(req.path === '/' ? welcome : strangers);
  };
  const page: RequestHandler = (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next();
    sendPage(req, res, PAGES.some((pattern) => pattern.test(req.path)) ? 200 : 404);
  };
  const router = Router();
  const assets = join(folder, 'assets');
  router.use(fonts(assets));
  router.use('/assets', packed(assets), express.static(assets, { immutable: true, maxAge: ONE_YEAR_MS, index: false }));
  // What keeps the pages on a device (client/src/offline/worker.ts): a new build must not wait for an old copy of it.
  router.get('/sw.js', (_req, res) => res.sendFile(join(folder, 'sw.js'), NEVER_OLD));
  router.get('/shell.html', (_req, res) => res.set('cache-control', 'no-cache').type('html').send(index));
  router.use(express.static(folder, { index: false, maxAge: 0 }));
  return router.use(page);
}
